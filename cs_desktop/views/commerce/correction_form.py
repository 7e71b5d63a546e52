"""The form that puts right what was entered of a subscription."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.commerce import NewEvent, SubscriptionRow
from cs_desktop.domain.subscription_change import corrected, refusal
from cs_desktop.domain.subscription_course import DAY, Course, Event
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

    def __init__(self, theme: Theme, today: Today, currency: str, row: SubscriptionRow, event: Event) -> None:
        super().__init__(theme, tr("Correct entry"))
        self.row, self.entry = row, event
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
        ends = event.kind is Kind.CANCEL
        self.terms.show(amount=not ends, term=not ends, price=not ends)
        self.remove = Button(theme, tr("Remove entry"), "danger")
        self.remove.clicked.connect(self.removal_requested)
        self.add_part(self.remove)
        # A subscription has to begin somehow.
        self.remove.setHidden(event is row.course.events[0])
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
        self.row, self.entry = fresh.row, fresh.entry
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
        return refusal(lambda: corrected(self.row.course, self.entry, self.entered()), about)
