"""What the pages of signals show: the signals themselves, the rules behind them, and how right these were."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cs_desktop.domain.attention import Finding
from cs_desktop.domain.figures import Status, Unit
from cs_desktop.domain.metrics.entry import Steps
from cs_desktop.domain.signals.rules import SignalRule
from cs_desktop.domain.vocabulary import AttentionState, SignalOutcome

_GRAVITY = {Status.RISK: 0, Status.WATCH: 1}


@dataclass(frozen=True, slots=True)
class SignalMark:
    """What somebody did with a signal on one of its occasions."""

    id: int
    account_id: int | None
    rule: str
    occasion: date
    state: AttentionState
    until: date | None
    outcome: SignalOutcome | None
    marked_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class ShownSignal:
    """A signal that is open at an account, whatever somebody did with it."""

    finding: Finding
    rule: SignalRule
    account: str
    arr: int
    owner: str
    opened: date | None
    """Since when it has been open without a break; None where that is longer than was looked back."""
    mark: SignalMark | None = None

    @property
    def id(self) -> int:
        """Return what tells it apart, which is its mark's id."""
        return self.finding.mark_id

    @property
    def state(self) -> AttentionState | None:
        """Return what was done with it; None while nobody did anything."""
        return self.mark.state if self.mark is not None else None

    @property
    def rank(self) -> tuple[int, int, str, str]:
        """Return what signals are listed by: the graver first, then the larger account."""
        return _GRAVITY.get(self.rule.severity, 2), -self.arr, self.account.casefold(), self.rule.key


@dataclass(frozen=True, slots=True)
class FeedChoice:
    """Something that may feed a rule."""

    key: str
    name: str
    unit: Unit
    scale: Steps = ()
    survey: bool = False


@dataclass(frozen=True, slots=True)
class RuleShown:
    """A rule with what is known of it today."""

    rule: SignalRule
    feed: str
    """The name of what feeds it."""
    fed: int
    """How many accounts have data."""
    of: int
    open: int
    """At how many it is open, whatever was done about that."""
    stored: bool
    """Whether somebody stored it, in place of a built-in one or as one's own."""
    built_in: bool
    answers: Mapping[SignalOutcome, int] = field(default_factory=dict)
    """What people said when they resolved it."""
    says: str = ""
    """Of one account: its numbers, whether it is open or not; empty without data."""

    @property
    def id(self) -> int:
        """Return its id, as a table of records asks for it."""
        return self.rule.id


@dataclass(frozen=True, slots=True)
class RuleAtAccount:
    """A rule as it stands at one account, and the signal where it is open."""

    shown: RuleShown
    signal: ShownSignal | None

    @property
    def id(self) -> int:
        """Return the rule's id, as a table of records asks for it."""
        return self.shown.id

    @property
    def rank(self) -> tuple[int, int]:
        """Return what rules are listed by: open ones, the gravest first, then those that have data."""
        if self.signal is not None:
            return 0, _GRAVITY.get(self.shown.rule.severity, 2)
        return (1, 0) if self.shown.fed else (2, 0)


class StateFilter(StrEnum):
    """Which signals a list shows."""

    ACTIVE = "active"
    """Open ones, and those that somebody is at."""
    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    SNOOZED = "snoozed"
    SETTLED = "settled"
    """Resolved, done, or turned into a task, and still open by the numbers."""
    ALL = "all"


_IN_FILTER: Mapping[StateFilter, frozenset[AttentionState | None]] = {
    StateFilter.ACTIVE: frozenset({None, AttentionState.ACKNOWLEDGED}),
    StateFilter.OPEN: frozenset({None}),
    StateFilter.ACKNOWLEDGED: frozenset({AttentionState.ACKNOWLEDGED}),
    StateFilter.SNOOZED: frozenset({AttentionState.SNOOZED}),
    StateFilter.SETTLED: frozenset({AttentionState.RESOLVED, AttentionState.DONE, AttentionState.TASK}),
    StateFilter.ALL: frozenset({None, *AttentionState}),
}


@dataclass(frozen=True, slots=True)
class SignalChoice:
    """Which signals are shown: by state, rule and owner; an empty text stands for all."""

    state: StateFilter = StateFilter.ACTIVE
    rule: str = ""
    owner: str = ""

    def fits(self, one: ShownSignal) -> bool:
        """Return whether a signal is shown."""
        return (
            one.state in _IN_FILTER[self.state]
            and self.rule in ("", one.rule.key)
            and self.owner in ("", one.owner)
        )


@dataclass(frozen=True, slots=True)
class SignalsShown:
    """The signals of some accounts as of a day, the gravest first, and all rules."""

    as_of: date
    currency: str
    signals: tuple[ShownSignal, ...]
    rules: tuple[RuleShown, ...]
    feeds: tuple[FeedChoice, ...] = ()
    accounts: tuple[tuple[int, str], ...] = ()
    """Whom signals are asked about: ids and names, by name."""

    @property
    def owners(self) -> tuple[str, ...]:
        """Return who owns accounts with signals, by name."""
        return tuple(sorted({one.owner for one in self.signals if one.owner}, key=str.casefold))

    def chosen(self, choice: SignalChoice) -> tuple[ShownSignal, ...]:
        """Return the signals that a choice leaves."""
        return tuple(one for one in self.signals if choice.fits(one))

    def at_account(self) -> tuple[RuleAtAccount, ...]:
        """Return the rules that are asked, as they stand at the one account that was read."""
        by_rule = {one.rule.key: one for one in self.signals}
        rows = [RuleAtAccount(one, by_rule.get(one.rule.key)) for one in self.rules if one.rule.active]
        return tuple(sorted(rows, key=lambda row: row.rank))

    def rule(self, key: str) -> RuleShown | None:
        """Return a rule by its key."""
        return next((one for one in self.rules if one.rule.key == key), None)


@dataclass(frozen=True, slots=True)
class Trial:
    """What a rule would do: where it is open today, and how often it opened at month-ends of late."""

    fed: int
    of: int
    open_at: Sequence[tuple[int, str]]
    """Account ids and names, the largest account first."""
    openings: int
    months: int
