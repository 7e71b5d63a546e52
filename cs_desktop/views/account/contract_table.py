"""Tables of an account's contracts: as high as their rows, walked by keys, with a menu for each row."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.direction import placed
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import paint_status
from cs_desktop.views.widgets.row_drawing import paint_frame, paint_ground

HEAD_HEIGHT = 30
ROW_HEIGHT = 33
MENU_WIDTH = 36
INDENT = 12
FIRST_WIDTH = 170
"""Pixels that the first column needs at most; a longer text is cut."""
GAP = 18
"""Pixels between the texts of two columns."""


class _Rows(QStyledItemDelegate):
    """Draws the first column as far from the edge as everything else on the page, and the selected row."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the cell with its text moved to the right, over the line that ends the row."""
        box, first = option.rect, index.column() == 0
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_ground(painter, box, self._theme.tokens, selected=selected, hovered=False, first=first)
        # Qt would draw its own over these.
        option.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        if first:
            option.rect = placed(box.adjusted(INDENT, 0, 0, 0), box)
        super().paint(painter, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Keep neighbours apart."""
        return super().sizeHint(option, index) + QSize(GAP, 0)


class ContractTable(QTableWidget):
    """Rows, perhaps a sum under them, and a menu for the selected row: Enter, right click, or its sign."""

    picked = Signal()
    """Another row is selected, or none."""
    edit_requested = Signal()
    """F2 or a double click."""
    delete_requested = Signal()
    """Delete."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        titles: Sequence[str],
        right: frozenset[int],
        menu: Sequence[QAction],
        expendable: Sequence[int],
    ) -> None:
        """`titles` are of the columns before that of the menu; those in `right` hold numbers.

        Those in `expendable` are left out where there is little room, the first of them first.
        """
        super().__init__(0, len(titles) + 1)
        self._theme, self._right, self._menu = theme, right, tuple(menu)
        self._rows = 0
        self._expendable = tuple(expendable)
        self.setItemDelegate(_Rows(theme, self))
        for place, title in enumerate((*titles, "")):
            item = QTableWidgetItem(title)
            item.setFont(font(TextStyle.CAPTION_MEDIUM))
            item.setTextAlignment(self._side(place) | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(place, item)
        head = self.horizontalHeader()
        fix_height(head, HEAD_HEIGHT)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(len(titles), QHeaderView.ResizeMode.Fixed)
        head.resizeSection(len(titles), MENU_WIDTH)
        head.setMinimumSectionSize(MENU_WIDTH)
        head.setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.itemSelectionChanged.connect(self.picked)
        self.cellClicked.connect(self._clicked)
        self.cellDoubleClicked.connect(lambda _row, _column: self.edit_requested.emit())

    @property
    def selected_row(self) -> int | None:
        """Return the place of the selected row; None where there is none, or the sum is selected."""
        places = {index.row() for index in self.selectedIndexes()}
        return next((place for place in places if place < self._rows), None)

    def begin(self, rows: int, *, with_sum: bool) -> None:
        """Make room for so many rows; the selection stays at its place."""
        self._rows = rows
        self.setRowCount(rows + with_sum)
        self.setFixedHeight(scaled(HEAD_HEIGHT) + scaled(ROW_HEIGHT) * self.rowCount() + 2)

    def put(
        self,
        place: int,
        column: int,
        text: str,
        role: str = "text",
        style: TextStyle = TextStyle.CELL,
        mark: Status | None = None,
    ) -> None:
        """Show a text, perhaps behind the mark of a judgment."""
        item = QTableWidgetItem(text)
        item.setFont(font(style, tabular=True))
        item.setForeground(self._theme.color(role))
        item.setTextAlignment(self._side(column) | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(text)
        if mark is not None:
            item.setIcon(self._mark(mark))
        if place >= self._rows:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.setItem(place, column, item)

    def fit(self) -> None:
        """Leave out what matters least where there is no room for all columns; its form shows it still."""
        last = self.columnCount() - 1
        for column in self._expendable:
            # What is hidden has no width.
            self.showColumn(column)
        widths = [
            max(self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeHint(column))
            for column in range(last)
        ]
        widths[0] = min(widths[0], scaled(FIRST_WIDTH))
        room = self.viewport().width() - self.columnWidth(last)
        left_out: set[int] = set()
        for column in self._expendable:
            if sum(width for place, width in enumerate(widths) if place not in left_out) <= room:
                break
            left_out.add(column)
        for column in left_out:
            self.hideColumn(column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self.fit()

    def put_menu(self, place: int) -> None:
        """Show the sign of the menu at the end of a row."""
        item = QTableWidgetItem()
        item.setIcon(self._theme.icon("ellipsis", "text3"))
        item.setToolTip(tr("What can be done (Enter)"))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, tr("Menu of this row"))
        self.setItem(place, self.columnCount() - 1, item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Menu on Enter, entries on F2, delete on Delete; what is no business of a table is left."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open_menu()
        elif event.key() == Qt.Key.Key_F2:
            if self.selected_row is not None:
                self.edit_requested.emit()
        elif event.key() == Qt.Key.Key_Delete:
            if self.selected_row is not None:
                self.delete_requested.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the first row where none is."""
        super().focusInEvent(event)
        if self.selected_row is None and self._rows:
            self.setCurrentCell(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and the frame of the one that has the keyboard."""
        super().paintEvent(event)
        paint_frame(self, self._theme.tokens)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the row under the mouse."""
        place = self.rowAt(event.pos().y())
        if 0 <= place < self._rows:
            self.setCurrentCell(place, 0)
            self._open_menu(event.globalPos())

    def _clicked(self, place: int, column: int) -> None:
        if column == self.columnCount() - 1 and place < self._rows:
            self._open_menu()

    def _open_menu(self, at: QPoint | None = None) -> None:
        place = self.selected_row
        if place is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self._menu))
        if at is None:
            cell = self.visualRect(self.model().index(place, self.columnCount() - 1))
            at = self.viewport().mapToGlobal(cell.bottomLeft())
        menu.popup(at)

    def _mark(self, status: Status) -> QIcon:
        pixmap = QPixmap(32, 32)
        pixmap.setDevicePixelRatio(2)
        pixmap.fill(QColor(Qt.GlobalColor.transparent))
        painter = QPainter(pixmap)
        paint_status(painter, QPointF(8, 8), status, self._theme.tokens)
        painter.end()
        return QIcon(pixmap)

    def _side(self, column: int) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignRight if column in self._right else Qt.AlignmentFlag.AlignLeft
