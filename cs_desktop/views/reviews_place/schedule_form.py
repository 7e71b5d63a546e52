"""A year of reviews before it is made: each with its day and what stands in the way."""

from collections.abc import Callable
from datetime import date
from itertools import groupby

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox

from cs_desktop.common.dates import long_day_text, month_text
from cs_desktop.common.language import count_text, marked, tr, trn
from cs_desktop.domain.reviews.rescheduling import Ground, Schedule, on_day
from cs_desktop.domain.reviews.schedule import Hitch, Proposal
from cs_desktop.views.itemmodels.line_model import Line
from cs_desktop.views.reviews_place.proposed_day import ProposedDay
from cs_desktop.views.reviews_place.words import KINDS
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.line_list import LineList
from cs_desktop.views.widgets.text import Label

MOST_SHOWN = 2000
_HIGH = 380
_PAUSE_MS = 300
_MARK = 40
"""Pixels at the beginning of a line in which a click chooses it."""
HITCHES = {
    Hitch.NO_DAY: marked("No day is free: each is off or within a week of another review."),
    Hitch.AFTER_NOTICE: marked("Only after the day of notice before the renewal."),
    Hitch.FULL_WEEK: marked("The host has as many reviews in that week as fit into it."),
    Hitch.DAY_OFF: marked("Nobody works on that day."),
    Hitch.TOO_NEAR: marked("Within a week of another review of the account."),
}


class _Choosing(LineList):
    """Lines that Space, Enter and a click at their mark take in and leave out; F2 goes to their day."""

    day_wanted = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, opens_on_click=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose at the mark; elsewhere a click only goes there."""
        super().mousePressEvent(event)
        line = self.lines.line(self.indexAt(event.position().toPoint()).row())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = event.position().x()
        start = self.viewport().width() - x if mirrored else x
        if line is not None and not line.is_head and start < scaled(_MARK):
            self.opened.emit(line.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Space as with Enter."""
        if event.key() == Qt.Key.Key_Space and self.current is not None:
            self.opened.emit(self.current)
        elif event.key() == Qt.Key.Key_F2:
            self.day_wanted.emit()
        else:
            super().keyPressEvent(event)


class ScheduleForm(Form):
    """Proposes, and says which of the proposals are wanted."""

    asked = Signal(object)
    """The first day of the year that is to be scheduled."""
    cadence_wanted = Signal()
    """Nothing is proposed, and the user wants to say how often reviews are held."""

    def __init__(self, theme: Theme, today: Callable[[], date], whose: str) -> None:
        super().__init__(theme, tr("Plan reviews"))
        self._proposals: tuple[Proposal, ...] = ()
        self._ground: Ground | None = None
        self._moved: dict[tuple[int, str, date], date] = {}
        """The days that were chosen instead of those proposed."""
        self._out: set[tuple[int, str, date]] = set()
        self.add_part(Label(whose, TextStyle.BODY, "text2", wrap=True))
        self.start = DayEdit(theme, today, required=True)
        self.start.set_day(today())
        self.add(
            tr("A year from"),
            self.start,
            self.start.problem,
            hint=tr("Nothing is planned for days that are past."),
        )
        self.prepare = QCheckBox(tr("With their preparation tasks"))
        self.prepare.setChecked(True)
        self.add_part(self.prepare)
        self._sum = Label("", TextStyle.CELL_MEDIUM, wrap=True)
        self.add_part(self._sum)
        set_cadence = Button(theme, tr("Set how often reviews are held…"), "default", "calendar")
        set_cadence.clicked.connect(self.cadence_wanted)
        self._way_on = FlowRow()
        self._way_on.add(set_cadence)
        self._way_on.hide()
        self.add_part(self._way_on)
        self.list = _Choosing(theme, tr("Reviews proposed"))
        self.list.setMinimumHeight(scaled(_HIGH))
        self.list.opened.connect(self._turn)
        self.add_part(self.list, grows=True)
        self.day = ProposedDay(theme, today)
        self.add_part(self.day)
        self.list.picked.connect(self._at)
        self.list.day_wanted.connect(lambda: self.day.day.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.day.chosen.connect(self._move)
        self.day.done.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.start.day_changed.connect(self._pause.start)

    @property
    def wanted(self) -> tuple[Proposal, ...]:
        """Return the proposals with a day that were not left out."""
        self.day.take()
        return self._chosen

    def ask(self) -> None:
        """Ask for proposals at once."""
        self._ask()

    def show_schedule(self, schedule: Schedule) -> None:
        """Show what is proposed; what was left out, or given another day, stays so."""
        self._proposals, self._ground = schedule.proposals, schedule.ground
        self.day.use_calendar(schedule.ground.calendar)
        for key, day in self._moved.items():
            one = next((one for one in self._proposals if one.key == key), None)
            if one is not None and day >= schedule.ground.today:
                self._put(one, day)
        self._fill()
        self._at(self.list.current)

    def _ask(self) -> None:
        day = self.start.day
        if day is not None:
            self._sum.setText(tr("Looking for days…"))
            self.set_busy(busy=True)
            self.asked.emit(day)

    def _turn(self, key: object) -> None:
        one = next((one for one in self._proposals if one.key == key), None)
        if one is None or one.day is None:
            return
        self._out.symmetric_difference_update({one.key})
        self._fill()

    def _at(self, key: object) -> None:
        """Show the day of the proposal that one is at."""
        self.day.show_proposal(next((one for one in self._proposals if one.key == key), None))

    def _move(self, one: Proposal, day: date) -> None:
        self._moved[one.key] = day
        self._out.discard(one.key)
        self._put(one, day)
        self._fill()
        self.list.go_to(one.key)
        self._at(one.key)

    def _put(self, one: Proposal, day: date) -> None:
        """Let a review be proposed for another day."""
        assert self._ground is not None
        moved = on_day(one, day, self._proposals, self._ground)
        self._proposals = tuple(moved if other.key == one.key else other for other in self._proposals)

    @property
    def _chosen(self) -> tuple[Proposal, ...]:
        return tuple(one for one in self._proposals if one.day is not None and one.key not in self._out)

    def _fill(self) -> None:
        count, wanted = len(self._proposals), self._chosen
        many = count > MOST_SHOWN
        self.set_busy(busy=many or not wanted)
        self._way_on.setVisible(not count)
        for part in (self.list, self.day):
            part.setVisible(bool(count) and not many)
        if many:
            self._sum.setText(
                tr(
                    "{count} reviews are too many at once; filter by owner or segment.",
                    count=count_text(count),
                )
            )
            return
        self.list.show_lines(list(self._lines()))
        self._sum.setText(self._summary(count, len(wanted)))

    def _summary(self, count: int, wanted: int) -> str:
        if not count:
            return tr(
                "Every review that the cadence asks for in this year is planned, or there is no cadence."
            )
        parts = [trn("{count} review will be planned", "{count} reviews will be planned", wanted)]
        hitches = sum(one.hitch is not None for one in self._proposals)
        if hitches:
            parts.append(trn("{count} to look at", "{count} to look at", hitches))
        return ", ".join(parts)

    def _lines(self) -> list[Line]:
        found: list[Line] = []
        dated = sorted(self._proposals, key=lambda one: (one.day or one.wanted.slot, one.wanted.account))
        for month, those in groupby(dated, key=lambda one: (one.day or one.wanted.slot).replace(day=1)):
            found.append(Line(month, month_text(month), is_head=True))
            found += [self._line(one) for one in those]
        return found

    def _line(self, one: Proposal) -> Line:
        chosen = one.day is not None and one.key not in self._out
        said = [tr(KINDS[one.wanted.kind])]
        if one.hitch is not None:
            said.append(tr(HITCHES[one.hitch]))
        role = "text3" if not chosen else "watch_mark" if one.hitch is not None else "accent"
        return Line(
            one.key,
            one.wanted.account,
            long_day_text(one.day) if one.day is not None else "–",
            ": ".join(said),
            "square-check" if chosen else "square" if one.day is not None else "x",
            role,
        )
