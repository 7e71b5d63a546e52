"""The form in which something new is written down, in the side panel."""

from PySide6.QtCore import Signal

from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.note_editor import NoteEditor


class RecordForm(Form):
    """A Form with a note in it. What was begun in it goes on until it is cleared."""

    entered = Signal(object)
    """What the user wants to be stored."""

    def __init__(self, theme: Theme, finish: str, lines: int) -> None:
        """Make an empty form; `finish` is what its button does, its note has so many lines."""
        super().__init__(theme, finish)
        self.notes = NoteEditor(theme, TextStyle.BODY, lines, in_form=True)
        self.notes.typing.abandoned.connect(self.cancelled)
        self.submitted.connect(self._submit)

    def clear(self) -> None:
        """Forget what was entered."""
        self.notes.set_value("")
        self.start_over()

    def collect(self) -> object:
        """Return what the fields say, each of which makes sense."""
        raise NotImplementedError

    def _submit(self) -> None:
        self.set_busy(busy=True)
        self.entered.emit(self.collect())
