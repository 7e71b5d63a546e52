"""One deck on screen: read, made anew at once as it is changed, and stored step by step."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.changes import Change
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.design import DeckDesign
from cs_desktop.domain.deck.kinds import DeckTemplate, SlideKey
from cs_desktop.domain.deck.shown import DeckShown
from cs_desktop.services.context import Context

TITLE = "title"
NOTES = "notes"
"""Places of a slide's texts beside those of its kind (`SlideKind.texts`)."""

Step = Callable[[Context], Change | None]
Sketch = Callable[[DeckDesign], DeckDesign]


class DeckController(QObject):
    """Serves the deck builder. Nothing is read while nobody looks.

    Every change is shown at once from what was read last, and stored behind that, in the order of asking.
    """

    shown = Signal(object)
    """DeckShown: the deck as it would be exported, with what is typed but not stored yet."""
    failed = Signal(object)
    """KnownError: it could not be read, or something could not be done."""
    edited = Signal(object)
    """The committed Change of something done here."""
    doing = Signal(object, str)
    """Something is on its way: the Job that stores it, and its label."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._hub, self._context = jobs, hub, context
        self._deck_id: int | None = None
        self._now: DeckShown | None = None

    @property
    def deck_id(self) -> int | None:
        """Return the deck on screen, if any."""
        return self._deck_id

    @property
    def now(self) -> DeckShown | None:
        """Return what was shown last."""
        return self._now

    def open(self, deck_id: int) -> None:
        """Read a deck, and keep it up to date."""
        raise NotImplementedError

    def leave(self) -> None:
        """Follow no deck any more."""
        raise NotImplementedError

    def do(
        self,
        step: Step,
        sketch: Sketch | None = None,
        then: Callable[[], object] = lambda: None,
        refused: Callable[[KnownError], object] | None = None,
    ) -> None:
        """Do a step to the deck; `sketch` is what it makes of the design, shown until it is stored.

        Steps are done one after the other. A refusal goes to `refused`, else to `failed`.
        """
        raise NotImplementedError

    def type_text(self, slide_id: int, place: str, text: str) -> None:
        """Show a text as it is being typed, without storing it; `place` as in `set_slide_text`."""
        raise NotImplementedError

    def stop_typing(self, slide_id: int, place: str) -> None:
        """Show what is stored in a place again, as after Esc."""
        raise NotImplementedError

    def set_slide_text(self, slide_id: int, place: str, base: str, text: str) -> None:
        """Store a text of a slide; `place` is TITLE, NOTES or a key of `SlideKind.texts`.

        `base` is what stood there when it was begun.
        """
        raise NotImplementedError

    def set_included(self, slide_id: int, *, included: bool) -> None:
        """Take a slide in or leave it out."""
        raise NotImplementedError

    def move_slide(self, slide_id: int, to: int) -> None:
        """Put a slide at another place among all slides of the design."""
        raise NotImplementedError

    def add_slide(self, key: SlideKey, at: int) -> None:
        """Add a slide of a kind."""
        raise NotImplementedError

    def remove_slide(self, slide_id: int) -> None:
        """Remove a slide from the design."""
        raise NotImplementedError

    def set_option(self, slide_id: int, option: str, *, on: bool) -> None:
        """Show a part of a slide, or hide it."""
        raise NotImplementedError

    def set_template(self, template: DeckTemplate) -> None:
        """Take the slides of another template."""
        raise NotImplementedError

    def set_audience(self, audience: Audience) -> None:
        """Make it for others."""
        raise NotImplementedError

    def set_period(self, period: str) -> None:
        """Make it about another period; empty for the last full quarter."""
        raise NotImplementedError

    def set_part(self, part: str, *, on: bool) -> None:
        """Show something on every page, or not; `part` is a field of `PageParts`."""
        raise NotImplementedError

    def release(self, item: str, *, released: bool) -> None:
        """Let a client see a shareable item, or not."""
        raise NotImplementedError

    def freeze(self, note: str = "") -> None:
        """Keep the deck as it is now, and show that."""
        raise NotImplementedError

    def use_snapshot(self, snapshot_id: int | None) -> None:
        """Show the values of a frozen state; None for live ones."""
        raise NotImplementedError
