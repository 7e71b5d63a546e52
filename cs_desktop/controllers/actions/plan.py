"""What is done with success plans, their objectives and measures."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import EVERYWHERE, ActionSpec, Menu, Situation, Where, on_account


def on_plan(now: Situation) -> bool:
    """Return whether a success plan is on screen."""
    return now.account and now.plan


def _on_objective(now: Situation) -> bool:
    return on_plan(now) and now.objective


PLAN_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.NEW_PLAN,
        marked("New success plan"),
        Menu.PLAN,
        icon="target",
        when=on_account,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_OBJECTIVE,
        marked("Add objective"),
        Menu.PLAN,
        icon="plus",
        when=on_plan,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_MEASURE,
        marked("Add measure to the objective"),
        Menu.PLAN,
        icon="gauge",
        when=_on_objective,
        where=EVERYWHERE | Where.PLAN_OBJECTIVE,
        writes=True,
    ),
)
