"""Forms of one subscription: a new one, a change of it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.common.money import money_short
from cs_desktop.common.periods import add_months
from cs_desktop.domain.commerce import NewEvent, NewSubscription, SubscriptionRow
from cs_desktop.domain.subscription_change import (
    begun,
    changed,
    check_product,
    day_to_propose,
    refusal,
)
from cs_desktop.domain.subscription_course import DAY, PRODUCT, Course
from cs_desktop.domain.vocabulary import SubscriptionEventKind as Kind
from cs_desktop.views.commerce.history_list import EventList
from cs_desktop.views.commerce.reason_fields import AskEvidence, ReasonFields
from cs_desktop.views.commerce.term_fields import TermFields
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.editors import with_choices
from cs_desktop.views.widgets.form import Form, needed

YEAR = 12
Today = Callable[[], date]

_FINISH = {
    Kind.RENEW: marked("Renew subscription"),
    Kind.EXPAND: marked("Expand subscription"),
    Kind.REDUCE: marked("Reduce subscription"),
    Kind.MOVE: marked("Move subscription"),
    Kind.CANCEL: marked("Cancel subscription"),
}
_AMOUNT = {
    Kind.RENEW: marked("ARR in the next term"),
    Kind.EXPAND: marked("ARR after"),
    Kind.REDUCE: marked("ARR after"),
    Kind.MOVE: marked("ARR of the other product"),
    Kind.CANCEL: marked("ARR after"),
}


class NewSubscriptionForm(Form):
    """A product, what it costs, from when and for how long."""

    def __init__(self, theme: Theme, today: Today, currency: str, products: Sequence[str]) -> None:
        super().__init__(theme, tr("Add subscription"))
        self.product = with_choices(QLineEdit(), products)
        self.add(
            tr("Product"),
            self.product,
            needed(self.product, tr("Enter a product, such as Plan.")),
            hint=tr("A name that is not known yet makes a new product."),
        )
        self.start = DayEdit(theme, today, required=True)
        self.add(tr("Starts on"), self.start, self.start.problem)
        self.terms = TermFields(theme, self, today, currency, tr("ARR"), self._refused)
        self.start.set_day(today())
        self.terms.term_end.set_day(add_months(today(), YEAR))

    def entered(self) -> NewSubscription:
        """Return what was entered; every field must make sense."""
        arr, start = self.terms.arr.minor, self.start.day
        assert arr is not None
        assert start is not None
        return NewSubscription(
            product=self.product.text(),
            arr=arr,
            start=start,
            term_end=self.terms.term_end.day,
            list_arr=self.terms.list_arr.minor,
            discount=self.terms.discount.share,
        )

    def _refused(self, about: str) -> str:
        if self.start.day is None or self.terms.arr.minor is None:
            return ""
        return refusal(lambda: begun(self.entered()), about)


class ChangeForm(Form):
    """One change of a subscription from a day on, with what it paid before and will pay after."""

    correction_requested = Signal(object)
    """The Event that is to be corrected."""

    def __init__(
        self,
        theme: Theme,
        today: Today,
        currency: str,
        row: SubscriptionRow,
        kind: Kind,
        *,
        ask_evidence: AskEvidence,
        products: Sequence[str] = (),
        owner: str = "",
    ) -> None:
        super().__init__(theme, tr(_FINISH[kind]))
        self._currency, self.row, self._kind = currency, row, kind
        if kind is Kind.CANCEL:
            # "Cancel" alone could be read either way here.
            self.cancel.setText(tr("Keep subscription"))
            self.cancel.setAccessibleName(self.cancel.text())
        self._summary = self.add_text("")
        self.day = DayEdit(theme, today, required=True)
        self.day_row = self.add(
            tr("From"),
            self.day,
            lambda: self.day.problem() or self._refused(DAY),
            hint=tr("The first day on which it holds."),
        )
        self.product = with_choices(QLineEdit(), [name for name in products if name != row.product])
        product_row = self.add(
            tr("Moves to"),
            self.product,
            lambda: refusal(lambda: check_product(self.product.text(), self.row.product), PRODUCT),
        )
        product_row.setVisible(kind is Kind.MOVE)
        self.terms = TermFields(theme, self, today, currency, tr(_AMOUNT[kind]), self._refused)
        self.terms.show(
            amount=kind is not Kind.CANCEL,
            term=kind in (Kind.RENEW, Kind.MOVE),
            price=kind in (Kind.RENEW, Kind.EXPAND, Kind.MOVE),
        )
        self.reason: ReasonFields | None = None
        if kind in (Kind.REDUCE, Kind.CANCEL):
            self.reason = ReasonFields(theme, self, today, ask_evidence, unknown_to=owner)
        self._past = EventList(theme, currency)
        self._past.show_events(row.course.events)
        self._past.chosen.connect(self.correction_requested)
        self.add_part(self._past)
        self._fill(today())
        self.day.day_changed.connect(self._summarize)
        self.terms.arr.textChanged.connect(self._summarize)
        self._summarize()
        # Where no day is possible any more, that is said at once.
        self.day_row.find_problem()

    def entered(self) -> NewEvent:
        """Return what was entered; every field must make sense."""
        day = self.day.day
        assert day is not None
        return NewEvent(
            kind=self._kind,
            day=day,
            arr=self.terms.arr.minor or 0,
            term_end=self.terms.term_end.day if self._kind in (Kind.RENEW, Kind.MOVE) else None,
            list_arr=self.terms.list_arr.minor,
            discount=self.terms.discount.share,
            product=self.product.text(),
            reason=self.reason.reason() if self.reason is not None else None,
        )

    @property
    def facts(self) -> Course:
        """Return the course that the change is to be added to."""
        return self.row.course

    def take_over(self, before: Sequence[str], fresh: Form) -> None:
        """Go by the course that is stored now."""
        super().take_over(before, fresh)
        assert isinstance(fresh, ChangeForm)
        self.row = fresh.row
        self._past.show_events(self.row.course.events)
        self._summarize()

    def _fill(self, today: date) -> None:
        day = day_to_propose(self.row.course, self._kind, today, self.row.term_end)
        self.day.set_day(day)
        held = self.row.course.on(day)
        next_term = add_months(day, YEAR) if self._kind is Kind.RENEW else held.term_end
        # The list price follows from the discount, which stays.
        arr = held.arr if self._kind in (Kind.RENEW, Kind.MOVE) else None
        self.terms.fill(arr, next_term, None, held.discount)

    def _refused(self, about: str) -> str:
        if self.day.day is None:
            return ""
        return refusal(lambda: changed(self.row.course, self.entered()), about)

    def _summarize(self) -> None:
        day = self.day.day
        if day is None:
            self._summary.setText("")
            return
        before = self.row.course.arr_on(day)
        after = 0 if self._kind is Kind.CANCEL else self.terms.arr.minor
        facts = {
            "day": day_text(day),
            "before": money_short(before, self._currency),
        }
        if after is None:
            self._summary.setText(tr("{before} is paid on {day}.", **facts))
            return
        facts["after"] = money_short(after, self._currency)
        sign = "+" if after >= before else ""
        facts["change"] = sign + money_short(after - before, self._currency)
        self._summary.setText(tr("{day}: {before} → {after} ({change})", **facts))
