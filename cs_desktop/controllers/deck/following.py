"""Following one deck: read, made anew at once as it is changed, and stored step by step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import marked
from cs_desktop.controllers.deck.sketches import typed
from cs_desktop.controllers.following import EditingFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.deck.design import DeckDesign, SlideDesign
from cs_desktop.domain.deck.shown import DeckShown
from cs_desktop.services.context import Context
from cs_desktop.services.deck.stored.belonging import deck_is_there

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


class DeckFollower(EditingFollower[int]):
    """Follows one deck, by its id. Nothing is read while nobody looks.

    Every change is shown at once from what was read last, and stored behind that, in the order of asking.
    """

    loaded = Signal(object)
    """DeckShown: the deck as it would be exported, with what is typed but not stored yet."""
    gone = Signal(object)
    """KnownError: the deck that was to be shown is there no more."""
    unmade = Signal(str)
    """Why nothing can be made of the deck, as where its period lies before all that is known."""
    doing = Signal(object, str)
    """Something is on its way: the Job that stores it, and its label."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS)
        self._source: DeckSource | None = None
        self._now: DeckShown | None = None
        self._pending: list[_Pending] = []
        self._typed: dict[tuple[int, str], str] = {}
        """What is being typed, by slide and place."""
        self._facts_hold = False
        """Whether nothing that a deck tells of has changed since it was read."""
        self._making = Refresher(self._make)

    @property
    def deck_id(self) -> int | None:
        """Return the deck on screen, if any."""
        return self._followed

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
        if deck_id == self._followed:
            self.refresh()
        else:
            self.leave()
            self._follow(deck_id)

    def leave(self) -> None:
        """Follow no deck any more."""
        super().leave()
        self._source = self._now = None
        self._facts_hold = False
        self._pending.clear()
        self._typed.clear()
        self._making.stop()

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
        pending = _Pending(sketch or (lambda design: design))
        self._pending.append(pending)
        if sketch is not None:
            self._show_soon()

        def done(_change: Change | None) -> None:
            pending.stored = True
            then()
            self.refresh()

        def fail(error: KnownError) -> None:
            if pending in self._pending:
                self._pending.remove(pending)
            (refused or self.failed.emit)(error)
            self.refresh()

        self.doing.emit(self._store(step, done, fail, lane=LANE), label)

    def type_text(self, slide_id: int, place: str, text: str) -> None:
        """Show a text as it is being typed, without storing it; `place` is TITLE, NOTES or a text's key."""
        self._typed[slide_id, place] = text
        self._show_soon()

    def stop_typing(self, slide_id: int, place: str) -> None:
        """Show what is stored in a place again, as after Esc."""
        if self._typed.pop((slide_id, place), None) is not None:
            self._show_soon()

    def _of_deck(self, step: Callable[[Context, int], Change | None], sketch: Sketch | None = None) -> None:
        deck_id = self._followed
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
        super()._changed(change)

    def _read(self) -> Job:
        deck_id, context = self._followed, self._context()
        assert deck_id is not None
        known = self._source if self._facts_hold else None
        self._facts_hold = True
        settled = [pending for pending in self._pending if pending.stored]

        def work(_job: Job) -> "DeckSource | str":
            from cs_desktop.services.deck.stored.showing import gather_for  # noqa: PLC0415 - brings pandas

            try:
                return gather_for(context, deck_id, known=known)
            except KnownError as error:
                if deck_is_there(context, deck_id):
                    return str(error)
                raise

        def done(source: "DeckSource | str") -> None:
            if isinstance(source, str):
                self._facts_hold = False
                self._source = self._now = None
                self.unmade.emit(source)
                return
            self._source = source
            self._pending = [pending for pending in self._pending if pending not in settled]
            self._forget_stored(source)
            self._making.refresh()

        def fail(error: KnownError) -> None:
            self._facts_hold = False
            self.gone.emit(error)

        return self._jobs.run(work, self._while_followed(done), self._while_followed(fail), key="deck read")

    def _make(self) -> Job:
        source, design = self._source, self._design()
        assert source is not None
        assert design is not None

        def work(_job: Job) -> DeckShown:
            from cs_desktop.services.deck.stored.showing import show  # noqa: PLC0415 - brings pandas

            return show(source, design)

        def done(shown: DeckShown) -> None:
            self._now = shown
            self.loaded.emit(shown)

        return self._jobs.run(
            work,
            self._while_followed(done),
            self._while_followed(self.failed.emit),
            key="deck make",
        )

    def _forget_stored(self, source: "DeckSource") -> None:
        """Show what is stored where it is what was typed."""
        for (slide_id, place), text in list(self._typed.items()):
            if typed(source.design, slide_id, place, text, None) == source.design:
                del self._typed[slide_id, place]
