"""Cells of the portfolio as they are read aloud and explained, where the drawing says more than the text."""

from datetime import date

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.health.override_told import reason_text, set_text
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.views.itemmodels.portfolio_columns import column_of

_DAYS = {PortfolioColumn.RENEWAL: "renewal", PortfolioColumn.REVIEW: "next_review"}


def spoken(key: PortfolioColumn, row: PortfolioRow, currency: str, as_of: date) -> str:
    """Return a cell's text; of a day that matters also how far it is, or by how much it was missed.

    Of a score that somebody set also who, until when and why.
    """
    text = column_of(key).text(row, currency)
    if key is PortfolioColumn.HEALTH and row.override is not None:
        return "\n".join((text, set_text(row.override), reason_text(row.override)))
    day = getattr(row, _DAYS[key]) if key in _DAYS else None
    if day is None:
        return text
    left = (day - as_of).days
    if left < 0:
        return trn("{day}, overdue by {count} day", "{day}, overdue by {count} days", -left, day=text)
    if left == 0:
        return tr("{day}, today", day=text)
    return trn("{day}, in {count} day", "{day}, in {count} days", left, day=text)
