"""What a change of a measure is worth in money: unit value × change × times a year × our share."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from cs_desktop.common.language import marked, tr
from cs_desktop.common.money import exponent, money_exact, money_told, to_major
from cs_desktop.domain.figures import Unit, told_apart
from cs_desktop.domain.plan.content import PlanMeasure
from cs_desktop.domain.vocabulary import MeasureKind, WorthPeriod

FORMULA = marked("worth of a unit × change for the better × times a year × share attributed to us")
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
    """With its numbers, as "$120 × 14 h × 12 months × 50% = $10,080".

    What is written multiplies to the amount; where the change had to be rounded to be read, it says ≈.
    """


def worth_of(measure: PlanMeasure, since: float | None, now: float | None, currency: str) -> Worth | None:
    """Return what the way from one value of a measure to another is worth over a year.

    None where the measure does not say. What is worth its money once counts once.

    Example: hours a week from 41 to 27 at $500 an hour a month, half of it attributed to us, are
    500 × 14 × 12 × 50% = $42,000.
    """
    if measure.worth_value is None or since is None or now is None:
        return None
    period = period_of(measure)
    change = change_for_better(measure, since, now) * _units(measure.unit, currency)
    share = 100 if measure.worth_share is None else measure.worth_share
    exact = measure.worth_value * change * TIMES[period] * share / 100
    amount = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    one = money_exact(measure.worth_value, currency)
    parts = [
        tr("{money} per point", money=one) if _is_points(measure.unit) else one,
        _change_text(measure.unit, change, currency),
        tr(_TIMES_TEXT[period]),
    ]
    if share != 100:
        parts.append(tr("{number}%", number=share))
    if _is_told_whole(measure.unit, change, currency):
        result = f"= {money_exact(amount, currency)}"
    else:
        result = f"≈ {money_told(to_major(amount, currency), currency)}"
    return Worth(amount, f"{' × '.join(parts)} {result}")


def period_of(measure: PlanMeasure) -> WorthPeriod:
    """Return how often a unit is worth its money; once where that is not said."""
    known = {word.value: word for word in WorthPeriod}
    return known.get(measure.worth_period, WorthPeriod.ONCE)


def change_for_better(measure: PlanMeasure, since: float, now: float) -> Decimal:
    """Return by how much a measure is better than it was; negative where it is worse.

    Of a range to stay within it is the way outside that is gone. As it was typed: 94.8 − 89.7 is 5.1.
    """
    kind = MeasureKind(measure.kind)
    if kind in (MeasureKind.LOWER, MeasureKind.KEEP_AT_MOST):
        return _typed(since) - _typed(now)
    if kind is MeasureKind.STAY_WITHIN:
        return _outside(measure, since) - _outside(measure, now)
    return _typed(now) - _typed(since)


def _outside(measure: PlanMeasure, value: float) -> Decimal:
    below = Decimal(0) if measure.target is None else _typed(measure.target) - _typed(value)
    above = Decimal(0) if measure.target_high is None else _typed(value) - _typed(measure.target_high)
    return max(below, above, Decimal(0))


def _typed(value: float) -> Decimal:
    return Decimal(str(value))


def _units(unit: str, currency: str) -> Decimal:
    """Return how many units of worth one of the stored ones is: of shares it is per cent, of money major."""
    if unit == Unit.SHARE:
        return Decimal(100)
    return Decimal(1).scaleb(-exponent(currency)) if unit == Unit.MONEY else Decimal(1)


def _is_points(unit: str) -> bool:
    """Return whether a measure is in per cent, so that its change is in percentage points."""
    return unit == Unit.SHARE or unit.strip() == "%"


_MOST_DIGITS = 6
"""Digits of a change that are told whole, as `told_apart` does."""


def _is_told_whole(unit: str, change: Decimal, currency: str) -> bool:
    """Return whether nothing is rounded away of a change, in units of worth, where it is told."""
    if unit == Unit.MONEY:
        minor = change.scaleb(exponent(currency))
        return minor == int(minor)
    return change == int(change) or len(change.normalize().as_tuple().digits) <= _MOST_DIGITS


def _change_text(unit: str, change: Decimal, currency: str) -> str:
    """Return a change, which is in units of worth, with its unit."""
    if unit == Unit.MONEY:
        if _is_told_whole(unit, change, currency):
            return money_exact(int(change.scaleb(exponent(currency))), currency)
        return money_told(change, currency)
    if _is_points(unit):
        return tr("{number} points", number=told_apart(float(change), Unit.NUMBER))
    if unit in set(Unit):
        return told_apart(float(change), Unit(unit))
    number = told_apart(float(change), Unit.NUMBER)
    return f"{number} {unit}" if unit else number
