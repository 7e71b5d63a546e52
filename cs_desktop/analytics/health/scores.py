"""Health scores of many accounts as of some days, each account by its own scorecard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.health.card_scores import CardScores, MeasureValues, number, score_by
from cs_desktop.analytics.health.feeds import NO_FEED, Feed, PointFeed
from cs_desktop.analytics.health.windows import Floats, Ints, PointColumns, Windows
from cs_desktop.domain.bands import Band
from cs_desktop.domain.health.overrides import Override, holding
from cs_desktop.domain.health.standing import AccountHealth, Bands, Standing
from cs_desktop.domain.scorecards.card import Axis, Measure, Scorecard

Overrides = Mapping[int, Sequence[Override]]
"""By account."""
Choice = Sequence[tuple[Scorecard, NDArray[np.int64]]]
"""Scorecards with the places of the accounts that they score; each account has one."""


@dataclass(frozen=True, slots=True)
class HealthScores:
    """The health of many accounts as of a day; arrays over accounts, NaN where there is no data."""

    bands: Bands
    as_of: date
    account_ids: Ints
    parts: tuple[CardScores, ...]
    """The accounts by scorecard."""
    part: NDArray[np.int64]
    """For each account, which of the parts it is in."""
    place: NDArray[np.int64]
    """And at which place there."""
    overrides: Mapping[int, Override]
    """By account, those that hold on the day."""
    calculated: Floats
    axes: Mapping[Axis, Floats]

    @property
    def score(self) -> Floats:
        """Return the scores after overrides."""
        if not self.overrides:
            return self.calculated
        score = self.calculated.copy()
        for place, account_id in enumerate(self.account_ids.tolist()):
            override = self.overrides.get(account_id)
            if override is not None:
                score[place] = override.score
        return score

    def accounts(self) -> tuple[AccountHealth, ...]:
        """Return the health of every account, in the order asked for."""
        return tuple(self.account(place) for place in range(len(self.account_ids)))

    def scorecard(self, place: int) -> Scorecard:
        """Return what the account at a place of `account_ids` is scored by."""
        return self._part(place).scorecard

    def standing(self, place: int) -> Standing:
        """Return score, band, axes and quadrant of the account at a place of `account_ids`."""
        calculated = number(self.calculated[place])
        outcome = number(self.axes[Axis.OUTCOME][place])
        experience = number(self.axes[Axis.EXPERIENCE][place])
        override = self.overrides.get(int(self.account_ids[place]))
        calculated_band = self._band(calculated)
        return Standing(
            calculated=calculated,
            calculated_band=calculated_band,
            band=calculated_band if override is None else self._band(override.score),
            outcome=outcome,
            experience=experience,
            quadrant=(
                None if outcome is None or experience is None else self.bands.quadrant(outcome, experience)
            ),
            override=override,
        )

    def account(self, place: int) -> AccountHealth:
        """Return the health of the account at a place of `account_ids`, with what made it."""
        standing = self.standing(place)
        return AccountHealth(
            **{field.name: getattr(standing, field.name) for field in fields(Standing)},
            account_id=int(self.account_ids[place]),
            as_of=self.as_of,
            contributions=self._part(place).contributions(int(self.place[place])),
            scorecard=self.scorecard(place),
        )

    def _part(self, place: int) -> CardScores:
        return self.parts[int(self.part[place])]

    def _band(self, score: float | None) -> Band | None:
        return None if score is None else self.bands.band(score)


def health_scores(
    scorecard: Scorecard,
    points: Mapping[str, PointColumns],
    account_ids: Ints,
    as_of: date,
    bands: Bands,
) -> HealthScores:
    """Return the health of the accounts as of a day, all by one scorecard.

    `points` holds the points of each measure by its key; one that is not there has no data. Points
    after `as_of` have no effect.
    """
    feeds = {key: PointFeed(of_measure) for key, of_measure in points.items()}
    everybody = [(scorecard, np.arange(len(account_ids)))]
    (scores,) = health_over(feeds, account_ids, [as_of], [everybody], bands, {})
    return scores


def health_over(
    feeds: Mapping[str, Feed],
    account_ids: Ints,
    days: Sequence[date],
    choices: Sequence[Choice],
    bands: Bands,
    overrides: Overrides,
) -> tuple[HealthScores, ...]:
    """Return the health of the accounts as of each of some days.

    `feeds` tells each measure by its key; one that is not there has no data. `choices` says, day by
    day, who is scored by what. Nothing after a day has any effect on its scores.
    """
    if not days:
        return ()
    ordinals = np.array([day.toordinal() for day in days], np.int64)
    known: dict[object, Windows] = {}

    def windows(measure: Measure) -> Windows:
        # Two scorecards that ask for the same share what was found.
        asked = (measure.key, measure.window_days, measure.kind, measure.lag_days)
        if asked not in known:
            feed = feeds.get(measure.key, NO_FEED)
            days_known = ordinals - measure.lag_days
            known[asked] = feed.over(account_ids, days_known, measure.window_days, measure.kind)
        return known[asked]

    def part(row: int, scorecard: Scorecard, places: NDArray[np.int64]) -> CardScores:
        seen = [windows(measure).on(row, places) for measure in scorecard.measures]
        return score_by(scorecard, _measured(scorecard, seen))

    return tuple(
        _joined(
            [(places, part(row, scorecard, places)) for scorecard, places in choices[row]],
            bands,
            day,
            account_ids,
            held_on(overrides, day),
        )
        for row, day in enumerate(days)
    )


def held_on(overrides: Overrides, day: date) -> dict[int, Override]:
    """Return the override of each account that has one on a day."""
    found = ((account_id, holding(listed, day)) for account_id, listed in overrides.items())
    return {account_id: override for account_id, override in found if override is not None}


def _measured(scorecard: Scorecard, seen: Sequence[Windows]) -> MeasureValues:
    values = np.concatenate([window.values for window in seen])
    newest = np.concatenate([window.newest for window in seen])
    stale = np.concatenate(
        [window.stale(one.stale_days) for one, window in zip(scorecard.measures, seen, strict=True)]
    )
    scores = np.empty_like(values)
    for row, measure in enumerate(scorecard.measures):
        places, heights = zip(*measure.curve, strict=True)
        # Level beyond the curve's ends; a curve of one point would give its score to NaN too.
        curve = np.interp(values[row], places, heights)
        scores[row] = np.where(stale[row] | np.isnan(values[row]), np.nan, curve)
    return MeasureValues(values, newest, stale, scores)


def _joined(
    parts: Sequence[tuple[NDArray[np.int64], CardScores]],
    bands: Bands,
    as_of: date,
    account_ids: Ints,
    overrides: Mapping[int, Override],
) -> HealthScores:
    """Return the scores of all parts in the order of the accounts."""
    count = len(account_ids)
    part, place = np.zeros(count, np.int64), np.zeros(count, np.int64)
    calculated = np.full(count, np.nan)
    axes = {axis: np.full(count, np.nan) for axis in Axis}
    for row, (places, scores) in enumerate(parts):
        part[places], place[places] = row, np.arange(len(places))
        calculated[places] = scores.calculated
        for axis, of_axis in axes.items():
            of_axis[places] = scores.axes[axis]
    return HealthScores(
        bands=bands,
        as_of=as_of,
        account_ids=account_ids,
        parts=tuple(scores for _, scores in parts),
        part=part,
        place=place,
        overrides=overrides,
        calculated=calculated,
        axes=axes,
    )
