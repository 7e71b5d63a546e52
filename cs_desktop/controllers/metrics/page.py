"""The catalogue of metrics on the page of the Library: read while one looks at it, and worked on."""

from collections.abc import Callable

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.page_following import PageFollower
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.metrics.known import KnownMetric
from cs_desktop.domain.metrics.shown import MetricsShown
from cs_desktop.services.context import Context
from cs_desktop.services.metrics.editing import (
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


class MetricsController(PageFollower):
    """Serves the page of metrics; tells MetricsShown twice: as stored, then with what is derived too."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS, load_metrics, "metrics")

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

        self.do(step, then, refused)

    def retire(self, key: str) -> None:
        """Let nothing new begin with a metric."""
        self.do(lambda context: retire_metric(context, key))

    def bring_back(self, key: str) -> None:
        """Offer a retired metric again."""
        self.do(lambda context: bring_back_metric(context, key))

    def _tell(self, found: object) -> None:
        super()._tell(found)
        assert isinstance(found, MetricsShown)
        context = self._context()
        self._jobs.run(
            lambda _job: with_derived_fed(context, found),
            self._tell_whole,
            self.failed.emit,
            key="metrics derived",
        )

    def _tell_whole(self, whole: MetricsShown) -> None:
        if self.shown:
            self.loaded.emit(whole)
