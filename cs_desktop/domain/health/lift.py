"""What would lift a score: the value of one measure with which an account would reach the next band."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from cs_desktop.domain.bands import Band
from cs_desktop.domain.figures import Unit, stated_text
from cs_desktop.domain.health.standing import AccountHealth, Bands, Contribution
from cs_desktop.domain.metrics.catalogue import BY_KEY
from cs_desktop.domain.scorecards.card import Cap, Curve, Scorecard, Side
from cs_desktop.domain.vocabulary import SurveyKind

_SLACK = 1e-9
_STEPS = {Unit.SHARE: 0.001, Unit.HOURS: 0.1, Unit.NUMBER: 0.1}
"""How finely a value is stated; others in whole numbers."""
_SURVEYS = {SurveyKind.NPS.value: Unit.COUNT, SurveyKind.CSAT.value: Unit.SHARE}


@dataclass(frozen=True, slots=True)
class Lift:
    """A measure, the value it would have to have, and where that alone would put the account."""

    given: Contribution
    value: float
    calculated: float
    band: Band


def unit_of(measure: str) -> str:
    """Return the unit of a measure by its key: a `Unit`, or a word of its own."""
    entry = BY_KEY.get(measure)
    return entry.unit if entry is not None else _SURVEYS.get(measure, Unit.NUMBER)


def value_said(part: Contribution) -> str:
    """Return a measure's value with its unit; an en dash where there is none."""
    return stated_text(part.value, unit_of(part.measure))


def lift(scorecard: Scorecard, bands: Bands, health: AccountHealth) -> Lift | None:
    """Return the measure that costs most among those that alone would lift the account to its next band.

    None where it is Healthy or unknown, and where no measure can do that alone.
    """
    band = health.calculated_band
    if health.calculated is None or band in (None, Band.HEALTHY):
        return None
    bound = bands.watch_from if band is Band.AT_RISK else bands.healthy_from
    parts = [part for part in health.contributions if not (part.missing or part.is_cap)]
    for part in sorted(parts, key=lambda part: part.points):
        found = _lift_by(scorecard, health, part, bound)
        if found is not None:
            value, calculated = found
            return Lift(part, value, calculated, bands.band(calculated))
    return None


def rescored(scorecard: Scorecard, health: AccountHealth, measure: str, value: float) -> float:
    """Return the calculated score if one measure that counts had another value, all else being as it is."""
    curves = {one.key: one.curve for one in scorecard.measures}
    counted = [part for part in health.contributions if part.has_say and not part.is_cap]
    values = {
        part.measure: value if part.measure == measure else part.value for part in counted if not part.missing
    }
    total = math.fsum(
        part.effective_weight
        * (_score(curves[measure], value) if part.measure == measure else part.score or 0.0)
        for part in counted
    )
    held = (cap.limit for cap in scorecard.caps if _holds(cap, values.get(cap.measure)))
    return min(total / 100, *held, 100.0)


def _lift_by(
    scorecard: Scorecard, health: AccountHealth, part: Contribution, bound: float
) -> tuple[float, float] | None:
    """Return the nearest value of a measure that lifts the score to a bound, and that score."""
    if part.value is None or part.score is None or part.effective_weight <= 0:
        return None
    given = math.fsum(one.points for one in health.contributions if not one.is_cap)
    missing = bound - (50 + given)
    wanted = part.score + max(missing, 0.0) * 100 / part.effective_weight
    curve = next(one.curve for one in scorecard.measures if one.key == part.measure)
    unit = unit_of(part.measure)
    step = _STEPS.get(Unit(unit), 1.0) if unit in set(Unit) else 1.0
    now = part.value
    tried = {value for reached in _reaching(curve, wanted) for value in _stated(reached, now, step)}
    # A cap on the measure itself may ask for more than the bound does.
    tried.update(_beyond(cap, step) for cap in scorecard.caps if cap.measure == part.measure)
    for value in sorted(tried, key=lambda value: abs(value - now)):
        calculated = rescored(scorecard, health, part.measure, value)
        if calculated >= bound - _SLACK:
            return value, calculated
    return None


def _stated(value: float, now: float, step: float) -> Iterator[float]:
    """Yield the values next to one as they can be stated, leading away from where it is now."""
    way = 1 if value >= now else -1
    whole = math.ceil(value / step - _SLACK) if way > 0 else math.floor(value / step + _SLACK)
    for count in (whole, whole + way):
        yield round(count * step, 9)


def _beyond(cap: Cap, step: float) -> float:
    """Return the value nearest to a cap's threshold with which it does not hold."""
    if cap.side is Side.AT_LEAST:
        return round((math.ceil(cap.threshold / step - _SLACK) - 1) * step, 9)
    return round((math.floor(cap.threshold / step + _SLACK) + 1) * step, 9)


def _reaching(curve: Curve, wanted: float) -> Iterator[float]:
    """Yield the values at which a curve comes to a score, or begins or ends above it."""
    for place, score in curve:
        if score >= wanted - _SLACK:
            yield place
    for (left, low), (right, high) in pairwise(curve):
        if min(low, high) < wanted < max(low, high):
            yield left + (right - left) * (wanted - low) / (high - low)


def _score(curve: Curve, value: float) -> float:
    places, heights = zip(*curve, strict=True)
    return float(np.interp(value, places, heights))


def _holds(cap: Cap, value: float | None) -> bool:
    if value is None:
        return False
    return value >= cap.threshold if cap.side is Side.AT_LEAST else value <= cap.threshold
