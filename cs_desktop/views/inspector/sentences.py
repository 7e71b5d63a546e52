"""What the inspector says of an account's health."""

from collections.abc import Iterator

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.health import shown_score
from cs_desktop.domain.inspection import HealthPoint, Inspection


def health_sentences(shown: Inspection) -> Iterator[str]:
    """Yield how the score moved, and how far it is from the next band."""
    moved = _moved(shown.trend)
    if moved is not None:
        since, points = moved
        day = short_day_text(since.day, shown.as_of)
        if points > 0:
            yield trn("{count} point up since {day}", "{count} points up since {day}", points, day=day)
        elif points < 0:
            yield trn("{count} point down since {day}", "{count} points down since {day}", -points, day=day)
        else:
            yield tr("the same as on {day}", day=day)
    score, bands = shown_score(shown.health.calculated or 0), shown.bands
    if score < bands.watch_from:
        missing = int(bands.watch_from) - score
        yield trn("{count} point below Watch", "{count} points below Watch", missing)
    elif score < bands.healthy_from:
        missing = int(bands.healthy_from) - score
        yield trn("{count} point below Healthy", "{count} points below Healthy", missing)


def trend_in_words(shown: Inspection) -> str:
    """Return the scores of the last weeks, as they are read aloud."""
    scores = ", ".join("–" if p.score is None else str(shown_score(p.score)) for p in shown.trend)
    return tr("Health by week, oldest first: {scores}", scores=scores)


def _moved(trend: tuple[HealthPoint, ...]) -> tuple[HealthPoint, int] | None:
    """Return the first known score before today's, and by how many whole points today's is above it."""
    known = [point for point in trend if point.score is not None]
    if len(known) < 2 or known[0].score is None or known[-1].score is None:
        return None
    return known[0], shown_score(known[-1].score) - shown_score(known[0].score)
