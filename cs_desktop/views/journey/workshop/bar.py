"""The bar of a workshop above the map: what is on now, in letters for the whole room, and how long yet."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from cs_desktop.common.dates import time_text
from cs_desktop.common.language import tr, trc, trn
from cs_desktop.controllers.actions import ActionId, ActionTable
from cs_desktop.domain.journey.workshop import Vote, Workshop, dots_left
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import Label, set_look


class WorkshopBar(Panel):
    """Shows a Workshop; its clock is set from outside, second by second."""

    def __init__(self, theme: Theme, actions: ActionTable) -> None:
        super().__init__("sunken", "bottom")
        self._place = Label("", TextStyle.BODY, "text2")
        self._name = Label("", TextStyle.ROOM, wrap=True)
        self.clock = Label("", TextStyle.ROOM, tabular=True)
        self.clock.setAccessibleName(tr("Time left"))
        self.back = icon_button(theme, "arrow-left", tr("Previous step"))
        self.back.follow(actions[ActionId.WORKSHOP_BACK])
        self.run = Button(theme, trc("verb", "Start"), "default", "play")
        self.run.follow(actions[ActionId.WORKSHOP_CLOCK])
        self.longer = Button(theme, tr("+5 min"), name=tr("5 minutes more"))
        self.longer.follow(actions[ActionId.WORKSHOP_LONGER])
        self.next = Button(theme, tr("Next"), "default", "arrow-right", name=tr("Next step"))
        self.next.follow(actions[ActionId.WORKSHOP_NEXT])
        self.voter = ChoiceBox(theme, [])
        self.voter.setAccessibleName(tr("Who votes here"))
        self.voter.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.voter.setMinimumContentsLength(16)
        self.dot = icon_button(theme, "plus", tr("Give the card a dot"))
        self.dot.follow(actions[ActionId.VOTE_MORE])
        self.open = Button(theme, tr("Workshop"), "default", "vote")
        self.open.follow(actions[ActionId.SHOW_WORKSHOP])
        self.end = Button(theme, tr("End…"), "default", "log-out", name=tr("End the workshop now"))
        self.end.follow(actions[ActionId.END_WORKSHOP])
        self._ways = FlowRow()
        for part in (self.back, self.run, self.longer, self.next, self.voter, self.dot, self.open, self.end):
            self._ways.add(part)
        said = row(self._name, self.clock, spacing=16)
        said.setStretch(0, 1)
        box = column(spacing=6, margins=(16, 8, 12, 10))
        box.addLayout(said)
        box.addWidget(self._place)
        box.addWidget(self._ways)
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
        self._ways.arrange()

    def show_time(self, workshop: Workshop, now: datetime) -> None:
        """Set the clock; what is over time has a sign and another tone."""
        seconds = workshop.left(now)
        minutes, rest = divmod(abs(seconds), 60)
        text = f"{minutes}:{rest:02}"
        self.clock.setText(tr("{time} over", time=text) if seconds < 0 else text)
        set_look(self.clock, "tone", "risk" if seconds < 0 else "")
        self._place.setText(_place_text(workshop, now))


def _place_text(workshop: Workshop, now: datetime) -> str:
    """Return which step it is of how many, what comes then, and when the agenda will be through."""
    on = [place for place, step in enumerate(workshop.steps) if not step.off or place == workshop.step]
    texts = [tr("Step {number} of {count}", number=on.index(workshop.step) + 1, count=len(on))]
    following = workshop.beside(1)
    if following is not None:
        texts.append(tr("then: {step}", step=workshop.steps[following].name))
    end = (now + timedelta(seconds=workshop.rest(now))).astimezone()
    return " · ".join([*texts, tr("ends at {end}", end=time_text(end))])
