"""One deck on screen: read, made anew at once as it is changed, and stored step by step."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked
from cs_desktop.controllers.deck.sketches import included, moved, typed, with_option, with_part, with_released
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.design import DeckDesign, SlideDesign
from cs_desktop.domain.deck.kinds import DeckTemplate, SlideKey
from cs_desktop.domain.deck.shown import DeckEntry, DeckShown
from cs_desktop.services.context import Context
from cs_desktop.services.deck.stored import editing, starting
from cs_desktop.services.deck.stored.belonging import deck_of_slide
from cs_desktop.services.deck.stored.listing import decks_of

if TYPE_CHECKING:
    from cs_desktop.services.deck.stored.showing import DeckSource

KINDS = frozenset(Kind) - {Kind.IMPORTED_ROW, Kind.SAVED_VIEW, Kind.ATTENTION_MARK}
"""What a deck may tell of."""
LANE = "deck"
"""What is done to decks is done in the order of asking."""
_OF_DECKS = frozenset({Kind.DECK, Kind.DECK_SLIDE, Kind.DECK_SNAPSHOT, Kind.BRAND, Kind.ATTACHMENT})
"""Kinds of which no fact is told."""

Step = Callable[[Context], Change | None]
Sketch = Callable[[DeckDesign], DeckDesign]


@dataclass(eq=False, slots=True)
class _Pending:
    """A change on its way: shown already, and stored or not."""

    sketch: Sketch
    stored: bool = False


class DeckController(QObject):
    """Serves the deck builder. Nothing is read while nobody looks.

    Every change is shown at once from what was read last, and stored behind that, in the order of asking.
    """

    shown = Signal(object)
    """DeckShown: the deck as it would be exported, with what is typed but not stored yet."""
    failed = Signal(object)
    """KnownError: it could not be read, or something could not be done."""
    unreadable = Signal(object)
    """KnownError: the deck that was to be opened cannot be shown."""
    edited = Signal(object)
    """The committed Change of something done here."""
    doing = Signal(object, str)
    """Something is on its way: the Job that stores it, and its label."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context
        self._deck_id: int | None = None
        self._source: DeckSource | None = None
        self._now: DeckShown | None = None
        self._pending: list[_Pending] = []
        self._typed: dict[tuple[int, str], str] = {}
        """What is being typed, by slide and place."""
        self._facts_hold = False
        """Whether nothing that a deck tells of has changed since it was read."""
        self._reading = Refresher(self._read)
        self._making = Refresher(self._make)
        hub.subscribe(self, KINDS, self._changed)

    @property
    def deck_id(self) -> int | None:
        """Return the deck on screen, if any."""
        return self._deck_id

    @property
    def now(self) -> DeckShown | None:
        """Return what was shown last."""
        return self._now

    def stored(self, slide_id: int) -> SlideDesign | None:
        """Return a slide as it is stored, without what is typed or on its way; None where it is not known."""
        slides = self._source.design.slides if self._source is not None else ()
        return next((one for one in slides if one.id == slide_id), None)

    def open(self, deck_id: int) -> None:
        """Read a deck, and keep it up to date."""
        if deck_id == self._deck_id:
            self.refresh()
            return
        self.leave()
        self._deck_id = deck_id
        self._reading.read()

    def leave(self) -> None:
        """Follow no deck any more."""
        self._deck_id = self._source = self._now = None
        self._facts_hold = False
        self._pending.clear()
        self._typed.clear()
        self._reading.stop()
        self._making.stop()

    def refresh(self) -> None:
        """Read soon, as after something changed."""
        if self._deck_id is not None:
            self._reading.refresh()

    def list_decks(self, account_id: int | None, then: Callable[[tuple[DeckEntry, ...]], None]) -> None:
        """Read the decks of an account, or with None the portfolio reviews, the newest first."""
        context = self._context()
        self._jobs.run(
            lambda _job: decks_of(context, account_id), then, self.failed.emit, key="decks of account"
        )

    def find_slide(self, slide_id: int, then: Callable[[DeckEntry | None], None]) -> None:
        """Find out to which deck a slide belongs; None where it is gone."""
        context = self._context()
        self._jobs.run(lambda _job: deck_of_slide(context, slide_id), then, self.failed.emit)

    def new_deck(
        self,
        account_id: int | None,
        template: DeckTemplate,
        audience: Audience,
        then: Callable[[int], object],
        period: str = "",
    ) -> None:
        """Make a deck; `then` gets its id."""
        self._found(lambda context: starting.new_deck(context, account_id, template, audience, period), then)

    def duplicate_deck(self, then: Callable[[int], object]) -> None:
        """Make another deck like the one on screen; `then` gets its id."""
        deck_id = self._deck_id
        if deck_id is not None:
            self._found(lambda context: starting.duplicate_deck(context, deck_id), then)

    def delete_deck(self, then: Callable[[], object]) -> None:
        """Delete the deck on screen."""
        deck_id = self._deck_id
        if deck_id is not None:
            self.do(lambda context: starting.delete_deck(context, deck_id), then=then)

    def do(
        self,
        step: Step,
        sketch: Sketch | None = None,
        then: Callable[[], object] = lambda: None,
        refused: Callable[[KnownError], object] | None = None,
        label: str = marked("Change deck"),
    ) -> None:
        """Do a step to the deck; `sketch` is what it makes of the design, shown until it is stored.

        Steps are done one after the other. A refusal goes to `refused`, else to `failed`.
        """
        context = self._context()
        pending = _Pending(sketch or (lambda design: design))
        self._pending.append(pending)
        if sketch is not None:
            self._show_soon()

        def done(change: Change | None) -> None:
            pending.stored = True
            if change is not None:
                self.edited.emit(change)
            then()
            if self._deck_id is not None:
                self._reading.refresh()

        def fail(error: KnownError) -> None:
            if pending in self._pending:
                self._pending.remove(pending)
            (refused or self.failed.emit)(error)
            self.refresh()

        job = self._jobs.run(lambda _job: step(context), done, fail, keep=True, lane=LANE)
        self.doing.emit(job, label)

    def type_text(self, slide_id: int, place: str, text: str) -> None:
        """Show a text as it is being typed, without storing it; `place` is TITLE, NOTES or a text's key."""
        self._typed[slide_id, place] = text
        self._show_soon()

    def stop_typing(self, slide_id: int, place: str) -> None:
        """Show what is stored in a place again, as after Esc."""
        if self._typed.pop((slide_id, place), None) is not None:
            self._show_soon()

    def set_included(self, slide_id: int, *, on: bool) -> None:
        """Take a slide in or leave it out."""
        self.do(
            lambda context: editing.set_included(context, slide_id, on=on),
            lambda design: included(design, slide_id, on=on),
        )

    def move_slide(self, slide_id: int, to: int) -> None:
        """Put a slide at another place among all slides of the design."""
        deck_id, before = self._deck_id, self._design()
        if deck_id is None or before is None:
            return
        ids = [one.id for one in moved(before, slide_id, to).slides]
        self.do(
            lambda context: editing.move_slide(context, deck_id, ids),
            lambda design: moved(design, slide_id, to),
            label=marked("Move slides"),
        )

    def add_slide(self, key: SlideKey, after: int | None, then: Callable[[int], object]) -> None:
        """Add a slide of a kind behind another; `then` gets its id."""
        deck_id = self._deck_id
        if deck_id is not None:
            self._found(lambda context: editing.add_slide(context, deck_id, key, after), then)

    def remove_slide(self, slide_id: int) -> None:
        """Take a slide out of the design, with what was written on it."""

        def sketch(design: DeckDesign) -> DeckDesign:
            return replace(design, slides=tuple(one for one in design.slides if one.id != slide_id))

        self.do(lambda context: editing.remove_slide(context, slide_id), sketch)

    def set_option(self, slide_id: int, option: str, *, on: bool) -> None:
        """Show a part of a slide, or hide it."""
        self.do(
            lambda context: editing.set_option(context, slide_id, option, on=on),
            lambda design: with_option(design, slide_id, option, on=on),
        )

    def set_template(self, template: DeckTemplate) -> None:
        """Take the slides of another template."""
        self._of_deck(lambda context, deck_id: editing.set_template(context, deck_id, template))

    def set_audience(self, audience: Audience) -> None:
        """Make it for others."""
        self._of_deck(lambda context, deck_id: editing.set_audience(context, deck_id, audience))

    def set_period(self, period: str) -> None:
        """Make it about another period."""
        self._of_deck(lambda context, deck_id: editing.set_period(context, deck_id, period))

    def set_part(self, part: str, *, on: bool) -> None:
        """Show something on every page, or not; `part` is a field of `PageParts`."""
        self._of_deck(
            lambda context, deck_id: editing.set_part(context, deck_id, part, on=on),
            lambda design: with_part(design, part, on=on),
        )

    def release(self, keys: Collection[str], *, on: bool) -> None:
        """Let a client see shareable items, or keep them from them again."""
        self._of_deck(
            lambda context, deck_id: editing.release(context, deck_id, keys, on=on),
            lambda design: with_released(design, keys, on=on),
        )

    def _of_deck(self, step: Callable[[Context, int], Change | None], sketch: Sketch | None = None) -> None:
        deck_id = self._deck_id
        if deck_id is not None:
            self.do(lambda context: step(context, deck_id), sketch)

    def _found(
        self, step: Callable[[Context], tuple[int, Change | None]], then: Callable[[int], object]
    ) -> None:
        """Do a step that makes something; `then` gets the id of what it made."""
        made: list[int] = []

        def work(context: Context) -> Change | None:
            found, change = step(context)
            made.append(found)
            return change

        self.do(work, then=lambda: then(made[-1]))

    def _design(self) -> DeckDesign | None:
        """Return the design with all that is on its way."""
        if self._source is None:
            return None
        design = self._source.design
        for pending in self._pending:
            design = pending.sketch(design)
        for (slide_id, place), text in self._typed.items():
            design = typed(design, slide_id, place, text, self._now)
        return design

    def _show_soon(self) -> None:
        if self._source is not None:
            self._making.refresh()

    def _changed(self, change: Change) -> None:
        if change.kinds - _OF_DECKS:
            self._facts_hold = False
        self.refresh()

    def _read(self) -> Job:
        deck_id, context = self._deck_id, self._context()
        assert deck_id is not None
        known = self._source if self._facts_hold else None
        self._facts_hold = True
        settled = [pending for pending in self._pending if pending.stored]

        def work(_job: Job) -> "DeckSource":
            from cs_desktop.services.deck.stored.showing import gather_for  # noqa: PLC0415 - brings pandas

            return gather_for(context, deck_id, known=known)

        def done(source: "DeckSource") -> None:
            if self._deck_id != deck_id:
                return
            self._source = source
            self._pending = [pending for pending in self._pending if pending not in settled]
            self._forget_stored(source)
            self._making.refresh()

        def fail(error: KnownError) -> None:
            self._facts_hold = False
            if self._deck_id == deck_id:
                self.unreadable.emit(error)

        return self._jobs.run(work, done, fail, key="deck read")

    def _make(self) -> Job:
        deck_id, source, design = self._deck_id, self._source, self._design()
        assert source is not None
        assert design is not None

        def work(_job: Job) -> DeckShown:
            from cs_desktop.services.deck.stored.showing import show  # noqa: PLC0415 - brings pandas

            return show(source, design)

        def done(shown: DeckShown) -> None:
            # The user may have gone elsewhere meanwhile.
            if self._deck_id == deck_id:
                self._now = shown
                self.shown.emit(shown)

        def fail(error: KnownError) -> None:
            if self._deck_id == deck_id:
                self.failed.emit(error)

        return self._jobs.run(work, done, fail, key="deck make")

    def _forget_stored(self, source: "DeckSource") -> None:
        """Show what is stored where it is what was typed."""
        for (slide_id, place), text in list(self._typed.items()):
            if typed(source.design, slide_id, place, text, None) == source.design:
                del self._typed[slide_id, place]
