"""A table of which one column is chosen from lists: Enter or a click chooses, Del takes the choice away."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from cs_desktop.views.importing.choice_cell import ChoiceDelegate, ChoiceEditor
from cs_desktop.views.importing.grid import Grid
from cs_desktop.views.theme.theme import Theme


class ChoiceTable(Grid):
    """Shares its width among the columns."""

    def __init__(
        self,
        theme: Theme,
        model: QAbstractItemModel,
        delegate: ChoiceDelegate,
        name: str,
        shares: Mapping[int, int],
    ) -> None:
        """`shares` has for each column its part of the width; hidden ones leave theirs to the others."""
        super().__init__(theme, model, name)
        self._shares, self._place = shares, delegate.choice_column
        self.setItemDelegate(delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter, take away with Del."""
        index = self.currentIndex()
        if self.state() is QAbstractItemView.State.EditingState:
            # The list has heard the key already.
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and index.isValid():
            self._choose(index.row())
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self.model().setData(self.model().index(index.row(), self._place), None)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802 - Qt's
        """Have the keyboard back, wherever the list that was open has left it."""
        super().closeEditor(editor, hint)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        self.share_room()

    def share_room(self) -> None:
        """Give each shown column its part of the width."""
        shown = {place: share for place, share in self._shares.items() if not self.isColumnHidden(place)}
        width, total = self.viewport().width(), sum(shown.values())
        for place, share in shown.items():
            self.setColumnWidth(place, width * share // total)

    def _choose(self, row: int) -> None:
        index = self.model().index(row, self._place)
        self.setCurrentIndex(index)
        self.edit(index)

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.column() == self._place:
            self._choose(index.row())
            editor = self.indexWidget(index)
            if isinstance(editor, ChoiceEditor):
                editor.showPopup()
