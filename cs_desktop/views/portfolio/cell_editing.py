"""Editing a cell of the portfolio where it stands."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.drafts import FieldRef, Typed
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.views.itemmodels.portfolio_columns import column_at
from cs_desktop.views.itemmodels.portfolio_model import PortfolioModel
from cs_desktop.views.theme.direction import placed
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.widgets.editors import LineEditor

LEAST_WIDTH = 160
BESIDE_SIGN = 34
"""Where the editor of a name begins: its text stays where the name stands."""
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CellEditing(QObject):
    """Opens one editor over a cell; Enter keeps, Esc restores, Tab goes on to the row's next cell."""

    entered = Signal(object)
    """Typed, to be stored."""
    held = Signal(str)
    """Why no cell can be edited now, as the user just wanted to."""

    def __init__(self, table: QTableView, model: PortfolioModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._choices: Mapping[str, Sequence[str]] = {}
        self._editor: LineEditor | None = None
        self._typed: Typed | None = None
        """What the editor began from."""
        self._column = 0
        self._why_closed: Callable[[], str] = str
        model.modelReset.connect(self._follow)
        for bar in (table.verticalScrollBar(), table.horizontalScrollBar()):
            bar.valueChanged.connect(self._follow)

    def set_choices(self, choices: Mapping[str, Sequence[str]]) -> None:
        """Offer texts in fields while one types."""
        self._choices = choices

    def close_while(self, why: Callable[[], str]) -> None:
        """Open no editor while this tells a reason."""
        self._why_closed = why

    @property
    def editor(self) -> LineEditor | None:
        """Return the editor that is open, if any."""
        return self._editor

    def begin(self) -> None:
        """Edit the cell that the keyboard is on, or the row's first that can be edited."""
        index = self._table.currentIndex()
        if not index.isValid() or self._model.group_at(index.row()) is not None:
            return
        shown = self._shown()
        if why := self._why_closed():
            self.held.emit(why)
        elif shown:
            column = index.column() if index.column() in shown else shown[0]
            self._open(self._model.index(index.row(), column))

    def commit(self) -> None:
        """Close the editor, and have stored what was typed."""
        editor, typed = self._editor, self._typed
        if editor is None or typed is None:
            return
        done = Typed(typed.ref, typed.label, typed.base, editor.value())
        self.close()
        if not done.changes_nothing:
            self.entered.emit(done)

    def close(self) -> None:
        """Close the editor; what was typed in it is not wanted."""
        editor, self._editor, self._typed = self._editor, None, None
        if editor is None:
            return
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self._table.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on to the next cell with Tab."""
        del watched
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _TABS:
            self._go_on(1 if event.key() == Qt.Key.Key_Tab else -1)
            return True
        return False

    def _shown(self) -> list[int]:
        """Return the columns whose cells can be edited, from left to right."""
        head = self._table.horizontalHeader()
        columns = (head.logicalIndex(visual) for visual in range(head.count()))
        return [c for c in columns if column_at(c).field and not self._table.isColumnHidden(c)]

    def _go_on(self, step: int) -> None:
        index, shown = self._index(), self._shown()
        self.commit()
        place = shown.index(self._column) + step if self._column in shown else -1
        if index is not None and 0 <= place < len(shown):
            self._open(self._model.index(index.row(), shown[place]))

    def _open(self, index: QModelIndex) -> None:
        self.commit()
        column, row = column_at(index.column()), self._model.account_at(index.row())
        base = str(column.cell(row, "") if column.cell else column.text(row, ""))
        editor = LineEditor(TextStyle.CELL)
        editor.setParent(self._table.viewport())
        editor.setAccessibleName(tr("{field} of {thing}", field=tr(column.title), thing=row.name))
        editor.set_choices(self._choices.get(column.field, ()))
        editor.set_value(base)
        editor.typing.finished.connect(self.commit)
        editor.typing.abandoned.connect(self.close)
        editor.installEventFilter(self)
        self._editor, self._column = editor, index.column()
        self._typed = Typed(FieldRef(Kind.ACCOUNT, row.id, column.field), editor.accessibleName(), base, base)
        self._table.selectionModel().setCurrentIndex(
            index, self._table.selectionModel().SelectionFlag.NoUpdate
        )
        self._table.scrollTo(index)
        editor.setGeometry(self._place_of(index))
        editor.show()
        editor.setFocus()
        editor.selectAll()

    def _index(self) -> QModelIndex | None:
        """Return the cell that is edited, wherever its account stands now."""
        place = None if self._typed is None else self._model.place_of(self._typed.ref.id)
        return None if place is None else self._model.index(place, self._column)

    def _follow(self) -> None:
        """Stay over the cell; where its account is shown no more, what was typed is kept all the same."""
        if self._editor is None:
            return
        index = self._index()
        if index is None:
            self.commit()
        else:
            self._editor.setGeometry(self._place_of(index))

    def _place_of(self, index: QModelIndex) -> QRect:
        cell = self._table.visualRect(index)
        if column_at(index.column()).key is PortfolioColumn.NAME:
            beside = cell.adjusted(BESIDE_SIGN, 0, 0, 0)
            cell = placed(beside, cell)
        width = max(cell.width(), LEAST_WIDTH)
        left = min(cell.left(), self._table.viewport().width() - width)
        return QRect(max(left, 0), cell.top() + 2, width, cell.height() - 5)
