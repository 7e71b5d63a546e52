"""Signals: read while one looks at them, put away with what became of them, and their rules changed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.account_following import AccountFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.page_following import PageFollower
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.attention import Finding
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.signals.precision import Precisions
from cs_desktop.domain.signals.rules import SignalRule
from cs_desktop.domain.signals.shown import ShownSignal, Trial
from cs_desktop.domain.vocabulary import SignalOutcome
from cs_desktop.services.context import Context
from cs_desktop.services.marks import acknowledge, open_again, resolve, snooze, turn_into_task
from cs_desktop.services.me import my_member
from cs_desktop.services.signals.page import load_signals
from cs_desktop.services.signals.precision import load_precisions, try_rule
from cs_desktop.services.signals.rules import add_rule, change_rule, drop_rule, switch_rule

FED_BY = frozenset(
    {
        *(Kind.POINT_BATCH, Kind.METRIC, Kind.SURVEY, Kind.SURVEY_ANSWER, Kind.SIGNAL_RULE),
        *(Kind.ACCOUNT, Kind.SUBSCRIPTION, Kind.SUBSCRIPTION_EVENT, Kind.CONTACT, Kind.ACTIVITY),
        *(Kind.ACTIVITY_CONTACT, Kind.SUCCESS_PLAN, Kind.OBJECTIVE, Kind.MEASURE),
    }
)
"""What signals are read from."""
KINDS = FED_BY | {Kind.ATTENTION_MARK, Kind.TEAM_MEMBER, Kind.WORKSPACE}
DEFAULT_MONTHS = 24
Done = Callable[[], None]
Refused = Callable[[KnownError], None]


class SignalsController(PageFollower):
    """Serves the page of signals; does what is done with signals and rules wherever they stand.

    Tells SignalsShown.
    """

    measured = Signal(object)
    """Precisions; read after the signals, since the past of all accounts takes longer."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS, load_signals, "signals")
        self._measures, self._months = False, DEFAULT_MONTHS
        self._measured: int | None = None
        """Of how many months the precisions are known, as things stand."""
        self._measurer = Refresher(self._measure)

    def show(self, *, shown: bool) -> None:
        """Say whether the page is on screen; elsewhere nothing is read."""
        super().show(shown=shown)
        self._catch_up()

    def leave(self) -> None:
        """Follow no more, as when the workspace is closed."""
        super().leave()
        self._measured = None
        self._measurer.stop()

    def want_precisions(self, *, wanted: bool) -> None:
        """Say whether anybody looks at how right the rules were."""
        self._measures = wanted
        self._catch_up()

    def choose_months(self, months: int) -> None:
        """Count the openings of so many months."""
        self._months = months
        self._catch_up()

    def acknowledge(self, finding: Finding) -> None:
        """Say that somebody is at a signal."""
        self.do(lambda context: acknowledge(context, finding))

    def snooze(self, finding: Finding, until: date) -> None:
        """Put a signal off until a day."""
        self.do(lambda context: snooze(context, finding, until))

    def resolve(
        self, finding: Finding, outcome: SignalOutcome, note: str, then: Done, refused: Refused
    ) -> None:
        """Put a signal away with what became of it."""
        self.do(lambda context: resolve(context, finding, outcome, note), then, refused)

    def open_again(self, one: ShownSignal) -> None:
        """Forget what was done with a signal."""
        mark = one.mark
        if mark is not None:
            self.do(lambda context: open_again(context, one.finding, mark.id))

    def make_task(self, finding: Finding, me: str) -> None:
        """Turn a signal into a task of the user's own."""
        self.do(lambda context: turn_into_task(context, finding, my_member(context, me)))

    def store_rule(self, base: SignalRule | None, rule: SignalRule, then: Done, refused: Refused) -> None:
        """Add a rule, or change the one that it was begun from."""

        def step(context: Context) -> Change | None:
            return add_rule(context, rule).change if base is None else change_rule(context, base, rule)

        self.do(step, then, refused)

    def switch(self, rule: SignalRule) -> None:
        """Switch a rule off, or on again."""
        self.do(lambda context: switch_rule(context, rule, on=not rule.active))

    def drop_rule(self, rule: SignalRule) -> None:
        """Delete an own rule; take a built-in one back."""
        self.do(lambda context: drop_rule(context, rule))

    def try_rule(self, rule: SignalRule, then: Callable[[Trial], None], refused: Refused) -> None:
        """Find out where a rule would be open, and how often it was."""
        context = self._context()
        self._jobs.run(lambda _job: try_rule(context, rule), then, refused, key="signal-trial")

    def _changed(self, change: Change) -> None:
        if change.kinds & FED_BY:
            self._measured = None
        super()._changed(change)
        self._catch_up()

    def _catch_up(self) -> None:
        if self.shown and self._measures and self._measured != self._months:
            self._measured = self._months
            self._measurer.refresh()

    def _measure(self) -> Job:
        context, months = self._context(), self._months

        def work(_job: Job) -> Precisions:
            return load_precisions(context, months)

        return self._jobs.run(work, self.measured.emit, self.failed.emit, key="signal-precision")


class AccountSignalsController(AccountFollower):
    """Reads the signals of one account."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS, load_signals, "account-signals")
