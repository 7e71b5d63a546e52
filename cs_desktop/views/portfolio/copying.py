"""The portfolio's rows for other programs: on the clipboard and as a file."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from cs_desktop.common.spreadsheets import Cell, as_csv, as_html, as_tabs
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.views.itemmodels.portfolio_columns import cell_of, short_title

_C = PortfolioColumn


def spread(
    columns: Sequence[PortfolioColumn], rows: Sequence[PortfolioRow], currency: str
) -> tuple[list[str], list[list[Cell]]]:
    """Return headings and cells; what a cell shows of two things together stands in two columns."""
    wanted = list(columns)
    if _C.SEGMENT in wanted and _C.TOUCH not in wanted:
        wanted.insert(wanted.index(_C.SEGMENT) + 1, _C.TOUCH)
    headings = [_heading(key, currency) for key in wanted]
    return headings, [[cell_of(key, row, currency) for key in wanted] for row in rows]


def for_clipboard(
    columns: Sequence[PortfolioColumn], rows: Sequence[PortfolioRow], currency: str
) -> QMimeData:
    """Return rows as text divided by tabs and as HTML, both with headings."""
    headings, cells = spread(columns, rows, currency)
    data = QMimeData()
    data.setText(as_tabs([headings, *cells]))
    data.setHtml(as_html(headings, cells))
    return data


def for_file(columns: Sequence[PortfolioColumn], rows: Sequence[PortfolioRow], currency: str) -> str:
    """Return rows as CSV with headings."""
    headings, cells = spread(columns, rows, currency)
    return as_csv([headings, *cells])


def _heading(key: PortfolioColumn, currency: str) -> str:
    if key in (_C.ARR, _C.ARR_CHANGE, _C.CONFIRMED):
        return f"{short_title(key)} ({currency})"
    return short_title(key)
