"""What is done with cards on the canvas of a map, and with how it is seen."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import (
    EVERYWHERE,
    ActionSpec,
    Menu,
    Situation,
    Where,
    on_map,
    on_open_map,
)


def _on_cards(now: Situation) -> bool:
    return on_map(now) and now.map_cards > 0


def _on_open_cards(now: Situation) -> bool:
    return on_open_map(now) and now.map_cards > 0


def _on_several(now: Situation) -> bool:
    return on_open_map(now) and now.map_cards > 1


_CARDS = EVERYWHERE | Where.MAP_CARD
_PASTES = _CARDS | Where.MAP_STAGE | Where.MAP_LANE | Where.MAP_GROUND
_ZOOMS = EVERYWHERE | Where.MAP_ZOOM

CANVAS_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.COPY_CARDS, marked("Copy cards"), Menu.MAP, icon="copy", when=_on_cards, where=_CARDS
    ),
    ActionSpec(
        ActionId.CUT_CARDS,
        marked("Cut cards"),
        Menu.MAP,
        icon="cut",
        when=_on_open_cards,
        where=_CARDS,
        writes=True,
    ),
    ActionSpec(
        ActionId.PASTE_CARDS,
        marked("Paste into the map"),
        Menu.MAP,
        icon="paste",
        when=on_open_map,
        where=_PASTES,
        writes=True,
    ),
    ActionSpec(
        ActionId.DUPLICATE_CARDS,
        marked("Duplicate cards"),
        Menu.MAP,
        "Ctrl+D",
        "list-plus",
        when=_on_open_cards,
        where=_CARDS,
        writes=True,
    ),
    ActionSpec(
        ActionId.ALIGN_LEFT,
        marked("Align cards at the left"),
        Menu.MAP,
        icon="align-left",
        when=_on_several,
        where=_CARDS,
        writes=True,
    ),
    ActionSpec(
        ActionId.ALIGN_RIGHT,
        marked("Align cards at the right"),
        Menu.MAP,
        icon="align-right",
        when=_on_several,
        where=_CARDS,
        writes=True,
    ),
    ActionSpec(
        ActionId.SAME_LENGTH,
        marked("Make cards equally long"),
        Menu.MAP,
        icon="same-length",
        when=_on_several,
        where=_CARDS,
        writes=True,
    ),
    ActionSpec(
        ActionId.DISTRIBUTE_CARDS,
        marked("Distribute cards"),
        Menu.MAP,
        icon="distribute",
        when=_on_several,
        where=_CARDS,
        writes=True,
    ),
    ActionSpec(
        ActionId.STACK_CARDS,
        marked("Stack cards"),
        Menu.MAP,
        icon="stack",
        when=_on_several,
        where=_CARDS,
        writes=True,
    ),
    ActionSpec(
        ActionId.MAP_FIT_CHOSEN,
        marked("Show what is chosen on the map"),
        Menu.VIEW,
        "Shift+2",
        "scan",
        when=lambda now: on_map(now) and (now.map_cards > 0 or now.map_stage or now.map_lane),
        where=_ZOOMS,
    ),
    ActionSpec(
        ActionId.MAP_FULL_SIZE,
        marked("Show the map at 100%"),
        Menu.VIEW,
        "Ctrl+0",
        "square",
        when=on_map,
        where=_ZOOMS,
    ),
    ActionSpec(
        ActionId.MINIMAP,
        marked("Overview of the map"),
        Menu.VIEW,
        icon="minimap",
        when=on_map,
        where=_ZOOMS | Where.MAP_GROUND,
    ),
)
