"""Scorecards in the Library: read while one looks at them, worked on, tried, and published."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.page_following import PageFollower
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.scorecards.card import Measure
from cs_desktop.domain.scorecards.content import CardContent
from cs_desktop.domain.scorecards.spread import MeasureKey, MeasureSpread, spread_key
from cs_desktop.domain.scorecards.trial import Trial
from cs_desktop.services.context import Context
from cs_desktop.services.health.kinds import MAY_MOVE_ONE, OF_ALL, OF_CARDS
from cs_desktop.services.scorecards.drafts import (
    add_scorecard,
    drop_draft,
    rename_scorecard,
    restore_version,
    set_draft,
)
from cs_desktop.services.scorecards.publishing import end_scorecard, move_scorecard, publish_scorecard
from cs_desktop.services.scorecards.reading import read_scorecards
from cs_desktop.services.scorecards.spreads import measure_spreads
from cs_desktop.services.scorecards.trial import try_draft

_MEASURED = (OF_ALL | MAY_MOVE_ONE) - {Kind.HEALTH_OVERRIDE}
"""What changes the values of measures, or who has them."""
KINDS = _MEASURED | OF_CARDS | {Kind.SEGMENT_RULE, Kind.LIFECYCLE_STAGE}


class ScorecardsController(PageFollower):
    """Serves the page of the scorecards; tells a ScorecardPage."""

    spread = Signal(object)
    """The MeasureSpreads that are known, by what their values depend on."""
    tried = Signal(object, object)
    """The id of a scorecard, and the Trial of its draft."""
    trial_failed = Signal(object)

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS, read_scorecards, "scorecards")
        self._under_way: set[object] = set()
        """Steps that are not stored yet: what is read before them is not what is shown any more."""
        self._spreads: dict[MeasureKey, MeasureSpread] = {}

    def leave(self) -> None:
        """Follow no more, as when the workspace is closed."""
        super().leave()
        self._spreads, self._under_way = {}, set()

    def need(self, measures: Sequence[Measure]) -> None:
        """Read the values of measures, unless they are known; `spread` tells them."""
        missing = [one for one in measures if spread_key(one) not in self._spreads]
        if not missing:
            self.spread.emit(self._spreads)
            return
        context = self._context()

        def take(found: Mapping[MeasureKey, MeasureSpread]) -> None:
            self._spreads.update(found)
            self.spread.emit(self._spreads)

        self._jobs.run(
            lambda _job: measure_spreads(context, missing), take, self.failed.emit, key="measure spreads"
        )

    def add(self, like: int | None = None) -> None:
        """Add a scorecard, empty or like another."""
        self.do(lambda context: add_scorecard(context, like).change)

    def set_draft(self, scorecard_id: int, base: CardContent | None, draft: CardContent) -> None:
        """Store what a scorecard's draft is to be."""
        self.do(lambda context: set_draft(context, scorecard_id, base, draft))

    def rename(self, scorecard_id: int, base: str, name: str) -> None:
        """Call a scorecard otherwise."""
        self.do(lambda context: rename_scorecard(context, scorecard_id, base, name))

    def drop(self, scorecard_id: int, base: CardContent | None) -> None:
        """Go back to what was published."""
        self.do(lambda context: drop_draft(context, scorecard_id, base))

    def restore(self, scorecard_id: int, base: CardContent | None, number: int) -> None:
        """Make an earlier version the draft."""
        self.do(lambda context: restore_version(context, scorecard_id, base, number))

    def move(self, scorecard_id: int, step: int) -> None:
        """Ask a scorecard so many places later."""
        self.do(lambda context: move_scorecard(context, scorecard_id, step))

    def end(self, scorecard_id: int) -> None:
        """Let a scorecard hold no more."""
        self.do(lambda context: end_scorecard(context, scorecard_id))

    def publish(
        self, scorecard_id: int, base: CardContent, note: str, then: Callable[[], None] = lambda: None
    ) -> None:
        """Make a new version of a scorecard's draft."""
        self.do(lambda context: publish_scorecard(context, scorecard_id, base, note), then)

    def try_out(self, scorecard_id: int, name: str, content: CardContent) -> None:
        """Test a draft on all accounts; `tried` tells what it would change."""
        context = self._context()

        def take(trial: Trial) -> None:
            self.tried.emit(scorecard_id, trial)

        self._jobs.run(
            lambda _job: try_draft(context, scorecard_id, name, content),
            take,
            self.trial_failed.emit,
            key="scorecard trial",
            name=tr("Testing scorecard"),
        )

    def do(
        self,
        step: Callable[[Context], Change | None],
        then: Callable[[], None] = lambda: None,
        refused: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Do a step; what is read before it is stored is not told."""
        under_way, this = self._under_way, object()
        under_way.add(this)

        def done() -> None:
            under_way.discard(this)
            then()

        def fail(error: KnownError) -> None:
            under_way.discard(this)
            (refused or self.failed.emit)(error)

        super().do(step, done, fail)

    def _changed(self, change: Change) -> None:
        if change.kinds & _MEASURED:
            self._spreads = {}
        super()._changed(change)

    def _tell(self, found: object) -> None:
        if not self._under_way:
            super()._tell(found)
