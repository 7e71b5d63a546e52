"""The catalogue of metrics on the page of the Library: read while one looks at it, and worked on."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.metrics.known import KnownMetric
from cs_desktop.domain.metrics.shown import MetricsShown
from cs_desktop.services.context import Context
from cs_desktop.services.metrics import (
    add_metric,
    bring_back_metric,
    change_metric,
    load_metrics,
    retire_metric,
    with_derived_fed,
)

KINDS = frozenset(
    {
        *(Kind.METRIC, Kind.POINT_BATCH, Kind.SURVEY, Kind.SURVEY_ANSWER, Kind.ACCOUNT, Kind.CONTACT),
        *(Kind.ACTIVITY, Kind.SCORECARD, Kind.SCORECARD_VERSION, Kind.SIGNAL_RULE, Kind.MEASURE),
        *(Kind.LIBRARY_MEASURE, Kind.JOURNEY_CARD),
    }
)


class MetricsController(QObject):
    """Serves the page of metrics."""

    loaded = Signal(object)
    """MetricsShown: first with what is stored, then with what is derived too."""
    done = Signal(object)
    """The committed Change of something done here."""
    failed = Signal(object)

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context
        self._shown, self._stale = False, True
        self._refresher = Refresher(self._read)
        hub.subscribe(self, KINDS, lambda _change: self.refresh())

    def show(self, *, shown: bool) -> None:
        """Say whether the page is on screen."""
        self._shown = shown
        if shown and self._stale:
            self._refresher.refresh()

    def leave(self) -> None:
        """Follow no more, as when the workspace is closed."""
        self._shown, self._stale = False, True
        self._refresher.stop()

    def refresh(self) -> None:
        """Read soon, if anybody looks."""
        if self._shown:
            self._refresher.refresh()
        else:
            self._stale = True

    def store(
        self,
        base: KnownMetric | None,
        wanted: KnownMetric,
        then: Callable[[], None],
        refused: Callable[[KnownError], None],
    ) -> None:
        """Change a metric, or add one."""

        def step(context: Context) -> Change | None:
            if base is None:
                return add_metric(context, wanted).change
            return change_metric(context, base, wanted)

        self._do(step, then, refused)

    def retire(self, key: str) -> None:
        """Let nothing new begin with a metric."""
        self._do(lambda context: retire_metric(context, key))

    def bring_back(self, key: str) -> None:
        """Offer a retired metric again."""
        self._do(lambda context: bring_back_metric(context, key))

    def _do(
        self,
        step: Callable[[Context], Change | None],
        then: Callable[[], None] = lambda: None,
        refused: Callable[[KnownError], None] | None = None,
    ) -> None:
        context = self._context()

        def done(change: Change | None) -> None:
            if change is not None:
                self.done.emit(change)
            then()
            self.refresh()

        def fail(error: KnownError) -> None:
            (refused or self.failed.emit)(error)
            self.refresh()

        self._jobs.run(lambda _job: step(context), done, fail, keep=True, lane="metrics")

    def _read(self) -> Job:
        context = self._context()
        self._stale = False

        def take(found: MetricsShown) -> None:
            # Whoever has left meanwhile comes back to what is read anew.
            self._stale = not self._shown
            if self._shown:
                self.loaded.emit(found)
                self._read_derived(context, found)

        return self._jobs.run(lambda _job: load_metrics(context), take, self.failed.emit, key="metrics")

    def _read_derived(self, context: Context, found: MetricsShown) -> None:
        def take(whole: MetricsShown) -> None:
            if self._shown:
                self.loaded.emit(whole)

        self._jobs.run(
            lambda _job: with_derived_fed(context, found), take, self.failed.emit, key="metrics derived"
        )
