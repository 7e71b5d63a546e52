"""The workshop at the map on screen: begun, moved on, voted in and ended; what others do comes by itself."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.account_following import AccountFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.journey.workshop import Priority, Workshop, WorkshopShown
from cs_desktop.services.context import Context
from cs_desktop.services.journey.workshops import (
    end_workshop,
    load_workshop,
    plan_workshop,
    run_workshop,
    start_workshop,
    vote,
)


class WorkshopController(AccountFollower):
    """Follows one map, by its id; `loaded` brings its WorkshopShown."""

    moved_on = Signal(object)
    """The committed Change of a step or the clock, which nobody takes back."""
    ended = Signal()

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        kinds = frozenset({Kind.JOURNEY_WORKSHOP, Kind.JOURNEY_VOTE})
        super().__init__(jobs, hub, context, kinds, load_workshop, "workshop")
        self.shown: WorkshopShown | None = None
        self.loaded.connect(self._remember)

    @property
    def workshop(self) -> Workshop | None:
        """Return the workshop that is under way, if one is."""
        found = self.shown.workshop if self.shown is not None else None
        return found if found is not None and found.ended_at is None else None

    def follow(self, account_id: int | None) -> None:
        """Read the workshop of a map and keep it up to date; of none, stop."""
        if account_id != self.account_id:
            self.shown = None
        super().follow(account_id)

    def now(self) -> datetime:
        """Return the time by which the clock runs."""
        return self._context().clock.now()

    def plan(self, map_id: int) -> Workshop:
        """Return a workshop as it is proposed for a map."""
        return plan_workshop(self._context(), map_id)

    def start(self, plan: Workshop) -> None:
        """Begin a workshop as it was planned."""
        self.run(lambda context: start_workshop(context, plan), lambda _change: self.read_anew())

    def move(self, change: Callable[[Workshop, datetime], Workshop]) -> None:
        """Store what becomes of the workshop: another step, a clock that stands still, another agenda.

        It is shown at once: what is done next is done to it, and not to what was read before.
        """
        base = self.workshop
        if base is None or self.shown is None:
            return
        wanted, context = change(base, self.now()), self._context()
        if wanted == base:
            return
        self.loaded.emit(replace(self.shown, workshop=wanted))

        def done(stored: Change | None) -> None:
            if stored is not None:
                self.moved_on.emit(stored)
            self.read_anew()

        def refused(error: KnownError) -> None:
            self.failed.emit(error)
            self.read_anew()

        self._jobs.run(
            lambda _job: run_workshop(context, base, wanted), done, refused, keep=True, lane="workshop"
        )

    def vote(self, card_id: int, voter: str, dots: int) -> None:
        """Give a card a dot, or take one back."""
        workshop = self.workshop
        if workshop is not None:
            workshop_id = workshop.id
            self.run(
                lambda context: vote(context, workshop_id, card_id, voter, dots),
                lambda _change: self.read_anew(),
            )

    def end(self, priorities: Sequence[Priority]) -> None:
        """End the workshop with these actions."""
        workshop = self.workshop
        if workshop is None:
            return
        workshop_id = workshop.id

        def done(_change: Change) -> None:
            self.read_anew()
            self.ended.emit()

        self.run(lambda context: end_workshop(context, workshop_id, priorities), done)

    def _remember(self, found: WorkshopShown) -> None:
        self.shown = found
