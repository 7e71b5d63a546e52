"""Finding things and commands, and the keys for them."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import EVERYWHERE, ActionSpec, Menu, Where, with_workspace

FIND_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.PALETTE,
        marked("Search or run a command"),
        Menu.EDIT,
        "Ctrl+K",
        "search",
        # Whoever is in it needs no way to it.
        where=Where.MENU,
    ),
    ActionSpec(
        ActionId.SEARCH,
        marked("Search everything"),
        Menu.EDIT,
        "Ctrl+Shift+F",
        "search",
        when=with_workspace,
    ),
    ActionSpec(
        ActionId.SHORTCUTS,
        marked("Keyboard shortcuts"),
        Menu.HELP,
        "F1",
        "keyboard",
        where=EVERYWHERE | Where.SETTINGS,
    ),
)
