"""What of an account is shareable: internal until it is released for a client's deck, item by item.

Shared fields need no release; internal ones have none. The keys are stored with a deck.
"""

from dataclasses import dataclass
from enum import StrEnum


class ShareKind(StrEnum):
    """The kinds of shareable items."""

    HEALTH = "health"
    """The score and its band as of the deck's day."""
    TREND = "health_trend"
    EMOTION = "emotion"
    """How one stage of the journey feels, now and as a target."""
    GAP = "gap"
    """One gap of the journey, with the bridges over it."""
    ARR = "arr"
    """What the account pays a year, and how that moved."""
    SUBSCRIPTION = "subscription"
    """One subscription with its term."""
    RENEWAL = "renewal"
    """Day and amount of the next renewal."""
    WORTH = "worth"
    """The money that one confirmed result is worth."""


@dataclass(frozen=True, slots=True)
class ShareItem:
    """Something that may be released: `health`, or `gap-123` where there are several."""

    kind: ShareKind
    id: int = 0

    @property
    def key(self) -> str:
        """Return what is stored for it."""
        return f"{self.kind.value}-{self.id}" if self.id else self.kind.value


@dataclass(frozen=True, slots=True)
class OfferedItem:
    """An item that a deck could show, and what it says, for the list in which it is released."""

    item: ShareItem
    text: str
    slide: str
    """The `SlideKey` of the slide that it would stand on."""


@dataclass(frozen=True, slots=True)
class Released:
    """Which items a deck may show; everything in a deck for ourselves."""

    keys: frozenset[str] = frozenset()
    everything: bool = False

    def __contains__(self, item: object) -> bool:
        return isinstance(item, ShareItem) and (self.everything or item.key in self.keys)


ALL = Released(everything=True)
