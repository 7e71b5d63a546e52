"""A text that shows what was changed in it: what was put in is underlined, what was taken out struck out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from cs_desktop.domain.word_diff import Piece, Side, abridged
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme

MOST_LINES = 8
"""Lines above which a text scrolls."""
MOST_SHOWN = 8_000
"""Characters above which a text is cut: to lay out a whole book takes too long."""
_MARGIN = 5


class DiffText(QPlainTextEdit):
    """Pieces of text to read and to copy from; as high as it needs to be, up to a limit. Never markup."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._pieces: Sequence[Piece] = ()
        self._empty = ""
        self.setProperty("look", "diff")
        self.setFont(font(TextStyle.CELL))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        theme.changed.connect(self._fill)

    def show_pieces(self, pieces: Sequence[Piece], empty: str = "nothing") -> None:
        """Show pieces of text, or in grey that there are none; of a long text the parts around changes."""
        self._pieces, self._empty = abridged(pieces, MOST_SHOWN), empty
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the text needs in this width."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the text needs in the font that it got."""
        super().showEvent(event)
        self._fit()

    def _fill(self) -> None:
        self.clear()
        cursor = self.textCursor()
        for piece in self._pieces:
            cursor.insertText(piece.text, self._look(piece.side))
        if not self._pieces:
            quiet = QTextCharFormat()
            quiet.setForeground(self._theme.color("text3"))
            cursor.insertText(self._empty, quiet)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._show_first_change()
        self._fit()

    def _show_first_change(self) -> None:
        # Of a long text only a part is seen: the part that matters.
        before = 0
        for piece in self._pieces:
            if piece.side is not Side.BOTH:
                break
            before += len(piece.text.encode("utf-16-le", "surrogatepass")) // 2
        else:
            return
        cursor = self.textCursor()
        cursor.setPosition(min(before, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _look(self, side: Side) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(self._theme.color("text3" if side is Side.OLD else "text"))
        look.setFontStrikeOut(side is Side.OLD)
        if side is Side.NEW:
            look.setBackground(self._theme.color("accent_tint"))
            look.setFontUnderline(True)
        return look

    def _fit(self) -> None:
        # A plain text's document counts its height in lines.
        lines = self.document().size().height()
        fits = lines <= MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if fits else Qt.FocusPolicy.StrongFocus)
        # Without a margin below where it scrolls: half a line would show there.
        margins = 2 * _MARGIN if fits else _MARGIN
        self.setFixedHeight(round(min(lines, MOST_LINES) * self.fontMetrics().lineSpacing()) + margins)
