"""The bar of a workshop above the map: what is on now, in large letters, and how long yet."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from cs_desktop.common.language import tr, trc, trn
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.domain.journey.workshop import Vote, Workshop, dots_left
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.pieces import Panel, column, row, spread
from cs_desktop.views.widgets.text import ElidedLabel, Label, set_look

_HEIGHT = 64


class WorkshopBar(Panel):
    """Shows a Workshop; its clock is set from outside, second by second."""

    back_requested = Signal()
    voter_chosen = Signal()

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__("sunken", "bottom")
        fix_height(self, _HEIGHT)
        self._place = Label("", TextStyle.CAPTION, "text2")
        self._name = ElidedLabel("", TextStyle.OUTCOME)
        self.clock = Label("", TextStyle.VALUE, tabular=True)
        self.clock.setAccessibleName(tr("Time left"))
        self.back = icon_button(theme, "arrow-left", tr("Previous step"), self.back_requested.emit)
        self.run = Button(theme, trc("verb", "Start"), "default", "play")
        self.run.follow(actions[ActionId.WORKSHOP_CLOCK])
        self.next = Button(theme, tr("Next"), "default", "arrow-right", name=tr("Next step"))
        self.next.follow(actions[ActionId.WORKSHOP_NEXT])
        self.voter = ChoiceBox(theme, [])
        self.voter.setAccessibleName(tr("Who votes here"))
        self.voter.activated.connect(self.voter_chosen)
        self.voter.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.voter.setMinimumContentsLength(14)
        self.dot = icon_button(theme, "plus", tr("Give the card a dot"))
        self.dot.follow(actions[ActionId.VOTE_MORE])
        self.open = Button(theme, tr("Workshop"), "primary", "vote")
        self.open.follow(actions[ActionId.SHOW_WORKSHOP])
        said = Panel()
        said.setLayout(column(0, self._place, self._name, 0, spacing=2))
        box = row(spread(said), self.clock, spacing=10, margins=(16, 0, 12, 0))
        for part in (self.back, self.run, self.next, self.voter, self.dot, self.open):
            box.addWidget(part)
        self.setLayout(box)
        self.hide()

    @property
    def voter_name(self) -> str:
        """Return who votes at this computer now; empty where nobody is there."""
        place = self.voter.currentIndex()
        return str(self.voter.itemData(place)) if place >= 0 else ""

    @property
    def step_name(self) -> str:
        """Return what is on now."""
        return self._name.text()

    def show_workshop(self, workshop: Workshop, votes: Sequence[Vote]) -> None:
        """Show the step that one is at, and who is there with how many dots."""
        self._place.setText(
            tr("Step {number} of {count}", number=workshop.step + 1, count=len(workshop.steps))
        )
        self._name.setText(workshop.now.name)
        self.run.setText(" " + (tr("Pause") if workshop.runs else trc("verb", "Start")))
        self.run.setAccessibleName(tr("Stop the clock") if workshop.runs else tr("Start the clock"))
        self.run.set_icon("clock" if workshop.runs else "play")
        kept = self.voter_name
        self.voter.clear()
        for name in workshop.present:
            left = dots_left(workshop, votes, name)
            text = trn("{name}: {count} dot left", "{name}: {count} dots left", left, name=name)
            self.voter.addItem(text, name)
        self.voter.setCurrentIndex(max(self.voter.findData(kept), 0) if workshop.present else -1)
        self.voter.setVisible(bool(workshop.present))

    def show_left(self, seconds: int) -> None:
        """Set the clock; what is over time has a sign and another tone."""
        minutes, rest = divmod(abs(seconds), 60)
        text = f"{minutes}:{rest:02}"
        self.clock.setText(tr("{time} over", time=text) if seconds < 0 else text)
        set_look(self.clock, "tone", "risk" if seconds < 0 else "")
