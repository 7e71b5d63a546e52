"""What stands in place of a page that is not in the deck: why, and the way to have it."""

from PySide6.QtCore import Signal

from cs_desktop.common.language import tr
from cs_desktop.domain.deck.shown import SlideShown
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.empty import EmptyState
from cs_desktop.views.widgets.pieces import IconMark


class LeftOut(EmptyState):
    """Explains a slide that has no page."""

    include_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        self._mark = IconMark(theme, "presentation", "text3", 32)
        super().__init__(self._mark, "", "")
        self.include = Button(theme, tr("Include this slide"), "primary")
        self.include.clicked.connect(self.include_requested)
        self.offer(self.include)

    def show_slide(self, slide: SlideShown, *, editable: bool) -> None:
        """Say why this slide has no page."""
        skipped = not slide.design.included
        self.include.setVisible(skipped)
        self.include.setEnabled(editable)
        if skipped:
            self.say(
                tr("{name} is left out", name=slide.name), tr("The deck goes without it. Space takes it in.")
            )
        else:
            self.say(tr("No data for {name}", name=slide.name), slide.absent)
