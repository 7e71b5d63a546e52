"""Options of slides that a client's deck cannot follow: what they show is not released, or never leaves."""

from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType

from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.kinds import SlideKey
from cs_desktop.domain.deck.sharing import ShareItem, ShareKind
from cs_desktop.domain.deck.shown import DeckShown

NEEDS: Mapping[tuple[SlideKey, str], ShareKind] = MappingProxyType(
    {
        (SlideKey.OUTCOMES, "worth"): ShareKind.WORTH,
        (SlideKey.VALUE, "return"): ShareKind.ARR,
        (SlideKey.HEALTH, "trend"): ShareKind.TREND,
        (SlideKey.JOURNEY, "curve"): ShareKind.EMOTION,
        (SlideKey.JOURNEY, "target"): ShareKind.EMOTION,
        (SlideKey.JOURNEY, "gaps"): ShareKind.GAP,
    }
)
OWN_ONLY = frozenset({(SlideKey.VALUE, "estimates"), (SlideKey.COMMERCIAL, "discounts")})


class OptionState(Enum):
    """Whether a deck follows an option."""

    FOLLOWED = auto()
    UNRELEASED = auto()
    """Nothing of what it shows is released to the client."""
    OWN_ONLY = auto()
    """What it shows stands in decks for ourselves alone."""


def option_state(deck: DeckShown, key: SlideKey, option: str) -> OptionState:
    """Return whether a deck follows an option of one of its slides."""
    if deck.design.audience is not Audience.CLIENT:
        return OptionState.FOLLOWED
    if (key, option) in OWN_ONLY:
        return OptionState.OWN_ONLY
    waiting = _items(deck, key, option)
    if waiting and not any(one in deck.design.released for one in waiting):
        return OptionState.UNRELEASED
    return OptionState.FOLLOWED


def first_to_release(deck: DeckShown, key: SlideKey, option: str) -> str:
    """Return the key of the first item that an option would show; empty where there is none."""
    return next((one.key for one in _items(deck, key, option)), "")


def _items(deck: DeckShown, key: SlideKey, option: str) -> list[ShareItem]:
    kind = NEEDS.get((key, option))
    return [one.item for one in deck.offered if one.item.kind is kind]
