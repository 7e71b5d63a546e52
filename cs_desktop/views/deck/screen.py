"""The deck builder: the slides, the page that one is at, and around it what belongs to it and to all."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.domain.deck.shown import DeckShown, SlideShown
from cs_desktop.views.deck.spot import Spot
from cs_desktop.views.screen import Screen
from cs_desktop.views.theme.heights import fix_width
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column, row

SIDE_WIDTH = 308


class DeckScreen(Screen):
    """Shows a DeckShown and says what is done with its slides."""

    slide_picked = Signal(object)
    """The SlideShown that one is at now, also when it was made anew; None for none."""
    title_wanted = Signal()
    """The title on the page was clicked: it is to be written in its field."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(QWidget(), QWidget())
        self._theme = theme
        self.details = Spot("surface", "top")
        """Below the preview: this slide, speaker notes, data."""
        self.side = Spot("surface", "left")
        """At the right: template, brand, every page, checks, what leaves, snapshots, the export."""
        fix_width(self.side, SIDE_WIDTH)
        self.deck: DeckShown | None = None
        """What is shown."""
        self._at: int | None = None
        middle = column(0, self.details, spacing=0)
        whole = row(spacing=0)
        whole.addLayout(middle, 1)
        whole.addWidget(self.side)
        self.setLayout(whole)

    @property
    def slide(self) -> SlideShown | None:
        """Return the slide that one is at."""
        slides = self.deck.slides if self.deck is not None else ()
        return next((one for one in slides if one.design.id == self._at), None)

    def show_deck(self, deck: DeckShown | None) -> None:
        """Show a deck; one stays at the slide where one was, if it is still there."""
        self.deck = deck
        if self.slide is None:
            self._at = deck.slides[0].design.id if deck is not None and deck.slides else None
        self.slide_picked.emit(self.slide)

    def go_to(self, slide_id: int) -> None:
        """Come to a slide."""
        self._at = slide_id
        self.slide_picked.emit(self.slide)
