"""What the inspector says of an account's health."""

from collections.abc import Iterator

from cs_desktop.common.language import tr
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.health.told import movement
from cs_desktop.domain.inspection import Inspection


def health_sentences(shown: Inspection) -> Iterator[str]:
    """Yield how the score moved, and how far it is from the next band."""
    return movement(shown.health.score, shown.trend, shown.bands, shown.as_of)


def trend_in_words(shown: Inspection) -> str:
    """Return the scores of the last weeks, as they are read aloud."""
    scores = ", ".join("–" if p.score is None else str(shown_score(p.score)) for p in shown.trend)
    return tr("Health by week, oldest first: {scores}", scores=scores)
