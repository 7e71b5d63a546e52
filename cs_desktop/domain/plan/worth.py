"""What a change of a measure is worth in money: unit value × change × times a year × share due to us."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from cs_desktop.common.language import marked, tr
from cs_desktop.common.money import MINUS, exponent, money_short
from cs_desktop.domain.figures import Unit, stated_text, told_apart
from cs_desktop.domain.plan.content import PlanMeasure
from cs_desktop.domain.vocabulary import MeasureKind, WorthPeriod

FORMULA = marked("worth of a unit × change for the better × times a year × share due to us")
TIMES: Mapping[WorthPeriod, int] = {
    WorthPeriod.ONCE: 1,
    WorthPeriod.MONTH: 12,
    WorthPeriod.QUARTER: 4,
    WorthPeriod.YEAR: 1,
}
"""How often a year a unit is worth its money; what is worth it once counts once."""
_TIMES_TEXT = {
    WorthPeriod.ONCE: marked("once"),
    WorthPeriod.MONTH: marked("12 months"),
    WorthPeriod.QUARTER: marked("4 quarters"),
    WorthPeriod.YEAR: marked("1 year"),
}


@dataclass(frozen=True, slots=True)
class Worth:
    """What a change is worth: the amount, and how it comes about."""

    amount: int
    """Minor units of money; negative where the measure became worse."""
    formula: str
    """With its numbers, as "$120 × 14 h × 12 months × 50% = $10.1K"."""


def worth_of(measure: PlanMeasure, since: float | None, now: float | None, currency: str) -> Worth | None:
    """Return what the way from one value of a measure to another is worth over a year.

    None where the measure does not say. What is worth its money once counts once.

    Example: hours a week from 41 to 27 at $500 an hour a month, half of it due to us, are
    500 × 14 × 12 × 50% = $42,000.
    """
    if measure.worth_value is None or since is None or now is None:
        return None
    period = period_of(measure)
    change = change_for_better(measure, since, now)
    share = 100 if measure.worth_share is None else measure.worth_share
    units = Decimal(str(change)) * _units(measure.unit, currency)
    exact = Decimal(measure.worth_value) * units * TIMES[period] * share / 100
    amount = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    parts = [money_short(measure.worth_value, currency), _change_text(measure, change, currency)]
    parts.append(tr(_TIMES_TEXT[period]))
    if share != 100:
        parts.append(tr("{number}%", number=share))
    return Worth(amount, f"{' × '.join(parts)} = {money_short(amount, currency)}")


def period_of(measure: PlanMeasure) -> WorthPeriod:
    """Return how often a unit is worth its money; once where that is not said."""
    known = {word.value: word for word in WorthPeriod}
    return known.get(measure.worth_period, WorthPeriod.ONCE)


def change_for_better(measure: PlanMeasure, since: float, now: float) -> float:
    """Return by how much a measure is better than it was; negative where it is worse.

    Of a range to stay within it is the way outside that is gone.
    """
    kind = MeasureKind(measure.kind)
    if kind in (MeasureKind.LOWER, MeasureKind.KEEP_AT_MOST):
        return since - now
    if kind is MeasureKind.STAY_WITHIN:
        return _outside(measure, since) - _outside(measure, now)
    return now - since


def _outside(measure: PlanMeasure, value: float) -> float:
    below = 0.0 if measure.target is None else measure.target - value
    above = 0.0 if measure.target_high is None else value - measure.target_high
    return max(below, above, 0.0)


def _units(unit: str, currency: str) -> Decimal:
    """Return how many units of worth one of the stored ones is: of shares it is per cent, of money major."""
    if unit == Unit.SHARE:
        return Decimal(100)
    return Decimal(1).scaleb(-exponent(currency)) if unit == Unit.MONEY else Decimal(1)


def _change_text(measure: PlanMeasure, change: float, currency: str) -> str:
    if measure.unit == Unit.MONEY:
        return told_apart(change, Unit.MONEY, currency)
    if measure.unit == Unit.SHARE:
        points = told_apart(abs(change) * 100, Unit.NUMBER)
        return tr("{number} points", number=f"{MINUS if change < 0 else ''}{points}")
    return stated_text(change, measure.unit)
