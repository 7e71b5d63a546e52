"""What is done with the past of a journey map."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import EVERYWHERE, ActionSpec, Menu, Where, on_map

_PAST = EVERYWHERE | Where.MAP_PAST

PAST_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.KEEP_REVISION,
        marked("Keep a revision of the map…"),
        Menu.MAP,
        icon="plus",
        when=on_map,
        where=_PAST,
        writes=True,
    ),
    ActionSpec(
        ActionId.REVISIONS,
        marked("Show the revisions of the map"),
        Menu.MAP,
        icon="history",
        when=on_map,
        where=_PAST,
    ),
    ActionSpec(
        ActionId.COMPARE_MAP,
        marked("Compare the map with a revision"),
        Menu.MAP,
        icon="compare",
        when=on_map,
        where=_PAST,
    ),
    ActionSpec(
        ActionId.MAP_BACK,
        marked("Back to the map as it is now"),
        Menu.MAP,
        icon="arrow-left",
        when=lambda now: now.account and now.map_past,
    ),
)
