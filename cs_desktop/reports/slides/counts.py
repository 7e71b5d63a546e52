"""How many pages slides need, remembered: typing in one of them leaves the others as they are."""

from collections.abc import Iterable

from cs_desktop.domain.deck.content import AnyDeck, Typeface
from cs_desktop.domain.deck.slides import Slide
from cs_desktop.reports.slides.layout import pages_of
from cs_desktop.reports.text.setter import Setter

_MOST_KEPT = 500
_known: dict[tuple[Slide, Typeface], int] = {}


def page_counts(slides: Iterable[Slide], deck: AnyDeck, setter: Setter) -> list[int]:
    """Return how many pages each of some slides of a deck needs."""
    return [_count(slide, deck, setter) for slide in slides]


def _count(slide: Slide, deck: AnyDeck, setter: Setter) -> int:
    # Names, day and accent of a deck do not change how much stands on a page.
    key = (slide, deck.typeface)
    count = _known.get(key)
    if count is None:
        if len(_known) > _MOST_KEPT:
            _known.clear()
        count = _known[key] = len(pages_of(slide, deck, setter))
    return count
