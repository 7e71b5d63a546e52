"""The parts of an inline field: the value at rest, its editor, what is said under it, and a conflict."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.change_labels import inside
from cs_desktop.domain.changes import Conflict
from cs_desktop.domain.figures import Status
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.choice_editor import ChoiceEditor
from cs_desktop.views.widgets.conflict_bar import ConflictBar
from cs_desktop.views.widgets.editors import LineEditor, TextEditor
from cs_desktop.views.widgets.note_document import note_html
from cs_desktop.views.widgets.note_editor import NoteEditor
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.text import ElidedLabel, Label, set_look

Editor = LineEditor | TextEditor | NoteEditor | ChoiceEditor


class ValueButton(LayoutButton):
    """The value at rest; a button, so that it takes the focus and is read aloud."""

    left = Signal()
    """The keyboard is elsewhere."""

    def __init__(self, theme: Theme, label: Label) -> None:
        super().__init__(theme, "value", column(label, margins=(6, 3, 6, 3)))
        if label.wordWrap():
            # A push button keeps the width and height that it guesses, which may cut off half of a long text.
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        else:
            # One line is shortened where there is little room; a push button would insist on all of it.
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with F2 and Enter too."""
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()


class FieldFace(QWidget):
    """Shows one of three at a time: the value, its editor, or the bar of a conflict."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        style: TextStyle,
        lines: int,
        empty: str,
        *,
        rich: bool = False,
        closed: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._theme, self._name, self._rich = theme, name, rich
        self._empty = empty or tr("Add {name}", name=inside(name))
        self._label = ElidedLabel("", style) if lines == 1 else Label("", style, wrap=True)
        self.button = ValueButton(theme, self._label)
        self.button.left.connect(self._tidy)
        self.editor = _editor(theme, style, lines, rich=rich, closed=closed)
        self.editor.setAccessibleName(name)
        self.editor.hide()
        self.notice = FieldNotice(theme)
        self.bar: ConflictBar | None = None
        self._box = column(self.button, self.editor, self.notice, spacing=0)
        self.setLayout(self._box)

    def show_value(self, text: str) -> None:
        """Show a value as it reads, and close whatever was open."""
        had_focus = self.editor.hasFocus() or (
            self.bar is not None and self.bar.isAncestorOf(self.window().focusWidget())
        )
        as_note = self._rich and bool(text)
        self._label.setTextFormat(Qt.TextFormat.RichText if as_note else Qt.TextFormat.PlainText)
        link = self._theme.tokens.accent_text
        self._label.setText(note_html(text, link) if as_note else text or self._empty)
        set_look(self._label, "tone", "" if text else "text3")
        self.button.setAccessibleName(tr("{name}, {value}, edit", name=self._name, value=text or tr("empty")))
        self.button.show()
        if had_focus:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.hide()
        if self.bar is not None:
            self.bar.hide()
        self.say("", Status.RISK)

    def open_editor(self, text: str, *, focus: bool) -> None:
        """Show the editor, filled with a text."""
        self.editor.set_value(text)
        self.editor.show()
        if focus:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.button.hide()

    def open_bar(self, conflict: Conflict, show: Callable[[str], str]) -> ConflictBar:
        """Show a conflict, and return its bar."""
        had_focus = self.button.hasFocus()
        if self.bar is None:
            self.bar = ConflictBar(self._theme)
            self._box.addWidget(self.bar)
        self.bar.show_conflict(conflict, show)
        self.bar.show()
        if had_focus:
            self.bar.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        self.button.hide()
        return self.bar

    def say(
        self,
        message: str,
        status: Status,
        way_on: str = "",
        on_way_on: Callable[[], object] | None = None,
    ) -> None:
        """Say something under the editor; nothing if it is empty."""
        self.notice.tell(message, status, way_on, on_way_on)
        set_look(self.editor, "error", "true" if message and status is Status.RISK else "")
        for part in (self.editor, self.button):
            part.setAccessibleDescription(message)

    def _tidy(self) -> None:
        """Say no longer why nothing can be typed here, once the keyboard is elsewhere."""
        if not self.button.isHidden():
            self.say("", Status.WATCH)


def _editor(theme: Theme, style: TextStyle, lines: int, *, rich: bool, closed: Sequence[str]) -> Editor:
    if closed:
        return ChoiceEditor(theme, style, closed)
    if rich:
        return NoteEditor(theme, style, lines)
    return LineEditor(style) if lines == 1 else TextEditor(style, lines)
