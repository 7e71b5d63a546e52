"""What the words and values of a plan are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from cs_desktop.common.language import marked, tr
from cs_desktop.common.money import exponent, money_told, symbol
from cs_desktop.domain.figures import Status, Unit, told_apart
from cs_desktop.domain.plan.progress import Progress
from cs_desktop.domain.vocabulary import MeasureKind, ObjectiveState, PlanStatus, WorthPeriod

KINDS: Mapping[str, str] = {
    MeasureKind.RAISE: marked("Raise"),
    MeasureKind.LOWER: marked("Lower"),
    MeasureKind.KEEP_AT_LEAST: marked("Keep at least"),
    MeasureKind.KEEP_AT_MOST: marked("Keep at most"),
    MeasureKind.STAY_WITHIN: marked("Stay within"),
    MeasureKind.SCALE: marked("Ordered scale"),
    MeasureKind.DONE: marked("Done or not done"),
}
STATES: Mapping[str, str] = {
    ObjectiveState.OPEN: marked("Open"),
    ObjectiveState.PARKED: marked("Parked"),
    ObjectiveState.MET: marked("Met"),
    ObjectiveState.DROPPED: marked("Dropped"),
}
STATUSES: Mapping[str, str] = {
    PlanStatus.DRAFT: marked("Draft"),
    PlanStatus.AGREED: marked("Agreed"),
    PlanStatus.ACTIVE: marked("Active"),
    PlanStatus.PAUSED: marked("Paused"),
    PlanStatus.CLOSED: marked("Closed"),
}
PERIODS: Mapping[str, str] = {
    "": marked("Not said"),
    WorthPeriod.ONCE: marked("Once"),
    WorthPeriod.MONTH: marked("A month"),
    WorthPeriod.QUARTER: marked("A quarter"),
    WorthPeriod.YEAR: marked("A year"),
}
PROGRESS: Mapping[str, str] = {
    Progress.NOT_STARTED: marked("Not started"),
    Progress.ON_PACE: marked("On pace"),
    Progress.BEHIND: marked("Behind"),
    Progress.OVERDUE: marked("Overdue"),
    Progress.MET: marked("Met"),
}
PROGRESS_STATUS: Mapping[str, Status] = {
    Progress.NOT_STARTED: Status.NONE,
    Progress.ON_PACE: Status.GOOD,
    Progress.BEHIND: Status.RISK,
    Progress.OVERDUE: Status.RISK,
    Progress.MET: Status.GOOD,
}
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}


class Spoken(Protocol):
    """What of a measure says how its values are read, wherever it was read from."""

    @property
    def kind(self) -> str:
        """Return a `MeasureKind`."""

    @property
    def unit(self) -> str:
        """Return the unit."""

    @property
    def scale(self) -> Mapping[str, Any] | None:
        """Return the words of an ordered scale."""


@dataclass(frozen=True, slots=True)
class SaidMeasure:
    """The same of a measure that is told of by what was kept of it."""

    kind: str
    unit: str
    scale: Mapping[str, Any] | None = None
    target: float | None = None
    target_high: float | None = None


class Targeted(Spoken, Protocol):
    """The same with what is to be reached."""

    @property
    def target(self) -> float | None:
        """Return what is to be reached."""

    @property
    def target_high(self) -> float | None:
        """Return the upper end of a range."""


def scale_words(measure: Spoken) -> tuple[str, ...]:
    """Return the words of an ordered scale, the worst first."""
    words = measure.scale.get("words") if measure.scale else None
    return tuple(str(word) for word in words) if isinstance(words, Sequence) else ()


def value_said(measure: Spoken, value: float | None, currency: str = "USD") -> str:
    """Return a value of a measure as one reads it; an en dash where there is none.

    It has the digits that tell it from others of its measure. Of a unit such as "% of planners" or
    "$ a month" the sign stands at the number; of other words the number stands alone, for the unit is told
    beside it.
    """
    if value is None:
        return "–"
    if measure.kind == MeasureKind.DONE:
        return tr("Done") if value >= 1 else tr("Not done")
    words = scale_words(measure)
    if measure.kind == MeasureKind.SCALE and words:
        place = min(max(round(value), 0), len(words) - 1)
        return words[place]
    unit = measure.unit.strip()
    if unit in set(Unit):
        return told_apart(value, Unit(unit), currency)
    if unit.startswith("%"):
        return tr("{number}%", number=told_apart(value, Unit.NUMBER))
    code, _ = _money_of(unit, currency)
    return money_told(Decimal(str(value)), code) if code else told_apart(value, Unit.NUMBER)


def _money_of(unit: str, currency: str) -> tuple[str, str]:
    """Return the currency of a unit in one's own words, and the words behind it: of "$ a call" "a call"."""
    for sign, code in (*_SIGNS.items(), (symbol(currency).strip(), currency)):
        if unit.startswith(sign):
            return code, unit.removeprefix(sign).strip()
    return "", unit


def value_with_unit(measure: Spoken, value: float | None, currency: str = "USD") -> str:
    """Return the same with its unit, where the value does not tell it."""
    said = value_said(measure, value, currency)
    unit = measure.unit.strip()
    told = value is None or not unit or unit in set(Unit)
    if told or measure.kind in (MeasureKind.DONE, MeasureKind.SCALE) or unit.startswith("%"):
        return said
    return f"{said} {_money_of(unit, currency)[1]}".rstrip()


def plain_number(measure: Spoken, value: float | None, currency: str = "USD") -> float | None:
    """Return the number of a value where its unit stands beside it: 66.5 of "%", 520,000 of money.

    None where words tell it: a place on a scale is no number, nor is what is done.
    """
    if value is None or measure.kind == MeasureKind.DONE:
        return None
    if measure.kind == MeasureKind.SCALE and scale_words(measure):
        return None
    if measure.unit == Unit.SHARE:
        return round(value * 100, 10)
    return value / 10 ** exponent(currency) if measure.unit == Unit.MONEY else value


def target_said(measure: Targeted, currency: str = "USD") -> str:
    """Return the target; of a range both of its ends."""
    said = value_said(measure, measure.target, currency)
    if measure.kind == MeasureKind.STAY_WITHIN:
        return f"{said}–{value_said(measure, measure.target_high, currency)}"
    return said


def target_with_unit(measure: Targeted, currency: str = "USD") -> str:
    """Return the target with its unit; of a range both of its ends, the unit behind the last."""
    if measure.kind == MeasureKind.STAY_WITHIN:
        low = value_said(measure, measure.target, currency)
        return f"{low}–{value_with_unit(measure, measure.target_high, currency)}"
    return value_with_unit(measure, measure.target, currency)


def unit_name(unit: str) -> str:
    """Return a unit as it is read where no value stands beside it; one's own words stay as they are."""
    if unit == Unit.SHARE:
        return "%"
    return tr(_UNITS[Unit(unit)]) if unit in _UNITS else unit


def unit_said(measure: Spoken) -> str:
    """Return the unit as it stands in a column of its own; empty where the values tell it."""
    if measure.kind in (MeasureKind.DONE, MeasureKind.SCALE):
        return ""
    own = {Unit.SHARE: "%", Unit.MONEY: "", Unit.COUNT: "", Unit.NUMBER: ""}
    unit = measure.unit.strip()
    if unit in set(Unit):
        return own.get(Unit(unit), tr(_UNITS.get(Unit(unit), "")))
    return unit


_UNITS = {
    Unit.POINTS: marked("points"),
    Unit.DAYS: marked("days"),
    Unit.MONTHS: marked("months"),
    Unit.HOURS: marked("hours"),
}
