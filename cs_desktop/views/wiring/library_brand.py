"""The page of the Library with the brand of all decks, built when somebody goes there."""

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.language import tr
from cs_desktop.controllers.deck.brand import BrandController
from cs_desktop.views.library.brand import BrandPage
from cs_desktop.views.library.screen import BRAND, LibraryScreen
from cs_desktop.views.screen import LIBRARY
from cs_desktop.views.wiring.deck_brand import BrandWiring
from cs_desktop.views.wiring.desk import AccountDesk
from cs_desktop.views.wiring.navigation import Navigation


class LibraryBrandWiring(QObject):
    """Shows the brand of all decks while somebody looks at it."""

    shown = Signal()
    """It was read and is on screen."""

    def __init__(self, around: AccountDesk, navigation: Navigation, screen: LibraryScreen) -> None:
        super().__init__(around.window)
        self._around, self._screen = around, screen
        self.brand: BrandWiring | None = None
        screen.promise_page(BRAND, tr("Brand"), self._build)
        screen.turned.connect(lambda _key: self._follow())
        navigation.shown.connect(lambda _key: self._follow())
        around.workspace.closed.connect(self._close)

    def _build(self) -> None:
        around = self._around
        page = BrandPage(around.theme)
        controller = BrandController(around.jobs, around.hub, around.workspace.context, "library brand")
        self.brand = BrandWiring(around.window, page.brand, controller, around.workspace, around.edits)
        controller.loaded.connect(self.shown)
        self._screen.add_page(BRAND, tr("Brand"), page, page.take_focus)

    def _follow(self) -> None:
        here = self._around.actions.situation.place == LIBRARY.key and self._screen.shown == BRAND
        if self.brand is not None:
            self.brand.controller.show(shown=here)

    def _close(self) -> None:
        if self.brand is not None:
            self.brand.controller.leave()
