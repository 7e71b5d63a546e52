"""The slides of an account's deck that show its map: told while somebody looks, and opened on their page."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from cs_desktop.controllers.account_following import AccountFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.journey.page import KINDS
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.journey.deck_places import DeckPlace
from cs_desktop.services.context import Context

if TYPE_CHECKING:
    from cs_desktop.services.deck.writing import ExportedDeck


class DeckPlacesController(AccountFollower):
    """Serves the list of slides; `loaded` brings DeckPlaces in order."""

    opened = Signal(object)
    """The path of a deck that begins on the page that was asked for."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS | {Kind.MEASURE}, self._load, "deck places")
        self._audience = Audience.INTERNAL
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._written = 0

    def turn_to(self, audience: Audience) -> None:
        """Tell of the deck for others."""
        if audience is not self._audience:
            self._audience = audience
            self.read_anew()

    def open_at(self, page: int) -> None:
        """Write the account's deck where nobody else can read it, to be opened on a page."""
        account_id, context, audience = self.account_id, self._context(), self._audience
        if account_id is None:
            return
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="cs-desktop-deck-", ignore_cleanup_errors=True)
        # Each has a name of its own: a reader may hold the one before.
        self._written += 1
        name = "EBR" if audience is Audience.CLIENT else "EBR internal"
        out = Path(self._folder.name) / f"{name} {self._written}.pdf"

        def work(_job: Job) -> "ExportedDeck":
            from cs_desktop.services.deck.export import export_deck  # noqa: PLC0415 - brings pandas and reportlab

            return export_deck(context, account_id, out, audience=audience, opening=page)

        self._jobs.run(work, lambda deck: self.opened.emit(deck.path), self.failed.emit, key="deck at page")

    def close(self) -> None:
        """Remove what was written, as the program ends."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _load(self, context: Context, account_id: int) -> tuple[DeckPlace, ...]:
        from cs_desktop.services.deck.places import load_deck_places  # noqa: PLC0415 - brings pandas and reportlab

        return load_deck_places(context, account_id, self._audience)
