"""How a card looks, by its kind and state: roles of the tokens, never colours."""

from dataclasses import dataclass

from cs_desktop.domain.journey.content import Card
from cs_desktop.domain.journey.icons import touch_icon
from cs_desktop.domain.journey.words import CardKind, GapState


@dataclass(frozen=True, slots=True)
class CardLook:
    """The roles of a card's colours, and its icon."""

    fill: str
    border: str
    icon: str = ""
    icon_role: str = "text2"
    dashed: bool = False
    edge: str = ""
    """The role of the mark along the left edge; empty for none."""


_PLAIN = CardLook("surface", "border")


def look_of(card: Card) -> CardLook:
    """Return how a card looks."""
    match card.kind:
        case CardKind.GOAL:
            return CardLook("surface", "border", edge="accent")
        case CardKind.TOUCHPOINT:
            return CardLook("surface", "border", touch_icon(card.way))
        case CardKind.MOMENT:
            return _moment(card)
        case CardKind.OWNER:
            return CardLook("track", "track")
        case CardKind.GAP:
            if card.state == GapState.CLOSED:
                return CardLook("surface", "border", "circle-check", "good_text")
            return CardLook("watch_tint", "watch_mark", "gap", "watch_text")
        case CardKind.BRIDGE:
            return CardLook("surface", "control", "bridge", "accent_text")
        case CardKind.NOTE:
            return CardLook("sunken", "border")
        case _:
            return _PLAIN


def _moment(card: Card) -> CardLook:
    if card.mood is None:
        return CardLook("surface", "border_strong", "clock", dashed=True)
    role = "good_text" if card.mood > 0 else "risk_text" if card.mood < 0 else "watch_text"
    icon = "smile" if card.mood > 0 else "frown" if card.mood < 0 else "meh"
    return CardLook("surface", "border", icon, role)
