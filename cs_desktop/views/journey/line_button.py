"""A line of a panel that one can click: an icon, what it is about, and a note at its end."""

from PySide6.QtWidgets import QSizePolicy

from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import LayoutButton
from cs_desktop.views.widgets.pieces import IconMark, column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

_LOW, _HIGH = 32, 46


class LineButton(LayoutButton):
    """Shows one line, or two where something is said below it."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        text: str,
        note: str = "",
        below: str = "",
        *,
        role: str = "text2",
        told: str = "",
        whole: bool = False,
    ) -> None:
        """`told` is read aloud and shown when the mouse rests on it, where that is more than the words.

        Words are cut rather than the panel widened; `whole` ones go on in the next line instead.
        """
        words = column(_words(text, TextStyle.CELL_MEDIUM, "", whole=whole), spacing=0)
        if below:
            words.addWidget(_words(below, TextStyle.CAPTION, "text2", whole=whole))
        face = row(IconMark(theme, icon, role, 16), spacing=10, margins=(8, 0, 8, 0))
        face.addLayout(words, 1)
        if note:
            face.addWidget(ElidedLabel(note, TextStyle.CELL, "text2"))
        super().__init__(theme, "nav", face, ", ".join(part for part in (text, note, below) if part))
        upright = QSizePolicy.Policy.Minimum if whole else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, upright)
        policy.setHeightForWidth(whole)
        self.setSizePolicy(policy)
        if whole:
            face.setContentsMargins(8, 5, 8, 5)
        else:
            fix_height(self, _HIGH if below else _LOW)
        self.setToolTip(plain_tooltip(told or text))
        if told:
            self.setAccessibleDescription(told)


def _words(text: str, style: TextStyle, tone: str, *, whole: bool) -> Label:
    return Label(text, style, tone, wrap=True) if whole else ElidedLabel(text, style, tone)
