"""The portfolio's table: one row an account, walked by the keyboard, edited in place."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent

from cs_desktop.common.language import tr
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.views.itemmodels.portfolio_model import PortfolioModel
from cs_desktop.views.portfolio.cell_editing import CellEditing
from cs_desktop.views.portfolio.cells import Cells
from cs_desktop.views.portfolio.column_widths import UNASKED, unasked, widths
from cs_desktop.views.portfolio.frozen_view import FrozenView
from cs_desktop.views.portfolio.head import PortfolioHead
from cs_desktop.views.portfolio.measuring import Measuring
from cs_desktop.views.portfolio.pen import Pen
from cs_desktop.views.portfolio.row_painter import RowPainter
from cs_desktop.views.portfolio.selection import AccountSelection
from cs_desktop.views.portfolio.typed_name import TypedName
from cs_desktop.views.portfolio.view_painter import ViewPainter
from cs_desktop.views.theme.direction import mirrored
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.logos import LogoBook

ROW_HEIGHT = 37
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_FOLDS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class PortfolioTable(FrozenView):
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
        self.head = PortfolioHead(theme)
        super().__init__(self.head)
        self._model = model
        self._pen = Pen(theme)
        self._cells = Cells(theme, self._pen)
        self._measuring = Measuring(self._pen, self._cells)
        self._rows = RowPainter(model, self._pen, self._cells)
        self._columns: tuple[PortfolioColumn, ...] = ()
        self._widths: Mapping[PortfolioColumn, int] = {}
        self._shown: Portfolio | None = None
        """What the columns are measured for."""
        self._typed = TypedName()
        self.setModel(model)
        self._selection = AccountSelection(self, model)
        self._painter = ViewPainter(theme, self, model, self._rows, self._selection)
        self.setAccessibleName(tr("Accounts"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.editing = CellEditing(self, model)
        self.doubleClicked.connect(self._open)
        model.modelAboutToBeReset.connect(self._selection.remember)
        model.modelReset.connect(self._restore)
        model.dataChanged.connect(self._take_figures)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.selectionModel().currentChanged.connect(self.viewport().update)
        self.head.sorting_shown.connect(self._fit)
        theme.changed.connect(self._dress)
        self._dress()

    def use_logos(self, logos: LogoBook) -> None:
        """Show the accounts' logos."""
        self._cells.use_logos(logos)
        logos.changed.connect(self.viewport().update)

    def show_columns(
        self, columns: Sequence[PortfolioColumn], chosen_widths: Mapping[PortfolioColumn, int]
    ) -> None:
        """Show these columns, in the widths that the user chose; none stand for those shown unasked."""
        self._columns, self._widths = tuple(columns), chosen_widths
        self._fit()

    @property
    def shown_columns(self) -> tuple[PortfolioColumn, ...]:
        """Return the columns as they stand, from where reading begins."""
        return self.head.shown_columns()

    @property
    def selected_id(self) -> int | None:
        """Return the id of the account that the keyboard is on."""
        return self._selection.current

    @property
    def has_selection(self) -> bool:
        """Return whether any account is selected."""
        return self.selectionModel().hasSelection()

    @property
    def selected_ids(self) -> tuple[int, ...]:
        """Return the ids of all selected accounts, as they stand in the table."""
        return self._selection.ids

    def select(self, account_id: int) -> None:
        """Select an account and bring it into view, if it is shown."""
        self._selection.select(account_id)

    def select_accounts(self, account_ids: Collection[int]) -> None:
        """Select those of these accounts that are shown, and bring the first into view."""
        self._selection.select_all_of(account_ids)

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
            place = 0 if key == Qt.Key.Key_Home else last
            self.setCurrentIndex(self._model.index(place, max(index.column(), 0)))
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_F2:
            self.editing.begin()
        elif key == Qt.Key.Key_Space and not self._typed.is_open:
            self._inspect_or_fold()
        elif key in _FOLDS and self._model.group_at(index.row()) is not None:
            self._model.fold([index.row()], fold=(key == Qt.Key.Key_Left) != mirrored())
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
            self.setCurrentIndex(self._model.index(place, max(self.currentIndex().column(), 0)))

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
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """End the hover tint."""
        super().leaveEvent(event)
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in view."""
        del event
        painter = QPainter(self.viewport())
        self._painter.paint(painter)
        painter.end()

    def _hover(self, place: int) -> None:
        if place != self._rows.hovered:
            self._rows.hovered = place
            self.viewport().update()

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
        # The first column is redrawn too: Qt knows only where it would stand if it were scrolled.
        self.viewport().update()
        self.selected.emit()

    def _dress(self) -> None:
        for part in (self._pen, self._cells, self._measuring, self._painter, self.head):
            part.renew()
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self._fit()
        self.viewport().update()

    def _fit(self) -> None:
        wanted = self._columns or UNASKED
        needs = {key: self.head.with_heading(key, self._measuring.need(key)) for key in wanted}
        columns, before = self._columns or unasked(self.whole_room(), needs), self.head.shown_columns()
        self.head.arrange(columns, widths(columns, needs, self._widths, self.viewport().width()))
        if columns != before:
            self.refitted.emit()

    def _take_figures(self) -> None:
        shown = self._model.portfolio
        if shown is not None and shown is not self._shown:
            self._shown = shown
            self._cells.read_as_of(shown.currency, shown.as_of)
            self._measuring.take(shown.rows, shown.as_of)
            self._fit()
        self.viewport().update()

    def _restore(self) -> None:
        self._take_figures()
        self._selection.restore()
        self.selected.emit()
