"""The list of entries: opened by a click or a key, followed without moving under the reader."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu

from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.history import ObjectKey
from cs_desktop.views.history.delegate import HistoryDelegate
from cs_desktop.views.itemmodels.history_model import HistoryModel
from cs_desktop.views.itemmodels.history_rows import EntryRow, LineRow, MoreRow, RevertRow, can_revert
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.rows_view import RowsView

Index = QModelIndex | QPersistentModelIndex
_BACKWARD = (
    QAbstractItemView.CursorAction.MoveUp,
    QAbstractItemView.CursorAction.MovePageUp,
    QAbstractItemView.CursorAction.MovePrevious,
)
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class HistoryView(RowsView):
    """Shows a HistoryModel."""

    revert_requested = Signal(object)
    """The HistoryEntry to take back."""
    object_requested = Signal(object, str)
    """The ObjectKey whose history is wanted, and what it is called."""

    def __init__(self, theme: Theme, model: HistoryModel) -> None:
        super().__init__(theme, model, "Changes")
        self._model = model
        self._kept: tuple[QPersistentModelIndex, int] | None = None
        self.setItemDelegate(HistoryDelegate(theme, self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._press)
        model.rowsAboutToBeInserted.connect(self._keep_place)
        model.rowsInserted.connect(self._restore_place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter and Space; Right opens an entry, Left closes it."""
        index, key = self.currentIndex(), event.key()
        row = self._model.row(index) if index.isValid() else None
        keys = [*_PRESSING]
        if isinstance(row, EntryRow):
            keys.append(Qt.Key.Key_Left if row.open else Qt.Key.Key_Right)
        if row is not None and key in keys:
            self._press(index)
        else:
            super().keyPressEvent(event)

    def moveCursor(  # noqa: N802 - Qt's name
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 - Qt's name
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Walk past days and counts, with which nothing can be done."""
        index = super().moveCursor(cursorAction, modifiers)
        step = -1 if cursorAction in _BACKWARD else 1
        while index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsSelectable:
            index = self._model.index(index.row() + step)
        return index if index.isValid() else self.currentIndex()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with an entry, or with what was changed."""
        index = self.indexAt(event.pos())
        menu = self._menu(index) if index.isValid() else None
        if menu is not None:
            menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _press(self, index: Index) -> None:
        row = self._model.row(index)
        if isinstance(row, EntryRow):
            self._model.toggle(index.row())
        elif isinstance(row, MoreRow):
            self._model.ask_more(index.row())
        elif isinstance(row, RevertRow):
            self.revert_requested.emit(row.entry)

    def _menu(self, index: Index) -> QMenu | None:
        row = self._model.row(index)
        if not isinstance(row, EntryRow | LineRow):
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(row, EntryRow):
            revert = menu.addAction(tr("Revert this change"))
            revert.setEnabled(self._model.revertible and can_revert(row.entry))
            revert.triggered.connect(lambda: self.revert_requested.emit(row.entry))
        else:
            key: ObjectKey = row.line.key
            history = menu.addAction(
                tr("History of {subject}", subject=shortened(row.line.subject, 80).replace("&", "&&"))
            )
            history.triggered.connect(lambda: self.object_requested.emit(key, row.line.subject))
        return menu

    def _keep_place(self, _parent: QModelIndex, first: int, _last: int) -> None:
        """Remember what is at the top, where something comes in above it."""
        top = self.indexAt(QPoint(0, 0))
        if (
            self._kept is None
            and self.verticalScrollBar().value() > 0
            and top.isValid()
            and first <= top.row()
        ):
            self._kept = (QPersistentModelIndex(top), self.visualRect(top).top())

    def _restore_place(self) -> None:
        if self._kept is None:
            return
        (index, offset), self._kept = self._kept, None
        self.executeDelayedItemsLayout()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.visualRect(self._model.index(index.row())).top() - offset)
