"""The place Analytics: each page is promised here and built when somebody goes to it."""

from PySide6.QtCore import QObject

from cs_desktop.common.language import tr
from cs_desktop.views.screen import ANALYTICS
from cs_desktop.views.wiring.analytics.desk import AnalyticsDesk
from cs_desktop.views.wiring.analytics.quadrant import QUADRANT, QUADRANT_WORDS, QuadrantWiring


class AnalyticsWiring(QObject):
    """Holds the place."""

    def __init__(self, desk: AnalyticsDesk) -> None:
        super().__init__(desk.around.window)
        self.desk = desk
        self.quadrant: QuadrantWiring | None = None
        desk.navigation.add(ANALYTICS, desk.screen)
        desk.screen.promise_page(QUADRANT, tr(QUADRANT_WORDS), self._build_quadrant)

    def _build_quadrant(self) -> None:
        self.quadrant = QuadrantWiring(self.desk)
