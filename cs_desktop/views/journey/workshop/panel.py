"""The panel of a workshop: its agenda and who is there, what was voted for, and the actions at the end."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.workshop import Workshop, WorkshopShown, ranked
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.journey.workshop.agenda import AgendaPage
from cs_desktop.views.journey.workshop.priorities import Priorities
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.line_list import LineList
from cs_desktop.views.widgets.pieces import Panel, column, line, row
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import Label

AGENDA, VOTES, ACTIONS = "agenda", "votes", "actions"


class WorkshopPanel(QWidget):
    """Shows WorkshopShown, or the plan of a workshop; its pages say what is to become of it."""

    card_requested = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.parts = SegmentedButtons(theme)
        for key, text in ((AGENDA, tr("Agenda")), (VOTES, tr("Votes")), (ACTIONS, tr("Actions"))):
            self.parts.add(key, text)
        self.parts.choose(AGENDA)
        self.about = Label("", TextStyle.CELL, "text2", wrap=True)
        self.agenda = AgendaPage(theme)
        self.votes = LineList(theme, tr("Cards by dots"))
        self.nothing = Label(
            tr("No card has a dot yet. Choose a card and press the full stop; the comma takes one back."),
            TextStyle.BODY,
            "text2",
            wrap=True,
        )
        self.priorities = Priorities(theme)
        self._stack = QStackedWidget()
        for page in (self.agenda, self._make_votes(), self.priorities):
            self._stack.addWidget(page)
        self._head, self._plan_head = Panel(), Panel()
        self._head.setLayout(row(self.parts, 0, margins=(16, 10, 16, 10)))
        self._plan_head.setLayout(column(self.about, margins=(16, 10, 16, 10)))
        whole = column(self._head, self._plan_head, line(), spacing=0)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)
        self.parts.chosen.connect(self.show_part)
        self.votes.opened.connect(self.card_requested)
        self.setFocusProxy(self.agenda)

    def show_part(self, key: str) -> None:
        """Show agenda, votes or actions."""
        self.parts.choose(key)
        self._stack.setCurrentIndex((AGENDA, VOTES, ACTIONS).index(key))

    def show_plan(self, plan: Workshop, about: str) -> None:
        """Show a workshop that has not begun, and what there is to say of it."""
        self.about.setText(about)
        self._show_head(plan=True)
        self.show_part(AGENDA)
        self.agenda.show_workshop(plan)

    def show_workshop(self, found: WorkshopShown, content: MapContent, today: date) -> None:
        """Show a workshop that is under way, or what came of the last one."""
        workshop = found.workshop
        if workshop is None:
            return
        self._show_head(plan=False)
        self.agenda.show_workshop(workshop)
        rows = ranked(content, found.votes)
        self._hint.setVisible(not rows)
        self.votes.setVisible(bool(rows))
        self.votes.show_lines(
            [
                Line(
                    one.card.id,
                    f"{one.place}  {one.card.title}",
                    trn("{count} dot", "{count} dots", one.dots),
                    ", ".join(vote.voter for vote in found.votes if vote.card_id == one.card.id),
                    "vote",
                    "accent_text",
                )
                for one in rows
            ]
        )
        self.priorities.show_workshop(workshop, rows, today)

    def show_time(self, now: datetime) -> None:
        """Say when the agenda will be through."""
        self.agenda.show_time(now)

    def _show_head(self, *, plan: bool) -> None:
        self._head.setVisible(not plan)
        self._plan_head.setVisible(plan)

    def _make_votes(self) -> QWidget:
        page = QWidget()
        hint = self._hint = QWidget()
        hint.setLayout(column(self.nothing, margins=(16, 14, 16, 14)))
        whole = column(hint, spacing=0)
        whole.addWidget(self.votes, 1)
        whole.addStretch(0)
        page.setLayout(whole)
        return page
