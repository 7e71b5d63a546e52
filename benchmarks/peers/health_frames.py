"""The scores of the health benchmark as DuckDB and polars work them out, from frames of points.

Both are given what our own reader took from the workspace, a frame a metric, and answer with the calculated
score of each account and day, as an array of days × accounts with NaN where there is none. A calculated
score is Σ (weight of the axis × mean of the axis) / Σ weight of the axes, over the axes that have data:
that is what sharing weights within the axis and then among all amounts to.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.health.windows import Floats, PointColumns
from cs_desktop.domain.scorecards.card import Measure, Scorecard, Side
from cs_desktop.domain.vocabulary import MetricKind

_SQL = {MetricKind.SUM: "sum(value)", MetricKind.MEAN: "avg(value)", MetricKind.MAX: "max(value)"}


def _reach(measure: Measure) -> int:
    """Return over how many days points count: those of the window, and those that tell how old it is."""
    return max(measure.window_days, measure.stale_days + 1)


def _axis_weight(card: Scorecard, measure: Measure) -> float:
    return sum(one.weight for one in card.measures if one.axis is measure.axis)


class DuckDb:
    """SQL over frames; each step a temporary table, so that it runs on all cores."""

    def __init__(self, card: Scorecard, account_ids: NDArray[np.int64], days: Sequence[int]) -> None:
        # Not in every environment, so it is asked for by name.
        self._duckdb: Any = import_module("duckdb")
        self._pandas: Any = import_module("pandas")
        self._card, self._ids, self._days = card, account_ids, days

    def frames(self, points: Mapping[str, PointColumns]) -> dict[str, Any]:
        """Return the points as frames that SQL can read without copying."""
        return {
            key: self._pandas.DataFrame(
                {"account": one.account_ids, "day": one.days, "value": one.values}, copy=False
            )
            for key, one in points.items()
        }

    def scores(self, frames: Mapping[str, Any]) -> Floats:
        """Return the calculated scores, days × accounts."""
        with self._duckdb.connect() as connection:
            for number, measure in enumerate(self._card.measures):
                connection.register(f"points_{number}", frames[measure.key])
            connection.register("ends", self._pandas.DataFrame({"last": np.array(self._days)}))
            values = " UNION ALL ".join(self._value(*one) for one in enumerate(self._card.measures))
            connection.execute(f"CREATE TEMP TABLE valued AS {values}")
            found = connection.execute(self._score()).fetchnumpy()
        return _placed(self._ids, self._days, found["last"], found["account"], found["score"])

    def _value(self, number: int, measure: Measure) -> str:
        """Return the query of a measure's value for each account and day, where it is not stale."""
        amount = _SQL.get(measure.kind, "arg_max(value, day)")
        window = f"p.day > e.last - {measure.window_days}"
        return (
            f"SELECT {number} AS measure, e.last, p.account, {amount} FILTER ({window}) AS value "
            f"FROM points_{number} p JOIN ends e ON p.day <= e.last AND p.day > e.last - {_reach(measure)} "
            f"GROUP BY e.last, p.account "
            f"HAVING count(*) FILTER ({window}) > 0 AND e.last - max(p.day) <= {measure.stale_days}"
        )

    def _score(self) -> str:
        card = self._card
        curves = " ".join(f"WHEN {n} THEN {_curve(one)}" for n, one in enumerate(card.measures))
        axes = " ".join(f"WHEN {n} THEN '{one.axis}'" for n, one in enumerate(card.measures))
        weights = " ".join(f"WHEN {n} THEN {one.weight!r}" for n, one in enumerate(card.measures))
        wholes = " ".join(f"WHEN {n} THEN {_axis_weight(card, one)!r}" for n, one in enumerate(card.measures))
        keys = [one.key for one in card.measures]
        caps = " ".join(
            f"WHEN measure = {keys.index(cap.measure)} AND value "
            f"{'>=' if cap.side is Side.AT_LEAST else '<='} {cap.threshold!r} THEN {cap.limit!r}"
            for cap in card.caps
        )
        return (
            f"WITH scored AS (SELECT last, account, CASE measure {axes} END AS axis, "
            f"CASE measure {weights} END AS weight, CASE measure {wholes} END AS whole, "
            f"CASE measure {curves} END AS score, CASE {caps} END AS capped FROM valued), "
            "of_axis AS (SELECT last, account, any_value(whole) AS whole, "
            "sum(weight * score) / sum(weight) AS mean, min(capped) AS capped "
            "FROM scored GROUP BY last, account, axis) "
            "SELECT last, account, least(sum(whole * mean) / sum(whole), min(capped)) AS score "
            "FROM of_axis GROUP BY last, account"
        )


def _curve(measure: Measure) -> str:
    """Return the curve as SQL, linear between its points and level beyond them."""
    points = measure.curve
    parts = [f"WHEN value <= {points[0][0]!r} THEN {float(points[0][1])!r}"]
    for (left, low), (right, high) in pairwise(points):
        slope = (high - low) / (right - left)
        parts.append(f"WHEN value <= {right!r} THEN {float(low)!r} + {slope!r} * (value - {left!r})")
    return f"CASE {' '.join(parts)} ELSE {float(points[-1][1])!r} END"


class Polars:
    """Lazy frames, a plan for each measure and day, worked out together on all cores."""

    def __init__(self, card: Scorecard, account_ids: NDArray[np.int64], days: Sequence[int]) -> None:
        self._pl: Any = import_module("polars")
        self._card, self._ids, self._days = card, account_ids, days

    def frames(self, points: Mapping[str, PointColumns]) -> dict[str, Any]:
        """Return the points as frames."""
        return {
            key: self._pl.DataFrame({"account": one.account_ids, "day": one.days, "value": one.values})
            for key, one in points.items()
        }

    def scores(self, frames: Mapping[str, Any]) -> Floats:
        """Return the calculated scores, days × accounts."""
        pl, column = self._pl, self._pl.col
        measures = self._card.measures
        plans = [self._measured(frames[one.key].lazy(), one) for one in measures]
        found = (
            pl.concat(plans)
            .group_by("last", "account", "axis")
            .agg(
                mean=(column("weight") * column("score")).sum() / column("weight").sum(),
                whole=column("whole").first(),
                capped=column("capped").min(),
            )
            .group_by("last", "account")
            .agg(
                score=(column("whole") * column("mean")).sum() / column("whole").sum(),
                capped=column("capped").min(),
            )
            .with_columns(score=pl.min_horizontal("score", "capped"))
            .collect()
        )
        return _placed(
            self._ids, self._days, *(found[name].to_numpy() for name in ("last", "account", "score"))
        )

    def _measured(self, points: Any, measure: Measure) -> Any:  # noqa: ANN401 - polars is not always there
        pl, column = self._pl, self._pl.col
        of_days = []
        for day in self._days:
            inside = column("day") > day - measure.window_days
            seen = points.filter((column("day") <= day) & (column("day") > day - _reach(measure)))
            value = column("value").filter(inside)
            amount = {
                MetricKind.SUM: value.sum(),
                MetricKind.MEAN: value.mean(),
                MetricKind.MAX: value.max(),
            }.get(measure.kind, column("value").sort_by("day").last())
            of_days.append(
                seen.group_by("account")
                .agg(value=amount, newest=column("day").max(), count=inside.sum())
                .filter((column("count") > 0) & (day - column("newest") <= measure.stale_days))
                .select("account", "value", last=pl.lit(day, pl.Int64))
            )
        capped = pl.lit(None, pl.Float64)
        for cap in self._card.caps:
            if cap.measure == measure.key:
                is_beyond = (
                    column("value") >= cap.threshold
                    if cap.side is Side.AT_LEAST
                    else column("value") <= cap.threshold
                )
                capped = pl.min_horizontal(capped, pl.when(is_beyond).then(pl.lit(float(cap.limit))))
        return pl.concat(of_days).with_columns(
            score=self._curve(measure),
            axis=pl.lit(str(measure.axis)),
            weight=pl.lit(float(measure.weight)),
            whole=pl.lit(float(_axis_weight(self._card, measure))),
            capped=capped,
        )

    def _curve(self, measure: Measure) -> Any:  # noqa: ANN401 - polars is not always there
        pl, value, points = self._pl, self._pl.col("value"), measure.curve
        made = pl.when(value <= points[0][0]).then(float(points[0][1]))
        for (left, low), (right, high) in pairwise(points):
            slope = (high - low) / (right - left)
            made = made.when(value <= right).then(low + slope * (value - left))
        return made.otherwise(float(points[-1][1]))


def _placed(
    account_ids: NDArray[np.int64],
    days: Sequence[int],
    last: NDArray[np.int64],
    accounts: NDArray[np.int64],
    scores: Floats,
) -> Floats:
    """Return rows of day, account and score as days × accounts; both are asked for by rising numbers."""
    placed = np.full((len(days), len(account_ids)), np.nan)
    placed[np.searchsorted(np.array(days), last), np.searchsorted(account_ids, accounts)] = scores
    return placed
