"""The columns of the portfolio table: title, room, and the text of each cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from PySide6.QtCore import Qt

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.common.money import money_full, money_short, to_major
from cs_desktop.common.spreadsheets import Cell
from cs_desktop.domain.health import shown_score
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.vocabulary import Forecast, words
from cs_desktop.views.theme.fonts import scaled

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
DASH = "–"
OWNER_NAME_WIDTH = 72
"""What an owner's name needs beside the letter."""
MOST_FOR_NAME = 340
"""Wider the accounts' names do not grow: a long way from a name to its figures is hard to follow."""
_C = PortfolioColumn


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `text` is the cell for reading aloud and as a tooltip; the delegate may draw more."""

    key: PortfolioColumn
    title: str
    """In English; translated where it is shown."""
    width: int
    """In pixels at the normal size of text, as is the least; both grow with it."""
    text: Callable[[PortfolioRow, str], str]
    """Of a row and the workspace's currency."""
    least: int = 0
    """The width down to which it gives room to others; 0 for not at all."""
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
    """Return the score and its band in words."""
    if row.health is None or row.band is None:
        return tr("No score")
    return f"{shown_score(row.health)} {tr(row.band.label)}"


def forecast_text(forecast: Forecast | None) -> str:
    """Return a renewal's forecast in words."""
    return tr(words(forecast)) if forecast else DASH


def _change(row: PortfolioRow, currency: str) -> str:
    change = row.arr - row.arr_year_ago
    sign = "+" if change > 0 else ""
    return tr("{change} in 12 months", change=f"{sign}{money_full(change, currency)}")


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


def _dated(key: PortfolioColumn, title: str, width: int, name: str) -> Column:
    return Column(key, title, width, _day(name), cell=_day_cell(name))


def _plain(
    key: PortfolioColumn, title: str, width: int, name: str, field: str = "", least: int = 0
) -> Column:
    return Column(key, title, width, _text(name), least=least, field=field)


COLUMNS: tuple[Column, ...] = (
    _plain(_C.NAME, marked("Account"), 216, "name", "name", least=168),
    Column(
        _C.ARR,
        marked("ARR"),
        72,
        lambda row, currency: money(row.arr, currency),
        least=64,
        align=RIGHT,
        cell=lambda row, currency: to_major(row.arr, currency),
    ),
    Column(
        _C.ARR_CHANGE,
        marked("ARR trend"),
        94,
        _change,
        cell=lambda row, currency: to_major(row.arr - row.arr_year_ago, currency),
    ),
    Column(
        _C.SEGMENT,
        marked("Segment · touch"),
        172,
        lambda row, _: joined(row.segment, row.touch_model),
        least=100,
        field="segment",
        cell=_text("segment"),
    ),
    _plain(_C.TOUCH, marked("Touch model"), 104, "touch_model"),
    Column(
        _C.HEALTH,
        marked("Health, 12 weeks"),
        128,
        lambda row, _: health_text(row),
        least=112,
        cell=lambda row, _: None if row.health is None else shown_score(row.health),
    ),
    Column(
        _C.QUADRANT,
        marked("Quadrant"),
        160,
        lambda row, _: tr(row.quadrant.label) if row.quadrant else DASH,
        least=158,
        cell=lambda row, _: tr(row.quadrant.label) if row.quadrant else None,
    ),
    Column(
        _C.RENEWAL,
        marked("Renewal"),
        146,
        _day("renewal"),
        least=144,
        cell=_day_cell("renewal"),
    ),
    Column(_C.REVIEW, marked("Next review"), 124, _review, least=100, cell=_day_cell("next_review")),
    Column(
        _C.FORECAST,
        marked("Forecast"),
        84,
        lambda row, _: forecast_text(row.forecast),
        cell=lambda row, _: forecast_text(row.forecast) if row.forecast else None,
    ),
    _dated(_C.LAST_CONTACT, marked("Last contact"), 96, "last_contact"),
    _dated(_C.NOTICE, marked("Notice by"), 146, "notice_by"),
    _plain(_C.LIFECYCLE, marked("Lifecycle"), 96, "lifecycle", "lifecycle"),
    _plain(_C.INDUSTRY, marked("Industry"), 120, "industry", "industry"),
    _plain(_C.REGION, marked("Region"), 88, "region", "region"),
    _plain(_C.TIER, marked("Tier"), 64, "tier", "tier"),
    _dated(_C.SINCE, marked("Customer since"), 108, "customer_since"),
    _plain(_C.PARENT, marked("Parent"), 140, "parent"),
    Column(_C.RELATION, marked("Relation"), 84, lambda row, _: tr(words(row.relation))),
    _plain(_C.ID, marked("External id"), 96, "external_id", "external_id"),
    _plain(_C.OWNER, marked("Owner"), 56, "owner", "owner"),
)
_BY_KEY: Mapping[PortfolioColumn, Column] = {column.key: column for column in COLUMNS}
_SHORT = {_C.SEGMENT: marked("Segment"), _C.HEALTH: marked("Health")}
_PLACES = {column.key: place for place, column in enumerate(COLUMNS)}
_FIRST = (*(_C.NAME, _C.ARR, _C.HEALTH, _C.RENEWAL, _C.QUADRANT, _C.OWNER, _C.REVIEW, _C.SEGMENT),)
"""Shown unasked as far as each can still be read, the first of them first."""
_WITH_ROOM = (_C.LAST_CONTACT, _C.FORECAST, _C.ARR_CHANGE, _C.LIFECYCLE, _C.INDUSTRY)
"""Shown unasked behind those where there is ample room."""
ALWAYS = 4
"""So many of the first are shown however narrow the table is."""
_UNASKED = (
    *(_C.NAME, _C.ARR, _C.ARR_CHANGE, _C.SEGMENT, _C.HEALTH, _C.QUADRANT, _C.RENEWAL, _C.FORECAST),
    *(_C.REVIEW, _C.LAST_CONTACT, _C.LIFECYCLE, _C.INDUSTRY, _C.OWNER),
)
"""The order of those two kinds."""


def column_at(place: int) -> Column:
    """Return the column at a place of the model."""
    return COLUMNS[place]


def column_of(key: PortfolioColumn) -> Column:
    """Return the column of a key."""
    return _BY_KEY[key]


def place_of(key: PortfolioColumn) -> int:
    """Return the place of a column in the model."""
    return _PLACES[key]


def unasked(available: int) -> tuple[PortfolioColumn, ...]:
    """Return the columns that a table of this width shows where nobody has chosen any."""
    shown = set(_FIRST[:ALWAYS])
    used = sum(_least(key) for key in shown)
    for key in _FIRST[ALWAYS:]:
        used += _least(key)
        if used > available:
            return tuple(key for key in _UNASKED if key in shown)
        shown.add(key)
    used = sum(_width(key) for key in shown)
    for key in _WITH_ROOM:
        used += _width(key)
        if used > available:
            break
        shown.add(key)
    return tuple(key for key in _UNASKED if key in shown)


def widths(
    keys: Sequence[PortfolioColumn], chosen: Mapping[PortfolioColumn, int], available: int
) -> dict[PortfolioColumn, int]:
    """Return each column's width in the room there is; together they may be wider, and then one scrolls.

    Those that the user chose hold. Of the others the owners grow until their names fit, and the accounts;
    where room is short each gives as large a part of what it can spare.
    """
    made = {key: chosen.get(key, _width(key)) for key in keys}
    spare = available - sum(made.values())
    if spare < 0:
        give = {key: _spared(key) for key in keys if key not in chosen}
        part = min(1.0, -spare / max(sum(give.values()), 1))
        return made | {key: made[key] - ceil(width * part) for key, width in give.items()}
    owner = scaled(OWNER_NAME_WIDTH)
    if spare >= owner and _C.OWNER in made and _C.OWNER not in chosen:
        made[_C.OWNER] += owner
        spare -= owner
    if _C.NAME in made and _C.NAME not in chosen:
        grown = min(spare, max(scaled(MOST_FOR_NAME) - made[_C.NAME], 0))
        made[_C.NAME] += grown
        spare -= grown
    others = [key for key in keys if key not in chosen and key is not _C.OWNER]
    for place, key in enumerate(others):
        more = spare // (len(others) - place)
        made[key] += more
        spare -= more
    return made


def _width(key: PortfolioColumn) -> int:
    return scaled(_BY_KEY[key].width)


def _least(key: PortfolioColumn) -> int:
    return scaled(_BY_KEY[key].least or _BY_KEY[key].width)


def _spared(key: PortfolioColumn) -> int:
    return _width(key) - _least(key)


def short_title(key: PortfolioColumn) -> str:
    """Return what a column is called alone, as in a group or a file, in the user's language."""
    return tr(_SHORT.get(key, _BY_KEY[key].title))


def cell_of(key: PortfolioColumn, row: PortfolioRow, currency: str) -> Cell:
    """Return a value as spreadsheets take it: amounts in major units, days as days."""
    column = _BY_KEY[key]
    return column.cell(row, currency) if column.cell else column.text(row, currency)
