"""What stands under the row that is open: what its points are made of, and what can be done with it."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trc
from cs_desktop.common.money import money_short
from cs_desktop.domain.attention import Finding, Item, Rule
from cs_desktop.domain.figures import Status
from cs_desktop.views.home.columns import ROW, Part
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.text import Label, plain_tooltip

OPENED = 56
"""How much higher a row is that is open, where all stands side by side."""
BAR = QSize(128, 8)
INSET = 65
"""Where titles begin."""
_MONDAY = 7


class PointsBar(QWidget):
    """The points of time, ARR and state beside each other, of all that can be had."""

    def __init__(self, theme: Theme, parts: tuple[int, int, int], most: int) -> None:
        super().__init__()
        self._theme, self._parts, self._most = theme, parts, most
        self.setFixedSize(BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left = 0.0
        for points, role in zip(self._parts, ROLES, strict=True):
            width = self.width() * points / max(self._most, 1)
            painter.setBrush(QColor(self._theme.color(role)))
            painter.drawRoundedRect(QRectF(left, 0, max(width - 1, 0), self.height()), 2, 2)
            left += width


ROLES = ("accent", "series2", "series3")
"""Of time, ARR and state."""


class _Key(QWidget):
    """A small square in the colour of a part."""

    def __init__(self, theme: Theme, role: str) -> None:
        super().__init__()
        self._theme, self._role = theme, role
        self.setFixedSize(8, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the square."""
        del event
        QPainter(self).fillRect(self.rect(), self._theme.color(self._role))


class WhyPanel(QWidget):
    """Lies over the open row; its upper part is the row's own and lets the mouse through."""

    open_requested = Signal()
    done_requested = Signal()
    snoozed = Signal(object)
    """The day until which, None where the user wants to choose it."""
    task_requested = Signal()

    def __init__(self, theme: Theme, item: Item, place: int, most: int, currency: str, today: date) -> None:
        super().__init__()
        self._theme, self._today = theme, today
        points = item.points
        words = tr("Why first") if place == 0 else tr("Why here")
        head = row(Label(words, TextStyle.CELL_MEDIUM), spacing=10)
        head.addWidget(PointsBar(theme, (points.time, points.arr, points.state), most))
        head.addStretch(1)
        keys = row(spacing=6)
        for role, text in zip(ROLES, _parts(item, currency, today), strict=True):
            if text:
                keys.addWidget(_Key(theme, role))
                keys.addWidget(Label(text, TextStyle.CELL, "text2", tabular=True))
                keys.addSpacing(8)
        keys.addStretch(1)
        explanation = QWidget()
        lines = column(spacing=4)
        lines.addLayout(head)
        lines.addLayout(keys)
        explanation.setLayout(lines)
        explanation.setToolTip(plain_tooltip(tr("Numbers from: {source}", source=item.finding.source)))
        self.snooze = Button(theme, tr("Snooze"), "default", "clock")
        self.snooze.clicked.connect(self.ask_snooze)
        self._explanation, self._offers = explanation, QWidget()
        buttons = self._buttons(item)
        self._changing = buttons[1:]
        """Those that store something."""
        self._offers.setLayout(row(*buttons, 0, spacing=8))
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(8)
        self._box.addWidget(explanation, 1)
        self._box.addWidget(self._offers)
        self.setLayout(self._box)

    def explain(self, hints: Mapping[Part, str]) -> None:
        """Say what each button does, and by which keys."""
        for part, button in self._button_of.items():
            button.setToolTip(hints[part])

    def set_editable(self, *, editable: bool) -> None:
        """Offer what stores something only where it can be stored."""
        for button in self._changing:
            button.setVisible(editable)

    def fit(self, width: int) -> int:
        """Lay the panel out for a width, the buttons below where there is little; return how high it is."""
        explained, offered = self._explanation.sizeHint().width(), self._offers.sizeHint().width()
        narrow = INSET + explained + 8 + offered + 16 > width
        below = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(below)
        self._box.setContentsMargins(INSET, scaled(ROW) - 2, 16, 8)
        return scaled(ROW) + scaled(OPENED) + (self._offers.sizeHint().height() + 6 if narrow else 0)

    def ask_snooze(self) -> None:
        """Let the user choose until when."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, day in snooze_choices(self._today):
            menu.addAction(text).triggered.connect(lambda _=False, day=day: self.snoozed.emit(day))
        menu.addSeparator()
        menu.addAction(tr("Choose a date…")).triggered.connect(lambda: self.snoozed.emit(None))
        menu.popup(self.snooze.mapToGlobal(QPoint(0, self.snooze.height() + 2)))

    def _buttons(self, item: Item) -> list[Button]:
        leads = Button(self._theme, _way_on(item.finding), "primary")
        leads.clicked.connect(self.open_requested)
        done = Button(self._theme, tr("Done"), "default", "check")
        done.clicked.connect(self.done_requested)
        self._button_of = {Part.OPEN: leads, Part.DONE: done, Part.SNOOZE: self.snooze}
        if item.finding.is_task:
            return [leads, done, self.snooze]
        task = Button(self._theme, tr("Make task"), "default", "list-plus")
        task.clicked.connect(self.task_requested)
        self._button_of[Part.TASK] = task
        return [leads, done, self.snooze, task]


def _way_on(finding: Finding) -> str:
    """Return what the button says that leads to what a thing is about."""
    if not finding.has_form:
        return trc("verb", "Open")
    return tr("Record outcome") if finding.rule is Rule.OVERDUE else tr("Give reason")


def snooze_choices(today: date) -> list[tuple[str, date]]:
    """Return until when one can put something off with one click."""
    monday = today + timedelta(days=_MONDAY - today.weekday())
    return [
        (tr("Tomorrow"), today + timedelta(days=1)),
        (tr("In 3 days"), today + timedelta(days=3)),
        (tr("Next week, {day}", day=day_text(monday)), monday),
    ]


def _parts(item: Item, currency: str, today: date) -> tuple[str, str, str]:
    """Return what each part of the points is for."""
    points, due = item.points, item.finding.due
    if item.finding.acknowledged is not None:
        return "", "", tr("acknowledged, so it comes last")
    if due is None:
        time = ""
    elif due < today:
        time = tr("{points} past due", points=points.time)
    else:
        time = tr("{points} for {days} days left", points=points.time, days=(due - today).days)
    arr = ""
    if item.account.arr:
        money = money_short(item.account.arr, currency)
        arr = tr("{points} for {arr} ARR", points=points.arr, arr=money)
    words = {Status.RISK: tr("{points} for At risk", points=points.state)}
    words[Status.WATCH] = tr("{points} for Watch", points=points.state)
    return time, arr, words.get(item.state, tr("{points} for its state", points=points.state))
