"""The columns of the portfolio table: title, room, and the text of each cell."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from cs_desktop.common.dates import day_text
from cs_desktop.common.money import money_full, money_short
from cs_desktop.domain.health import shown_score
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.vocabulary import Forecast, words

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
DASH = "–"
OWNER_NAME_WIDTH = 72
"""What an owner's name needs beside the letter."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `text` is the cell for reading aloud and for copying; the delegate may draw more."""

    key: PortfolioColumn
    title: str
    width: int
    text: Callable[[PortfolioRow, str], str]
    """Of a row and the workspace's currency."""
    align: Qt.AlignmentFlag = LEFT
    leaves: int = 0
    """Order in which columns give way where the window is narrow: the highest first, 0 never."""


def joined(*parts: str) -> str:
    """Return what there is of several texts, with a middle dot between."""
    return " · ".join(part for part in parts if part)


def money(minor: int, currency: str) -> str:
    """Return an amount for a cell; a dash where nothing is paid."""
    return money_short(minor, currency) if minor else DASH


def health_text(row: PortfolioRow) -> str:
    """Return the score and its band in words."""
    if row.health is None or row.band is None:
        return "No score"
    return f"{shown_score(row.health)} {words(row.band)}"


def forecast_text(forecast: Forecast | None) -> str:
    """Return a renewal's forecast in words."""
    return words(forecast) if forecast else DASH


def _change(row: PortfolioRow, currency: str) -> str:
    change = row.arr - row.arr_year_ago
    sign = "+" if change > 0 else ""
    return f"{sign}{money_full(change, currency)} in 12 months"


COLUMNS: tuple[Column, ...] = (
    Column(PortfolioColumn.NAME, "Account", 212, lambda row, _: row.name),
    Column(PortfolioColumn.ARR, "ARR", 70, lambda row, currency: money(row.arr, currency), RIGHT),
    Column(PortfolioColumn.ARR_CHANGE, "ARR trend", 94, _change, leaves=4),
    Column(
        PortfolioColumn.SEGMENT, "Segment · touch", 164, lambda row, _: joined(row.segment, row.touch_model)
    ),
    Column(PortfolioColumn.HEALTH, "Health", 72, lambda row, _: health_text(row)),
    Column(
        PortfolioColumn.QUADRANT, "Quadrant", 152, lambda row, _: row.quadrant.label if row.quadrant else DASH
    ),
    Column(PortfolioColumn.RENEWAL, "Renewal", 152, lambda row, _: day_text(row.renewal)),
    Column(PortfolioColumn.FORECAST, "Forecast", 84, lambda row, _: forecast_text(row.forecast), leaves=3),
    Column(
        PortfolioColumn.LAST_CONTACT, "Last contact", 96, lambda row, _: day_text(row.last_contact), leaves=2
    ),
    Column(PortfolioColumn.LIFECYCLE, "Lifecycle", 96, lambda row, _: row.lifecycle, leaves=5),
    Column(PortfolioColumn.INDUSTRY, "Industry", 120, lambda row, _: row.industry, leaves=6),
    Column(PortfolioColumn.OWNER, "Owner", 60, lambda row, _: row.owner, leaves=1),
)


def column_at(place: int) -> Column:
    """Return the column at a place."""
    return COLUMNS[place]


def place_of(key: PortfolioColumn) -> int:
    """Return the place of a column."""
    return next(place for place, column in enumerate(COLUMNS) if column.key is key)


def widths(available: int) -> tuple[int, ...]:
    """Return each column's width in the room there is; 0 hides it.

    What is left over goes to the owners if their names then fit, and to the accounts.
    """
    shown = list(COLUMNS)
    for column in sorted((c for c in COLUMNS if c.leaves), key=lambda c: -c.leaves):
        if sum(c.width for c in shown) <= available:
            break
        shown.remove(column)
    spare = max(available - sum(c.width for c in shown), 0)
    names_fit = spare >= OWNER_NAME_WIDTH and column_at(place_of(PortfolioColumn.OWNER)) in shown
    to_owner = OWNER_NAME_WIDTH if names_fit else 0
    extra = {PortfolioColumn.OWNER: to_owner, PortfolioColumn.NAME: spare - to_owner}
    return tuple(c.width + extra.get(c.key, 0) if c in shown else 0 for c in COLUMNS)
