"""The agenda of a workshop as it is planned and changed: who is there, dots, and the steps."""

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from cs_desktop.common.dates import time_text
from cs_desktop.common.language import tr
from cs_desktop.domain.journey.agenda import LONGEST_STEP, MOST_MINUTES, AgendaStep, minutes_of
from cs_desktop.domain.journey.workshop import Workshop
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.line_list import LineList
from cs_desktop.views.widgets.pieces import Panel, column, line, row
from cs_desktop.views.widgets.text import Label

FIVE = 5
"""Minutes by which a step is made longer or shorter at once."""
_MOST_DOTS = 20
_BY_KEY = {
    Qt.Key.Key_Plus: "longer",
    Qt.Key.Key_Minus: "shorter",
    Qt.Key.Key_Space: "off",
    Qt.Key.Key_Insert: "add",
}


class AgendaList(LineList):
    """The steps: a click only chooses one, since going to it begins its clock anew."""

    wished = Signal(str)
    """What is to become of the step that one is on: "longer", "shorter", "off", "up", "down", "add"."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Agenda"), opens_on_click=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change a step by a key."""
        wish = _BY_KEY.get(Qt.Key(event.key()), "")
        if event.modifiers() == Qt.KeyboardModifier.AltModifier:
            wish = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}.get(Qt.Key(event.key()), "")
        if wish and self.state() is not QAbstractItemView.State.EditingState:
            self.wished.emit(wish)
        else:
            super().keyPressEvent(event)


class AgendaPage(QWidget):
    """Shows a Workshop, planned or under way; says what it is to become."""

    step_requested = Signal(object)
    """The place of the step to go to."""
    changed = Signal(object)
    """The Workshop with another agenda, other people or another number of dots."""
    start_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._workshop: Workshop | None = None
        self.list = AgendaList(theme)
        self.total = Label("", TextStyle.CELL_MEDIUM)
        self.people = QLineEdit()
        self.people.setPlaceholderText(tr("Names with commas between them"))
        self.people.setAccessibleName(tr("Who is there"))
        self.dots = ChoiceBox(theme, [str(count) for count in range(1, _MOST_DOTS + 1)])
        self.dots.setAccessibleName(tr("Dots each"))
        self.start = Button(theme, tr("Start the workshop"), "primary", "play")
        self.go = icon_button(theme, "play", tr("Go to the step"), self._go)
        self._ways = (
            icon_button(theme, "pen-line", tr("Write minutes and name"), self.list.edit_name),
            icon_button(theme, "minus", tr("5 minutes less"), lambda: self._wish("shorter")),
            icon_button(theme, "plus", tr("5 minutes more"), lambda: self._wish("longer")),
            icon_button(theme, "hide", tr("Switch the step off or on"), lambda: self._wish("off")),
            icon_button(theme, "arrow-up", tr("Move step up"), lambda: self._wish("up")),
            icon_button(theme, "arrow-down", tr("Move step down"), lambda: self._wish("down")),
            icon_button(theme, "list-plus", tr("Add step"), lambda: self._wish("add")),
            icon_button(theme, "trash-2", tr("Delete step"), lambda: self._delete(self.list.current)),
        )
        self._lay_out()
        self.start.clicked.connect(self.start_requested)
        self.list.opened.connect(self._open)
        # The list still holds what was written in when it says so; it is shown anew only afterwards.
        self.list.named.connect(self._rename, Qt.ConnectionType.QueuedConnection)
        self.list.delete_requested.connect(self._delete)
        self.list.wished.connect(self._wish)
        self.people.editingFinished.connect(self._enter_people)
        self.dots.activated.connect(self._enter_dots)
        self.setFocusProxy(self.list)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show a workshop."""
        self._workshop = workshop
        plan, over = workshop.id == 0, workshop.ended_at is not None
        self.list.lines.editable = not over
        self.list.show_lines([_line(place, workshop) for place in range(len(workshop.steps))])
        if not self.people.hasFocus():
            self.people.setText(", ".join(workshop.present))
        self.dots.setCurrentIndex(workshop.dots - 1)
        for part in (self.people, self.dots, self.go, *self._ways):
            part.setEnabled(not over)
        self.start.setVisible(plan)
        self.go.setVisible(not plan)

    def show_time(self, now: datetime) -> None:
        """Say how long the agenda takes, and when it will be through if it goes on now."""
        workshop = self._workshop
        if workshop is None:
            return
        begun = workshop.id > 0 and workshop.ended_at is None
        minutes = workshop.rest(now) // 60 if begun else minutes_of(workshop.steps)
        texts = {"hours": minutes // 60, "minutes": minutes % 60}
        end = time_text((now + timedelta(minutes=minutes)).astimezone())
        if workshop.ended_at is not None:
            self.total.setText(tr("{hours} h {minutes} min in all", **texts))
        elif begun:
            self.total.setText(tr("{hours} h {minutes} min left · ends at {end}", **texts, end=end))
        else:
            self.total.setText(tr("{hours} h {minutes} min · ends at {end}", **texts, end=end))

    def _lay_out(self) -> None:
        fields = row(self.people, Label(tr("Dots each"), TextStyle.CAPTION, "text2"), self.dots, spacing=8)
        fields.setStretch(0, 1)
        box = column(
            Label(tr("Who is there"), TextStyle.CAPTION, "text2"), spacing=6, margins=(16, 10, 16, 12)
        )
        box.addLayout(fields)
        top = Panel()
        top.setLayout(box)
        ways = FlowRow(4)
        for button in (self.go, *self._ways):
            ways.add(button)
        foot = Panel("sunken", "top")
        foot.setLayout(column(self.total, ways, self.start, spacing=8, margins=(16, 10, 16, 10)))
        whole = column(top, line(), spacing=0)
        whole.addWidget(self.list, 1)
        whole.addWidget(foot)
        self.setLayout(whole)

    @property
    def _here(self) -> int | None:
        """Return the place of the step that one is on."""
        keys = [step.key for step in self._workshop.steps] if self._workshop is not None else []
        return keys.index(self.list.current) if self.list.current in keys else None

    def _open(self, _key: object) -> None:
        """Go to a step; while one plans there is nothing to go to, and it is written."""
        if self._workshop is not None and self._workshop.id:
            self._go()
        else:
            self.list.edit_name()

    def _go(self) -> None:
        if self._here is not None:
            self.step_requested.emit(self._here)

    def _wish(self, wish: str) -> None:
        workshop, here = self._workshop, self._here
        if workshop is None or workshop.ended_at is not None:
            return
        steps = list(workshop.steps)
        if wish == "add":
            steps.insert(len(steps) if here is None else here + 1, AgendaStep(tr("New step"), 15))
        elif here is None:
            return
        elif wish in ("up", "down"):
            there = here + (1 if wish == "down" else -1)
            if not 0 <= there < len(steps):
                return
            steps[here], steps[there] = steps[there], steps[here]
        elif wish == "off":
            steps[here] = replace(steps[here], off=not steps[here].off)
            if all(step.off for step in steps):
                return
        else:
            by = FIVE if wish == "longer" else -FIVE
            minutes = min(max(steps[here].minutes + by, 0), MOST_MINUTES)
            steps[here] = replace(steps[here], minutes=minutes)
        self._take(steps)

    def _take(self, steps: list[AgendaStep]) -> None:
        if self._workshop is not None:
            self.changed.emit(replace(self._workshop, steps=tuple(steps)))

    def _delete(self, key: object) -> None:
        workshop = self._workshop
        if workshop is not None and workshop.ended_at is None:
            steps = [step for step in workshop.steps if step.key != key]
            if not all(step.off for step in steps):
                self._take(steps)

    def _rename(self, key: object, text: str) -> None:
        """Take in "20 Gaps" or "Gaps": the minutes, if they are there, and the name."""
        if self._workshop is None:
            return
        first, _space, rest = text.strip().partition(" ")
        timed = first.isascii() and first.isdecimal()
        name = (rest if timed else text).strip()[:LONGEST_STEP]

        def renamed(step: AgendaStep) -> AgendaStep:
            minutes = min(int(first[:9]), MOST_MINUTES) if timed else step.minutes
            return replace(step, name=name or step.name, minutes=minutes)

        self._take([renamed(step) if step.key == key else step for step in self._workshop.steps])

    def _enter_people(self) -> None:
        if self._workshop is not None:
            names = tuple(
                dict.fromkeys(name.strip() for name in self.people.text().split(",") if name.strip())
            )
            if names != self._workshop.present:
                self.changed.emit(replace(self._workshop, present=names))

    def _enter_dots(self) -> None:
        dots = self.dots.currentIndex() + 1
        if self._workshop is not None and dots != self._workshop.dots:
            self.changed.emit(replace(self._workshop, dots=dots))


def _line(place: int, workshop: Workshop) -> Line:
    step = workshop.steps[place]
    here = workshop.id > 0 and place == workshop.step and workshop.ended_at is None
    return Line(
        step.key,
        f"{place + 1}  {step.name}",
        tr("Off") if step.off else tr("{minutes} min", minutes=step.minutes),
        tr("Now") if here else "",
        "play" if here else "hide" if step.off else "",
        "accent_text" if here else "text2",
        name=f"{step.minutes} {step.name}",
    )
