"""The work calendar of the workspace: read when it is looked at, changed day by day."""

from collections.abc import Callable, Collection
from datetime import date

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.services.context import Context
from cs_desktop.services.plan import work_calendar

_LANE = "work calendar"


class WorkCalendarController(QObject):
    """Serves the panel of the work calendar."""

    loaded = Signal(object, object)
    """The work days of the week, and the days off with their names by day."""
    done = Signal(object)
    """A Change that was made here."""
    failed = Signal(object)
    """The KnownError for which something was not stored."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context
        self.watching = False
        """Whether what changes is read anew."""
        hub.subscribe(self, frozenset({Kind.HOLIDAY, Kind.WORKSPACE}), lambda _change: self._follow())

    def read(self) -> None:
        """Read it."""
        context = self._context()
        self._jobs.run(
            lambda _job: work_calendar.load_days(context),
            lambda found: self.loaded.emit(*found),
            self._fail,
            lane=_LANE,
        )

    def set_work_days(self, days: Collection[int]) -> None:
        """Store on which days of the week people work."""
        self._do(lambda context: work_calendar.set_work_days(context, days))

    def add_days_off(self, first: date, last: date, name: str) -> None:
        """Store that nobody works on some days."""
        self._do(lambda context: work_calendar.add_day_off(context, first, last, name))

    def remove_days_off(self, days: Collection[date]) -> None:
        """Store that people work again on some days."""
        self._do(lambda context: work_calendar.remove_days_off(context, days))

    def _do(self, step: Callable[[Context], Change | None]) -> None:
        context = self._context()
        self._jobs.run(lambda _job: step(context), self._took, self._fail, keep=True, lane=_LANE)

    def _took(self, change: Change | None) -> None:
        if change is not None:
            self.done.emit(change)
        self.read()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.failed.emit(error)

    def _follow(self) -> None:
        if self.watching:
            self.read()
