"""What is done with a deck as a whole: frozen, compared, written to a file; and which periods there are."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.language import marked, tr
from cs_desktop.controllers.deck.page import DeckController
from cs_desktop.controllers.export import Export
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.deck.comparing import Difference, compared
from cs_desktop.domain.deck.leaving import leaving
from cs_desktop.domain.deck.shown import DeckShown, Finding, Leaving
from cs_desktop.services.context import Context
from cs_desktop.services.deck.periods import periods_to_choose
from cs_desktop.services.deck.preflight import look_at_pages
from cs_desktop.services.deck.snapshots import freeze, frozen_deck, use_snapshot
from cs_desktop.services.deck.stored.keeping import keep_title
from cs_desktop.services.deck.writing import ExportedDeck, write_deck


class WholeDeck(QObject):
    """Works on the deck that a DeckController shows."""

    periods_known = Signal(object)
    """The names of the periods that have begun, newest first."""
    compared = Signal(object)
    """The Differences of the deck as it is shown from a frozen state."""
    listed = Signal(object, object, object)
    """A DeckShown, the things that leave with it, and the Findings that only its drawn pages tell."""
    written = Signal(object, int, object)
    """The path, the number of pages, and warnings."""

    def __init__(self, jobs: Jobs, context: Callable[[], Context], deck: DeckController) -> None:
        super().__init__()
        self._jobs, self._context, self._deck = jobs, context, deck
        self.exporting = Export(jobs)
        self.exporting.setParent(self)

    def read_periods(self) -> None:
        """Learn which periods have begun."""
        context = self._context()
        self._jobs.run(
            lambda _job: periods_to_choose(context),
            *(self.periods_known.emit, self._deck.failed.emit),
            key="deck periods",
        )

    def freeze(self, note: str = "") -> None:
        """Keep the deck as its values of now make it, and show that from now on."""
        deck_id = self._deck.deck_id
        if deck_id is not None:
            self._deck.do(lambda context: freeze(context, deck_id, note=note), label=marked("Freeze deck"))

    def use(self, snapshot_id: int | None) -> None:
        """Show the values of a frozen state; None for live ones."""
        now = self._deck.now
        if now is not None:
            deck_id = now.entry.id
            self._deck.do(lambda context: use_snapshot(context, deck_id, snapshot_id))

    def compare(self, snapshot_id: int) -> None:
        """Compare the deck as it is shown with a frozen state."""
        now, context = self._deck.now, self._context()
        if now is None:
            return

        def work(_job: Job) -> tuple[Difference, ...]:
            return compared(frozen_deck(context, snapshot_id), now.deck)

        self._jobs.run(work, self.compared.emit, self._deck.failed.emit, key="deck compare")

    def keep_title(self, slide_id: int, basis: str) -> None:
        """Let a title written by hand stand though the data says otherwise."""
        self._deck.do(lambda context: keep_title(context, slide_id, basis))

    def list_leaving(self) -> None:
        """List everything that leaves with the deck as it is shown."""
        now = self._deck.now
        if now is None:
            return

        def work(_job: Job) -> tuple[tuple[Leaving, ...], tuple[Finding, ...]]:
            return leaving(now), look_at_pages(now.deck)

        def done(found: tuple[tuple[Leaving, ...], tuple[Finding, ...]]) -> None:
            self.listed.emit(now, *found)

        self._jobs.run(work, done, self._deck.failed.emit, key="deck leaving")

    def write(self, shown: DeckShown, out: Path, pages: int) -> None:
        """Write a deck as it was shown; `pages` is how many it has, 0 where that is not known."""

        def work(job: Job) -> ExportedDeck:
            return write_deck(shown.deck, out, pages=pages, progress=job.report)

        name = tr("Writing {name}", name=out.name)
        self.exporting.run(name, work, lambda made: self.written.emit(made.path, made.pages, made.warnings))
