"""The reviews of all accounts: read while one looks at them, and scheduled; how many are due always."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.page_following import PageFollower
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.reviews.overview import Choice
from cs_desktop.domain.reviews.rescheduling import Schedule
from cs_desktop.domain.reviews.schedule import Proposal
from cs_desktop.services.context import Context
from cs_desktop.services.reviews.cadence import Rules, set_account_cadence, set_model_cadences
from cs_desktop.services.reviews.calendar_export import export_calendar, reviews_of
from cs_desktop.services.reviews.due import reviews_due
from cs_desktop.services.reviews.overview import load_overview
from cs_desktop.services.reviews.preparing import prepare_review
from cs_desktop.services.reviews.scheduling import make_schedule, propose_schedule

KINDS = frozenset(
    {
        *(Kind.REVIEW, Kind.REVIEW_PERSON, Kind.COMMITMENT, Kind.CADENCE, Kind.ACCOUNT, Kind.TEAM_MEMBER),
        *(Kind.TOUCH_MODEL, Kind.SUBSCRIPTION, Kind.AGREEMENT, Kind.VALUE_CONFIRMATION, Kind.CONTACT),
        *(Kind.ACTIVITY, Kind.HOLIDAY, Kind.WORKSPACE, Kind.SUCCESS_PLAN),
    }
)


class ReviewsPlaceController(PageFollower):
    """Serves the place Reviews, its panels, and the number beside its name; tells a ReviewsOverview."""

    counted = Signal(int)
    """How many reviews are overdue or within seven days."""
    proposed = Signal(object)
    """Schedule."""
    written = Signal(object, int)
    """The path of a calendar file, and how many reviews are in it."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS, load_overview, "reviews-place")
        self._open = False
        self._counter = Refresher(self._count)

    def open(self) -> None:
        """Begin with a workspace."""
        self._open, self._stale = True, True
        self._counter.refresh()

    def leave(self) -> None:
        """Follow no more, as when the workspace is closed."""
        super().leave()
        self._open = False
        self._counter.stop()

    def show(self, *, shown: bool) -> None:
        """Say whether the place is on screen; elsewhere only what is due is counted."""
        super().show(shown=shown and self._open)

    def read(self) -> None:
        """Read now, wherever one is."""
        self._refresher.read()

    def propose(
        self, start: date, choice: Choice, account_id: int | None, refused: Callable[[KnownError], None]
    ) -> None:
        """Propose a year of reviews."""
        context = self._context()

        def work(_job: Job) -> Schedule:
            return propose_schedule(context, start, choice, account_id)

        self._jobs.run(work, self.proposed.emit, refused, key="review-schedule")

    def schedule(
        self,
        proposals: Sequence[Proposal],
        *,
        prepare: bool,
        then: Callable[[], None],
        refused: Callable[[KnownError], None],
    ) -> None:
        """Plan the reviews proposed, as one step."""
        self.do(lambda context: make_schedule(context, proposals, prepare=prepare), then, refused)

    def set_account_cadence(
        self,
        account_id: int,
        rules: Rules,
        seen: Rules,
        then: Callable[[], None],
        refused: Callable[[KnownError], None],
    ) -> None:
        """Set how often reviews are held with an account; `seen` is what was on screen."""
        self.do(lambda context: set_account_cadence(context, account_id, rules, seen), then, refused)

    def set_model_cadences(
        self,
        by_model: Mapping[int, Rules],
        seen: Mapping[int, Rules],
        then: Callable[[], None],
        refused: Callable[[KnownError], None],
    ) -> None:
        """Set how often reviews are held with the accounts of touch models; `seen` is what was on screen."""
        self.do(lambda context: set_model_cadences(context, by_model, seen), then, refused)

    def prepare(self, review_id: int) -> None:
        """Make the tasks that prepare a review."""
        self.do(lambda context: prepare_review(context, review_id))

    def export(self, target: Path, review_ids: Collection[int], *, attendees: bool) -> None:
        """Write reviews as a calendar file, with those of the customer who are asked or without."""
        self._export(target, lambda _context: review_ids, attendees=attendees)

    def export_account(self, target: Path, account_id: int, *, attendees: bool) -> None:
        """Write an account's reviews as a calendar file."""
        self._export(target, lambda context: reviews_of(context, account_id), attendees=attendees)

    def _export(self, target: Path, ids: Callable[[Context], Collection[int]], *, attendees: bool) -> None:
        context = self._context()
        self._jobs.run(
            lambda _job: export_calendar(context, target, ids(context), attendees=attendees),
            lambda count: self.written.emit(target, count),
            self.failed.emit,
            keep=True,
        )

    def _changed(self, change: Change) -> None:
        if Kind.REVIEW in change.kinds and self._open:
            self._counter.refresh()
        super()._changed(change)

    def _take(self, found: object) -> None:
        # Whoever asked for it may be elsewhere, as with an account's form.
        if self._open:
            self._tell(found)

    def _count(self) -> Job:
        context = self._context()

        def done(count: int) -> None:
            if self._open:
                self.counted.emit(count)

        return self._jobs.run(lambda _job: reviews_due(context), done, self.failed.emit, key="reviews-due")
