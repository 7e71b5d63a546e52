"""What the parts of a map are called above their pages."""

from collections.abc import Mapping
from types import MappingProxyType

from cs_desktop.common.language import marked
from cs_desktop.domain.journey.words import CardKind

CARD_NAMES: Mapping[CardKind, str] = MappingProxyType(
    {
        CardKind.GOAL: marked("Customer goal"),
        CardKind.TOUCHPOINT: marked("Touchpoint"),
        CardKind.MOMENT: marked("Moment"),
        CardKind.OWNER: marked("Owner team"),
        CardKind.METRIC: marked("Metric"),
        CardKind.GAP: marked("Gap"),
        CardKind.BRIDGE: marked("Bridge"),
        CardKind.NOTE: marked("Note"),
    }
)
MOODS: Mapping[str, str] = MappingProxyType(
    {"": marked("Not yet"), "-2": "−2", "-1": "−1", "0": "0", "1": "+1", "2": "+2"}
)
"""How a moment felt, by what is stored; empty for one that has not come."""
MOOD_ICONS: Mapping[str, str] = MappingProxyType({"": "clock"})
