"""Buttons of a bar that show their words while there is room, and their icon alone where there is little."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLayout, QWidget

from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button


class WordButton(Button):
    """A quiet button with an icon, whose words may leave; its name stays, and tells what it does."""

    def __init__(self, theme: Theme, text: str, icon: str, name: str = "") -> None:
        super().__init__(theme, text, "quiet", icon, name=name)
        self._words, self._short, self._told = text, False, ""

    def say(self, words: str, name: str = "") -> None:
        """Show other words; `name` is what a screen reader says, the words themselves where it is empty."""
        self._words = words
        self.setAccessibleName(name or words)
        self._show()

    def shorten(self, *, short: bool) -> None:
        """Show the icon alone, or the words too."""
        if short != self._short:
            self._short = short
            self._show()

    def _show(self) -> None:
        self.setText("" if self._short else " " + self._words.replace("&", "&&"))
        if self._short and not self.toolTip():
            self._told = self.accessibleName()
            self.setToolTip(self._told)
        elif not self._short and self._told and self.toolTip() == self._told:
            self.setToolTip("")


def fit_words(box: QLayout, room: int, buttons: Sequence[WordButton], spare: Sequence[QWidget] = ()) -> None:
    """Let buttons of a bar show their words as far as there is room; the first of them lose theirs first.

    Where even that is too much, what can be spared hides.
    """
    for button in buttons:
        button.shorten(short=False)
    hidden = sum(one.sizeHint().width() + box.spacing() for one in spare if one.isHidden())
    for button in buttons:
        box.invalidate()
        if box.sizeHint().width() + hidden <= room:
            break
        button.shorten(short=True)
    box.invalidate()
    fits = box.sizeHint().width() + hidden <= room
    for one in spare:
        one.setVisible(fits)
    box.invalidate()
    box.activate()
