"""The account's renewals as a table: those that are open first."""

from collections.abc import Sequence

from PySide6.QtGui import QAction

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.common.money import money_short
from cs_desktop.domain.commerce import RenewalRow
from cs_desktop.domain.figures import Status
from cs_desktop.domain.portfolio import AccountPage
from cs_desktop.domain.vocabulary import RenewalOutcome
from cs_desktop.views.account.contract_table import ContractTable
from cs_desktop.views.commerce.words import forecast_word, outcome_word
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import FORECAST_STATUS

_OUTCOME_STATUS = {
    RenewalOutcome.RENEWED: Status.GOOD,
    RenewalOutcome.EXPANDED: Status.GOOD,
    RenewalOutcome.REDUCED: Status.WATCH,
    RenewalOutcome.LOST: Status.RISK,
}


class RenewalTable(ContractTable):
    """When it is decided, who does, how sure it is, and how it ended."""

    def __init__(self, theme: Theme, menu: Sequence[QAction]) -> None:
        titles = (
            *(tr("Due"), tr("Notice by"), tr("Auto-renew"), tr("Commercial owner")),
            *(tr("Forecast"), tr("Amount"), tr("Outcome")),
        )
        super().__init__(theme, tr("Renewals"), titles, frozenset({5}), menu, (2, 3, 4, 1))
        self._page: AccountPage | None = None
        theme.changed.connect(self._fill)

    @property
    def chosen(self) -> RenewalRow | None:
        """Return the renewal that is selected."""
        place = self.selected_row
        return None if place is None or self._page is None else self._page.renewals[place]

    def show_page(self, page: AccountPage) -> None:
        """Show an account's renewals; the selection stays on the same one."""
        before = self.chosen if self._page is not None and self._page.row.id == page.row.id else None
        self._page = page
        self.clearSelection()
        self._fill()
        for place, row in enumerate(page.renewals):
            if before is not None and row.id == before.id:
                self.setCurrentCell(place, 0)
        self.picked.emit()

    def _fill(self) -> None:
        if self._page is None:
            return
        self.begin(len(self._page.renewals), with_sum=False)
        for place, row in enumerate(self._page.renewals):
            self._fill_row(place, row, self._page)
        self.fit()

    def _fill_row(self, place: int, row: RenewalRow, page: AccountPage) -> None:
        entry, is_open = row.entry, row.outcome is None
        strong, quiet = ("text", "text2") if is_open else ("text3", "text3")
        if row.overdue:
            days = (page.as_of - entry.due).days
            text = tr("{day} · {days} d overdue", day=day_text(entry.due), days=days)
            self.put(place, 0, text, "risk_text", TextStyle.CELL_MEDIUM, Status.RISK)
        else:
            self.put(place, 0, day_text(entry.due), strong, TextStyle.CELL_MEDIUM)
        notice = day_text(entry.notice_by)
        left = (entry.notice_by - page.as_of).days if entry.notice_by is not None else -1
        if is_open and left >= 0:
            notice = tr("{day} · {days} d", day=notice, days=left)
        self.put(place, 1, notice, quiet)
        self.put(place, 2, tr("Yes") if entry.auto_renew else tr("No"), quiet)
        self.put(place, 3, entry.commercial_owner or "–", quiet)
        if entry.forecast is None:
            self.put(place, 4, "–", quiet)
        else:
            mark = FORECAST_STATUS[entry.forecast]
            self.put(place, 4, forecast_word(entry.forecast), quiet, mark=mark if is_open else None)
        amount = "–" if entry.amount is None else money_short(entry.amount, page.currency)
        self.put(place, 5, amount, strong)
        if row.outcome is not None:
            self.put(place, 6, outcome_word(row.outcome), quiet, mark=_OUTCOME_STATUS[row.outcome])
        else:
            open_text = tr("Record it") if row.overdue else tr("Open")
            self.put(place, 6, open_text, "risk_text" if row.overdue else quiet)
        self.put_menu(place)
