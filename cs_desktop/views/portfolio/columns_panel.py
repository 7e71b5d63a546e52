"""Which columns the portfolio shows, in which order, and by what its accounts are sorted and grouped."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cs_desktop.common.language import tr, trc
from cs_desktop.domain.portfolio_columns import PortfolioColumn, groupable
from cs_desktop.domain.saved_views import Sorting
from cs_desktop.views.itemmodels.portfolio_columns import COLUMNS, column_of, short_title
from cs_desktop.views.portfolio.sort_part import SortPart
from cs_desktop.views.theme.direction import elided, leading, placed
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.pieces import column, key_cap, line, row
from cs_desktop.views.widgets.text import Label

ROW = 32
BOX = 16
_KEY = Qt.ItemDataRole.UserRole
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _RowDelegate(QStyledItemDelegate):
    """Draws a box with a check, the column's title, and a grip to drag it by."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row."""
        del option, index
        return QSize(0, scaled(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        tokens, box = self._theme.tokens, option.rect
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(tokens.hover))
        checked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        fixed = not index.flags() & Qt.ItemFlag.ItemIsDragEnabled
        check = QRect(box.left() + 16, box.center().y() - BOX // 2, BOX, BOX)
        self._check(painter, placed(check, box), checked, fixed)
        painter.setFont(font(TextStyle.BODY))
        painter.setPen(QColor(tokens.text if checked else tokens.text2))
        text = placed(box.adjusted(16 + BOX + 10, 0, -40, 0), box)
        shown = elided(painter.fontMetrics(), str(index.data()), Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, leading(), shown)
        density = painter.device().devicePixelRatio()
        icon = "lock" if fixed else "grip-vertical"
        mark = self._theme.pixmap(icon, "text3", 14, density)
        grip = QRect(box.right() - 16 - 14, box.center().y() - 7, 14, 14)
        painter.drawPixmap(placed(grip, box).topLeft(), mark)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _check(self, painter: QPainter, box: QRect, checked: bool, fixed: bool) -> None:  # noqa: FBT001 - drawn once
        tokens = self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = tokens.series2 if fixed else tokens.accent
        painter.setPen(QPen(QColor(fill if checked else tokens.control), 1))
        painter.setBrush(QColor(fill if checked else tokens.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.restore()
        if checked:
            mark = self._theme.pixmap("check", "on_accent", 12, painter.device().devicePixelRatio())
            painter.drawPixmap(box.left() + 2, box.top() + 2, mark)


class _ColumnList(QListWidget):
    """The columns; Space shows or hides one, Alt with an arrow moves it, so does dragging."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._row = _RowDelegate(theme)
        self.setItemDelegate(self._row)
        self.setProperty("look", "rows")
        self.setAccessibleName(tr("Columns"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.itemClicked.connect(self._toggle)
        self.model().rowsMoved.connect(lambda *_: self._keep_first())
        theme.changed.connect(self.viewport().update)

    def fill(self, shown: Sequence[PortfolioColumn]) -> None:
        """List the columns that are shown, in their order, and then the others."""
        here = self.item(self.currentRow()).data(_KEY) if self.currentRow() >= 0 else None
        self.clear()
        others = [column.key for column in COLUMNS if column.key not in shown]
        for key in (*shown, *others):
            item = QListWidgetItem(tr(column_of(key).title))
            item.setData(_KEY, key.value)
            item.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if key is not PortfolioColumn.NAME:
                flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags)
            self.addItem(item)
            if key.value == here:
                self.setCurrentItem(item)
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    def checked(self) -> tuple[PortfolioColumn, ...]:
        """Return the columns that are to be shown, in their order."""
        items = (self.item(place) for place in range(self.count()))
        return tuple(
            PortfolioColumn(item.data(_KEY)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show, hide, move."""
        if event.key() in _MOVES and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(_MOVES[Qt.Key(event.key())])
        elif (
            event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0
        ):
            self._toggle(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _toggle(self, item: QListWidgetItem) -> None:
        if not item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return
        checked = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)
        self.changed.emit()

    def _move(self, step: int) -> None:
        place = self.currentRow()
        if place < 1 or not 1 <= place + step < self.count():
            return
        item = self.takeItem(place)
        self.insertItem(place + step, item)
        self.setCurrentItem(item)
        self.changed.emit()

    def _keep_first(self) -> None:
        """Leave the accounts' names at the top, whatever was dropped above them."""
        for place in range(1, self.count()):
            if self.item(place).data(_KEY) == PortfolioColumn.NAME.value:
                self.insertItem(0, self.takeItem(place))
                break
        self.changed.emit()


class ColumnsPanel(QWidget):
    """Shows which columns there are; says which the user wants, and the grouping."""

    columns_changed = Signal(object)
    """The columns that are wanted, in their order."""
    group_changed = Signal(object)
    """The PortfolioColumn to group by, None for none."""
    sort_changed = Signal(object)
    """The Sorting that is wanted."""
    reset_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._groups = [None, *(column.key for column in COLUMNS if groupable(column.key))]
        names = [tr("No groups"), *(short_title(key) for key in self._groups if key)]
        self.group = ChoiceBox(theme, names)
        self.group.setAccessibleName(tr("Group by"))
        self.group.activated.connect(lambda place: self.group_changed.emit(self._groups[place]))
        self.list = _ColumnList(theme)
        self.list.changed.connect(lambda: self.columns_changed.emit(self.list.checked()))
        reset = Button(theme, tr("Show the usual columns"), "link")
        reset.clicked.connect(self.reset_requested)
        box = column(spacing=0)
        self.sort = SortPart(theme)
        self.sort.changed.connect(self.sort_changed)
        head = column(Label(tr("Sort by"), TextStyle.CELL, "text2"), self.sort, spacing=4)
        head.addSpacing(8)
        head.addWidget(Label(tr("Group by"), TextStyle.CELL, "text2"))
        head.addWidget(self.group)
        head.setContentsMargins(16, 14, 16, 14)
        box.addLayout(head)
        box.addWidget(line())
        box.addLayout(row(Label(tr("Columns"), TextStyle.SECTION), 0, reset, margins=(16, 10, 14, 6)))
        box.addWidget(self.list, 1)
        box.addWidget(line())
        keys = row(spacing=5, margins=(16, 8, 16, 8))
        for caps, text in (((tr("Space"),), tr("Show or hide")), (("Alt", "↑", "↓"), trc("verb", "Move"))):
            for cap in caps:
                keys.addWidget(key_cap(cap))
            keys.addWidget(Label(text, TextStyle.CELL, "text3"))
            keys.addSpacing(8)
        keys.addStretch()
        box.addLayout(keys)
        self.setLayout(box)

    def show_columns(
        self, shown: Sequence[PortfolioColumn], sort: Sorting, group: PortfolioColumn | None
    ) -> None:
        """Show how the table stands now."""
        self.sort.show_sorting(sort)
        if self.list.checked() != tuple(shown):
            self.list.fill(shown)
        self.group.setCurrentIndex(self._groups.index(group))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the list."""
        super().focusInEvent(event)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.setFocus(event.reason())
