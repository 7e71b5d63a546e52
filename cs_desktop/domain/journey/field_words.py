"""What the words of a map's fields are called, in the order in which they are offered."""

from collections.abc import Mapping
from types import MappingProxyType

from cs_desktop.common.language import marked
from cs_desktop.domain.journey.words import BridgeState, BridgeWay, Evidence, GapState, Party
from cs_desktop.domain.timeline import KINDS

TOUCH_WAYS: Mapping[str, str] = MappingProxyType({**KINDS, "": marked("Not said")})
BRIDGE_WAYS: Mapping[str, str] = MappingProxyType(
    {
        BridgeWay.INTERVENTION.value: marked("Intervention"),
        BridgeWay.SELF_SERVE.value: marked("Self-serve guide"),
        BridgeWay.PAID_SERVICE.value: marked("Paid service"),
        BridgeWay.THIRD_PARTY.value: marked("Third party"),
        BridgeWay.PRODUCT_CHANGE.value: marked("Product change"),
    }
)
PARTIES: Mapping[str, str] = MappingProxyType(
    {
        Party.OURS.value: marked("Ours"),
        Party.THEIRS.value: marked("Theirs"),
        Party.SHARED.value: marked("Shared"),
    }
)
EVIDENCES: Mapping[str, str] = MappingProxyType(
    {
        Evidence.ASSUMED.value: marked("Assumed"),
        Evidence.PARTLY.value: marked("Partly"),
        Evidence.RESEARCHED.value: marked("Researched"),
    }
)
STATE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        GapState.OPEN.value: marked("Open"),
        GapState.CLOSED.value: marked("Closed"),
        BridgeState.PLANNED.value: marked("Planned"),
        BridgeState.ACTIVE.value: marked("Active"),
        BridgeState.DONE.value: marked("Done"),
    }
)
