"""The editor of notes: bold, italic, lists and links, kept as text that reads as it is written.

What is pasted comes in as plain text: a page of the web brings neither its fonts nor its colours.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedLayout, QTextEdit, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.note_text import DEEPEST, Form, read_note, write_note
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.editors import Typing
from cs_desktop.views.widgets.note_document import INDENT, fill_document, form_of, read_document
from cs_desktop.views.widgets.pieces import Panel, row
from cs_desktop.views.widgets.text import Label

BAR = 34
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MARKS = {"-": Form.BULLET, "*": Form.BULLET, "1.": Form.NUMBER}
"""What one types before a space at the start of a line to begin a list."""
_STYLES = {Form.BULLET: QTextListFormat.Style.ListDisc, Form.NUMBER: QTextListFormat.Style.ListDecimal}


class NoteEditor(QTextEdit):
    """Several lines with styles; Ctrl Enter and leaving finish them, Esc abandons. Used like TextEditor."""

    changed = Signal()
    """The user changed the note."""

    def __init__(
        self, theme: Theme, style: TextStyle = TextStyle.CELL, lines: int = 4, *, in_form: bool = False
    ) -> None:
        """Make an editor of so many lines; in a form its keys are the form's, and are told there."""
        super().__init__()
        self._in_form = in_form
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
        self._bold = self._tool("bold", tr("Bold (Ctrl B)"), self._toggle_bold)
        self._italic = self._tool("italic", tr("Italic (Ctrl I)"), self._toggle_italic)
        self._bullets = self._tool("list", tr("Bullets (Ctrl Shift 8)"), lambda: self._toggle(Form.BULLET))
        self._numbers = self._tool(
            "list-ordered", tr("Numbers (Ctrl Shift 7)"), lambda: self._toggle(Form.NUMBER)
        )
        self._link = self._tool("link-2", tr("Link (Ctrl Shift L)"), self._ask_link)
        self._address = _Address()
        self._address.taken.connect(self._take_link)
        self._address.dropped.connect(self._back_to_note)
        self._address.left.connect(self._leave_link)
        self._bar = self._make_bar()
        self._fit()
        self.textChanged.connect(self._tell)
        self.cursorPositionChanged.connect(self._show_state)
        self.currentCharFormatChanged.connect(self._show_state)
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
            return
        if event.key() == Qt.Key.Key_Space and self._begins_list():
            return
        form, _ = form_of(self.textCursor().block())
        empty = form is not Form.PLAIN and not self.textCursor().block().text()
        if empty and event.key() in (*_ENTER, Qt.Key.Key_Backspace):
            self._leave_list()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish when left; the line for a link is part of the editor."""
        super().focusOutEvent(event)
        if QApplication.focusWidget() is not self._address:
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

    def _tool(self, icon: str, name: str, do: Callable[[], None]) -> Button:
        button = icon_button(self._theme, icon, name.partition(" (")[0])
        button.setToolTip(name)
        button.setCheckable(True)
        button.setProperty("kind", "tool")
        button.clicked.connect(do)
        return button

    def _make_bar(self) -> QWidget:
        bar = Panel("sunken", "top")
        bar.setParent(self)
        tools, asking = QWidget(), QWidget()
        hint = "" if self._in_form else tr("Ctrl Enter keeps, Esc restores")
        keys = Label(hint, TextStyle.CAPTION, "text3")
        tools.setLayout(
            row(self._bold, self._italic, self._bullets, self._numbers, self._link, 0, keys, spacing=2)
        )
        asking.setLayout(row(self._address, spacing=4))
        self._stack = QStackedLayout(bar)
        self._stack.setContentsMargins(4, 0, 8, 0)
        self._stack.addWidget(tools)
        self._stack.addWidget(asking)
        return bar

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

    def _show_state(self) -> None:
        style = self.currentCharFormat()
        form, _ = form_of(self.textCursor().block())
        for button, on in (
            (self._bold, style.fontWeight() >= QFont.Weight.DemiBold),
            (self._italic, style.fontItalic()),
            (self._bullets, form is Form.BULLET),
            (self._numbers, form is Form.NUMBER),
            (self._link, bool(style.anchorHref())),
        ):
            button.setChecked(on)

    def _styles_by(self, event: QKeyEvent) -> Callable[[], None] | None:
        control = Qt.KeyboardModifier.ControlModifier
        both = control | Qt.KeyboardModifier.ShiftModifier
        keys: dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], None]] = {
            (control, Qt.Key.Key_B): self._toggle_bold,
            (control, Qt.Key.Key_I): self._toggle_italic,
            (both, Qt.Key.Key_L): self._ask_link,
            (control, Qt.Key.Key_BracketRight): lambda: self._indent(1),
            (control, Qt.Key.Key_BracketLeft): lambda: self._indent(-1),
        }
        for digit, shifted, form in (
            (Qt.Key.Key_8, Qt.Key.Key_Asterisk, Form.BULLET),
            (Qt.Key.Key_7, Qt.Key.Key_Ampersand, Form.NUMBER),
        ):
            keys[both, digit] = keys[both, shifted] = partial(self._toggle, form)
        return keys.get((event.modifiers() & both, Qt.Key(event.key())))

    def _toggle_bold(self) -> None:
        on = self.currentCharFormat().fontWeight() < QFont.Weight.DemiBold
        made = QTextCharFormat()
        made.setFontWeight(QFont.Weight.DemiBold if on else QFont.Weight.Normal)
        self.mergeCurrentCharFormat(made)
        self._show_state()

    def _toggle_italic(self) -> None:
        made = QTextCharFormat()
        made.setFontItalic(not self.currentCharFormat().fontItalic())
        self.mergeCurrentCharFormat(made)
        self._show_state()

    def _toggle(self, form: Form) -> None:
        """Make the lines a list of this form, or plain again where they are one."""
        cursor = self.textCursor()
        if form_of(cursor.block())[0] is form:
            self._leave_list()
        else:
            made = QTextListFormat()
            made.setStyle(_STYLES[form])
            made.setIndent(form_of(cursor.block())[1] + 1)
            cursor.createList(made)
        self._show_state()

    def _leave_list(self) -> None:
        cursor = self.textCursor()
        found = cursor.currentList()
        if found is not None:
            block = cursor.block()
            found.remove(block)
            plain = block.blockFormat()
            plain.setIndent(0)
            cursor.setBlockFormat(plain)
        self._show_state()

    def _indent(self, step: int) -> None:
        cursor = self.textCursor()
        form, level = form_of(cursor.block())
        if form is Form.PLAIN or not 0 <= level + step <= DEEPEST:
            return
        made = QTextListFormat()
        made.setStyle(_STYLES[form])
        made.setIndent(level + step + 1)
        cursor.createList(made)

    def _begins_list(self) -> bool:
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        form = _MARKS.get(before)
        if form is None or form_of(cursor.block())[0] is not Form.PLAIN:
            return False
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._toggle(form)
        return True

    def _ask_link(self) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            self.setTextCursor(cursor)
        self._address.setText(self.currentCharFormat().anchorHref())
        self._stack.setCurrentIndex(1)
        self._address.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back_to_note(self) -> None:
        # The keyboard goes first: a field that is hidden with it would seem to be left.
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stack.setCurrentIndex(0)

    def _leave_link(self, event: QFocusEvent) -> None:
        """Leave the whole editor, unless the focus goes back into the note."""
        if QApplication.focusWidget() is not self:
            self._stack.setCurrentIndex(0)
            self.typing.left(event)

    def _take_link(self) -> None:
        address = self._address.text().strip()
        self._back_to_note()
        if not address:
            plain = QTextCharFormat()
            plain.setAnchor(False)
            plain.setAnchorHref("")
            plain.setFontUnderline(False)
            plain.setForeground(self.palette().text())
            self.mergeCurrentCharFormat(plain)
            return
        if "://" not in address and not address.startswith("mailto:"):
            address = f"mailto:{address}" if "@" in address else f"https://{address}"
        made = self._link_format()
        made.setAnchor(True)
        made.setAnchorHref(address.replace(" ", "%20").replace("(", "%28").replace(")", "%29"))
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.mergeCharFormat(made)
        else:
            cursor.insertText(address, made)

    def _link_format(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._theme.color("accent_text"))
        made.setFontUnderline(True)
        return made


class _Address(QLineEdit):
    """Where a link leads; Enter takes it, Esc does not."""

    taken = Signal()
    dropped = Signal()
    left = Signal(object)
    """The QFocusEvent that took the keyboard away."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Address of the link, such as example.com/plan"))
        self.setAccessibleName(tr("Address of the link"))
        self.setFont(font(TextStyle.CELL))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the address, or not."""
        if event.key() in _ENTER:
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.left.emit(event)
