"""What is written down about an account: contacts, notes, entries of the timeline, tasks."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import EVERYWHERE, ActionSpec, Menu, Where, on_account

RECORD_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.ADD_CONTACT,
        marked("New contact…"),
        Menu.ACCOUNT,
        icon="users",
        when=on_account,
        where=EVERYWHERE | Where.ACCOUNT_HEADER,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_NOTE,
        marked("New note…"),
        Menu.ACCOUNT,
        "Ctrl+Shift+N",
        "sticky-note",
        when=on_account,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_ENTRY,
        marked("Log to the timeline…"),
        Menu.ACCOUNT,
        icon="clock",
        when=on_account,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_TASK,
        marked("New task…"),
        Menu.ACCOUNT,
        "Ctrl+Shift+T",
        "list-plus",
        when=on_account,
        writes=True,
    ),
)
