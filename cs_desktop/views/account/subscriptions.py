"""The account's subscriptions as a table with its sum."""

from collections.abc import Sequence

from PySide6.QtGui import QAction

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.common.money import money_short
from cs_desktop.domain.commerce import SubscriptionRow
from cs_desktop.domain.figures import Status
from cs_desktop.domain.portfolio import AccountPage
from cs_desktop.views.account.contract_table import ContractTable
from cs_desktop.views.commerce.words import forecast_word
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import FORECAST_STATUS


class SubscriptionTable(ContractTable):
    """Every subscription, running ones first; ended ones are grey."""

    def __init__(self, theme: Theme, menu: Sequence[QAction]) -> None:
        titles = (
            *(tr("Product"), tr("ARR"), tr("Start"), tr("Term end"), tr("Notice by")),
            *(tr("Forecast"), tr("State")),
        )
        super().__init__(theme, tr("Subscriptions"), titles, frozenset({1}), menu, (5, 2, 4, 3))
        self._page: AccountPage | None = None
        self._shown: list[SubscriptionRow] = []
        theme.changed.connect(self._fill)

    @property
    def chosen(self) -> SubscriptionRow | None:
        """Return the subscription that is selected."""
        place = self.selected_row
        return None if place is None else self._shown[place]

    def show_page(self, page: AccountPage) -> None:
        """Show an account's subscriptions; the selection stays on the same one."""
        before = self.chosen if self._page is not None and self._page.row.id == page.row.id else None
        self._page = page
        self._shown = sorted(page.subscriptions, key=lambda s: (s.end is not None, -s.arr, s.product, s.id))
        self.clearSelection()
        self._fill()
        for place, row in enumerate(self._shown):
            if before is not None and row.id == before.id:
                self.setCurrentCell(place, 0)
        self.picked.emit()

    def _fill(self) -> None:
        page = self._page
        if page is None:
            return
        total = sum(s.arr for s in self._shown if is_running(s, page))
        self.begin(len(self._shown), with_sum=bool(self._shown))
        for place, subscription in enumerate(self._shown):
            self._fill_row(place, subscription, page)
        if self._shown:
            texts = (tr("Total running"), money_short(total, page.currency), *[""] * (self.columnCount() - 2))
            for column, text in enumerate(texts):
                self.put(len(self._shown), column, text, style=TextStyle.CELL_BOLD)
        self.fit()

    def _fill_row(self, place: int, row: SubscriptionRow, page: AccountPage) -> None:
        running = is_running(row, page)
        strong, quiet = ("text", "text2") if running else ("text3", "text3")
        self.put(place, 0, row.product, strong, TextStyle.CELL_MEDIUM)
        self.put(place, 1, money_short(row.arr, page.currency), strong)
        self.put(place, 2, day_text(row.start), quiet)
        self.put(place, 3, day_text(row.term_end), quiet)
        self.put(place, 4, notice_text(row, page), quiet)
        if row.forecast is None:
            self.put(place, 5, "–", quiet)
        else:
            self.put(place, 5, forecast_word(row.forecast), quiet, mark=FORECAST_STATUS[row.forecast])
        text, status = state_of(row, page)
        risk = status is Status.RISK
        self.put(place, 6, text, "risk_text" if risk else quiet, mark=status if risk else None)
        self.put_menu(place)


def notice_text(row: SubscriptionRow, page: AccountPage) -> str:
    """Return the day by which notice has to be given, and how far that is."""
    if row.notice_by is None:
        return "–"
    days = (row.notice_by - page.as_of).days
    day = day_text(row.notice_by)
    return day if days < 0 else tr("{day} · {days} d", day=day, days=days)


def is_running(subscription: SubscriptionRow, page: AccountPage) -> bool:
    """Return whether a subscription pays on the page's day."""
    return subscription.course.runs_on(page.as_of)


def state_of(subscription: SubscriptionRow, page: AccountPage) -> tuple[str, Status]:
    """Return a subscription's state in words, and whether it is a risk."""
    if subscription.overdue:
        return tr("Term passed"), Status.RISK
    if subscription.end is not None and subscription.end <= page.as_of:
        return tr("Ended {day}", day=day_text(subscription.end)), Status.NONE
    if subscription.end is not None:
        return tr("Ends {day}", day=day_text(subscription.end)), Status.RISK
    if subscription.start > page.as_of:
        return tr("Not started"), Status.NONE
    following = next((e for e in subscription.course.events if e.day > page.as_of), None)
    if following is None or following.arr == subscription.arr:
        return tr("Running"), Status.NONE
    amount = money_short(following.arr, page.currency)
    return tr("{amount} from {day}", amount=amount, day=day_text(following.day)), Status.NONE
