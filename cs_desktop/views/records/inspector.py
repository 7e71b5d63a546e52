"""One of what is written down about an account in full, in the side panel."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLayout, QWidget

from cs_desktop.common.language import tr
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.field_group import FieldGroup
from cs_desktop.views.widgets.pieces import Panel, column, scrolling


class RecordInspector(QWidget):
    """Shows one at a time by its id; edits go through `fields`."""

    delete_requested = Signal(object)
    """Its id."""

    def __init__(self, theme: Theme, fields: FieldGroup, first: str) -> None:
        """Make an inspector that shows none; `first` is the field in which the keyboard begins."""
        super().__init__()
        self.fields, self._first = fields, first
        self._shown_id: int | None = None
        self.delete = Button(theme, tr("Delete"), "default", "trash-2")
        self.delete.clicked.connect(self._ask_delete)
        self._area = scrolling()

    @property
    def shown_id(self) -> int | None:
        """Return the id of what it shows; None for none."""
        return self._shown_id

    def leave(self) -> None:
        """Show none any more."""
        self._shown_id = None
        self.fields.leave()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first field."""
        super().focusInEvent(event)
        self.fields[self._first].button.setFocus(event.reason())

    def _turn_to(self, shown_id: int) -> bool:
        """Stand for one, and return whether it is another than before, which begins at the top."""
        is_other = shown_id != self._shown_id
        self._shown_id = shown_id
        if is_other:
            self._area.verticalScrollBar().setValue(0)
        return is_other

    def _fill(self, body: QLayout) -> None:
        inside = Panel("surface")
        inside.setLayout(body)
        self._area.setWidget(inside)
        self.setLayout(column(self._area, spacing=0))

    def _ask_delete(self) -> None:
        if self._shown_id is not None:
            self.delete_requested.emit(self._shown_id)
