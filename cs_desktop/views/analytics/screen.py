"""The place Analytics: a page a question, behind tabs in the header."""

from PySide6.QtCore import Signal

from cs_desktop.common.language import tr
from cs_desktop.views.paged_screen import PagedScreen
from cs_desktop.views.theme.theme import Theme


class AnalyticsScreen(PagedScreen):
    """Holds the pages; each topic's wiring promises its own."""

    page_shown = Signal(str)
    """The key of the page that is shown from now on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Analytics"))

    def turn_to(self, key: str) -> None:
        """Show a page, and tell of it, so that what nobody sees need not be read."""
        super().turn_to(key)
        self.page_shown.emit(key)
