"""Forms of a renewal: what is known while it is open, and how it ended."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit

from cs_desktop.common.language import tr
from cs_desktop.common.money import money_short
from cs_desktop.common.periods import add_months
from cs_desktop.domain.commerce import Decision, RenewalEntry, RenewalRow, SubscriptionRow
from cs_desktop.domain.subscription_change import DUE, NOTICE, check_due, check_notice, is_open_on, refusal
from cs_desktop.domain.vocabulary import Forecast, RenewalOutcome
from cs_desktop.views.commerce.reason_fields import AskEvidence, ReasonFields
from cs_desktop.views.commerce.words import forecast_word, outcome_word
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.money_edit import MoneyEdit
from cs_desktop.views.widgets.text import Label

NOTICE_MONTHS = 3
YEAR = 12
_FORECASTS = tuple(Forecast)
_OUTCOMES = tuple(RenewalOutcome)
_LOSSES = (RenewalOutcome.REDUCED, RenewalOutcome.LOST)
Today = Callable[[], date]


class RenewalForm(Form):
    """What is known of a renewal; of a new one it begins with the earliest term that ends."""

    def __init__(
        self,
        theme: Theme,
        today: Today,
        currency: str,
        subscriptions: Sequence[SubscriptionRow],
        stored: RenewalRow | None,
        others: Sequence[RenewalEntry],
    ) -> None:
        """`others` are the account's other renewals that are open."""
        super().__init__(theme, tr("Add renewal") if stored is None else tr("Save renewal"))
        self.stored = None if stored is None else stored.entry
        self.due, self.notice = DayEdit(theme, today, required=True), DayEdit(theme, today)
        self.auto = QCheckBox(tr("Renews by itself"))
        self.owner, self.amount = QLineEdit(), MoneyEdit(currency)
        self.forecast = ChoiceBox(theme, (tr("Not known"), *(forecast_word(f) for f in _FORECASTS)))
        self._others = others
        self.add(tr("Due on"), self.due, lambda: self.due.problem() or self._check_due())
        self.add(
            tr("Notice by"),
            self.notice,
            lambda: self.notice.problem() or self._check_notice(),
            hint=tr("The last day to say that it ends."),
        )
        self.add(tr("Auto-renew"), self.auto, hint=tr("Unless notice is given."))
        self.add(
            tr("Commercial owner"),
            self.owner,
            hint=tr("Who negotiates it; often not the CSM, such as Account management."),
        )
        self.add(tr("Forecast"), self.forecast)
        self.outcome = ChoiceBox(theme, (tr("Open"), *(outcome_word(outcome) for outcome in _OUTCOMES)))
        # How an open one ended is asked by a form of its own, which changes the subscriptions too.
        self.add(
            tr("Outcome"),
            self.outcome,
            hint=tr("What is remembered of it; subscriptions are put right in their own entries."),
        ).setVisible(stored is not None and stored.outcome is not None)
        self.add(tr("Amount"), self.amount, self.amount.problem, hint=tr("ARR expected after it."))
        if subscriptions:
            self.add_part(Label(tr("Subscriptions"), TextStyle.CELL, "text2"))
        self.members = {s.id: QCheckBox() for s in subscriptions}
        for subscription in subscriptions:
            box = self.members[subscription.id]
            box.setText(
                f"{subscription.product}, {money_short(subscription.arr, currency)}".replace("&", "&&")
            )
            box.setToolTip(subscription.product)
            self.add(tr("{product} is part of it", product=subscription.product), box).hide_name()
        self._fill(_proposed(subscriptions, others, today()) if stored is None else stored.entry)

    def entered(self) -> RenewalEntry:
        """Return what was entered; every field must make sense."""
        due = self.due.day
        assert due is not None
        place = self.forecast.currentIndex()
        return RenewalEntry(
            due=due,
            notice_by=self.notice.day,
            auto_renew=self.auto.isChecked(),
            commercial_owner=self.owner.text(),
            forecast=_FORECASTS[place - 1] if place > 0 else None,
            amount=self.amount.minor,
            subscription_ids=tuple(i for i, box in self.members.items() if box.isChecked()),
            outcome=_OUTCOMES[self.outcome.currentIndex() - 1] if self.outcome.currentIndex() > 0 else None,
        )

    @property
    def facts(self) -> RenewalEntry | None:
        """Return the renewal as it is stored; None for a new one."""
        return self.stored

    def take_over(self, before: Sequence[str], fresh: Form) -> None:
        """Go by the renewal that is stored now."""
        super().take_over(before, fresh)
        assert isinstance(fresh, RenewalForm)
        self.stored = fresh.stored

    def _check_due(self) -> str:
        due = self.due.day
        if due is None or self.outcome.currentIndex() > 0:
            return ""
        return refusal(lambda: check_due(due, self.entered().subscription_ids, self._others), DUE)

    def _check_notice(self) -> str:
        if self.due.day is None:
            return ""
        return refusal(lambda: check_notice(self.notice.day, self.due.day), NOTICE)

    def _fill(self, entry: RenewalEntry) -> None:
        self.due.set_day(entry.due)
        self.notice.set_day(entry.notice_by)
        self.auto.setChecked(entry.auto_renew)
        self.owner.setText(entry.commercial_owner)
        self.forecast.setCurrentIndex(_FORECASTS.index(entry.forecast) + 1 if entry.forecast else 0)
        self.amount.set_minor(entry.amount)
        self.outcome.setCurrentIndex(_OUTCOMES.index(entry.outcome) + 1 if entry.outcome else 0)
        for subscription_id, box in self.members.items():
            box.setChecked(subscription_id in entry.subscription_ids)


class OutcomeForm(Form):
    """How a renewal ended; the subscriptions follow from it."""

    def __init__(
        self,
        theme: Theme,
        today: Today,
        currency: str,
        renewal: RenewalRow,
        subscriptions: Sequence[SubscriptionRow],
        owner: str,
        ask_evidence: AskEvidence,
    ) -> None:
        super().__init__(theme, tr("Record outcome"))
        self._currency = currency
        members = [s for s in subscriptions if s.id in renewal.entry.subscription_ids]
        self._members = members
        self._summary = self.add_text("")
        self.outcome = ChoiceBox(theme, tuple(outcome_word(outcome) for outcome in _OUTCOMES))
        self.add(tr("Outcome"), self.outcome)
        self.day = DayEdit(theme, today, required=True)
        self.add(
            tr("From"), self.day, self.day.problem, hint=tr("The first day of the next term, or without it.")
        )
        self.day.set_day(renewal.entry.due)
        self.term_end = DayEdit(theme, today)
        self._term_row = self.add(tr("Next term ends on"), self.term_end, self.term_end.problem)
        self.term_end.set_day(add_months(renewal.entry.due, YEAR))
        self.amounts = {s.id: MoneyEdit(currency, required=True) for s in members}
        self._amount_rows = [
            self.add(
                tr("ARR of {product} after", product=s.product),
                self.amounts[s.id],
                self.amounts[s.id].problem,
                hint=tr("0 where it ends."),
            )
            for s in members
        ]
        self.reason = ReasonFields(theme, self, today, ask_evidence, unknown_to=owner)
        self._fill_amounts()
        self.outcome.currentIndexChanged.connect(self._arrange)
        self.day.day_changed.connect(self._fill_amounts)
        for edit in self.amounts.values():
            edit.textChanged.connect(self._summarize)
        self._arrange()

    @property
    def chosen(self) -> RenewalOutcome:
        """Return how it ended."""
        return _OUTCOMES[self.outcome.currentIndex()]

    def entered(self) -> Decision:
        """Return what was entered; every field must make sense."""
        day = self.day.day
        assert day is not None
        return Decision(
            outcome=self.chosen,
            day=day,
            term_end=None if self.chosen is RenewalOutcome.LOST else self.term_end.day,
            amounts=tuple(self._after().items()),
            reason=self.reason.reason(),
        )

    def _before(self) -> dict[int, int]:
        day = self.day.day
        return {s.id: s.course.arr_on(day) if day is not None else s.arr for s in self._members}

    def _after(self) -> dict[int, int]:
        if self.chosen is RenewalOutcome.LOST:
            return dict.fromkeys(self.amounts, 0)
        if self.chosen is RenewalOutcome.RENEWED:
            return self._before()
        return {subscription_id: edit.minor or 0 for subscription_id, edit in self.amounts.items()}

    def _fill_amounts(self) -> None:
        for subscription_id, arr in self._before().items():
            self.amounts[subscription_id].set_minor(arr)
        self._summarize()

    def _arrange(self) -> None:
        changes = self.chosen in (RenewalOutcome.EXPANDED, RenewalOutcome.REDUCED)
        for row in self._amount_rows:
            row.setVisible(changes)
        self._term_row.setVisible(self.chosen is not RenewalOutcome.LOST)
        self.reason.ask(asked=self.chosen in _LOSSES)
        self._summarize()

    def _summarize(self) -> None:
        if not self._members:
            self._summary.setText(
                tr("No subscription is part of this renewal; choose them with Edit renewal first.")
            )
            return
        self._summary.setText(
            tr(
                "{products}: {before} → {after}",
                products=", ".join(s.product for s in self._members),
                before=money_short(sum(self._before().values()), self._currency),
                after=money_short(sum(self._after().values()), self._currency),
            )
        )


def _proposed(
    subscriptions: Sequence[SubscriptionRow], others: Sequence[RenewalEntry], today: date
) -> RenewalEntry:
    """Return what is likely of the next renewal: everything that runs, on the first day a term ends.

    What is up in a renewal that is open is left to that one; where that is everything, the term after it.
    """
    all_running = [s for s in subscriptions if s.course.runs_on(today) and s.end is None]
    taken = {subscription_id for other in others for subscription_id in other.subscription_ids}
    running = [s for s in all_running if s.id not in taken] or all_running
    ends = [s.term_end for s in running if s.term_end is not None]
    due = min(ends) if ends else add_months(today, YEAR)
    while is_open_on(due, [s.id for s in running], others):
        due = add_months(due, YEAR)
    return RenewalEntry(
        due=due,
        notice_by=add_months(due, -NOTICE_MONTHS),
        amount=sum(s.arr for s in running) or None,
        subscription_ids=tuple(s.id for s in running),
    )
