"""Which parts of a map and of a success plan stand on which slide of a deck."""

from collections.abc import Iterable

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.domain.deck.slides import TOP_GAPS, JourneySlide, ObjectivesSlide, Slide


def key_of(kind: Kind, part_id: int) -> str:
    """Return the key by which a deck knows a part."""
    return f"{kind.value}-{part_id}"


def part_of(key: str) -> tuple[Kind, int]:
    """Return the part that a key stands for."""
    kind, _, part_id = key.rpartition("-")
    return Kind(kind), int(part_id)


def keys_on(slide: Slide) -> tuple[str, ...]:
    """Return the keys of what a slide shows, in reading order."""
    match slide:
        case JourneySlide():
            return _each(key for gap in slide.gaps[:TOP_GAPS] for key in gap.keys)
        case ObjectivesSlide():
            return _each(key for row in slide.objectives for key in row.keys)
        case _:
            return ()


def slides_that_show(deck: AnyDeck, key: str) -> tuple[int, ...]:
    """Return the places in the deck, from 0, of the slides that show a part."""
    return tuple(place for place, slide in enumerate(deck.slides) if key in keys_on(slide))


def leading_to(deck: AnyDeck, key: str) -> str:
    """Return the key of the first gap in the deck whose bridges serve an objective; empty for none."""
    gaps = (gap for slide in deck.slides if isinstance(slide, JourneySlide) for gap in slide.gaps[:TOP_GAPS])
    return next((gap.keys[0] for gap in gaps if key in gap.leads_to), "")


def _each(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
