"""The command palette joined to what it finds, and to where its entries lead."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.controllers.palette import PaletteController
from cs_desktop.controllers.palette_finder import Stop
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.domain.palette import Group, PaletteEntry, Target, Verb
from cs_desktop.domain.portfolio import AccountPage
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.account.tabs import OVERVIEW
from cs_desktop.views.palette.overlay import PaletteOverlay
from cs_desktop.views.screen import PLACES
from cs_desktop.views.shell import MainWindow
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.wiring.navigation import Navigation

_TAB_ICONS = {
    "timeline": "messages-square",
    "people": "users",
    "plan": "target",
    "reviews": "presentation",
    "health": "gauge",
    "journey": "map-pin",
}
_TAB_OF = {
    Group.ACCOUNTS: OVERVIEW.key,
    Group.CONTACTS: "people",
    Group.OBJECTIVES: "plan",
    Group.REVIEWS: "reviews",
}


@dataclass(frozen=True, slots=True)
class _Awaited:
    account_id: int
    tab: str


class PaletteWiring(QObject):
    """Opens the palette, answers what is typed, and follows what is chosen."""

    def __init__(
        self,
        window: MainWindow,
        theme: Theme,
        actions: ActionTable,
        palette: PaletteController,
        workspace: WorkspaceController,
        navigation: Navigation,
        screen: AccountScreen,
        account: AccountController,
        open_account: Callable[[int], None],
    ) -> None:
        super().__init__(window)
        self._actions, self._palette, self._navigation = actions, palette, navigation
        self._screen, self._account, self._open_account = screen, account, open_account
        self._awaited: _Awaited | None = None
        self.overlay = PaletteOverlay(theme, window)
        actions[ActionId.PALETTE].triggered.connect(self.toggle)
        workspace.opened.connect(palette.leave)
        workspace.closed.connect(palette.leave)
        palette.loaded.connect(self.overlay.refresh)
        account.loaded.connect(self._arrive)
        self.overlay.asked.connect(self._answer)
        self.overlay.account_wanted.connect(self._filter)
        self.overlay.chosen.connect(self._follow)

    def toggle(self) -> None:
        """Open the palette, or close it where it is open."""
        if self.overlay.isVisible():
            self.overlay.close_palette()
            return
        finder = self._palette.finder
        finder.places = [Stop(place.key, place.text, place.icon, f"Ctrl+{place.number}") for place in PLACES]
        finder.tabs = [
            Stop(tab.key, tab.text, _TAB_ICONS.get(tab.key, "building-2")) for tab in self._screen.tabs.added
        ]
        self.overlay.open()

    def go_to(self, account_id: int, tab: str) -> None:
        """Go to a tab of an account; one that there is not yet is the overview."""
        known = {added.key for added in self._screen.tabs.added}
        self._awaited = _Awaited(account_id, tab if tab in known else OVERVIEW.key)
        self._open_account(account_id)

    def _answer(self, text: str, account_id: int | None) -> None:
        self.overlay.show_entries(self._palette.finder.find(text, account_id))

    def _filter(self, entry: PaletteEntry) -> None:
        account = self._palette.finder.account(entry)
        if account is not None:
            self.overlay.filter_by(account)

    def _follow(self, entry: PaletteEntry) -> None:
        target = entry.target
        if target.verb is Verb.HIT:
            # The search knows where that leads.
            return
        self._palette.use(target)
        if target.verb is Verb.PLACE:
            self._navigation.go(target.key)
        elif target.verb is Verb.ACTION:
            self._actions[ActionId(target.key)].trigger()
        else:
            self._open(target)

    def _open(self, target: Target) -> None:
        tab = target.key if target.verb is Verb.TAB else _TAB_OF.get(target.group or Group.ACCOUNTS, "")
        if target.account_id is not None:
            self.go_to(target.account_id, tab)

    def _arrive(self, page: AccountPage) -> None:
        awaited, self._awaited = self._awaited, None
        if awaited is not None and awaited.account_id == page.row.id:
            self._screen.tabs.show_tab(awaited.tab)
