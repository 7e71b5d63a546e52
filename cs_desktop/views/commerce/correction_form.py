"""The form that puts right what was entered of a subscription."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.commerce import NewEvent, SubscriptionRow
from cs_desktop.domain.subscription_change import corrected, refusal
from cs_desktop.domain.subscription_course import DAY, Course, Event
from cs_desktop.domain.subscription_moves import move_on, other_half
from cs_desktop.domain.vocabulary import SubscriptionEventKind as Kind
from cs_desktop.views.commerce.history_list import EventList
from cs_desktop.views.commerce.term_fields import TermFields
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.form import Form

Today = Callable[[], date]


class CorrectionForm(Form):
    """Puts an entry right, or takes it away; the others are listed to go to."""

    correction_requested = Signal(object)
    removal_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        today: Today,
        currency: str,
        row: SubscriptionRow,
        event: Event,
        courses: Mapping[int, Course],
    ) -> None:
        """`courses` are those of all subscriptions of the account, of which a move links two."""
        super().__init__(theme, tr("Correct entry"))
        self.row, self.entry, self.courses = row, event, courses
        self.add_text(
            tr(
                "Puts right what was entered for {day}. What really changes later is an entry of its own.",
                day=day_text(event.day),
            )
        )
        self.day = DayEdit(theme, today, required=True)
        self.add(tr("From"), self.day, lambda: self.day.problem() or self._refused(DAY))
        self.day.set_day(event.day)
        self.terms = TermFields(theme, self, today, currency, tr("ARR from then on"), self._refused)
        # The discount follows from the list price, also after the amount is put right.
        discount = event.discount if event.list_arr is None else None
        self.terms.fill(event.arr, event.term_end, event.list_arr, discount)
        first, moves = event.id == row.course.events[0].id, event.kind is Kind.MOVE
        ends = event.kind is Kind.CANCEL or (moves and not first)
        self.terms.show(amount=not ends, term=not ends, price=not ends)
        self.remove = Button(theme, tr("Take back move") if moves else tr("Remove entry"), "danger")
        self.remove.clicked.connect(self.removal_requested)
        self.add_part(self.remove)
        # A subscription has to begin somehow.
        self.remove.setHidden(first and not moves)
        if moves:
            self.add_text(
                tr(
                    "A move links two subscriptions: another day holds for both. Taken back, the one before "
                    "goes on and the one that began goes."
                )
            )
        self._past = EventList(theme, currency)
        self._past.show_events(row.course.events)
        self._past.chosen.connect(self.correction_requested)
        self.add_part(self._past)

    @property
    def facts(self) -> Course:
        """Return the course that the entry is part of."""
        return self.row.course

    def take_over(self, before: Sequence[str], fresh: Form) -> None:
        """Go by the course that is stored now."""
        super().take_over(before, fresh)
        assert isinstance(fresh, CorrectionForm)
        self.row, self.entry, self.courses = fresh.row, fresh.entry, fresh.courses
        self._past.show_events(self.row.course.events)

    def entered(self) -> NewEvent:
        """Return what was entered; every field must make sense."""
        day = self.day.day
        assert day is not None
        return NewEvent(
            kind=self.entry.kind,
            day=day,
            arr=self.terms.arr.minor or 0,
            term_end=self.terms.term_end.day,
            list_arr=self.terms.list_arr.minor,
            discount=self.terms.discount.share,
        )

    def _refused(self, about: str) -> str:
        if self.day.day is None or self.terms.arr.minor is None:
            return ""
        right, course, entry = self.entered(), self.row.course, self.entry
        if entry.kind is Kind.MOVE and right.day != entry.day:
            return refusal(lambda: self._move_on(right.day), about)
        if entry.kind is Kind.MOVE and entry.id != course.events[0].id:
            return ""
        return refusal(lambda: corrected(course, entry, right), about)

    def _move_on(self, day: date) -> None:
        mine, other = self.row.course, self.courses[other_half(self.courses, self.row.id, self.entry)]
        begins = self.entry.id == mine.events[0].id
        move_on(*((other, mine) if begins else (mine, other)), day)
