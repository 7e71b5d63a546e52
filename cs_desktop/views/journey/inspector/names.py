"""What the parts of a map are called above their pages."""

from collections.abc import Mapping
from types import MappingProxyType

from cs_desktop.common.language import marked
from cs_desktop.domain.journey.words import CardKind, LaneKind

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
LANE_NAMES: Mapping[LaneKind, str] = MappingProxyType(
    {
        LaneKind.MILESTONES: marked("Milestones"),
        LaneKind.GOALS: marked("Customer goals"),
        LaneKind.TOUCHPOINTS: marked("Touchpoints"),
        LaneKind.MOMENTS: marked("Moments"),
        LaneKind.EMOTION: marked("Emotion"),
        LaneKind.OWNERS: marked("Owner team"),
        LaneKind.METRICS: marked("Metrics"),
        LaneKind.GAPS: marked("Gaps and bridges"),
        LaneKind.NOTES: marked("Notes"),
    }
)
MOODS: Mapping[str, str] = MappingProxyType(
    {"": marked("Not yet"), "-2": "−2", "-1": "−1", "0": "0", "1": "+1", "2": "+2"}
)
"""How a moment felt, by what is stored; empty for one that has not come."""
MOOD_ICONS: Mapping[str, str] = MappingProxyType({"": "clock"})
