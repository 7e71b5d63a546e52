"""What is done with the journey map of an account."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import ActionSpec, Menu, Situation


def _on_map(now: Situation) -> bool:
    return now.account and now.map


JOURNEY_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.START_MAP,
        marked("Start a journey map"),
        Menu.ACCOUNT,
        icon="plus",
        when=lambda now: now.account and not now.map,
        writes=True,
    ),
    ActionSpec(ActionId.ADD_GOAL, marked("Add goal to the map"), Menu.ACCOUNT, when=_on_map, writes=True),
    ActionSpec(
        ActionId.ADD_TOUCHPOINT, marked("Add touchpoint to the map"), Menu.ACCOUNT, when=_on_map, writes=True
    ),
    ActionSpec(ActionId.ADD_MOMENT, marked("Add moment to the map"), Menu.ACCOUNT, when=_on_map, writes=True),
    ActionSpec(ActionId.ADD_GAP, marked("Add gap to the map"), Menu.ACCOUNT, when=_on_map, writes=True),
    ActionSpec(ActionId.ADD_BRIDGE, marked("Add bridge to the map"), Menu.ACCOUNT, when=_on_map, writes=True),
    ActionSpec(ActionId.MAP_LARGER, marked("Enlarge the map"), Menu.VIEW, "Ctrl++", when=_on_map),
    ActionSpec(ActionId.MAP_SMALLER, marked("Reduce the map"), Menu.VIEW, "Ctrl+-", when=_on_map),
    ActionSpec(ActionId.MAP_FIT, marked("Show the whole map"), Menu.VIEW, "Shift+1", when=_on_map),
)
