"""What is done with the stages and lanes of a journey map."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import EVERYWHERE, ActionSpec, Menu, Situation, Where, on_open_map


def _on_stage(now: Situation) -> bool:
    return on_open_map(now) and now.map_stage


def _on_lane(now: Situation) -> bool:
    return on_open_map(now) and now.map_lane


def _of_stage(action: ActionId, text: str, icon: str = "") -> ActionSpec:
    where = Where.PALETTE | Where.MAP_STAGE
    return ActionSpec(action, text, Menu.MAP, icon=icon, when=_on_stage, where=where, writes=True)


def _of_lane(action: ActionId, text: str, icon: str = "") -> ActionSpec:
    where = Where.PALETTE | Where.MAP_LANE
    return ActionSpec(action, text, Menu.MAP, icon=icon, when=_on_lane, where=where, writes=True)


STRUCTURE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.ADD_STAGE,
        marked("Add stage to the map"),
        Menu.MAP,
        icon="columns-3",
        when=on_open_map,
        where=EVERYWHERE | Where.MAP_GROUND,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_LANE,
        marked("Add lane to the map…"),
        Menu.MAP,
        icon="list-plus",
        when=on_open_map,
        where=EVERYWHERE | Where.MAP_GROUND,
        writes=True,
    ),
    _of_stage(ActionId.RENAME_STAGE, marked("Rename stage"), "pen-line"),
    _of_stage(ActionId.STAGE_BEFORE, marked("Add stage before"), "plus"),
    _of_stage(ActionId.STAGE_AFTER, marked("Add stage after"), "plus"),
    _of_stage(ActionId.STAGE_LEFT, marked("Move stage to the left"), "arrow-left"),
    _of_stage(ActionId.STAGE_RIGHT, marked("Move stage to the right"), "arrow-right"),
    _of_stage(ActionId.STAGE_WIDER, marked("Widen stage")),
    _of_stage(ActionId.STAGE_NARROWER, marked("Narrow stage")),
    _of_stage(ActionId.STAGE_USUAL, marked("Usual width of the stage")),
    _of_stage(ActionId.DUPLICATE_STAGE, marked("Duplicate stage with its cards"), "copy"),
    _of_stage(ActionId.DELETE_STAGE, marked("Delete stage, keep its cards aside"), "trash-2"),
    _of_stage(ActionId.DELETE_STAGE_CARDS, marked("Delete stage with its cards"), "trash-2"),
    _of_lane(ActionId.RENAME_LANE, marked("Rename lane"), "pen-line"),
    _of_lane(ActionId.LANE_ABOVE, marked("Add lane above…"), "plus"),
    _of_lane(ActionId.LANE_BELOW, marked("Add lane below…"), "plus"),
    _of_lane(ActionId.LANE_UP, marked("Move lane up"), "arrow-up"),
    _of_lane(ActionId.LANE_DOWN, marked("Move lane down"), "arrow-down"),
    _of_lane(ActionId.FOLD_LANE, marked("Fold or unfold lane"), "chevrons-up-down"),
    _of_lane(ActionId.LANE_HIGHER, marked("Make lane higher")),
    _of_lane(ActionId.LANE_LOWER, marked("Make lane lower")),
    _of_lane(ActionId.LANE_USUAL, marked("Usual height of the lane")),
    _of_lane(ActionId.DUPLICATE_LANE, marked("Duplicate lane with its cards"), "copy"),
    _of_lane(ActionId.DELETE_LANE, marked("Delete lane, keep its cards aside"), "trash-2"),
    _of_lane(ActionId.DELETE_LANE_CARDS, marked("Delete lane with its cards"), "trash-2"),
)
