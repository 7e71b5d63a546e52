"""What a card is called until somebody writes its title."""

from collections.abc import Mapping
from types import MappingProxyType

from cs_desktop.common.language import marked
from cs_desktop.domain.journey.words import CardKind

NEW_TITLES: Mapping[CardKind, str] = MappingProxyType(
    {
        CardKind.GOAL: marked("New goal"),
        CardKind.TOUCHPOINT: marked("New touchpoint"),
        CardKind.MOMENT: marked("New moment"),
        CardKind.OWNER: marked("New owner"),
        CardKind.METRIC: marked("New metric"),
        CardKind.GAP: marked("New gap"),
        CardKind.BRIDGE: marked("New bridge"),
        CardKind.NOTE: marked("New note"),
    }
)
