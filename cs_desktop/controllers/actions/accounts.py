"""What is done with one account."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import EVERYWHERE, ActionSpec, Menu, Where, on_account

ACCOUNT_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.EXPORT_DECK,
        marked("Export deck as PDF…"),
        Menu.ACCOUNT,
        "Ctrl+E",
        "presentation",
        when=lambda now: (now.account or now.deck) and not now.exporting,
        where=EVERYWHERE | Where.ACCOUNT_DECK,
    ),
    ActionSpec(
        ActionId.EXPORT_CLIENT_DECK,
        marked("Export deck for the client…"),
        Menu.ACCOUNT,
        "Ctrl+Shift+E",
        "presentation",
        when=lambda now: now.account and not now.exporting,
        where=EVERYWHERE | Where.ACCOUNT_DECK,
    ),
    ActionSpec(
        ActionId.PIN_ACCOUNT,
        marked("Pin or unpin account"),
        Menu.ACCOUNT,
        "Ctrl+Shift+P",
        "pin",
        when=lambda now: now.account or now.selected or now.place == "accounts",
        where=EVERYWHERE | Where.ACCOUNT_ROW | Where.ACCOUNT_HEADER,
    ),
    ActionSpec(
        ActionId.COMPARE_ACCOUNTS,
        marked("Compare accounts"),
        Menu.ACCOUNT,
        icon="compare",
        when=lambda now: now.account or now.selected,
        where=EVERYWHERE | Where.ACCOUNT_ROW,
    ),
    ActionSpec(
        ActionId.DELETE_ACCOUNT,
        marked("Delete account"),
        Menu.ACCOUNT,
        icon="trash-2",
        when=lambda now: now.account or now.selected,
        where=EVERYWHERE | Where.ACCOUNT_ROW,
        writes=True,
    ),
    ActionSpec(
        ActionId.ATTACH_FILE,
        marked("Attach files…"),
        Menu.ACCOUNT,
        when=on_account,
        where=EVERYWHERE | Where.ACCOUNT_HEADER,
        writes=True,
    ),
    ActionSpec(
        ActionId.SET_LOGO,
        marked("Set logo…"),
        Menu.ACCOUNT,
        when=on_account,
        where=EVERYWHERE | Where.ACCOUNT_HEADER,
        writes=True,
    ),
    ActionSpec(
        ActionId.ACCOUNT_HISTORY,
        marked("History of this account"),
        Menu.ACCOUNT,
        "Ctrl+Shift+H",
        "history",
        when=on_account,
    ),
)
