"""What explains the program."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import EVERYWHERE, ActionSpec, Menu, Where, always, with_workspace

HELP_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.TAKE_TOUR,
        marked("Take the tour"),
        Menu.HELP,
        when=with_workspace,
        where=EVERYWHERE | Where.SETTINGS,
    ),
    ActionSpec(
        ActionId.LICENSES,
        marked("About CS Desktop"),
        Menu.HELP,
        when=always,
        where=EVERYWHERE | Where.SETTINGS,
    ),
)
