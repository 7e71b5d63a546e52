"""The command palette joined to what it finds, and to where its entries lead."""

from PySide6.QtCore import QObject

from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.palette import PaletteController
from cs_desktop.controllers.palette_finder import Stop
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.palette import Group, PaletteEntry, Verb
from cs_desktop.views.account.screen import AccountScreen
from cs_desktop.views.palette.overlay import PaletteOverlay
from cs_desktop.views.screen import PLACES
from cs_desktop.views.wiring.leading import Leading, Spot
from cs_desktop.views.wiring.navigation import Navigation
from cs_desktop.views.wiring.window_desk import WindowDesk

_TAB_ICONS = {
    "timeline": "messages-square",
    "people": "users",
    "plan": "target",
    "reviews": "presentation",
    "health": "gauge",
    "journey": "map-pin",
}
_KINDS = {
    Group.ACCOUNTS: Kind.ACCOUNT,
    Group.CONTACTS: Kind.CONTACT,
    Group.OBJECTIVES: Kind.OBJECTIVE,
    Group.REVIEWS: Kind.REVIEW,
}


class PaletteWiring(QObject):
    """Opens the palette, answers what is typed, and follows what is chosen."""

    def __init__(
        self,
        desk: WindowDesk,
        palette: PaletteController,
        navigation: Navigation,
        screen: AccountScreen,
        leading: Leading,
    ) -> None:
        super().__init__(desk.window)
        self._actions, self._palette, self._navigation = desk.actions, palette, navigation
        self._screen, self._leading = screen, leading
        self.overlay = PaletteOverlay(desk.theme, desk.window)
        desk.actions[ActionId.PALETTE].triggered.connect(self.toggle)
        desk.workspace.opened.connect(palette.leave)
        desk.workspace.closed.connect(palette.leave)
        palette.loaded.connect(self.overlay.refresh)
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
        elif target.verb is Verb.TAB and target.account_id is not None:
            self._leading.go_to_tab(target.account_id, target.key)
        elif target.group is not None and target.id is not None:
            self._leading.lead(Spot(_KINDS[target.group], target.id, target.account_id, entry.text))
