"""Accounts, subscriptions and renewals entered by hand."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import (
    EVERYWHERE,
    ActionSpec,
    Menu,
    Situation,
    Where,
    on_account,
    with_workspace,
)


def _on_subscription(now: Situation) -> bool:
    return now.account and now.subscription


def _on_renewal(now: Situation) -> bool:
    return now.account and now.renewal


def _on_open_renewal(now: Situation) -> bool:
    return now.account and now.open_renewal


COMMERCE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.NEW_ACCOUNT,
        marked("New account…"),
        Menu.ACCOUNT,
        "Ctrl+Shift+A",
        "plus",
        with_workspace,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_SUBSCRIPTION,
        marked("Add subscription…"),
        Menu.ACCOUNT,
        "Ctrl+Shift+S",
        "plus",
        on_account,
        writes=True,
    ),
    *(
        ActionSpec(
            action,
            text,
            Menu.ACCOUNT,
            icon=icon,
            when=_on_subscription,
            where=EVERYWHERE | Where.SUBSCRIPTION,
            writes=True,
        )
        for action, text, icon in (
            (ActionId.RENEW_SUBSCRIPTION, marked("Renew subscription…"), "refresh-cw"),
            (ActionId.EXPAND_SUBSCRIPTION, marked("Expand subscription…"), "arrow-up-right"),
            (ActionId.REDUCE_SUBSCRIPTION, marked("Reduce subscription…"), "arrow-down-right"),
            (ActionId.MOVE_SUBSCRIPTION, marked("Move to another product…"), "move-right"),
            (ActionId.CANCEL_SUBSCRIPTION, marked("Cancel subscription…"), "log-out"),
            (ActionId.EDIT_SUBSCRIPTION, marked("Correct entries of subscription…"), "pen-line"),
            (ActionId.DELETE_SUBSCRIPTION, marked("Delete subscription…"), "trash-2"),
        )
    ),
    ActionSpec(
        ActionId.GIVE_REASON,
        marked("Say why it was lost…"),
        Menu.ACCOUNT,
        when=lambda now: now.account and now.reason_missing,
        writes=True,
    ),
    ActionSpec(
        ActionId.ADD_RENEWAL,
        marked("Add renewal…"),
        Menu.ACCOUNT,
        icon="calendar",
        when=on_account,
        writes=True,
    ),
    ActionSpec(
        ActionId.SET_SEGMENT,
        marked("Set segment and touch model…"),
        Menu.ACCOUNT,
        when=on_account,
        writes=True,
    ),
    ActionSpec(
        ActionId.SEGMENT_RULES,
        marked("Segments and touch models…"),
        Menu.FILE,
        icon="sliders-horizontal",
        when=with_workspace,
        where=EVERYWHERE | Where.WORKSPACE,
        writes=True,
    ),
    *(
        ActionSpec(
            action,
            text,
            Menu.ACCOUNT,
            icon=icon,
            when=when,
            where=EVERYWHERE | Where.RENEWAL,
            writes=True,
        )
        for action, text, icon, when in (
            (
                *(ActionId.RECORD_RENEWAL, marked("Record how the renewal ended…"), "circle-check"),
                _on_open_renewal,
            ),
            (ActionId.EDIT_RENEWAL, marked("Edit renewal…"), "pen-line", _on_renewal),
            (ActionId.DELETE_RENEWAL, marked("Delete renewal"), "trash-2", _on_renewal),
        )
    ),
)
