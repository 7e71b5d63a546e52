"""The end of a workshop: the cards with the most dots become actions, each with an owner and a day."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.journey.workshop import Priority, Ranked, Workshop
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.text import Label, plain_tooltip

_CHECKED = 5
"""The first so many places become actions, unless somebody says otherwise; of a shared place, all."""
_ROOM = 240
"""For a card's title, at the normal size of text."""
_DUE = timedelta(days=14)


class _Row(QWidget):
    """One card: whether it becomes an action, whose, and until when."""

    def __init__(self, theme: Theme, ranked: Ranked, owners: Mapping[int, str], today: date) -> None:
        super().__init__()
        self.card = ranked.card
        self.wanted = QCheckBox()
        shown = elided(
            self.wanted.fontMetrics(), ranked.card.title, Qt.TextElideMode.ElideRight, scaled(_ROOM)
        )
        self.wanted.setText(shown.replace("&", "&&"))
        self.wanted.setAccessibleName(ranked.card.title)
        self.wanted.setToolTip(plain_tooltip(ranked.card.title))
        self._owners: list[int | None] = [None, *owners]
        self.owner = ChoiceBox(theme, [tr("Nobody yet"), *owners.values()])
        self.owner.setAccessibleName(tr("Owner of {action}", action=ranked.card.title))
        self.due = DayEdit(theme, lambda: today)
        self.due.setAccessibleName(tr("Due day of {action}", action=ranked.card.title))
        self.due.set_day(today + _DUE)
        if ranked.card.owner_id in self._owners:
            self.owner.setCurrentIndex(self._owners.index(ranked.card.owner_id))
        dots = Label(trn("{count} dot", "{count} dots", ranked.dots), TextStyle.CAPTION, "text2")
        first = row(self.wanted, 0, dots)
        second = row(self.owner, self.due, spacing=8, margins=(24, 0, 0, 0))
        second.setStretch(0, 1)
        second.setStretch(1, 1)
        box = column(spacing=6, margins=(16, 8, 16, 8))
        box.addLayout(first)
        box.addLayout(second)
        self.setLayout(box)

    def priority(self) -> Priority:
        """Return the action."""
        owner = self._owners[self.owner.currentIndex()]
        return Priority(self.card.id, self.card.title or tr("Without a title"), owner, self.due.day)


class Priorities(QWidget):
    """Shows the ranking; says what is to become of it."""

    end_requested = Signal(object)
    """The Priorities, in order."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[_Row] = []
        self._ids: tuple[tuple[int, int], ...] = ()
        self._summary = ""
        self.owners: Mapping[int, str] = {}
        """The names of the team's members by id."""
        self.says = Label("", TextStyle.BODY, "text2", wrap=True)
        self._body: QVBoxLayout = column(spacing=0)
        self._body.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._body)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        self.end = Button(theme, "", "primary")
        self.leave = Button(theme, tr("End without actions"))
        self.copy = Button(theme, tr("Copy the summary"), "default", "copy")
        top = QWidget()
        top.setLayout(column(self.says, margins=(16, 12, 16, 8)))
        self._body.insertWidget(0, top)
        self._ways = FlowRow()
        for button in (self.leave, self.copy):
            self._ways.add(button)
        foot = Panel("sunken", "top")
        foot.setLayout(column(self.end, self._ways, spacing=8, margins=(16, 8, 16, 8)))
        whole = column(spacing=0)
        whole.addWidget(area, 1)
        whole.addWidget(foot)
        self.setLayout(whole)
        self.end.clicked.connect(self._end)
        self.leave.clicked.connect(lambda: self.end_requested.emit([]))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._summary))

    @property
    def rows(self) -> Sequence[_Row]:
        """Return the rows of the cards, those with the most dots first."""
        return self._rows

    def show_workshop(self, workshop: Workshop, ranking: Sequence[Ranked], today: date) -> None:
        """Show the ranking; what was entered stays while it is the same."""
        over = workshop.ended_at is not None
        self._summary = _summary(workshop, ranking)
        self.leave.setVisible(not over)
        self.copy.setVisible(bool(ranking))
        self._ways.arrange()
        if over:
            self.says.setText(self._summary)
        elif not ranking:
            self.says.setText(
                tr("Cards with dots will stand here, those with the most first. You can end without them.")
            )
        else:
            self.says.setText(tr("What is ticked becomes an action of the account."))
        self._show_rows(ranking, today, over=over)
        self._count()
        self.end.setVisible(not over and bool(ranking))

    def _show_rows(self, ranking: Sequence[Ranked], today: date, *, over: bool) -> None:
        ids = tuple((one.card.id, one.dots) for one in ranking) if not over else ()
        if ids == self._ids:
            return
        self._ids = ids
        for old in self._rows:
            self._body.removeWidget(old)
            old.deleteLater()
        self._rows = [] if over else [_Row(self._theme, one, self.owners, today) for one in ranking]
        for at, (made, one) in enumerate(zip(self._rows, ranking, strict=False)):
            made.wanted.setChecked(one.place <= _CHECKED)
            made.wanted.toggled.connect(lambda _ticked: self._count())
            self._body.insertWidget(at + 1, made)

    def _count(self) -> None:
        ticked = sum(made.wanted.isChecked() for made in self._rows)
        self.end.setText(
            trn(
                "Make {count} action and end the workshop",
                "Make {count} actions and end the workshop",
                ticked,
            )
        )
        self.end.setAccessibleName(self.end.text())
        self.end.setEnabled(ticked > 0)

    def _end(self) -> None:
        self.end_requested.emit([made.priority() for made in self._rows if made.wanted.isChecked()])


def _summary(workshop: Workshop, ranking: Sequence[Ranked]) -> str:
    """Return what came of a workshop, as text to hand on."""
    present = ", ".join(workshop.present) or "–"
    lines = [
        tr("Workshop of {day}", day=day_text(workshop.day)),
        tr("Present: {names}", names=present),
        "",
    ]
    lines += [
        trn(
            "{place}. {card}: {count} dot",
            "{place}. {card}: {count} dots",
            one.dots,
            place=one.place,
            card=one.card.title,
        )
        for one in ranking
    ]
    return "\n".join(lines if ranking else [*lines, tr("No card has a dot.")])
