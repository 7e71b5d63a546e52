"""What is done with the thing that one is on at Home; who one is, and the team."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.signals import on_signal
from cs_desktop.controllers.actions.spec import EVERYWHERE, ActionSpec, Menu, Situation, Where, with_workspace


def _on_item(now: Situation) -> bool:
    return now.item and now.place == "home"


def _on_anything(now: Situation) -> bool:
    return _on_item(now) or on_signal(now)


HOME_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.ITEM_DONE, marked("Put away as done"), Menu.EDIT, "D", "check", _on_item, writes=True
    ),
    ActionSpec(ActionId.ITEM_SNOOZE, marked("Snooze…"), Menu.EDIT, "S", "clock", _on_anything, writes=True),
    ActionSpec(
        ActionId.ITEM_TASK,
        marked("Turn into a task"),
        Menu.EDIT,
        "T",
        "list-plus",
        _on_anything,
        writes=True,
    ),
    ActionSpec(
        ActionId.RANKING,
        marked("Change ranking"),
        Menu.VIEW,
        icon="sliders-horizontal",
        when=lambda now: now.place == "home",
    ),
    ActionSpec(ActionId.WHO_AM_I, marked("Choose who I am…"), Menu.VIEW, icon="users", when=with_workspace),
    ActionSpec(
        ActionId.TEAM,
        marked("Team…"),
        Menu.FILE,
        icon="users",
        when=with_workspace,
        where=EVERYWHERE | Where.WORKSPACE,
    ),
)
