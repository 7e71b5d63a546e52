"""The portfolio's table: one row an account, sorted by its headings, walked by the keyboard."""

from collections.abc import Collection, Sequence
from itertools import groupby

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cs_desktop.views.itemmodels.portfolio_columns import column_at, place_of, widths
from cs_desktop.views.itemmodels.portfolio_model import PortfolioModel
from cs_desktop.views.portfolio.delegate import FIRST_PAD, PAD, ROW_HEIGHT, PortfolioDelegate
from cs_desktop.views.portfolio.scroll_anchor import ScrollAnchor
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.logos import LogoBook

HEAD_HEIGHT = 30
ARROW = 12


class _Head(QHeaderView):
    """The headings; the one sorted by is darker and carries an arrow."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setFont(font(TextStyle.CAPTION_MEDIUM))
        self.setFixedHeight(HEAD_HEIGHT)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's
        """Draw one heading."""
        tokens = self._theme.tokens
        painter.save()
        painter.fillRect(rect, QColor(tokens.sunken))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.border))
        column = column_at(logicalIndex)
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        painter.setFont(self.font())
        painter.setPen(QColor(tokens.text if is_sorted else tokens.text3))
        box = rect.adjusted(FIRST_PAD if logicalIndex == 0 else PAD, 0, -PAD, -1)
        text = self.fontMetrics().elidedText(column.title, Qt.TextElideMode.ElideRight, box.width())
        width = self.fontMetrics().horizontalAdvance(text)
        to_right = bool(column.align & Qt.AlignmentFlag.AlignRight)
        painter.drawText(box, column.align | Qt.AlignmentFlag.AlignVCenter, text)
        if is_sorted:
            up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
            x = box.right() - width - ARROW - 4 if to_right else box.left() + width + 5
            arrow = self._theme.pixmap(
                "arrow-up" if up else "arrow-down", "text", ARROW, self.devicePixelRatioF()
            )
            painter.drawPixmap(QPoint(x, box.center().y() - ARROW // 2 + 1), arrow)
        painter.restore()


class PortfolioTable(QTableView):
    """Shows a PortfolioModel."""

    opened = Signal(object)
    """The id of the account that the user opens."""
    delete_requested = Signal()
    selected = Signal()
    """Other accounts are selected, or none."""

    def __init__(self, theme: Theme, model: PortfolioModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._delegate = PortfolioDelegate(theme)
        self._selected_id: int | None = None
        self._selected_ids: tuple[int, ...] = ()
        self._anchor = ScrollAnchor(self, lambda place: model.account_at(place).id, model.place_of)
        self._head = _Head(theme, self)
        self.setHorizontalHeader(self._head)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName("Accounts")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        column, descending = model.sorting
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._head.setSortIndicator(place_of(column), order)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._open)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        theme.changed.connect(self.viewport().update)

    def use_logos(self, logos: LogoBook) -> None:
        """Show the accounts' logos."""
        self._delegate.use_logos(logos)
        logos.changed.connect(self.viewport().update)

    @property
    def selected_id(self) -> int | None:
        """Return the id of the selected account."""
        index = self.currentIndex()
        return self._model.account_at(index.row()).id if index.isValid() else None

    @property
    def has_selection(self) -> bool:
        """Return whether any account is selected."""
        return self.selectionModel().hasSelection()

    @property
    def selected_ids(self) -> tuple[int, ...]:
        """Return the ids of all selected accounts, as they stand in the table."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._model.account_at(place).id for place in places)

    def select(self, account_id: int) -> None:
        """Select an account and bring it into view, if it is shown."""
        place = self._model.place_of(account_id)
        if place is not None:
            index = self._model.index(place, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def select_accounts(self, account_ids: Collection[int]) -> None:
        """Select those of these accounts that are shown, and bring the first into view."""
        places = sorted(place for place in map(self._model.place_of, account_ids) if place is not None)
        self.clearSelection()
        if places:
            first = self._model.index(places[0], 0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
            self._select_all(tuple(account_ids))
            self.scrollTo(first)

    def reveal(self) -> None:
        """Bring the account that one is on into view."""
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, delete with Del; Home and End go to the first and last account."""
        last = self._model.rowCount() - 1
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            self.setCurrentIndex(self._model.index(0 if event.key() == Qt.Key.Key_Home else last, 0))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse with the hover tint."""
        super().mouseMoveEvent(event)
        if self._delegate.hover(self.indexAt(event.position().toPoint()).row()):
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """End the hover tint."""
        super().leaveEvent(event)
        if self._delegate.hover(-1):
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        for place, width in enumerate(widths(self.viewport().width())):
            self.setColumnHidden(place, width == 0)
            if width:
                self.setColumnWidth(place, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and the frame of the one that has the keyboard."""
        super().paintEvent(event)
        index = self.currentIndex()
        if not (self.hasFocus() and index.isValid()):
            return
        left = self.visualRect(self._model.index(index.row(), 0))
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(self._theme.tokens.focus), 2))
        painter.drawRect(QRect(1, left.top() + 1, self.viewport().width() - 2, left.height() - 3))

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self.opened.emit(self._model.account_at(index.row()).id)

    def _tell_selection(self) -> None:
        self.selected.emit()

    def _remember(self) -> None:
        self._selected_id, self._selected_ids = self.selected_id, self.selected_ids
        self._anchor.remember()

    def _restore(self) -> None:
        if self._model.as_of is not None:
            self._delegate.show_figures_of(self._model.currency, self._model.as_of)
        place = None if self._selected_id is None else self._model.place_of(self._selected_id)
        if place is not None:
            # Qt would scroll to it.
            self.setAutoScroll(False)
            self.selectionModel().setCurrentIndex(
                self._model.index(place, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self.setAutoScroll(True)
        self._select_all(self._selected_ids)
        self._anchor.restore()
        self.selected.emit()

    def _select_all(self, account_ids: Sequence[int]) -> None:
        places = sorted(place for place in map(self._model.place_of, account_ids) if place is not None)
        selection = QItemSelection()
        # Rows that stand together are one range: Qt is slow with thousands of them.
        for _, group in groupby(enumerate(places), lambda pair: pair[1] - pair[0]):
            run = [place for _, place in group]
            selection.select(self._model.index(run[0], 0), self._model.index(run[-1], 0))
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(selection, flags)
