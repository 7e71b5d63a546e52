"""What the portfolio's columns compare: texts, numbers, places in order and groups, as arrays over rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from cs_desktop.common.dates import month_text
from cs_desktop.common.language import tr
from cs_desktop.common.money import exponent
from cs_desktop.common.text import folded
from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.query_values import comparable
from cs_desktop.domain.vocabulary import Forecast, words

Numbers: TypeAlias = NDArray[np.float64]
"""One for each row; NaN stands for no value."""
Rows = Sequence[PortfolioRow]

_C = PortfolioColumn
_BANDS = (Band.AT_RISK, Band.WATCH, Band.HEALTHY)
_FORECASTS = (Forecast.AT_RISK, Forecast.LIKELY, Forecast.COMMIT)
_BAND_WORDS = {Band.HEALTHY: "healthy", Band.WATCH: "watch", Band.AT_RISK: "at-risk"}
_QUADRANT_WORDS = {
    Quadrant.HAPPY_SUCCESSFUL: "happy-successful",
    Quadrant.TRAPPED: "trapped",
    Quadrant.ACCESSIBLE: "accessible",
    Quadrant.HIGH_RISK: "high-risk",
}
TEXTS: dict[PortfolioColumn, Callable[[PortfolioRow], str]] = {
    _C.NAME: lambda row: row.name,
    _C.OWNER: lambda row: row.owner,
    _C.SEGMENT: lambda row: row.segment,
    _C.TOUCH: lambda row: row.touch_model,
    _C.LIFECYCLE: lambda row: row.lifecycle,
    _C.INDUSTRY: lambda row: row.industry,
    _C.REGION: lambda row: row.region,
    _C.TIER: lambda row: row.tier,
    _C.PARENT: lambda row: row.parent,
    _C.ID: lambda row: row.external_id,
}
"""What people wrote."""
WORDS: dict[PortfolioColumn, Callable[[PortfolioRow], str]] = {
    _C.HEALTH: lambda row: _BAND_WORDS[row.band] if row.band else "",
    _C.QUADRANT: lambda row: _QUADRANT_WORDS[row.quadrant] if row.quadrant else "",
    _C.FORECAST: lambda row: row.forecast.value.replace("_", "-") if row.forecast else "",
    _C.RELATION: lambda row: row.relation.value,
}
"""Our own words, as the filter spells them."""
_DAYS: dict[PortfolioColumn, Callable[[PortfolioRow], date | None]] = {
    _C.RENEWAL: lambda row: row.renewal,
    _C.NOTICE: lambda row: row.notice_by,
    _C.REVIEW: lambda row: row.next_review,
    _C.LAST_CONTACT: lambda row: row.last_contact,
    _C.SINCE: lambda row: row.customer_since,
}


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts of a column, each kept once: `codes` says which of the folded ones each row has."""

    unique: tuple[str, ...]
    codes: NDArray[np.intp]

    def where(self, holds: Callable[[str], bool]) -> NDArray[np.bool_]:
        """Return for each row whether something holds for its text."""
        return np.fromiter(map(holds, self.unique), dtype=bool, count=len(self.unique))[self.codes]

    def ranks(self) -> Numbers:
        """Return the place of each row's text in alphabetical order; an empty one has none."""
        order = sorted(range(len(self.unique)), key=self.unique.__getitem__)
        places = np.empty(len(order))
        places[order] = np.arange(len(order))
        places[[i for i, text in enumerate(self.unique) if not text]] = np.nan
        return places[self.codes]


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which group each row is in: numbers in the groups' order, and what each is called."""

    codes: Numbers
    labels: dict[int, str]

    def label(self, code: float) -> str:
        """Return what a group is called; nothing where its rows have no value."""
        return "" if np.isnan(code) else self.labels[int(code)]


def texts(rows: Rows, text_of: Callable[[PortfolioRow], str]) -> Texts:
    """Return the texts of rows as a filter compares them; each different one is folded once."""
    by_text: dict[str, int] = {}
    by_folded: dict[str, int] = {}
    codes = np.empty(len(rows), dtype=np.intp)
    for place, row in enumerate(rows):
        text = text_of(row)
        code = by_text.get(text)
        if code is None:
            code = by_text[text] = by_folded.setdefault(comparable(text), len(by_folded))
        codes[place] = code
    return Texts(tuple(by_folded), codes)


def numbers(rows: Rows, currency: str) -> dict[PortfolioColumn, Numbers]:
    """Return amounts in whole units of the currency, the score as it is shown, and days as ordinals."""
    major = 10 ** exponent(currency)
    return {
        _C.ARR: np.array([row.arr for row in rows], dtype=np.int64) / major,
        _C.ARR_CHANGE: np.array([row.arr - row.arr_year_ago for row in rows], dtype=np.int64) / major,
        _C.CONFIRMED: _array(row.value_confirmed for row in rows) / major,
        _C.HEALTH: _array(None if row.health is None else shown_score(row.health) for row in rows),
        **{column: _ordinals(map(day_of, rows)) for column, day_of in _DAYS.items()},
    }


def sort_key(
    column: PortfolioColumn,
    rows: Rows,
    texts_of: dict[PortfolioColumn, Texts],
    numbers_of: dict[PortfolioColumn, Numbers],
) -> Numbers:
    """Return what rows are ordered by."""
    if column is _C.SEGMENT:
        return texts(rows, lambda r: f"{r.segment}\0{r.touch_model}" if r.segment else r.touch_model).ranks()
    if column is _C.QUADRANT:
        return texts(rows, lambda row: row.quadrant.label if row.quadrant else "").ranks()
    if column is _C.HEALTH:
        return _array(row.health for row in rows)
    if column is _C.FORECAST:
        return _array(None if row.forecast is None else _FORECASTS.index(row.forecast) for row in rows)
    return numbers_of[column] if column in numbers_of else texts_of[column].ranks()


def grouping(column: PortfolioColumn, rows: Rows, as_of: date, days: Numbers | None) -> Grouping:
    """Return the groups of a column: health by band, days by month with what is past before them."""
    if column is _C.HEALTH:
        codes = _array(_BANDS.index(row.band) if row.band else None for row in rows)
        return Grouping(codes, {place: band.label for place, band in enumerate(_BANDS)})
    if column is _C.FORECAST:
        codes = _array(_FORECASTS.index(row.forecast) if row.forecast else None for row in rows)
        return Grouping(codes, {place: words(forecast) for place, forecast in enumerate(_FORECASTS)})
    if column in _DAYS and days is not None:
        return _by_month(days, as_of)
    return _by_text([_group_text(column, row) for row in rows])


def _group_text(column: PortfolioColumn, row: PortfolioRow) -> str:
    if column is _C.QUADRANT:
        return row.quadrant.label if row.quadrant else ""
    return words(row.relation) if column is _C.RELATION else TEXTS[column](row)


def _by_text(values: list[str]) -> Grouping:
    """Return groups by text; where only case or accents differ, the first spelling names the group."""
    spelled: dict[str, str] = {}
    for text in dict.fromkeys(values):
        spelled.setdefault(folded(text), text)
    order = {text: place for place, text in enumerate(sorted(text for text in spelled if text))}
    places = {text: order.get(folded(text), np.nan) for text in set(values)}
    codes = np.array([places[text] for text in values], dtype=np.float64)
    return Grouping(codes, {place: spelled[text] for text, place in order.items()})


def _by_month(days: Numbers, as_of: date) -> Grouping:
    codes = np.full(len(days), np.nan)
    labels = {0: tr("Overdue")}
    for day in np.unique(days[~np.isnan(days)]):
        month = date.fromordinal(int(day))
        code = 0 if month < as_of else month.year * 12 + month.month
        codes[days == day] = code
        if code and code not in labels:
            labels[code] = month_text(month)
    return Grouping(codes, labels)


def _ordinals(days: Iterable[date | None]) -> Numbers:
    return _array(None if day is None else day.toordinal() for day in days)


def _array(values: Iterable[float | None]) -> Numbers:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
