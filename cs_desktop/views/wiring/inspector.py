"""The inspector beside the table: which account it shows, and where what is typed in it goes."""

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId, Where
from cs_desktop.controllers.inspector import InspectorController
from cs_desktop.views.inspector.panel import Inspector
from cs_desktop.views.portfolio.screen import PortfolioScreen
from cs_desktop.views.screen import PORTFOLIO
from cs_desktop.views.widgets.logos import LogoBook
from cs_desktop.views.wiring.navigation import Navigation
from cs_desktop.views.wiring.typing import TypingWiring
from cs_desktop.views.wiring.window_desk import WindowDesk

WIDTH = 324


class InspectorWiring(QObject):
    """Opens and closes it with Space; it follows the selection and comes back with the table."""

    def __init__(
        self,
        desk: WindowDesk,
        screen: PortfolioScreen,
        navigation: Navigation,
        typed: TypingWiring,
        logos: LogoBook,
    ) -> None:
        super().__init__(desk.window)
        self._window, self._screen = desk.window, screen
        self._wanted = False
        """Whether it was open when one left the table."""
        self.controller = InspectorController(desk.jobs, desk.hub, desk.workspace.context)
        self.panel = desk.window.side.take(Inspector(desk.theme, desk.actions.at(Where.ACCOUNT_ROW)))
        self.panel.use_logos(logos)
        self.panel.open_requested.connect(screen.account_requested)
        self.controller.loaded.connect(self.panel.show_account)
        self.controller.failed.connect(lambda error: desk.window.toasts.warn(str(error)))
        screen.table.inspect_requested.connect(self.toggle)
        screen.table.selected.connect(self._follow)
        screen.table.left.connect(self._close)
        desk.actions[ActionId.INSPECT].triggered.connect(self.toggle)
        navigation.shown.connect(self._moved)
        desk.window.side.closed.connect(self._leave)
        desk.workspace.closed.connect(self._close)
        typed.join(self.panel.fields, lambda: self.is_open)

    @property
    def is_open(self) -> bool:
        """Return whether it is to be seen."""
        return self._window.side.shown is self.panel

    def toggle(self) -> None:
        """Open it on the selected account, or close it; the keyboard stays in the table."""
        if self.is_open:
            self._close()
        elif self._screen.table.selected_id is not None:
            self._open()

    def _open(self) -> None:
        self._window.side.show_panel(self.panel, tr("Inspector"), WIDTH)
        self._follow()
        self._screen.table.setFocus()

    def _close(self) -> None:
        self._window.side.put_away(self.panel)

    def _leave(self) -> None:
        if self._window.side.shown is None:
            self.controller.leave()
            self.panel.leave()

    def _follow(self) -> None:
        account_id = self._screen.table.selected_id
        if not self.is_open:
            return
        if account_id is None:
            self.controller.leave()
            self.panel.show_none()
            return
        (account,) = self._screen.model.accounts([account_id])
        self.panel.announce(account)
        self.controller.show(account_id)

    def _moved(self, key: str) -> None:
        """Leave with the table, and come back with it."""
        if key == PORTFOLIO.key:
            if self._wanted and self._screen.table.selected_id is not None:
                self._wanted = False
                self._open()
        elif self.is_open:
            self._close()
            self._wanted = True
