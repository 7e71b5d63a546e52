"""The portfolio's table: one row an account, walked by the keyboard, edited in place."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from cs_desktop.common.language import tr
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.views.itemmodels.portfolio_columns import unasked, widths
from cs_desktop.views.itemmodels.portfolio_model import PortfolioModel
from cs_desktop.views.portfolio.cell_editing import CellEditing
from cs_desktop.views.portfolio.delegate import ROW_HEIGHT, PortfolioDelegate
from cs_desktop.views.portfolio.group_row import GroupRow
from cs_desktop.views.portfolio.head import PortfolioHead
from cs_desktop.views.portfolio.scroll_anchor import ScrollAnchor
from cs_desktop.views.portfolio.typed_name import TypedName
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.widgets.row_drawing import paint_frame
from cs_desktop.views.widgets.rows_view import runs_of

_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_FOLDS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class PortfolioTable(QTableView):
    """Shows a PortfolioModel."""

    opened = Signal(object)
    """The id of the account that the user opens."""
    delete_requested = Signal()
    inspect_requested = Signal()
    copy_requested = Signal()
    left = Signal()
    """Esc was pressed."""
    refitted = Signal()
    """Other columns are shown, or in another order."""
    selected = Signal()
    """Other accounts are selected, or none."""

    def __init__(self, theme: Theme, model: PortfolioModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._delegate = PortfolioDelegate(theme)
        self._groups = GroupRow(theme)
        self._columns: tuple[PortfolioColumn, ...] = ()
        self._widths: Mapping[PortfolioColumn, int] = {}
        self._selected_id: int | None = None
        self._selected_ids: tuple[int, ...] = ()
        self._typed = TypedName()
        self._anchor = ScrollAnchor(self, self._key_of, self._place_of_key)
        self.head = PortfolioHead(theme, self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Accounts"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.editing = CellEditing(self, model)
        self.doubleClicked.connect(self._open)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        model.dataChanged.connect(self._take_figures)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        theme.changed.connect(self._dress)
        self._dress()

    def use_logos(self, logos: LogoBook) -> None:
        """Show the accounts' logos."""
        self._delegate.use_logos(logos)
        logos.changed.connect(self.viewport().update)

    def show_columns(
        self, columns: Sequence[PortfolioColumn], chosen_widths: Mapping[PortfolioColumn, int]
    ) -> None:
        """Show these columns, in the widths that the user chose; none stand for those shown unasked."""
        self._columns, self._widths = tuple(columns), chosen_widths
        self._fit()

    @property
    def shown_columns(self) -> tuple[PortfolioColumn, ...]:
        """Return the columns as they stand from left to right."""
        return self.head.shown_columns()

    @property
    def selected_id(self) -> int | None:
        """Return the id of the account that the keyboard is on."""
        index = self.currentIndex()
        if not index.isValid() or self._model.group_at(index.row()) is not None:
            return None
        return self._model.account_at(index.row()).id

    @property
    def has_selection(self) -> bool:
        """Return whether any account is selected."""
        return self.selectionModel().hasSelection()

    @property
    def selected_ids(self) -> tuple[int, ...]:
        """Return the ids of all selected accounts, as they stand in the table."""
        places: set[int] = set()
        selection = self.selectionModel().selection()
        for span in map(selection.at, range(selection.count())):
            places.update(range(span.top(), span.bottom() + 1))
        accounts = (place for place in sorted(places) if self._model.group_at(place) is None)
        return tuple(self._model.account_at(place).id for place in accounts)

    def select(self, account_id: int) -> None:
        """Select an account and bring it into view, if it is shown."""
        place = self._model.place_of(account_id)
        if place is not None:
            index = self._model.index(place, 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            # Not by the view's own way, which adds to what is selected while Ctrl is down, as for an undo.
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def select_accounts(self, account_ids: Collection[int]) -> None:
        """Select those of these accounts that are shown, and bring the first into view."""
        places = self._model.places_of(tuple(account_ids))
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
        """Open, inspect, edit, copy, delete, fold groups, and go to a name that is typed."""
        key, index = event.key(), self.currentIndex()
        if not event.text().isprintable() or not event.text():
            self._typed.end()
        last = self._model.rowCount() - 1
        if key in _OPENS and index.isValid():
            self._open(index)
        elif key == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        elif key in _ENDS and last >= 0 and not event.modifiers():
            self.setCurrentIndex(self._model.index(0 if key == Qt.Key.Key_Home else last, 0))
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_F2:
            self.editing.begin()
        elif key == Qt.Key.Key_Space and not self._typed.is_open:
            self._inspect_or_fold()
        elif key in _FOLDS and self._model.group_at(index.row()) is not None:
            self._model.fold([index.row()], fold=key == Qt.Key.Key_Left)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's name
        """Go to the next account whose name begins with what is typed."""
        start = max(self.currentIndex().row(), 0)
        names = self._model.folded_names()
        place = self._typed.find(search, names, start)
        if place is not None:
            self.setCurrentIndex(self._model.index(place, self.currentIndex().column()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold a group with a click."""
        place = self.indexAt(event.position().toPoint()).row()
        if self._model.group_at(place) is not None and event.button() == Qt.MouseButton.LeftButton:
            self._toggle(place)
            return
        super().mousePressEvent(event)

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
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, the groups' own across them, and the frame of the one that has the keyboard."""
        super().paintEvent(event)
        if self._model.grouped_by is not None:
            painter = QPainter(self.viewport())
            self._groups.paint_all(painter, self, self._model)
            painter.end()
        paint_frame(self, self._theme.tokens)

    def _inspect_or_fold(self) -> None:
        place = self.currentIndex().row()
        if self._model.group_at(place) is not None:
            self._toggle(place)
        else:
            self.inspect_requested.emit()

    def _toggle(self, place: int) -> None:
        group = self._model.group_at(place)
        assert group is not None
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._model.fold([place], fold=not self._model.is_folded(group))
        self.setCurrentIndex(self._model.index(place, 0))

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if self._model.group_at(index.row()) is not None:
            self._toggle(index.row())
        else:
            self.opened.emit(self._model.account_at(index.row()).id)

    def _tell_selection(self) -> None:
        self.selected.emit()

    def _dress(self) -> None:
        self._delegate.take_fonts()
        self._groups.take_fonts()
        self.head.take_fonts()
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self._fit()
        self.viewport().update()

    def _fit(self) -> None:
        room = self.viewport().width()
        columns, before = self._columns or unasked(room), self.head.shown_columns()
        self.head.arrange(columns, widths(columns, self._widths, room))
        if columns != before:
            self.refitted.emit()

    def _key_of(self, place: int) -> int:
        """Return what a row is known by while others come and go: an account's id, below 0 a group's."""
        group = self._model.group_at(place)
        return self._model.account_at(place).id if group is None else -1 - group.start

    def _place_of_key(self, key: int) -> int | None:
        return self._model.place_of(key) if key >= 0 else None

    def _remember(self) -> None:
        self._selected_id, self._selected_ids = self.selected_id, self.selected_ids
        self._anchor.remember()

    def _take_figures(self) -> None:
        if self._model.as_of is not None:
            self._delegate.show_figures_of(self._model.currency, self._model.as_of, self._model.pending)
        self.viewport().update()

    def _restore(self) -> None:
        self._take_figures()
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
        selection = QItemSelection()
        # Rows that stand together are one range: Qt is slow with thousands of them.
        for first, last in runs_of(self._model.places_of(account_ids)):
            selection.select(self._model.index(first, 0), self._model.index(last, 0))
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(selection, flags)
