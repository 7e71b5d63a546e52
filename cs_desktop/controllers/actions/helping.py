"""What explains the program."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import EVERYWHERE, ActionSpec, Menu, Where, always

HELP_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.LICENSES,
        marked("About CS Desktop"),
        Menu.HELP,
        when=always,
        where=EVERYWHERE | Where.SETTINGS,
    ),
)
