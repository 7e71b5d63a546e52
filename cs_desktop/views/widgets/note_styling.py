"""What is done to the selection of a note: bold, italic, lists and links."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextListFormat
from PySide6.QtWidgets import QTextEdit

from cs_desktop.domain.note_text import DEEPEST, Form
from cs_desktop.views.widgets.note_document import form_of

_MARKS = {"-": Form.BULLET, "*": Form.BULLET, "1.": Form.NUMBER}
"""What one types before a space at the start of a line to begin a list."""
_STYLES = {Form.BULLET: QTextListFormat.Style.ListDisc, Form.NUMBER: QTextListFormat.Style.ListDecimal}


@dataclass(frozen=True, slots=True)
class Styled:
    """How what one types next will look."""

    bold: bool
    italic: bool
    form: Form
    link: str


class NoteStyling:
    """Styles what is selected in an editor, or what is typed next."""

    def __init__(self, editor: QTextEdit, link_format: Callable[[], QTextCharFormat]) -> None:
        self._editor, self._link_format = editor, link_format

    @property
    def here(self) -> Styled:
        """Return the style where the cursor is."""
        style = self._editor.currentCharFormat()
        form, _ = form_of(self._editor.textCursor().block())
        bold = style.fontWeight() >= QFont.Weight.DemiBold
        return Styled(bold, style.fontItalic(), form, style.anchorHref())

    def toggle_bold(self) -> None:
        """Make it bold, or no longer."""
        made = QTextCharFormat()
        made.setFontWeight(QFont.Weight.Normal if self.here.bold else QFont.Weight.DemiBold)
        self._editor.mergeCurrentCharFormat(made)

    def toggle_italic(self) -> None:
        """Make it italic, or no longer."""
        made = QTextCharFormat()
        made.setFontItalic(not self.here.italic)
        self._editor.mergeCurrentCharFormat(made)

    def toggle(self, form: Form) -> None:
        """Make the lines a list of this form, or plain again where they are one."""
        cursor = self._editor.textCursor()
        if self.here.form is form:
            self.leave_list()
        else:
            self._make_list(cursor, form, form_of(cursor.block())[1])

    def leave_list(self) -> None:
        """Make the line plain."""
        cursor = self._editor.textCursor()
        found = cursor.currentList()
        if found is not None:
            block = cursor.block()
            found.remove(block)
            plain = block.blockFormat()
            plain.setIndent(0)
            cursor.setBlockFormat(plain)

    def indent(self, step: int) -> None:
        """Move an item of a list so many steps further in, as far as that goes."""
        cursor = self._editor.textCursor()
        form, level = form_of(cursor.block())
        if form is not Form.PLAIN and 0 <= level + step <= DEEPEST:
            self._make_list(cursor, form, level + step)

    def begin_list(self) -> bool:
        """Begin a list where the line has nothing but a mark of one; return whether it has."""
        cursor = self._editor.textCursor()
        form = _MARKS.get(cursor.block().text()[: cursor.positionInBlock()])
        if form is None or self.here.form is not Form.PLAIN:
            return False
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.toggle(form)
        return True

    def is_on_empty_item(self) -> bool:
        """Return whether the line is an item of a list without a word."""
        return self.here.form is not Form.PLAIN and not self._editor.textCursor().block().text()

    def select_word(self) -> None:
        """Select the word under the cursor, unless something is selected."""
        cursor = self._editor.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            self._editor.setTextCursor(cursor)

    def link(self, address: str) -> None:
        """Lead from what is selected to an address; to none where it is empty."""
        if not address:
            self._unlink()
            return
        if "://" not in address and not address.startswith("mailto:"):
            address = f"mailto:{address}" if "@" in address else f"https://{address}"
        made = self._link_format()
        made.setAnchor(True)
        made.setAnchorHref(address.replace(" ", "%20").replace("(", "%28").replace(")", "%29"))
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            cursor.mergeCharFormat(made)
        else:
            cursor.insertText(address, made)

    def _unlink(self) -> None:
        plain = QTextCharFormat()
        plain.setAnchor(False)
        plain.setAnchorHref("")
        plain.setFontUnderline(False)
        plain.setForeground(self._editor.palette().text())
        self._editor.mergeCurrentCharFormat(plain)

    def _make_list(self, cursor: QTextCursor, form: Form, level: int) -> None:
        made = QTextListFormat()
        made.setStyle(_STYLES[form])
        made.setIndent(level + 1)
        cursor.createList(made)
