"""What people say of an account's health: overrides and pulses."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import (
    EVERYWHERE,
    ActionSpec,
    Menu,
    Where,
    on_account,
    with_workspace,
)

JUDGING_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.GIVE_PULSE,
        marked("Give pulse…"),
        Menu.ACCOUNT,
        "Ctrl+Shift+U",
        "smile",
        when=on_account,
        where=EVERYWHERE | Where.ACCOUNT_HEADER,
        writes=True,
    ),
    ActionSpec(
        ActionId.OVERRIDE_HEALTH,
        marked("Set health by hand…"),
        Menu.ACCOUNT,
        "Ctrl+Shift+Y",
        "gauge",
        when=on_account,
        where=EVERYWHERE | Where.ACCOUNT_HEADER,
        writes=True,
    ),
    ActionSpec(
        *(ActionId.ALL_BY_QUADRANT, marked("Quadrant of all accounts"), Menu.VIEW),
        icon="target",
        when=with_workspace,
    ),
    ActionSpec(
        *(ActionId.ALL_PULSES, marked("Where pulse and score differ"), Menu.VIEW),
        icon="pulse",
        when=with_workspace,
    ),
    ActionSpec(
        *(ActionId.BACKTEST, marked("Back-test of the health score"), Menu.VIEW),
        icon="scan",
        when=with_workspace,
    ),
)
