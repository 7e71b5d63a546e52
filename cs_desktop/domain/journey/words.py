"""The words of journey maps as the workspace stores them."""

from collections.abc import Mapping
from types import MappingProxyType

from cs_desktop.domain.vocabulary import Word


class MapStatus(Word):
    """How far a map or a template has come."""

    DRAFT = "draft"
    ACTIVE = "active"
    PUBLISHED = "published"
    ARCHIVED = "archived"


class LaneKind(Word):
    """What a lane is for, which says what its cards hold."""

    MILESTONES = "milestones"
    GOALS = "goals"
    TOUCHPOINTS = "touchpoints"
    MOMENTS = "moments"
    EMOTION = "emotion"
    OWNERS = "owners"
    METRICS = "metrics"
    GAPS = "gaps"
    """Gaps, and the bridges over them."""
    NOTES = "notes"


class CardKind(Word):
    """What a card is, which says which of its fields count."""

    GOAL = "goal"
    TOUCHPOINT = "touchpoint"
    MOMENT = "moment"
    OWNER = "owner"
    METRIC = "metric"
    GAP = "gap"
    BRIDGE = "bridge"
    NOTE = "note"


HELD_BY: Mapping[LaneKind, tuple[CardKind, ...]] = MappingProxyType(
    {
        LaneKind.MILESTONES: (),
        LaneKind.GOALS: (CardKind.GOAL,),
        LaneKind.TOUCHPOINTS: (CardKind.TOUCHPOINT,),
        LaneKind.MOMENTS: (CardKind.MOMENT,),
        LaneKind.EMOTION: (),
        LaneKind.OWNERS: (CardKind.OWNER,),
        LaneKind.METRICS: (CardKind.METRIC,),
        LaneKind.GAPS: (CardKind.GAP, CardKind.BRIDGE),
        LaneKind.NOTES: (CardKind.NOTE,),
    }
)
"""The kinds of cards that a lane holds, the usual one first; milestones and curves are kept elsewhere."""


def kind_in(lane: LaneKind, kind: CardKind) -> CardKind | None:
    """Return what a card becomes that is put into a lane; None where the lane holds no cards."""
    held = HELD_BY[lane]
    return kind if kind in held else next(iter(held), None)


class Evidence(Word):
    """How well it is known that things are so."""

    ASSUMED = "assumed"
    PARTLY = "partly"
    RESEARCHED = "researched"


class GapState(Word):
    """Whether customers still fall into a gap."""

    OPEN = "open"
    CLOSED = "closed"


class BridgeState(Word):
    """How far a bridge has come."""

    PLANNED = "planned"
    ACTIVE = "active"
    DONE = "done"


class BridgeWay(Word):
    """By what a gap is bridged."""

    INTERVENTION = "intervention"
    SELF_SERVE = "self_serve"
    PAID_SERVICE = "paid_service"
    THIRD_PARTY = "third_party"
    PRODUCT_CHANGE = "product_change"


class Party(Word):
    """Whose a milestone is."""

    OURS = "ours"
    THEIRS = "theirs"
    SHARED = "shared"


class RevisionKind(Word):
    """Why a state of a map was kept."""

    NAMED = "named"
    STARTED = "started"
    ENDED = "ended"
    MILESTONE = "milestone"
    PUBLISHED = "published"
    RESTORED = "restored"
