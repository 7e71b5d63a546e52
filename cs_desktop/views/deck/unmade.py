"""What stands in place of a deck of which nothing can be made: why, and the way on."""

from PySide6.QtCore import Signal

from cs_desktop.common.language import tr
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.empty import EmptyState
from cs_desktop.views.widgets.pieces import IconMark


class Unmade(EmptyState):
    """Explains a deck that has nothing to tell."""

    period_requested = Signal()
    """The deck is to be about the period that is under way."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(IconMark(theme, "calendar", "text3", 32), tr("Nothing to tell of this period"), "")
        self.newest = Button(theme, tr("Tell of the current period"), "primary")
        self.newest.clicked.connect(self.period_requested)
        self.offer(self.newest)

    def explain(self, why: str, *, editable: bool) -> None:
        """Say why."""
        self.say(tr("Nothing to tell of this period"), why)
        self.newest.setEnabled(editable)
