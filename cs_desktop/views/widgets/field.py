"""A value that is edited where it stands: F2 or a click opens it, Enter keeps, Esc restores, Tab moves on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.domain.changes import Conflict
from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.editors import LineEditor, TextEditor
from cs_desktop.views.widgets.pieces import StatusMark, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label, set_look

MESSAGE_INDENT = 20
"""Pixels that the mark before a message takes."""


class _ValueButton(LayoutButton):
    """The value at rest; a button, so that it takes the focus and is read aloud."""

    def __init__(self, theme: Theme, label: Label) -> None:
        super().__init__(theme, "value", column(label, margins=(6, 3, 6, 3)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with F2 and Enter too."""
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class InlineField(QWidget):
    """One editable text with its name.

    `show` words the stored text for reading (a date, say); editing shows it as stored. What is entered is
    announced once by `entered`; the answer comes back through `set_value`, `reject` or `show_conflict`.
    """

    entered = Signal(str, str)
    """The text that the editor was filled with, and the new one."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        style: TextStyle = TextStyle.CELL,
        lines: int = 1,
        empty: str = "",
        show: Callable[[str], str] = str,
    ) -> None:
        super().__init__()
        self._name = name
        self._empty = empty or f"Add {name[:1].lower()}{name[1:]}"
        self._show = show
        self._base = ""
        self._before = ""
        """What was stored before the last entry, which may yet be rejected."""
        self._editing = False
        self._label = ElidedLabel("", style) if lines == 1 else Label("", style, wrap=True)
        self._button = _ValueButton(theme, self._label)
        self._button.clicked.connect(self.edit)
        self._editor: LineEditor | TextEditor = LineEditor(style) if lines == 1 else TextEditor(style, lines)
        self._editor.setAccessibleName(name)
        self._editor.finished.connect(self.commit)
        self._editor.abandoned.connect(self.restore)
        self._editor.hide()
        self._message = Label("", TextStyle.CAPTION, "risk", wrap=True)
        self._under = QWidget()
        under = row(StatusMark(theme, Status.RISK), spacing=6, margins=(2, 2, 0, 2))
        under.addWidget(self._message, 1)
        self._under.setLayout(under)
        self._under.hide()
        self.setLayout(column(self._button, self._editor, self._under, spacing=0))
        self.set_value("")

    @property
    def value(self) -> str:
        """Return the stored text, or the one on its way there."""
        return self._base

    @property
    def editing(self) -> bool:
        """Return whether the editor is open."""
        return self._editing

    @property
    def message(self) -> str:
        """Return what is wrong with the text in the editor; empty if nothing."""
        return self._message.text() if self._under.isVisibleTo(self) else ""

    def set_choices(self, choices: Sequence[str]) -> None:
        """Offer these texts while one types."""
        if isinstance(self._editor, LineEditor):
            self._editor.set_choices(choices)

    def set_value(self, text: str) -> None:
        """Show the stored text; an open editor keeps what is typed in it."""
        if self._editing:
            return
        self._base = text
        self._display(text)

    def edit(self) -> None:
        """Open the editor on the stored text."""
        if not self._editing:
            self._open(self._base)
            self._editor.selectAll()

    def commit(self) -> None:
        """Close the editor and announce what was typed, if it is another text."""
        if not self._editing:
            return
        text = self._editor.value().strip()
        self._close()
        self._display(text)
        if text != self._base.strip():
            self._before, self._base = self._base, text
            self.entered.emit(self._before, text)

    def restore(self) -> None:
        """Close the editor; what was typed in it is gone."""
        self._close()
        self._display(self._base)

    def reject(self, message: str) -> None:
        """Give the typed text back with what is wrong with it."""
        self._base = self._before
        self._open(self._editor.value())
        self._warn(message)

    def show_conflict(self, conflict: Conflict) -> None:
        """Give the typed text back beside what someone else stored meanwhile."""
        self._base = str(conflict.theirs)
        self._open(str(conflict.mine))
        theirs = self._show(self._base) or "nothing"
        self._warn(f"Someone changed this to “{theirs}”. Enter keeps yours, Esc takes theirs.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the message the lines that it needs in this width."""
        super().resizeEvent(event)
        self._fit_message()

    def _open(self, text: str) -> None:
        self._editing = True
        self._editor.set_value(text)
        self._editor.show()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._button.hide()

    def _close(self) -> None:
        # The flag falls first: closing takes the focus away, which must not count as an entry.
        had_focus = self._editor.hasFocus()
        self._editing = False
        self._button.show()
        if had_focus:
            self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._editor.hide()
        self._warn("")

    def _display(self, text: str) -> None:
        self._label.setText(self._show(text) or self._empty)
        set_look(self._label, "tone", "" if text else "text3")
        self._button.setAccessibleName(f"{self._name}, {self._show(text) or 'empty'}, edit")

    def _warn(self, message: str) -> None:
        self._message.setText(message)
        self._fit_message()
        self._under.setVisible(bool(message))
        set_look(self._editor, "error", "true" if message else "")
        self._editor.setAccessibleDescription(message)

    def _fit_message(self) -> None:
        # Layouts learn of wrapped text too late, after the editor's own height has changed.
        if self._message.text():
            room = max(self.width() - MESSAGE_INDENT, 1)
            self._message.setFixedHeight(self._message.heightForWidth(room))
