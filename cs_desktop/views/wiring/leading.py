"""From a thing that was found to where it stands: the tab of its account, and there the record or field."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, SignalInstance

from cs_desktop.controllers.account import AccountController
from cs_desktop.domain.changes import Kind
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.account.tabs import OVERVIEW
from cs_desktop.views.wiring.health import HEALTH
from cs_desktop.views.wiring.journey import JOURNEY
from cs_desktop.views.wiring.people import PEOPLE
from cs_desktop.views.wiring.recording import RecordWiring
from cs_desktop.views.wiring.timeline import TIMELINE

_TABS = {
    Kind.CONTACT: PEOPLE.key,
    Kind.ACTIVITY: TIMELINE.key,
    Kind.TASK: TIMELINE.key,
    Kind.OBJECTIVE: JOURNEY.key,
    Kind.PULSE: HEALTH.key,
    Kind.HEALTH_OVERRIDE: HEALTH.key,
}
_OF_DECKS = (Kind.DECK, Kind.DECK_SLIDE)
_CONTRACTS = (Kind.SUBSCRIPTION, Kind.SUBSCRIPTION_EVENT, Kind.RENEWAL, Kind.CHURN_EVENT)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: a thing, of an account or of none, and the field in it, if that is known."""

    kind: Kind
    id: int
    account_id: int | None
    name: str
    field: str = ""


class Leading(QObject):
    """Opens the account, and once its page is there goes to the thing."""

    deck_wanted = Signal(object)
    """The Spot of a deck or of a slide in one, which have a screen of their own."""

    objective_wanted = Signal(object)
    """The Spot of an objective, whose account is open: its bridges are on the journey map."""

    def __init__(
        self,
        parent: QObject,
        screen: AccountScreen,
        account: AccountController,
        shown: SignalInstance,
        records: Callable[[], RecordWiring],
        open_account: Callable[[int], None],
        show_history: Callable[[Kind, int, str], None],
    ) -> None:
        """Wait for the page of an account, which `shown` tells of."""
        super().__init__(parent)
        self._screen, self._account, self._records = screen, account, records
        self._open_account, self._show_history = open_account, show_history
        self._wanted: tuple[int, str | Spot] | None = None
        """The account that is waited for, and the tab or the thing there."""
        shown.connect(self._arrive)

    def go_to_tab(self, account_id: int, tab: str) -> None:
        """Go to a tab of an account."""
        self._open(account_id, tab)

    def lead_to_bridges(self, account_id: int, objective_id: int, text: str) -> None:
        """Go to where the map of an account shows what serves an objective."""
        self.lead(Spot(Kind.OBJECTIVE, objective_id, account_id, text))

    def lead(self, spot: Spot) -> None:
        """Go to a thing; what belongs to no account is shown by its history."""
        if spot.kind in _OF_DECKS:
            self.deck_wanted.emit(spot)
        elif spot.account_id is None:
            self._show_history(spot.kind, spot.id, spot.name)
        else:
            self._open(spot.account_id, spot)

    def _open(self, account_id: int, wanted: str | Spot) -> None:
        self._wanted = (account_id, wanted)
        self._open_account(account_id)

    def _arrive(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None or wanted[0] != self._account.account_id:
            return
        there = wanted[1]
        if isinstance(there, str):
            self._screen.tabs.go(there)
        else:
            self._reach(there)

    def _reach(self, spot: Spot) -> None:
        screen = self._screen
        screen.tabs.go(_TABS.get(spot.kind, OVERVIEW.key))
        if spot.kind is Kind.CONTACT:
            self._records().people.lead_to(spot.id)
        elif spot.kind is Kind.ACTIVITY:
            self._records().timeline.lead_to(spot.id)
        elif spot.kind is Kind.TASK:
            self._records().tasks.lead_to(spot.id)
        elif spot.kind is Kind.ATTACHMENT:
            screen.show_files()
        elif spot.kind in _CONTRACTS:
            screen.show_contracts()
        elif spot.kind is Kind.METRIC:
            screen.show_metric(spot.name)
        elif spot.kind is Kind.OBJECTIVE:
            self.objective_wanted.emit(spot)
        elif spot.kind is Kind.ACCOUNT:
            screen.go_to_field(spot.field)
        else:
            self.tell_history(spot)

    def tell_history(self, spot: Spot) -> None:
        """Show the history of what has no place of its own on the page: it shows all that it holds."""
        self._show_history(spot.kind, spot.id, spot.name)
