"""Health for tests: scorecards by hypothesis, and a slow reference that hands on weight after weight."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType

from hypothesis import strategies as st

from cs_desktop.domain.scorecards.card import Axis, Cap, Curve, Measure, Scorecard, Side
from cs_desktop.domain.vocabulary import MetricKind, MissingPolicy
from tests.unit.analytics.point_samples import AS_OF, Point


def slow_score(curve: Curve, value: float) -> float:
    """Find the two points around the value."""
    if value <= curve[0][0]:
        return curve[0][1]
    for (left, low), (right, high) in pairwise(curve):
        if value <= right:
            return low + (high - low) * (value - left) / (right - left)
    return curve[-1][1]


def slow_value(
    points: list[Point], account: int, measure: Measure, as_of: date = AS_OF, lag: int = 0
) -> float | None:
    """Return what the window holds, None if that is nothing or the newest point is stale.

    What is known `lag` days late is looked at as of so many days before.
    """
    day = as_of - timedelta(days=lag)
    # Sorting leaves points of one day in the order in which they came.
    own = sorted(((at, value) for owner, at, value in points if owner == account and at <= day), key=_day)
    window = [value for at, value in own if (day - at).days < measure.window_days]
    if not window or (day - own[-1][0]).days > measure.stale_days:
        return None
    amounts = {
        MetricKind.SUM: math.fsum(window),
        MetricKind.MEAN: math.fsum(window) / len(window),
        MetricKind.LAST: window[-1],
        MetricKind.MAX: max(window),
        MetricKind.AGE: window[-1] + (day - own[-1][0]).days,
    }
    return amounts[measure.kind]


def _day(point: tuple[date, float]) -> date:
    return point[0]


@dataclass
class SlowHealth:
    calculated: float | None
    effective: dict[str, float]
    axes: dict[Axis, float]


def slow_health(
    card: Scorecard,
    points: dict[str, list[Point]],
    account: int,
    as_of: date = AS_OF,
    lags: Mapping[str, int] = MappingProxyType({}),
) -> SlowHealth:
    """Hand weight after weight on, one measure at a time."""
    values = {
        one.key: slow_value(points.get(one.key, []), account, one, as_of, lags.get(one.key, 0))
        for one in card.measures
    }
    if all(value is None for value in values.values()):
        return SlowHealth(None, {}, {})
    scores = {}
    for one in card.measures:
        value = values[one.key]
        if value is not None:
            scores[one.key] = slow_score(one.curve, value)
        elif one.missing is not MissingPolicy.SHARE:
            scores[one.key] = 50.0 if one.missing is MissingPolicy.NEUTRAL else 0.0
    effective = handed_on(card, list(scores))
    total = sum(effective[key] * scores[key] for key in scores) / 100
    for cap in card.caps:
        value = values[cap.measure]
        if value is None:
            continue
        if value >= cap.threshold if cap.side is Side.AT_LEAST else value <= cap.threshold:
            total = min(total, cap.limit)
    axes = {}
    for axis in Axis:
        own = [one for one in card.measures if one.axis is axis and one.key in scores]
        if any(values[one.key] is not None for one in own):
            weight = sum(one.weight for one in own)
            axes[axis] = sum(one.weight * scores[one.key] for one in own) / weight
    return SlowHealth(total, effective, axes)


def handed_on(card: Scorecard, present: list[str]) -> dict[str, float]:
    """Return the weights of the present measures after the others handed on theirs."""
    weight = {one.key: one.weight for one in card.measures}
    axis = {one.key: one.axis for one in card.measures}
    effective = {key: weight[key] for key in present}
    orphaned = 0.0
    for key, handed in weight.items():
        if key in present:
            continue
        siblings = [other for other in present if axis[other] is axis[key]]
        for other in siblings:
            effective[other] += handed * weight[other] / sum(weight[s] for s in siblings)
        if not siblings:
            orphaned += handed
    held = sum(effective.values())
    return {key: share + orphaned * share / held for key, share in effective.items()}


@st.composite
def scorecards(draw: st.DrawFn) -> Scorecard:
    count = draw(st.integers(1, 5))
    cuts = sorted(draw(st.sets(st.integers(1, 99), min_size=count - 1, max_size=count - 1)))
    measures = []
    for n, (low, high) in enumerate(zip([0, *cuts], [*cuts, 100], strict=True)):
        values = sorted(draw(st.sets(st.integers(-20, 20), min_size=1, max_size=4)))
        curve = tuple((float(value), float(draw(st.integers(0, 100)))) for value in values)
        days = st.integers(1, 40)
        axis, kind = draw(st.sampled_from(Axis)), draw(st.sampled_from(MetricKind))
        missing = draw(st.sampled_from(MissingPolicy))
        measures.append(
            Measure(f"m{n}", f"M{n}", high - low, axis, curve, kind, draw(days), draw(days), missing=missing)
        )
    caps = st.builds(
        Cap,
        st.just("Cap"),
        st.sampled_from([one.key for one in measures]),
        st.sampled_from(Side),
        st.integers(-3, 3).map(float),
        st.integers(0, 100).map(float),
    )
    return Scorecard("Any", tuple(measures), tuple(draw(st.lists(caps, max_size=2))))
