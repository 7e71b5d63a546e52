"""The day of one proposed review, to be changed before the year is planned."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.plan.calendar import WorkCalendar
from cs_desktop.domain.reviews.rescheduling import past_problem
from cs_desktop.domain.reviews.schedule import Proposal
from cs_desktop.views.reviews.day_off import DayOffNotice
from cs_desktop.views.reviews_place.words import KINDS
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.form_row import FormRow
from cs_desktop.views.widgets.pieces import column

_LONGEST = 28
_PAUSE_MS = 400
"""A day that is typed is read once one pauses: “Jan 3” may be going to be “Jan 31”."""


class ProposedDay(QWidget):
    """A field for the day of the proposal that one is at."""

    chosen = Signal(object, object)
    """The Proposal as it was, and its day as it is to be."""
    done = Signal()
    """Enter: the keyboard goes back to the proposals."""

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._at: Proposal | None = None
        self.day = DayEdit(theme, today)
        self._row = FormRow(theme, tr("Day"), self.day, self._problem)
        self.notice = DayOffNotice(theme, self.day, WorkCalendar(range(1, 8)))
        self.setLayout(column(self._row, self.notice, spacing=4))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.take)
        self.day.day_changed.connect(self._pause.start)
        self.day.editingFinished.connect(self.take)
        self.day.returnPressed.connect(self.done)
        self.show_proposal(None)

    def use_calendar(self, calendar: WorkCalendar) -> None:
        """Say of days whether they are work days of this calendar."""
        self.notice.follow(calendar)

    def show_proposal(self, one: Proposal | None) -> None:
        """Show the day of a proposal; None for none."""
        self._pause.stop()
        at, self._at = self._at, one
        self.setEnabled(one is not None)
        name = (
            tr(
                "{kind} of {account}",
                kind=tr(KINDS[one.wanted.kind]),
                account=shortened(one.wanted.account, _LONGEST),
            )
            if one
            else ""
        )
        self._row.set_name(tr("Day: {review}", review=name) if name else tr("Day"))
        # While one types a day, it stays as it is typed.
        if one is None or at is None or one.key != at.key or self.day.day != one.day:
            self.day.set_day(one.day if one is not None else None)
        self._pause.stop()
        self._row.find_problem()

    def take(self) -> None:
        """Tell of a day that was chosen and not told of yet."""
        self._pause.stop()
        day, at = self.day.day, self._at
        if at is not None and not self._row.find_problem() and day is not None and day != at.day:
            self.chosen.emit(at, day)

    def _problem(self) -> str:
        day = self.day.day
        return self.day.problem() or (
            past_problem(day, self._today()) if day is not None and self._at else ""
        )
