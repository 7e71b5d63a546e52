"""What a signal is: which data feeds it, how that becomes a value, and when it opens."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import auto

from cs_desktop.domain.attention import Rule, mark_id
from cs_desktop.domain.figures import Status, Unit
from cs_desktop.domain.vocabulary import MetricKind, SurveyKind, Word

ANSWER_DAYS = 14
"""Within so many days a signal is to be answered, unless it says otherwise."""


class Opens(Word):
    """When a signal opens, with the values over its window and over the one before."""

    AT_LEAST = auto()
    AT_MOST = auto()
    FALLS_BY = auto()
    """By at least this fraction of the value before."""
    RISES_BY = auto()
    """By at least this fraction of the value before, and to more than `floor`."""
    DAYS_AT_LEAST = auto()
    """On at least so many days of the window the value was above 0."""


COMPARED = frozenset({Opens.FALLS_BY, Opens.RISES_BY})
"""These need the window before too, and their threshold is a share of its value."""


@dataclass(frozen=True, slots=True)
class SignalRule:
    """One signal."""

    key: str
    """Part of the id of every mark, so it stays as it is."""
    name: str
    feed: str
    """The key of the metric, or the kind of survey, that feeds it."""
    kind: MetricKind
    window_days: int
    opens: Opens
    threshold: float
    title: str
    """What to do."""
    why: str
    """With {value} and {before} of the two windows, the window's {days}, and the newest point's {day}."""
    severity: Status = Status.WATCH
    floor: float = 0.0
    unit: Unit = Unit.NUMBER
    once_a_month: bool = True
    """Whether one who has dealt with it is asked again next month; else each newer point asks again."""
    answer_days: int = ANSWER_DAYS
    """Within so many days of the newest point it should be answered."""
    least_points: int = 1
    """A window with fewer points says nothing yet."""
    active: bool = True
    """Whether it is asked at all."""
    position: int = 0
    notes: str = ""

    @property
    def id(self) -> int:
        """Return its id, the same in every program: two that change a built-in rule change one row."""
        return rule_id(self.key)

    @property
    def mark(self) -> str:
        """Return what a mark stores as the rule that asked."""
        return f"{Rule.SIGNAL.value}:{self.key}"

    @property
    def reach(self) -> int:
        """Return how many days back points have a part."""
        return self.window_days * (2 if self.opens in COMPARED else 1)

    @property
    def is_survey(self) -> bool:
        """Return whether answers to surveys feed it."""
        return self.feed in SURVEYS


SURVEYS = frozenset(kind.value for kind in SurveyKind if kind is not SurveyKind.OTHER)


def rule_id(key: str) -> int:
    """Return the id of the row of the rule with a key."""
    return mark_id("signal_rule", key, 0, date.min)


def in_force(stored: Iterable[SignalRule], built_in: Sequence[SignalRule]) -> tuple[SignalRule, ...]:
    """Return the rules: the built-in ones, each replaced by a stored one of its key, then one's own."""
    by_key = {rule.key: rule for rule in stored}
    known = [by_key.pop(rule.key, rule) for rule in built_in]
    own = sorted(by_key.values(), key=lambda rule: (rule.position, rule.name.casefold(), rule.key))
    return (*known, *own)
