"""Which parts of a slide are shown."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.deck.kinds import SLIDE_KINDS
from cs_desktop.domain.deck.option_states import OptionState, first_to_release, option_state
from cs_desktop.domain.deck.shown import DeckShown, SlideShown
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.text import Label
from cs_desktop.views.widgets.tick_row import TickRow

_WHY: Mapping[OptionState, str] = {
    OptionState.FOLLOWED: "",
    OptionState.UNRELEASED: marked("Not released to the client"),
    OptionState.OWN_ONLY: marked("In internal decks alone"),
}
_INDENT = 24
"""Where the words of a box begin."""


class _Option(QWidget):
    """A box; where what it shows is not released, that is said, with the way to release it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.tick = TickRow(theme, name)
        self.release = Button(theme, tr("Release…"), "link", name=tr("Release for: {option}", option=name))
        self._way = QWidget()
        self._way.setLayout(row(_INDENT, self.release, 0, spacing=0))
        self.setLayout(column(self.tick, self._way, spacing=2))

    def show_state(self, state: OptionState, *, on: bool, editable: bool) -> None:
        """Show whether it is on: one that the deck does not follow is not."""
        followed = state is OptionState.FOLLOWED
        self.tick.show_state(on=on and followed, editable=editable and followed)
        self.tick.say_below(tr(_WHY[state]) if _WHY[state] else "")
        self._way.setVisible(state is OptionState.UNRELEASED and editable)


class OptionsPart(QWidget):
    """A box for each option of a slide's kind."""

    switched = Signal(str, bool)
    """The option's key, and whether it is to be shown."""
    release_requested = Signal(str)
    """The key of the item that is to be released, so that an option shows something."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._deck: DeckShown | None = None
        self._slide: SlideShown | None = None
        self._options: dict[str, _Option] = {}
        self._box = column(spacing=10)
        whole = column(Label(tr("Show"), TextStyle.CELL, "text2"), spacing=10)
        whole.addLayout(self._box)
        whole.addStretch(1)
        self.setLayout(whole)

    @property
    def rows(self) -> Mapping[str, TickRow]:
        """Return the boxes, by the keys of their options."""
        return {key: one.tick for key, one in self._options.items()}

    @property
    def releases(self) -> Mapping[str, Button]:
        """Return the ways to release what an option shows, by its key."""
        return {key: one.release for key, one in self._options.items()}

    def show_slide(self, deck: DeckShown, slide: SlideShown, *, editable: bool) -> None:
        """Show the options of a slide; boxes that are there already stay, with the keyboard on them.

        A frozen state keeps pages and not what they were made with: it shows none.
        """
        self._deck, self._slide = deck, slide
        key = slide.design.key
        options = SLIDE_KINDS[key].options
        if list(self._options) != [one.key for one in options]:
            self._make({one.key: tr(one.label) for one in options})
        for option, line in self._options.items():
            state = option_state(deck, key, option)
            line.show_state(state, on=slide.design.shows(option), editable=editable)
        self.setVisible(bool(options) and deck.frozen is None)

    def _make(self, names: dict[str, str]) -> None:
        for line in self._options.values():
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._options = {key: _Option(self._theme, name) for key, name in names.items()}
        for key, line in self._options.items():
            line.tick.toggled.connect(lambda on, key=key: self.switched.emit(key, on))
            line.release.clicked.connect(lambda _on, key=key: self._ask_release(key))
            self._box.addWidget(line)

    def _ask_release(self, option: str) -> None:
        if self._deck is not None and self._slide is not None:
            item = first_to_release(self._deck, self._slide.design.key, option)
            self.release_requested.emit(item)
