"""The place Analytics: each page is promised here and built when somebody goes to it."""

from PySide6.QtCore import QObject

from cs_desktop.views.screen import ANALYTICS
from cs_desktop.views.wiring.analytics.desk import AnalyticsDesk


class AnalyticsWiring(QObject):
    """Holds the place."""

    def __init__(self, desk: AnalyticsDesk) -> None:
        super().__init__(desk.around.window)
        self.desk = desk
        desk.navigation.add(ANALYTICS, desk.screen)
