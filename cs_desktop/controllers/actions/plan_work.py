"""What is done with the work of a success plan: actions, milestones, and the calendar that it goes by."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.plan import on_plan
from cs_desktop.controllers.actions.spec import ActionSpec, Menu, on_account

PLAN_WORK_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.ADD_PLAN_ACTION,
        marked("Add action of ours"),
        Menu.PLAN,
        icon="list-plus",
        when=on_plan,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_PLAN_MILESTONE,
        marked("Add milestone to the plan"),
        Menu.PLAN,
        icon="diamond",
        when=on_plan,
        writes=True,
    ),
    ActionSpec(
        ActionId.ALL_PLAN_ACTIONS,
        marked("All actions of the plan"),
        Menu.PLAN,
        icon="list",
        when=on_plan,
    ),
    ActionSpec(
        ActionId.PLAN_TABLE,
        marked("Milestones and work as table or chart"),
        Menu.PLAN,
        "Ctrl+Shift+D",
        icon="table-2",
        when=on_plan,
    ),
    ActionSpec(
        ActionId.MOVE_WAITING,
        marked("Move what waits too"),
        Menu.PLAN,
        icon="move-right",
        when=lambda now: on_plan(now) and now.plan_slipped,
        writes=True,
    ),
    ActionSpec(
        ActionId.WORK_CALENDAR,
        marked("Work calendar"),
        Menu.PLAN,
        icon="calendar",
        when=on_account,
    ),
)
