"""The editor of notes: bold, italic, lists and links, kept as text that reads as it is written.

What is pasted comes in as plain text: a page of the web brings neither its fonts nor its colours.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QTextEdit

from cs_desktop.common.language import tr
from cs_desktop.domain.note_text import Form, read_note, write_note
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.editors import Typing
from cs_desktop.views.widgets.note_bar import NoteBar
from cs_desktop.views.widgets.note_document import INDENT, fill_document, read_document
from cs_desktop.views.widgets.note_styling import NoteStyling

BAR = 34
_ENDS_ITEM = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace)


class NoteEditor(QTextEdit):
    """Several lines with styles; Ctrl Enter and leaving finish them, Esc abandons. Used like TextEditor."""

    changed = Signal()
    """The user changed the note."""

    def __init__(
        self, theme: Theme, style: TextStyle = TextStyle.CELL, lines: int = 4, *, in_form: bool = False
    ) -> None:
        """Make an editor of so many lines; in a form its keys are the form's, and are told there."""
        super().__init__()
        self._theme, self._lines = theme, lines
        self.typing = Typing(self)
        self._stored = ""
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFont(font(style))
        self.document().setDefaultFont(font(style))
        self.document().setIndentWidth(INDENT)
        self.document().setDocumentMargin(3)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("look", "note")
        self._styling = NoteStyling(self, self._link_format)
        self._bar = NoteBar(theme, self._styling, "" if in_form else tr("Ctrl Enter keeps, Esc restores"))
        self._bar.setParent(self)
        self._bar.link_asked.connect(self._ask_link)
        self._bar.styled.connect(self._bar.show_state)
        self._bar.address.taken.connect(self._take_link)
        self._bar.address.dropped.connect(self._back_to_note)
        self._bar.address.left.connect(self._leave_link)
        self._keys = self._make_keys()
        self._fit()
        self.textChanged.connect(self._tell)
        self.cursorPositionChanged.connect(self._bar.show_state)
        self.currentCharFormatChanged.connect(self._bar.show_state)
        theme.changed.connect(self._restyle)

    def value(self) -> str:
        """Return the note as it is stored; one that nobody changed is returned to the letter."""
        if not self.document().isModified():
            return self._stored
        return write_note(read_document(self.document()))

    def draft(self) -> str:
        """Return the note together with what is being composed in it."""
        return self.value() + self.typing.composed

    def set_value(self, text: str) -> None:
        """Fill the editor."""
        with self.typing.filling():
            self._stored = text
            self.clear()
            fill_document(self.document(), read_note(text), self._link_format())
            self.document().clearUndoRedoStacks()
            self.document().setModified(False)
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that style from the window's actions, such as Ctrl I, which imports elsewhere."""
        pressed = (
            event if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) else None
        )
        if pressed is not None and self._styles_by(pressed) is not None:
            pressed.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish, abandon, or style; a hyphen and a space begin a list, Enter on an empty item ends it."""
        if self.typing.takes_key(event, Qt.KeyboardModifier.ControlModifier):
            return
        if (restyle := self._styles_by(event)) is not None:
            restyle()
        elif event.key() == Qt.Key.Key_Space and self._styling.begin_list():
            pass
        elif event.key() in _ENDS_ITEM and self._styling.is_on_empty_item():
            self._styling.leave_list()
        else:
            super().keyPressEvent(event)
            return
        self._bar.show_state()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish when left; the line for a link is part of the editor."""
        super().focusOutEvent(event)
        if QApplication.focusWidget() is not self._bar.address:
            self.typing.left(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know what is being composed."""
        self.typing.composed = event.preeditString()
        super().inputMethodEvent(event)
        self.typing.changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tools at the foot."""
        super().resizeEvent(event)
        height = scaled(BAR)
        self._bar.setGeometry(QRect(2, self.height() - height - 2, self.width() - 4, height))

    def _fit(self) -> None:
        self.setViewportMargins(0, 0, 0, scaled(BAR))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + scaled(BAR) + 20)

    def _restyle(self) -> None:
        self._fit()
        if not self.document().isModified():
            self.set_value(self._stored)

    def _tell(self) -> None:
        self.typing.changed()
        self.changed.emit()

    def _make_keys(self) -> dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], None]]:
        styling = self._styling
        control = Qt.KeyboardModifier.ControlModifier
        both = control | Qt.KeyboardModifier.ShiftModifier
        keys: dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], None]] = {
            (control, Qt.Key.Key_B): styling.toggle_bold,
            (control, Qt.Key.Key_I): styling.toggle_italic,
            (both, Qt.Key.Key_L): self._ask_link,
            (control, Qt.Key.Key_BracketRight): partial(styling.indent, 1),
            (control, Qt.Key.Key_BracketLeft): partial(styling.indent, -1),
        }
        for digit, shifted, form in (
            (Qt.Key.Key_8, Qt.Key.Key_Asterisk, Form.BULLET),
            (Qt.Key.Key_7, Qt.Key.Key_Ampersand, Form.NUMBER),
        ):
            keys[both, digit] = keys[both, shifted] = partial(styling.toggle, form)
        return keys

    def _styles_by(self, event: QKeyEvent) -> Callable[[], None] | None:
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        return self._keys.get((held, Qt.Key(event.key())))

    def _ask_link(self) -> None:
        self._styling.select_word()
        self._bar.ask_address(self._styling.here.link)

    def _back_to_note(self) -> None:
        # The keyboard goes first: a field that is hidden with it would seem to be left.
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bar.show_tools()

    def _leave_link(self, event: QFocusEvent) -> None:
        """Leave the whole editor, unless the focus goes back into the note."""
        if QApplication.focusWidget() is not self:
            self._bar.show_tools()
            self.typing.left(event)

    def _take_link(self) -> None:
        self._back_to_note()
        self._styling.link(self._bar.address.text().strip())

    def _link_format(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._theme.color("accent_text"))
        made.setFontUnderline(True)
        return made
