"""Signals: read while one looks at them, put away with what became of them, and their rules changed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.following import AccountFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.attention import Finding
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.signals.precision import Precisions
from cs_desktop.domain.signals.rules import SignalRule
from cs_desktop.domain.signals.shown import ShownSignal, SignalsShown, Trial
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


class SignalsController(QObject):
    """Serves the page of signals, and does what is done with signals and rules wherever they stand."""

    loaded = Signal(object)
    """SignalsShown."""
    measured = Signal(object)
    """Precisions; read after the signals, since the past of all accounts takes longer."""
    failed = Signal(object)
    done = Signal(object)
    """The committed Change of something done here."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context
        self._shown, self._stale, self._measures = False, True, False
        self._months = DEFAULT_MONTHS
        self._measured: int | None = None
        """Of how many months the precisions are known, as things stand."""
        self._refresher, self._measurer = Refresher(self._read), Refresher(self._measure)
        hub.subscribe(self, KINDS, self._changed)

    def show(self, *, shown: bool) -> None:
        """Say whether the page is on screen; elsewhere nothing is read."""
        self._shown = shown
        if shown:
            self._catch_up()

    def leave(self) -> None:
        """Follow no more, as when the workspace is closed."""
        self._shown, self._stale, self._measured = False, True, None
        self._refresher.stop()
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
        self.run(lambda context: acknowledge(context, finding))

    def snooze(self, finding: Finding, until: date) -> None:
        """Put a signal off until a day."""
        self.run(lambda context: snooze(context, finding, until))

    def resolve(
        self, finding: Finding, outcome: SignalOutcome, note: str, then: Done, refused: Refused
    ) -> None:
        """Put a signal away with what became of it."""
        self.run(lambda context: resolve(context, finding, outcome, note), then, refused)

    def open_again(self, one: ShownSignal) -> None:
        """Forget what was done with a signal."""
        mark = one.mark
        if mark is not None:
            self.run(lambda context: open_again(context, one.finding, mark.id))

    def make_task(self, finding: Finding, me: str) -> None:
        """Turn a signal into a task of the user's own."""
        self.run(lambda context: turn_into_task(context, finding, my_member(context, me)))

    def store_rule(self, base: SignalRule | None, rule: SignalRule, then: Done, refused: Refused) -> None:
        """Add a rule, or change the one that it was begun from."""

        def step(context: Context) -> Change | None:
            return add_rule(context, rule).change if base is None else change_rule(context, base, rule)

        self.run(step, then, refused)

    def switch(self, rule: SignalRule) -> None:
        """Switch a rule off, or on again."""
        self.run(lambda context: switch_rule(context, rule, on=not rule.active))

    def drop_rule(self, rule: SignalRule) -> None:
        """Delete an own rule; take a built-in one back."""
        self.run(lambda context: drop_rule(context, rule))

    def try_rule(self, rule: SignalRule, then: Callable[[Trial], None], refused: Refused) -> None:
        """Find out where a rule would be open, and how often it was."""
        context = self._context()
        self._jobs.run(lambda _job: try_rule(context, rule), then, refused, key="signal-trial")

    def run(
        self,
        step: Callable[[Context], Change | None],
        then: Done = lambda: None,
        refused: Refused | None = None,
    ) -> None:
        """Do something off the window's thread; a refusal goes to `refused`, else to `failed`."""
        context = self._context()

        def done(change: Change | None) -> None:
            if change is not None:
                self.done.emit(change)
            then()
            self._refresh()

        def failed(error: KnownError) -> None:
            (refused or self.failed.emit)(error)
            self._refresh()

        self._jobs.run(lambda _job: step(context), done, failed, keep=True)

    def _changed(self, change: Change) -> None:
        if change.kinds & FED_BY:
            self._measured = None
        self._refresh()

    def _refresh(self) -> None:
        self._stale = True
        self._catch_up()

    def _catch_up(self) -> None:
        if not self._shown:
            return
        if self._stale:
            self._stale = False
            self._refresher.refresh()
        if self._measures and self._measured != self._months:
            self._measured = self._months
            self._measurer.refresh()

    def _read(self) -> Job:
        context = self._context()

        def work(_job: Job) -> SignalsShown:
            return load_signals(context)

        return self._jobs.run(work, self.loaded.emit, self.failed.emit, key="signals")

    def _measure(self) -> Job:
        context, months = self._context(), self._months

        def work(_job: Job) -> Precisions:
            return load_precisions(context, months)

        return self._jobs.run(work, self.measured.emit, self.failed.emit, key="signal-precision")


class AccountSignalsController(AccountFollower):
    """Reads the signals of one account."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS, load_signals, "account-signals")
