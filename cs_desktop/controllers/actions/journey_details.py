"""What is said of cards and milestones of a journey map: how well known, how far, reached; and all of it."""

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
    return on_open_map(now) and now.map_cards > 0


def _on_milestone(now: Situation) -> bool:
    return on_open_map(now) and now.map_milestone


_CARDS = EVERYWHERE | Where.MAP_CARD
_MILESTONE = EVERYWHERE | Where.MAP_MILESTONE
_ANY = EVERYWHERE | Where.MAP_CARD | Where.MAP_STAGE | Where.MAP_LANE | Where.MAP_MILESTONE | Where.MAP_GROUND


def _evidence(action: ActionId, text: str) -> ActionSpec:
    return ActionSpec(action, text, Menu.MAP, when=_on_cards, where=_CARDS, writes=True)


DETAIL_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.MAP_DETAILS,
        marked("Show details"),
        Menu.MAP,
        icon="sliders-horizontal",
        when=on_map,
        where=_ANY,
    ),
    ActionSpec(
        ActionId.EDIT_DETAILS,
        marked("Edit details"),
        Menu.MAP,
        "Alt+Return",
        "sliders-horizontal",
        when=on_map,
    ),
    ActionSpec(
        ActionId.FINISH_CARDS,
        marked("Close gap or finish bridge, or open it again"),
        Menu.MAP,
        icon="circle-check",
        when=lambda now: on_open_map(now) and now.map_endable,
        where=_CARDS,
        writes=True,
    ),
    ActionSpec(
        ActionId.NEXT_EVIDENCE,
        marked("Next level of evidence"),
        Menu.MAP,
        when=_on_cards,
        writes=True,
    ),
    _evidence(ActionId.EVIDENCE_ASSUMED, marked("Evidence: assumed")),
    _evidence(ActionId.EVIDENCE_PARTLY, marked("Evidence: partly")),
    _evidence(ActionId.EVIDENCE_RESEARCHED, marked("Evidence: researched")),
    ActionSpec(
        ActionId.ADD_MILESTONE,
        marked("Add milestone to the map"),
        Menu.MAP,
        icon="diamond",
        when=on_open_map,
        where=EVERYWHERE | Where.MAP_GROUND | Where.MAP_STAGE,
        writes=True,
    ),
    ActionSpec(
        ActionId.REACH_MILESTONE,
        marked("Reached today, or not reached"),
        Menu.MAP,
        icon="check",
        when=_on_milestone,
        where=_MILESTONE,
        writes=True,
    ),
    ActionSpec(
        ActionId.RENAME_MILESTONE,
        marked("Rename milestone"),
        Menu.MAP,
        icon="pen-line",
        when=_on_milestone,
        where=_MILESTONE,
        writes=True,
    ),
    ActionSpec(
        ActionId.DELETE_MILESTONE,
        marked("Delete milestone"),
        Menu.MAP,
        icon="trash-2",
        when=_on_milestone,
        where=_MILESTONE,
        writes=True,
    ),
)
