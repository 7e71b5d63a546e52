"""What is said of an account's health: how it moved, how far the next band is, what holds it down."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.bands import Quadrant
from cs_desktop.domain.figures import number_text, stated_text
from cs_desktop.domain.health.lift import lift, unit_of
from cs_desktop.domain.health.standing import AccountHealth, Bands, Contribution, shown_score
from cs_desktop.domain.inspection import HealthPoint
from cs_desktop.domain.scorecards.card import Axis, Scorecard

_SLIGHT = 0.05
"""Points that are shown as none."""


def movement(
    calculated: float | None, trend: Sequence[HealthPoint], bands: Bands, as_of: date
) -> Iterator[str]:
    """Yield how a score moved over its course, and how far it is from the next band."""
    moved = _moved(trend)
    if moved is not None:
        since, points = moved
        day = short_day_text(since.day, as_of)
        if points > 0:
            yield trn("{count} point up since {day}", "{count} points up since {day}", points, day=day)
        elif points < 0:
            yield trn("{count} point down since {day}", "{count} points down since {day}", -points, day=day)
        else:
            yield tr("the same as on {day}", day=day)
    score = shown_score(calculated or 0)
    if score < bands.watch_from:
        missing = int(bands.watch_from) - score
        yield trn("{count} point below Watch", "{count} points below Watch", missing)
    elif score < bands.healthy_from:
        missing = int(bands.healthy_from) - score
        yield trn("{count} point below Healthy", "{count} points below Healthy", missing)


def causes(scorecard: Scorecard, bands: Bands, health: AccountHealth) -> Iterator[str]:
    """Yield what pulls a score down, and what alone would lift it to the next band."""
    if health.calculated is None:
        known = any(part.as_of is not None for part in health.contributions)
        yield (
            tr("Everything that was read is too old to count, so there is no score.")
            if known
            else tr("No measure has data, so there is no score.")
        )
        return
    yield _pulling(health.contributions)
    cap = next((part for part in health.contributions if part.is_cap), None)
    if cap is not None:
        limit = number_text(health.calculated, 0)
        yield tr("It is held at {limit}: {cap}.", limit=limit, cap=cap.name)
    found = lift(scorecard, bands, health)
    if found is not None:
        yield tr(
            "{measure} at {value} would lift it to {score}, {band}.",
            measure=found.given.name,
            value=stated_text(found.value, unit_of(found.given.measure)),
            score=shown_score(found.calculated),
            band=found.band.label,
        )


def standing_text(quadrant: Quadrant, trail: Sequence[HealthPoint]) -> str:
    """Return a quadrant with how many quarters in a row an account has stood there, the last one today."""
    same = list(takewhile(lambda point: point.quadrant is quadrant, reversed(trail)))
    # From one reading to the next is a quarter.
    count = len(same) - 1
    if count < 1:
        return quadrant.label
    return trn("{quadrant}, {count} quarter", "{quadrant}, {count} quarters", count, quadrant=quadrant.label)


def missing_axis(health: AccountHealth) -> str:
    """Return which axis has no data, so that there is no quadrant, and what would feed it."""
    missing = Axis.OUTCOME if health.outcome is None else Axis.EXPERIENCE
    names = [part.name for part in health.contributions if part.axis is missing and not part.is_cap]
    texts = {
        Axis.OUTCOME: marked("Outcome has no data, so there is no quadrant. It comes with: {names}."),
        Axis.EXPERIENCE: marked("Experience has no data, so there is no quadrant. It comes with: {names}."),
    }
    if not names:
        return tr("The scorecard has no measure for one of the axes, so there is no quadrant.")
    return tr(texts[missing], names=", ".join(names))


def _pulling(contributions: Sequence[Contribution]) -> str:
    low = sorted(
        (part for part in contributions if part.points <= -_SLIGHT and not part.is_cap),
        key=lambda part: part.points,
    )
    if not low:
        return tr("No measure pulls the score down.")
    if len(low) == 1:
        return tr("{measure} is the only measure that pulls the score down.", measure=low[0].name)
    if len(low) == 2:
        return tr("{first} and {second} pull the score down.", first=low[0].name, second=low[1].name)
    return tr("{first} and {second} pull the score down most.", first=low[0].name, second=low[1].name)


def _moved(trend: Sequence[HealthPoint]) -> tuple[HealthPoint, int] | None:
    """Return the first known score before today's, and by how many whole points today's is above it."""
    known = [point for point in trend if point.score is not None]
    if len(known) < 2 or known[0].score is None or known[-1].score is None:
        return None
    return known[0], shown_score(known[-1].score) - shown_score(known[0].score)
