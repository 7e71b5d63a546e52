"""The fields that most forms of a subscription share: amount, term, list price and discount."""

from collections.abc import Callable
from datetime import date

from cs_desktop.common.language import tr
from cs_desktop.domain.subscription_course import ARR, DISCOUNT, LIST_ARR, TERM_END
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.form import Form
from cs_desktop.views.widgets.money_edit import MoneyEdit, ShareEdit

Refused = Callable[[str], str]
"""Returns why what the form holds cannot be stored, if that is about a field; else an empty text."""


class TermFields:
    """Editors in a form's rows; what each of them makes impossible is said under it."""

    def __init__(
        self,
        theme: Theme,
        form: Form,
        today: Callable[[], date],
        currency: str,
        amount: str,
        refused: Refused,
    ) -> None:
        self.arr = MoneyEdit(currency, required=True)
        self.term_end = DayEdit(theme, today)
        self.list_arr, self.discount = MoneyEdit(currency), ShareEdit()
        self.arr_row = form.add(amount, self.arr, lambda: self.arr.problem() or refused(ARR))
        self.term_row = form.add(
            tr("Term ends on"),
            self.term_end,
            lambda: self.term_end.problem() or refused(TERM_END),
            hint=tr("The day on which it renews or ends; empty without a term."),
        )
        self.list_row = form.add(
            tr("List price a year"), self.list_arr, lambda: self.list_arr.problem() or refused(LIST_ARR)
        )
        self.discount_row = form.add(
            tr("Discount"),
            self.discount,
            lambda: self.discount.problem() or refused(DISCOUNT),
            hint=tr("Internal. List price and discount follow from each other."),
        )

    def fill(
        self, arr: int | None, term_end: date | None, list_arr: int | None, discount: float | None
    ) -> None:
        """Show what is stored."""
        self.arr.set_minor(arr)
        self.term_end.set_day(term_end)
        self.list_arr.set_minor(list_arr)
        self.discount.set_share(discount)

    def show(self, *, amount: bool, term: bool, price: bool) -> None:
        """Show those that make sense."""
        self.arr_row.setVisible(amount)
        self.term_row.setVisible(term)
        self.list_row.setVisible(price)
        self.discount_row.setVisible(price)
