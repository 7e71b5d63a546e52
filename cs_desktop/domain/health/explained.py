"""A measure of a score explained: its value in words, why it is missing, and how its points came about."""

from collections.abc import Iterator

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.figures import number_text
from cs_desktop.domain.health.feeds import (
    FeedKind,
    MeasureFeed,
    how_text,
    plain_value,
    source_told,
    value_in_words,
)
from cs_desktop.domain.health.lift import unit_of
from cs_desktop.domain.health.shown import HealthShown
from cs_desktop.domain.health.standing import Contribution, formula


def feed_of(measure: str, shown: HealthShown) -> MeasureFeed:
    """Return what feeds a measure; one that is no longer known has its unit alone."""
    known = shown.feeds.get(measure)
    return MeasureFeed(measure, FeedKind.METRIC, unit_of(measure)) if known is None else known


def value_words(part: Contribution, shown: HealthShown, *, brief: bool = False) -> str:
    """Return a measure's value; `brief` leaves out over how long."""
    feed = feed_of(part.measure, shown)
    return plain_value(part.value, feed) if brief else value_in_words(part.value, feed)


def latest_words(part: Contribution, shown: HealthShown) -> str:
    """Return what a measure's row says of its value: the value, and why it has no say where that is so."""
    if part.is_cap:
        return tr("holds the score at {limit}", limit=number_text(part.score or 0.0, 0))
    if not part.missing:
        return value_words(part, shown)
    reason = missing_words(part, shown)
    return reason if part.value is None else f"{value_words(part, shown, brief=True)}, {reason}"


def missing_words(part: Contribution, shown: HealthShown) -> str:
    """Return in a few words why a measure is missing; the day of its newest reading stands beside it."""
    measure = next((one for one in shown.scorecard.measures if one.key == part.measure), None)
    if part.as_of is None or measure is None:
        return part.reason
    if (shown.as_of - part.as_of).days > measure.stale_days + measure.lag_days:
        return tr("stale after {count} days", count=measure.stale_days)
    return tr("nothing in {count} days", count=measure.window_days)


def explained(part: Contribution, shown: HealthShown) -> str:
    """Return value, formula with its numbers, source and day of a contribution, a line each."""
    return "\n".join(line for line in _lines(part, shown) if line)


def _lines(part: Contribution, shown: HealthShown) -> Iterator[str]:
    if part.is_cap:
        yield tr("{cap}: {words}", cap=part.name, words=latest_words(part, shown))
        yield formula("calculated")
        return
    yield tr("{measure}: {value}", measure=part.name, value=latest_words(part, shown))
    feed = feed_of(part.measure, shown)
    if feed.kind is not FeedKind.SURVEY:
        yield tr("Value: {how}", how=how_text(feed))
    if part.score is not None:
        yield tr("Score {score}: {formula}", score=number_text(part.score, 1), formula=formula("measure"))
    if part.has_say and part.score is not None:
        yield tr(
            "{weight}% × ({score} − 50) / 100 = {points} points",
            weight=number_text(part.effective_weight, 1),
            score=number_text(part.score, 1),
            points=number_text(part.points, 1),
        )
    yield from weight_lines(part)
    yield _source_line(part, shown)


def weight_lines(part: Contribution) -> Iterator[str]:
    """Yield why a measure weighs more or less than its scorecard says."""
    if part.is_cap or abs(part.effective_weight - part.weight) < 0.05:
        return
    weights = {"own": number_text(part.weight, 1), "effective": number_text(part.effective_weight, 1)}
    if part.effective_weight > part.weight:
        yield tr("Weight {own}%, with a share of what is missing {effective}%", **weights)
    else:
        yield tr("Weight {own}%, handed on to the other measures", **weights)


def _source_line(part: Contribution, shown: HealthShown) -> str:
    source = source_told(feed_of(part.measure, shown))
    if part.as_of is None:
        return source
    return tr("{source}, as of {day}", source=source, day=day_text(part.as_of))
