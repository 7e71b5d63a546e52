"""Where the parts of a map stand in the deck of its account."""

from collections.abc import Sequence
from dataclasses import dataclass

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.deck.content import AnyDeck, slide_title
from cs_desktop.domain.deck.keys import keys_on, part_of

Part = tuple[Kind, int]


@dataclass(frozen=True, slots=True)
class DeckPlace:
    """A slide on which something of the map or of the plan is to be seen."""

    page: int
    """Of the file; a long slide goes on over the ones after it."""
    title: str
    parts: tuple[Part, ...]
    """Gaps, bridges and objectives, in reading order."""


def deck_places(deck: AnyDeck, pages: Sequence[int]) -> tuple[DeckPlace, ...]:
    """Return the slides with parts of the map; `pages` are those on which the slides of the deck begin."""
    return tuple(
        DeckPlace(page, slide_title(deck, slide), tuple(part_of(key) for key in keys_on(slide)))
        for slide, page in zip(deck.slides, pages, strict=True)
        if keys_on(slide)
    )


def shown_on(places: Sequence[DeckPlace], kind: Kind, part_id: int) -> tuple[DeckPlace, ...]:
    """Return the slides that show a part."""
    return tuple(place for place in places if (kind, part_id) in place.parts)
