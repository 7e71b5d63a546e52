"""The tree of a map's outline: walked, written and rearranged by keys, or by dragging."""

from collections.abc import Iterable
from enum import Enum, auto

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.outline import NodeKey, OutlineNode
from cs_desktop.views.itemmodels.journey_outline_model import OutlineColumn, OutlineModel
from cs_desktop.views.journey.outline_rows import PAD, OutlineDelegate
from cs_desktop.views.journey.outline_texts import OutlineTexts
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.rows_tree import RowsTree

Index = QModelIndex | QPersistentModelIndex
INDENT = 18
_TITLE_WIDTH = 190
"""The least that titles have; then columns leave, the last of these first."""
_LEAVING = (
    *(OutlineColumn.STATE, OutlineColumn.DUE, OutlineColumn.OWNER),
    *(OutlineColumn.KIND, OutlineColumn.EVIDENCE, OutlineColumn.LINKS),
)
_WIDTHS = {
    OutlineColumn.KIND: 104,
    OutlineColumn.STATE: 84,
    OutlineColumn.EVIDENCE: 92,
    OutlineColumn.OWNER: 104,
    OutlineColumn.DUE: 96,
    OutlineColumn.LINKS: 150,
}
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Insert)


class Way(Enum):
    """In what way cards are to be moved."""

    ALONG = auto()
    """To the next stage, or the one before."""
    ACROSS = auto()
    """To the next lane, or the one before."""
    IN_STACK = auto()
    """Down or up in their stack; a stage or a lane among its like."""


class OutlineView(RowsTree):
    """Shows an OutlineModel; says what is chosen in it and what its keys ask for."""

    chosen = Signal()
    """Other rows are selected, by the user."""
    add_requested = Signal(object)
    """The OutlineNode of the row at which something is to be added."""
    delete_requested = Signal()
    move_requested = Signal(object, int)
    """In what `Way` the selected rows are to be moved, and by 1 or -1."""
    left = Signal()
    """Esc was pressed."""
    menu_requested = Signal(QPoint)
    """Where on the screen the menu of what is chosen is to open."""
    left_upwards = Signal()
    """Up was pressed in the first row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Outline of the map"), INDENT)
        self.rows = OutlineModel(self)
        self._delegate = OutlineDelegate(theme)
        self._closed: set[NodeKey] = set()
        self._following = False
        """Whether rows change by what is read or chosen elsewhere, not by the user."""
        self._all_open = False
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda at: self.menu_requested.emit(self.viewport().mapToGlobal(at))
        )
        self.collapsed.connect(lambda index: self._note(index, closed=True))
        self.expanded.connect(lambda index: self._note(index, closed=False))
        theme.changed.connect(self._fit)

    def show_nodes(self, nodes: tuple[OutlineNode, ...], texts: OutlineTexts, *, all_open: bool) -> None:
        """Show a tree; rows that were there stay as they were. `all_open` shows all below each."""
        self._following, self._all_open = True, all_open
        here = self.rows.node(self.currentIndex())
        self.rows.show(nodes, texts)
        self._open(nodes)
        if here is not None and not self.currentIndex().isValid():
            self._stand_on(self.rows.find(here.key))
        if not self.currentIndex().isValid():
            self._stand_on(self.rows.index(0, 0))
        self._following = False

    def start_over(self) -> None:
        """Forget the rows, as before they are ordered otherwise."""
        self._following = True
        self.rows.forget()
        self._following = False

    def chosen_nodes(self) -> list[OutlineNode]:
        """Return the nodes of the selected rows, from the top."""
        found = [self.rows.node(index) for index in self.selectionModel().selectedRows()]
        return [node for node in found if node is not None]

    def choose(self, parts: Iterable[tuple[Kind, int]]) -> None:
        """Select the rows of these parts, which were chosen elsewhere."""
        wanted = set(parts)
        if wanted == {(node.kind, node.id) for node in self.chosen_nodes()}:
            return
        rows = [found[0] for part in sorted(wanted, key=str) if (found := self.rows.find_all(*part))]
        selection = QItemSelection()
        for row in rows:
            selection.select(row, row.siblingAtColumn(len(OutlineColumn) - 1))
        self._following = True
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            self._stand_on(rows[0])
            self.scrollTo(rows[0])
        self._following = False

    def write(self, key: NodeKey) -> bool:
        """Write the title of a row; returns whether it is there."""
        index = self.rows.find(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.edit(index)
        return index.isValid()

    def write_here(self) -> None:
        """Write the title of the row that one stands on."""
        self.edit(self.currentIndex().siblingAtColumn(OutlineColumn.TITLE))

    def is_written(self) -> bool:
        """Return whether a title is being written."""
        return self.state() is QAbstractItemView.State.EditingState

    def selectionChanged(  # noqa: N802 - Qt's name
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Say that the user chose something."""
        super().selectionChanged(selected, deselected)
        if not self._following:
            self.chosen.emit()

    def event(self, event: QEvent) -> bool:
        """Keep Alt with an arrow, which means going back elsewhere, and letters, which jump to a name."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and ((event.modifiers() & _ALT and event.key() in _ARROWS) or _is_typed(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add, delete and move what the selected rows stand for."""
        key, held = Qt.Key(event.key()), event.modifiers()
        here = self.currentIndex()
        if self.is_written():
            # The line has no use for Enter any more, which only ends it.
            event.accept()
        elif key in _ARROWS and held & _ALT:
            self._ask_to_move(key, further=bool(held & _SHIFT))
        elif key in _ENTER and not held & ~Qt.KeyboardModifier.KeypadModifier:
            node = self.rows.node(here)
            if node is not None:
                self.add_requested.emit(node)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit()
        elif key is Qt.Key.Key_F2:
            self.write_here()
        elif key is Qt.Key.Key_Escape:
            self.left.emit()
        elif key is Qt.Key.Key_Up and not held and not self.indexAbove(here).isValid():
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the titles their room."""
        super().resizeEvent(event)
        self._fit()

    def _ask_to_move(self, key: Qt.Key, *, further: bool) -> None:
        step = 1 if key in (Qt.Key.Key_Right, Qt.Key.Key_Down) else -1
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.move_requested.emit(Way.ALONG, step)
        else:
            self.move_requested.emit(Way.ACROSS if further else Way.IN_STACK, step)

    def _stand_on(self, index: QModelIndex) -> None:
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _open(self, nodes: Iterable[OutlineNode]) -> None:
        for node in nodes:
            if node.children:
                index = self.rows.find(node.key)
                self.setExpanded(index, self._all_open or node.key not in self._closed)
                self._open(node.children)

    def _note(self, index: QModelIndex, *, closed: bool) -> None:
        node = self.rows.node(index)
        if node is None or self._following or self._all_open:
            return
        if closed:
            self._closed.add(node.key)
        else:
            self._closed.discard(node.key)

    def _fit(self) -> None:
        """Show as many columns as leave the titles their room."""
        room = self.viewport().width() - scaled(_TITLE_WIDTH)
        for column in _LEAVING:
            width = self.width_of(column, _WIDTHS[column], PAD)
            self.setColumnHidden(column, room < width)
            self.header().resizeSection(column, width)
            room -= width


def _is_typed(event: QKeyEvent) -> bool:
    """Return whether a key writes a letter, held with nothing but Shift."""
    return not event.modifiers() & ~_SHIFT and event.text().isprintable() and bool(event.text().strip())
