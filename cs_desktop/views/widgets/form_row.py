"""A field of a form: its label, its editor, and a line under it that says what is wrong or worth knowing."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.form_values import change_of
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.text import Label, set_look

Check = Callable[[], str]
"""Returns what is wrong with a field, with an example; empty if nothing."""


class FormRow(QWidget):
    """A label, its editor, and a line under it."""

    changed = Signal()
    """The user changed what the editor holds."""

    def __init__(self, theme: Theme, name: str, editor: QWidget, check: Check) -> None:
        super().__init__()
        self.editor = editor
        self._check = check
        self._hint = self._wrong = self._worth_knowing = ""
        self._label = Label(name, TextStyle.CELL, "text2")
        self._label.setBuddy(editor)
        self._under = Label("", TextStyle.CAPTION, "text3", wrap=True)
        self._under.hide()
        self._notice = FieldNotice(theme)
        editor.setAccessibleName(name)
        # A long text in it must not make the whole form wider than the panel.
        editor.setMinimumWidth(1)
        if not isinstance(editor, QPlainTextEdit):
            editor.setFont(font(TextStyle.BODY))
        self.setLayout(column(self._label, editor, self._under, self._notice, spacing=4))
        signal = change_of(editor)
        if signal is not None:
            signal.connect(self._touch)
        if isinstance(editor, QLineEdit):
            # What is wrong is said as one goes on; what is still empty is asked for at the end.
            editor.editingFinished.connect(lambda: self.find_problem() if editor.text().strip() else None)

    @property
    def message(self) -> str:
        """Return what is said to be wrong; empty if nothing."""
        return self._wrong

    @property
    def name(self) -> str:
        """Return what the field is called."""
        return self.editor.accessibleName()

    @property
    def hint(self) -> str:
        """Return the quiet line under the editor."""
        return self._hint

    @property
    def worth_knowing(self) -> str:
        """Return what is said of the field though nothing is wrong; empty if nothing."""
        return self._worth_knowing

    def warn(self, text: str) -> None:
        """Show what is worth knowing of the field, though nothing is wrong; an empty text takes it away."""
        self._worth_knowing = text
        self._tell()

    def hide_name(self) -> None:
        """Show no label, since the editor itself says what it is."""
        self._label.hide()

    def set_name(self, name: str) -> None:
        """Call the field otherwise."""
        self._label.setText(name)
        self.editor.setAccessibleName(name)

    def set_hint(self, text: str) -> None:
        """Show a quiet line under the editor, unless something is wrong."""
        self._hint = text
        self._show_hint()

    def find_problem(self) -> bool:
        """Look at what was entered, say what is wrong, and return whether anything is."""
        # What is not shown does not apply.
        self.say("" if self.isHidden() else self._check())
        return bool(self.message)

    def say(self, problem: str) -> None:
        """Show what is wrong; an empty text takes it away."""
        if problem == self._wrong:
            return
        self._wrong = problem
        set_look(self.editor, "error", "true" if problem else "")
        self._tell()

    def _touch(self) -> None:
        if self.message:
            self.find_problem()
        self.changed.emit()

    def _tell(self) -> None:
        self._notice.tell(self._wrong or self._worth_knowing, Status.RISK if self._wrong else Status.WATCH)
        self.editor.setAccessibleDescription(self._wrong or self._worth_knowing)
        self._show_hint()

    def _show_hint(self) -> None:
        self._under.setText(self._hint)
        self._under.setVisible(bool(self._hint) and not self._wrong and not self._worth_knowing)
