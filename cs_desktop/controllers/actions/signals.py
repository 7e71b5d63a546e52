"""What is done with signals, at Home, on their page and beside an account; and with their rules."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import ActionSpec, Menu, Situation, on_account, with_workspace


def on_signal(now: Situation) -> bool:
    """Return whether a signal is chosen that can be acknowledged, put off or resolved."""
    return now.workspace and now.signal


SIGNAL_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.SIGNAL_ACKNOWLEDGE,
        marked("Acknowledge the signal"),
        Menu.EDIT,
        "A",
        "check",
        when=on_signal,
        writes=True,
    ),
    ActionSpec(
        ActionId.SIGNAL_RESOLVE,
        marked("Resolve the signal…"),
        Menu.EDIT,
        "R",
        "target",
        when=on_signal,
        writes=True,
    ),
    ActionSpec(
        ActionId.SIGNAL_OPEN_AGAIN,
        marked("Open the signal again"),
        Menu.EDIT,
        icon="refresh-cw",
        when=lambda now: now.workspace and now.signal_marked,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_SIGNAL_RULE,
        marked("New signal…"),
        Menu.EDIT,
        icon="plus",
        when=lambda now: now.workspace and now.place == "analytics",
        writes=True,
    ),
    ActionSpec(
        ActionId.ALL_SIGNALS, marked("Signals of all accounts"), Menu.VIEW, icon="zap", when=with_workspace
    ),
    ActionSpec(
        ActionId.ACCOUNT_SIGNALS, marked("Signals of the account"), Menu.ACCOUNT, icon="zap", when=on_account
    ),
)
