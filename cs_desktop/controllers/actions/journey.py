"""What is done with the journey map of an account."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import (
    EVERYWHERE,
    ActionSpec,
    Menu,
    Situation,
    Where,
    on_account,
    on_map,
    on_open_map,
)


def _on_cards(now: Situation) -> bool:
    return on_open_map(now) and now.map_cards > 0


def _on_one_card(now: Situation) -> bool:
    return on_open_map(now) and now.map_cards == 1


_ADDS = EVERYWHERE | Where.MAP_ADD | Where.MAP_GROUND
_CARDS = EVERYWHERE | Where.MAP_CARD
_ZOOMS = EVERYWHERE | Where.MAP_ZOOM

JOURNEY_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.START_MAP,
        marked("Start a journey map"),
        Menu.MAP,
        icon="plus",
        when=lambda now: now.account,
        where=EVERYWHERE | Where.MAP_ITSELF,
        writes=True,
    ),
    *(
        ActionSpec(action_id, text, Menu.MAP, icon=icon, when=on_open_map, where=_ADDS, writes=True)
        for action_id, text, icon in (
            (ActionId.ADD_GOAL, marked("Add goal to the map"), "target"),
            (ActionId.ADD_TOUCHPOINT, marked("Add touchpoint to the map"), "messages-square"),
            (ActionId.ADD_MOMENT, marked("Add moment to the map"), "zap"),
            (ActionId.ADD_GAP, marked("Add gap to the map"), "gap"),
            (ActionId.ADD_BRIDGE, marked("Add bridge to the map"), "bridge"),
        )
    ),
    ActionSpec(
        ActionId.RENAME_CARD,
        marked("Write into the card"),
        Menu.MAP,
        icon="pen-line",
        when=_on_one_card,
        where=_CARDS,
        writes=True,
    ),
    ActionSpec(
        ActionId.DELETE_CARDS,
        marked("Delete cards"),
        Menu.MAP,
        icon="trash-2",
        when=_on_cards,
        where=_CARDS,
        writes=True,
    ),
    ActionSpec(
        ActionId.MAP_SELECT, marked("Select and move on the map"), Menu.MAP, icon="pointer", when=on_map
    ),
    ActionSpec(ActionId.MAP_PAN, marked("Take hold of the map"), Menu.MAP, icon="move", when=on_map),
    ActionSpec(
        ActionId.MAP_LINK,
        marked("Draw links on the map"),
        Menu.MAP,
        "L",
        "draw-link",
        when=on_open_map,
        writes=True,
    ),
    ActionSpec(
        ActionId.LINK_CARD,
        marked("Link to…"),
        Menu.MAP,
        "Shift+L",
        "link-2",
        when=lambda now: on_map(now) and now.map_linkable,
        where=_CARDS,
    ),
    ActionSpec(
        ActionId.BRIDGE_GAP,
        marked("Add a bridge over the gap"),
        Menu.MAP,
        icon="bridge",
        when=lambda now: on_open_map(now) and now.map_gap,
        where=_CARDS,
        writes=True,
    ),
    ActionSpec(
        ActionId.DELETE_LINK,
        marked("Delete link"),
        Menu.MAP,
        icon="trash-2",
        when=lambda now: on_open_map(now) and now.map_links,
        where=EVERYWHERE | Where.MAP_LINK,
        writes=True,
    ),
    ActionSpec(
        ActionId.MAP_GAPS,
        marked("Gaps, by what is lost there"),
        Menu.MAP,
        icon="gap",
        when=on_map,
        where=EVERYWHERE | Where.MAP_ITSELF | Where.MAP_GROUND,
    ),
    ActionSpec(
        ActionId.LOSSES,
        marked("Where we lose customers"),
        Menu.MAP,
        icon="users",
        when=on_account,
        where=EVERYWHERE | Where.MAP_ITSELF,
    ),
    ActionSpec(
        ActionId.WHEREABOUTS,
        marked("Where the account is"),
        Menu.MAP,
        icon="map-pin",
        when=on_account,
        where=EVERYWHERE | Where.MAP_ITSELF | Where.MAP_GROUND | Where.MAP_STAGE,
    ),
    ActionSpec(
        ActionId.MAP_OUTLINE,
        marked("Outline of the map"),
        Menu.VIEW,
        "Ctrl+Shift+O",
        "outline",
        when=on_map,
        where=EVERYWHERE | Where.MAP_GROUND,
    ),
    ActionSpec(
        ActionId.EXPORT_MAP,
        marked("Export the map…"),
        Menu.MAP,
        icon="download",
        when=on_map,
        where=EVERYWHERE | Where.MAP_EXPORT,
    ),
    ActionSpec(
        ActionId.PRINT_MAP,
        marked("Print the map…"),
        Menu.MAP,
        icon="printer",
        when=on_map,
        where=EVERYWHERE | Where.MAP_EXPORT,
    ),
    ActionSpec(
        ActionId.MAP_LARGER,
        marked("Enlarge the map"),
        Menu.VIEW,
        "Ctrl++",
        "plus",
        when=on_map,
        where=_ZOOMS,
    ),
    ActionSpec(
        ActionId.MAP_SMALLER,
        marked("Reduce the map"),
        Menu.VIEW,
        "Ctrl+-",
        "minus",
        when=on_map,
        where=_ZOOMS,
    ),
    ActionSpec(
        ActionId.MAP_FIT,
        marked("Show the whole map"),
        Menu.VIEW,
        "Shift+1",
        "maximize",
        when=on_map,
        where=_ZOOMS | Where.MAP_GROUND,
    ),
)
