"""What is done with success plans, their objectives and measures."""

from collections.abc import Callable

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import EVERYWHERE, ActionSpec, Menu, Situation, Where, on_account


def on_plan(now: Situation) -> bool:
    """Return whether a success plan is on screen."""
    return now.account and now.plan


def _on_objective(now: Situation) -> bool:
    return on_plan(now) and now.objective


def _below_another(now: Situation) -> bool:
    return _on_objective(now) and now.objective_before


def _above_another(now: Situation) -> bool:
    return _on_objective(now) and now.objective_after


def _of_plan(action: ActionId, text: str, icon: str, *, writes: bool = True) -> ActionSpec:
    where = EVERYWHERE | Where.PLAN_ITSELF
    return ActionSpec(action, text, Menu.PLAN, icon=icon, when=on_plan, where=where, writes=writes)


def _of_objective(
    action: ActionId, text: str, icon: str, when: Callable[[Situation], bool] = _on_objective
) -> ActionSpec:
    where = EVERYWHERE | Where.PLAN_OBJECTIVE
    return ActionSpec(action, text, Menu.PLAN, icon=icon, when=when, where=where, writes=True)


PLAN_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.NEW_PLAN,
        marked("New success plan"),
        Menu.PLAN,
        icon="target",
        when=on_account,
        where=EVERYWHERE | Where.PLAN_ITSELF,
        writes=True,
    ),
    _of_plan(ActionId.PLAN_DETAILS, marked("Details of the plan"), "sliders-horizontal", writes=False),
    _of_plan(ActionId.DUPLICATE_PLAN, marked("Duplicate plan as a draft"), "copy"),
    _of_plan(ActionId.DELETE_PLAN, marked("Delete plan"), "trash-2"),
    ActionSpec(
        ActionId.ADD_OBJECTIVE,
        marked("Add objective"),
        Menu.PLAN,
        icon="plus",
        when=on_plan,
        writes=True,
    ),
    _of_objective(ActionId.EDIT_OBJECTIVE, marked("Edit objective or measure"), "pen-line"),
    _of_objective(ActionId.ADD_MEASURE, marked("Add measure to the objective"), "gauge"),
    _of_objective(ActionId.OBJECTIVE_UP, marked("Move objective or measure up"), "arrow-up", _below_another),
    _of_objective(
        ActionId.OBJECTIVE_DOWN, marked("Move objective or measure down"), "arrow-down", _above_another
    ),
    _of_objective(ActionId.DELETE_OBJECTIVE, marked("Delete objective or measure"), "trash-2"),
)
