"""Decks of many accounts, and what is written on paper."""

from cs_desktop.common.language import marked
from cs_desktop.controllers.actions.ids import ActionId
from cs_desktop.controllers.actions.spec import EVERYWHERE, ActionSpec, Menu, Situation, Where


def _in_table(now: Situation) -> bool:
    return now.place == "portfolio" and not now.exporting


def _on_account(now: Situation) -> bool:
    return now.account and not now.exporting


PAPER_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        ActionId.EXPORT_DECKS,
        marked("Export decks of all accounts shown…"),
        Menu.FILE,
        icon="presentation",
        when=_in_table,
    ),
    ActionSpec(
        ActionId.PORTFOLIO_REPORT,
        marked("Export the portfolio report…"),
        Menu.FILE,
        icon="file-text",
        when=_in_table,
    ),
    ActionSpec(
        ActionId.ONE_PAGER,
        marked("Export the account on one page…"),
        Menu.DECK,
        icon="file-text",
        when=_on_account,
        where=EVERYWHERE | Where.ACCOUNT_HEADER,
    ),
    ActionSpec(
        ActionId.CLIENT_ONE_PAGER,
        marked("Export one page for the client…"),
        Menu.DECK,
        icon="file-text",
        when=_on_account,
        where=EVERYWHERE | Where.ACCOUNT_HEADER,
    ),
)
