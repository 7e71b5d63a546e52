"""The panel of a workshop: its agenda and who is there, what was voted for, and the actions at the end."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.workshop import (
    MOST_MINUTES,
    AgendaStep,
    Workshop,
    WorkshopShown,
    ranked,
)
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.journey.workshop.priorities import Priorities
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.line_list import LineList
from cs_desktop.views.widgets.pieces import Panel, column, line, row
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import Label

AGENDA, VOTES, ACTIONS = "agenda", "votes", "actions"
_MOST_DOTS = 20


class WorkshopPanel(QWidget):
    """Shows WorkshopShown; says what is to become of the workshop."""

    step_requested = Signal(object)
    """The place of the step to go to."""
    changed = Signal(object)
    """The Workshop with another agenda, other people or another number of dots."""
    card_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._workshop: Workshop | None = None
        self.parts = SegmentedButtons(theme)
        for key, text in ((AGENDA, tr("Agenda")), (VOTES, tr("Votes")), (ACTIONS, tr("Actions"))):
            self.parts.add(key, text)
        self.parts.choose(AGENDA)
        self.agenda = LineList(theme, tr("Agenda"))
        self.votes = LineList(theme, tr("Cards by dots"))
        self.total = Label("", TextStyle.CAPTION, "text2")
        self.people = QLineEdit()
        self.people.setPlaceholderText(tr("Names with commas between them"))
        self.people.setAccessibleName(tr("Who is there"))
        self.dots = ChoiceBox(theme, [str(count) for count in range(1, _MOST_DOTS + 1)])
        self.dots.setAccessibleName(tr("Dots each"))
        self.nothing = Label(
            tr("No card has a dot yet. Choose a card and press the full stop; the comma takes one back."),
            TextStyle.BODY,
            "text2",
            wrap=True,
        )
        self.priorities = Priorities(theme)
        self._stack = QStackedWidget()
        self._buttons: list[Button] = []
        for page in (self._make_agenda(), self._make_votes(), self.priorities):
            self._stack.addWidget(page)
        head = Panel()
        head.setLayout(row(self.parts, 0, margins=(16, 10, 16, 10)))
        self.setLayout(column(head, line(), self._stack, spacing=0))
        self.parts.chosen.connect(self.show_part)
        self.agenda.opened.connect(self.step_requested)
        self.agenda.named.connect(self._rename)
        self.agenda.delete_requested.connect(self._delete)
        self.votes.opened.connect(self.card_requested)
        self.people.editingFinished.connect(self._enter_people)
        self.dots.activated.connect(self._enter_dots)
        self.setFocusProxy(self.agenda)

    def show_part(self, key: str) -> None:
        """Show agenda, votes or actions."""
        self.parts.choose(key)
        self._stack.setCurrentIndex((AGENDA, VOTES, ACTIONS).index(key))

    def show_workshop(self, found: WorkshopShown, content: MapContent, today: date) -> None:
        """Show a workshop that is under way, or what came of the last one."""
        workshop = self._workshop = found.workshop
        if workshop is None:
            return
        over = workshop.ended_at is not None
        self.agenda.lines.editable = not over
        self.agenda.show_lines([_step_line(place, workshop) for place in range(len(workshop.steps))])
        minutes = sum(step.minutes for step in workshop.steps)
        self.total.setText(tr("{hours} h {minutes} min in all", hours=minutes // 60, minutes=minutes % 60))
        if not self.people.hasFocus():
            self.people.setText(", ".join(workshop.present))
        self.dots.setCurrentIndex(workshop.dots - 1)
        for part in (self.people, self.dots, *self._buttons):
            part.setEnabled(not over)
        rows = ranked(content, found.votes)
        self._hint.setVisible(not rows)
        self.votes.setVisible(bool(rows))
        self.votes.show_lines(
            [
                Line(
                    one.card.id,
                    one.card.title,
                    trn("{count} dot", "{count} dots", one.dots),
                    ", ".join(vote.voter for vote in found.votes if vote.card_id == one.card.id),
                    "vote",
                    "accent_text",
                )
                for one in rows
            ]
        )
        self.priorities.show_workshop(workshop, rows, today)

    def _make_agenda(self) -> QWidget:
        page = QWidget()
        ways = FlowRow()
        for text, name, do in (
            (tr("Add step"), tr("Add step"), self._add),
            (tr("Rename"), tr("Rename step"), self.agenda.edit_name),
            (tr("Up"), tr("Move step up"), lambda: self._move(-1)),
            (tr("Down"), tr("Move step down"), lambda: self._move(1)),
            (tr("Delete"), tr("Delete step"), lambda: self._delete(self.agenda.current)),
        ):
            button = Button(self._theme, text, name=name)
            button.clicked.connect(lambda _=False, do=do: do())
            self._buttons.append(button)
            ways.add(button)
        top = Panel()
        fields = row(self.people, Label(tr("Dots each"), TextStyle.CAPTION, "text2"), self.dots, spacing=8)
        fields.setStretch(0, 1)
        box = column(
            Label(tr("Who is there"), TextStyle.CAPTION, "text2"), spacing=6, margins=(16, 10, 16, 12)
        )
        box.addLayout(fields)
        top.setLayout(box)
        foot = Panel("sunken", "top")
        foot.setLayout(column(self.total, ways, spacing=8, margins=(16, 8, 16, 8)))
        whole = column(top, line(), spacing=0)
        whole.addWidget(self.agenda, 1)
        whole.addWidget(foot)
        page.setLayout(whole)
        return page

    def _make_votes(self) -> QWidget:
        page = QWidget()
        hint = self._hint = QWidget()
        hint.setLayout(column(self.nothing, margins=(16, 14, 16, 14)))
        whole = column(hint, spacing=0)
        whole.addWidget(self.votes, 1)
        whole.addStretch(0)
        page.setLayout(whole)
        return page

    def _change(self, steps: list[AgendaStep]) -> None:
        if self._workshop is not None:
            self.changed.emit(self._workshop.with_steps(steps))

    def _steps(self) -> list[AgendaStep]:
        return list(self._workshop.steps) if self._workshop is not None else []

    def _here(self) -> int:
        current = self.agenda.current
        return current if isinstance(current, int) else len(self._steps()) - 1

    def _add(self) -> None:
        steps = self._steps()
        steps.insert(self._here() + 1, AgendaStep(tr("New step"), 15))
        self._change(steps)

    def _move(self, by: int) -> None:
        steps, here = self._steps(), self._here()
        if 0 <= here + by < len(steps):
            steps[here], steps[here + by] = steps[here + by], steps[here]
            self._change(steps)
            self.agenda.go_to(here + by)

    def _delete(self, place: object) -> None:
        steps = self._steps()
        if isinstance(place, int) and len(steps) > 1:
            del steps[place]
            self._change(steps)

    def _rename(self, place: object, text: str) -> None:
        """Take in "20 Gaps" or "Gaps": the minutes, if they are there, and the name."""
        steps = self._steps()
        if isinstance(place, int) and place < len(steps):
            first, _space, rest = text.partition(" ")
            minutes = min(int(first), MOST_MINUTES) if first.isdecimal() else steps[place].minutes
            name = (rest if first.isdecimal() else text).strip() or steps[place].name
            steps[place] = replace(steps[place], name=name, minutes=minutes)
            self._change(steps)

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


def _step_line(place: int, workshop: Workshop) -> Line:
    step, here = workshop.steps[place], place == workshop.step and workshop.ended_at is None
    return Line(
        place,
        f"{place + 1}  {step.name}",
        tr("{minutes} min", minutes=step.minutes),
        tr("Now") if here else "",
        "play" if here else "",
        "accent_text",
        name=f"{step.minutes} {step.name}",
    )
