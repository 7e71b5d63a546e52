"""The ledger of a plan: what is done with agreements and confirmations of value."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.plan import on_plan
from cs_desktop.controllers.actions.spec import EVERYWHERE, ActionSpec, Menu, Where

LEDGER_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.ASK_SIGN_OFF,
        marked("Ask for sign-off…"),
        Menu.PLAN,
        icon="mail",
        when=on_plan,
        where=EVERYWHERE | Where.PLAN_OBJECTIVE,
        writes=True,
    ),
    ActionSpec(
        ActionId.RECORD_AGREEMENT,
        marked("Record agreement…"),
        Menu.PLAN,
        icon="pen-line",
        when=on_plan,
        where=EVERYWHERE | Where.PLAN_OBJECTIVE,
        writes=True,
    ),
    ActionSpec(
        ActionId.CONFIRM_VALUE,
        marked("Confirm value…"),
        Menu.PLAN,
        icon="circle-check",
        when=on_plan,
        where=EVERYWHERE | Where.PLAN_OBJECTIVE,
        writes=True,
    ),
    ActionSpec(
        ActionId.PLAN_LEDGER,
        marked("Ledger of agreements and value"),
        Menu.PLAN,
        icon="list",
        when=on_plan,
        where=EVERYWHERE | Where.PLAN_ITSELF,
    ),
)
"""Asking, recording, confirming, and looking at what was recorded."""
