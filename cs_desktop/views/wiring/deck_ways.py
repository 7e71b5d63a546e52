"""The ways to the deck builder, which is built when somebody first goes there."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.kinds import DeckTemplate
from cs_desktop.domain.drafts import Draft
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.leading import Leading, Spot
from cs_desktop.views.wiring.navigation import Navigation

if TYPE_CHECKING:
    from cs_desktop.views.wiring.deck_builder import BuilderWiring

DECK = "deck"
"""The screen that is no place of the sidebar: one deck."""


class DeckWays(QObject):
    """Answers what leads to a deck, wherever it was chosen."""

    def __init__(
        self,
        around: AccountDesk,
        navigation: Navigation,
        leading: Leading,
        filter_accounts: Callable[[str], None],
    ) -> None:
        """`filter_accounts` goes to the table of accounts, through a filter's text."""
        super().__init__(around.window)
        self._around, self._navigation, self._filter_accounts = around, navigation, filter_accounts
        self._built = False
        actions = around.actions
        actions[ActionId.OPEN_DECK].triggered.connect(self._open)
        actions[ActionId.NEW_DECK].triggered.connect(self._begin)
        actions[ActionId.PORTFOLIO_DECK].triggered.connect(lambda: self.builder.open_newest(None, ""))
        around.window.sidebar.deck_requested.connect(self._return)
        around.workspace.closed.connect(self._close)
        leading.deck_wanted.connect(self._lead)
        around.writing.drafted.lead(Kind.DECK_SLIDE, self._put_in)

    @cached_property
    def builder(self) -> "BuilderWiring":
        """The deck builder."""
        from cs_desktop.views.overrides import guard_overrides  # noqa: PLC0415 - comes with the next
        from cs_desktop.views.wiring.deck_builder import BuilderWiring  # noqa: PLC0415 - few begin with it

        guard_overrides()
        self._built = True
        return BuilderWiring(self._around, self._navigation, self._filter_accounts)

    def open_for(self, account_id: int, name: str, template: DeckTemplate, period: str) -> None:
        """Open an account's deck for the client, of a kind and period; one is made where there is none."""
        self.builder.open_for(account_id, name, template, Audience.CLIENT, period)

    def _put_in(self, draft: Draft) -> None:
        self.builder.put_in(draft)

    def _lead(self, spot: Spot) -> None:
        if spot.kind is Kind.DECK:
            self.builder.open_deck(spot.id)
        else:
            self.builder.open_slide(spot.id)

    def _open(self) -> None:
        account_id = self._around.account.account_id
        if account_id is not None:
            self.builder.open_newest(account_id, self._around.screen.header_name)

    def _return(self) -> None:
        self.builder.return_to_deck()

    def _begin(self) -> None:
        account_id = self._around.account.account_id if self._around.actions.situation.account else None
        if account_id is not None:
            self.builder.begin(account_id, self._around.screen.header_name)
        else:
            self.builder.begin_another()

    def _close(self) -> None:
        if self._built:
            self.builder.close()
