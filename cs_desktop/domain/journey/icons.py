"""The icons that stand for lanes and ways of touching, on screen and in files."""

from cs_desktop.domain.journey.words import LaneKind
from cs_desktop.domain.vocabulary import ActivityKind

LANE_ICONS = {
    LaneKind.MILESTONES: "diamond",
    LaneKind.GOALS: "target",
    LaneKind.TOUCHPOINTS: "messages-square",
    LaneKind.MOMENTS: "zap",
    LaneKind.EMOTION: "pulse",
    LaneKind.OWNERS: "users",
    LaneKind.METRICS: "gauge",
    LaneKind.GAPS: "gap",
    LaneKind.NOTES: "sticky-note",
}
_TOUCH_ICONS = {
    ActivityKind.ON_SITE.value: "map-pin",
    ActivityKind.CALL.value: "phone",
    ActivityKind.EMAIL.value: "mail",
    ActivityKind.WEBINAR.value: "video",
    ActivityKind.TRAINING.value: "graduation-cap",
    ActivityKind.QBR.value: "presentation",
    ActivityKind.EBR.value: "presentation",
}


def touch_icon(way: str) -> str:
    """Return the icon of a way of touching; of any other than the usual ones, talk."""
    return _TOUCH_ICONS.get(way, "messages-square")
