"""What concerns the window as a whole: its look, work behind it, the tour, and who else is there."""

from PySide6.QtCore import QObject

from cs_desktop.controllers.account import AccountController
from cs_desktop.views.wiring.language import LanguageWiring
from cs_desktop.views.wiring.looks import LookWiring
from cs_desktop.views.wiring.navigation import Navigation
from cs_desktop.views.wiring.others import OthersWiring
from cs_desktop.views.wiring.place import PlaceWiring
from cs_desktop.views.wiring.tour import TourWiring
from cs_desktop.views.wiring.window_desk import WindowDesk
from cs_desktop.views.wiring.work import WorkWiring


class FrameWiring(QObject):
    """Joins the frame around every screen to what it needs."""

    def __init__(self, desk: WindowDesk, navigation: Navigation, account: AccountController) -> None:
        super().__init__(desk.window)
        self.looks = LookWiring(desk)
        self.language = LanguageWiring(desk)
        self.work = WorkWiring(desk)
        self.tour = TourWiring(desk, navigation)
        self.place = PlaceWiring(desk)
        self.others = OthersWiring(desk, account)
