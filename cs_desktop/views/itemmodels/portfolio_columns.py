"""The columns of the portfolio table: title, room, and the text of each cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.common.money import money_full, money_short, to_major
from cs_desktop.common.spreadsheets import Cell
from cs_desktop.domain.health.override_told import shadow_text
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.vocabulary import Forecast, words

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
DASH = "–"
MOST_FOR_NAME = 340
"""Wider the accounts' names do not grow: a long way from a name to its figures is hard to follow."""
MOST = 240
_C = PortfolioColumn


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `text` is the cell for reading aloud and as a tooltip; the delegate may draw more."""

    key: PortfolioColumn
    title: str
    """In English; translated where it is shown."""
    text: Callable[[PortfolioRow, str], str]
    """Of a row and the workspace's currency."""
    least: int | None = None
    """Pixels, at the normal size of text, down to which its texts may be cut; None for not at all."""
    most: int = MOST
    """Pixels that it takes unasked at most, where its texts may be cut."""
    align: Qt.AlignmentFlag = LEFT
    field: str = ""
    """The account's field that is edited in the cell; empty where there is none."""
    cell: Callable[[PortfolioRow, str], Cell] | None = None
    """The value for a spreadsheet, where it is not the text."""


def joined(*parts: str) -> str:
    """Return what there is of several texts, with a middle dot between."""
    return " · ".join(part for part in parts if part)


def money(minor: int, currency: str) -> str:
    """Return an amount for a cell; a dash where nothing is paid."""
    return money_short(minor, currency) if minor else DASH


def health_text(row: PortfolioRow) -> str:
    """Return the score and its band in words, with the calculated score where a person set another."""
    if row.health is None or row.band is None:
        return tr("No score")
    score = f"{shown_score(row.health)} {tr(row.band.label)}"
    return joined(score, shadow_text(row.shadow)) if row.overridden else score


def forecast_text(forecast: Forecast | None) -> str:
    """Return a renewal's forecast in words."""
    return tr(words(forecast)) if forecast else DASH


def _change(row: PortfolioRow, currency: str) -> str:
    change = row.arr - row.arr_year_ago
    sign = "+" if change > 0 else ""
    return tr("{change} in 12 months", change=f"{sign}{money_full(change, currency)}")


def _confirmed(row: PortfolioRow, currency: str) -> str:
    return DASH if row.value_confirmed is None else money_short(row.value_confirmed, currency)


def _review(row: PortfolioRow, _currency: str) -> str:
    return joined(day_text(row.next_review), words(row.review_kind) if row.review_kind else "")


def _text(name: str) -> Callable[[PortfolioRow, str], str]:
    return lambda row, _currency: str(getattr(row, name))


def _day(name: str) -> Callable[[PortfolioRow, str], str]:
    return lambda row, _currency: day_text(getattr(row, name))


def _day_cell(name: str) -> Callable[[PortfolioRow, str], date | None]:
    def cell(row: PortfolioRow, _currency: str) -> date | None:
        day = getattr(row, name)
        assert day is None or isinstance(day, date)
        return day

    return cell


def _dated(key: PortfolioColumn, title: str, name: str) -> Column:
    return Column(key, title, _day(name), cell=_day_cell(name))


def _plain(
    key: PortfolioColumn,
    title: str,
    name: str,
    field: str = "",
    *,
    least: int | None = None,
    most: int = MOST,
) -> Column:
    return Column(key, title, _text(name), field=field, least=least, most=most)


COLUMNS: tuple[Column, ...] = (
    _plain(_C.NAME, marked("Account"), "name", "name", least=232, most=MOST_FOR_NAME),
    Column(
        _C.ARR,
        marked("ARR"),
        lambda row, currency: money(row.arr, currency),
        align=RIGHT,
        cell=lambda row, currency: to_major(row.arr, currency),
    ),
    Column(
        _C.ARR_CHANGE,
        marked("ARR trend"),
        _change,
        cell=lambda row, currency: to_major(row.arr - row.arr_year_ago, currency),
    ),
    Column(
        _C.SEGMENT,
        marked("Segment · touch"),
        lambda row, _: joined(row.segment, row.touch_model),
        field="segment",
        cell=_text("segment"),
        least=100,
    ),
    _plain(_C.TOUCH, marked("Touch model"), "touch_model", least=80),
    Column(
        _C.HEALTH,
        marked("Health, 12 weeks"),
        lambda row, _: health_text(row),
        cell=lambda row, _: None if row.health is None else shown_score(row.health),
    ),
    Column(
        _C.QUADRANT,
        marked("Quadrant"),
        lambda row, _: tr(row.quadrant.label) if row.quadrant else DASH,
        cell=lambda row, _: tr(row.quadrant.label) if row.quadrant else None,
    ),
    Column(_C.RENEWAL, marked("Renewal"), _day("renewal"), cell=_day_cell("renewal")),
    Column(_C.REVIEW, marked("Next review"), _review, cell=_day_cell("next_review")),
    Column(
        _C.FORECAST,
        marked("Forecast"),
        lambda row, _: forecast_text(row.forecast),
        cell=lambda row, _: forecast_text(row.forecast) if row.forecast else None,
    ),
    _dated(_C.LAST_CONTACT, marked("Last contact"), "last_contact"),
    _dated(_C.NOTICE, marked("Notice by"), "notice_by"),
    Column(
        _C.CONFIRMED,
        marked("Value confirmed"),
        _confirmed,
        align=RIGHT,
        cell=lambda row, currency: (
            None if row.value_confirmed is None else to_major(row.value_confirmed, currency)
        ),
    ),
    _plain(_C.LIFECYCLE, marked("Lifecycle"), "lifecycle", "lifecycle", least=80),
    _plain(_C.INDUSTRY, marked("Industry"), "industry", "industry", least=96),
    _plain(_C.REGION, marked("Region"), "region", "region", least=80),
    _plain(_C.TIER, marked("Tier"), "tier", "tier", least=56),
    _dated(_C.SINCE, marked("Customer since"), "customer_since"),
    _plain(_C.PARENT, marked("Parent"), "parent", least=112),
    Column(_C.RELATION, marked("Relation"), lambda row, _: tr(words(row.relation))),
    _plain(_C.ID, marked("External id"), "external_id", "external_id", least=88),
    _plain(_C.OWNER, marked("Owner"), "owner", "owner"),
)
_BY_KEY: Mapping[PortfolioColumn, Column] = {column.key: column for column in COLUMNS}
_SHORT = {_C.SEGMENT: marked("Segment"), _C.HEALTH: marked("Health")}
_PLACES = {column.key: place for place, column in enumerate(COLUMNS)}


def column_at(place: int) -> Column:
    """Return the column at a place of the model."""
    return COLUMNS[place]


def column_of(key: PortfolioColumn) -> Column:
    """Return the column of a key."""
    return _BY_KEY[key]


def place_of(key: PortfolioColumn) -> int:
    """Return the place of a column in the model."""
    return _PLACES[key]


def short_title(key: PortfolioColumn) -> str:
    """Return what a column is called alone, as in a group or a file, in the user's language."""
    return tr(_SHORT.get(key, _BY_KEY[key].title))


def cell_of(key: PortfolioColumn, row: PortfolioRow, currency: str) -> Cell:
    """Return a value as spreadsheets take it: amounts in major units, days as days."""
    column = _BY_KEY[key]
    return column.cell(row, currency) if column.cell else column.text(row, currency)
