"""How dates and numbers are spelled in a file, and their reading without any guess."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened

ISO_DATE = "YYYY-MM-DD"
EXCEL_DAY = "EXCEL"
"""The form of a date that a spreadsheet wrote as the number of its day."""
_EXCEL_ZERO = date(1899, 12, 30)
_EXCEL_YEARS = range(1950, 2200)
"""Smaller numbers are years, counts and the like."""
_YEARS = range(1900, 2200)
_GERMAN_MONTHS = {"mär": 3, "mrz": 3, "mai": 5, "okt": 10, "dez": 12}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Longest first, so that YYYY is not read as YY twice.
_TOKENS = {
    "YYYY": r"(?P<year>\d{4})",
    "YY": r"(?P<short_year>\d{2})",
    "MON": r"(?P<name>[A-Za-zÄä]{3,9})\.?",
    "MM": r"(?P<month>\d{1,2})",
    "DD": r"(?P<day>\d{1,2})",
}
_TOKEN = re.compile("|".join(_TOKENS))
_TIME_OF_DAY = (
    r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\s*(?:[AaPp][Mm])?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?"
)

_CURRENCIES = {
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "ARS", "CLP", "COP"),
    "€": ("EUR",),
    "£": ("GBP",),
    "¥": ("JPY", "CNY"),
    "₹": ("INR",),
}
"""Signs and the currencies that each may stand for."""
_MONEY_MARK = re.compile(r"^(?P<sign>[$€£¥₹])|(?P<code>\b(?!(?:TSD|MIO)\b)[A-Z]{3}\b)|(?P<after>[$€£¥₹])$")
_SCALES = {"k": 3, "tsd": 3, "m": 6, "mn": 6, "mio": 6}
"""Words after a number, and the zeros that they stand for."""
_SPACES = " \u00a0\u202f\u2009'’"
"""Stand between groups of three digits in many countries."""


class BadCell(Exception):  # noqa: N818 - it is no error of ours, it says what is wrong with a cell
    """A cell that cannot be taken as it is; the message is the reason as the user reads it."""

    def __init__(self, reason: str, field: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


@dataclass(frozen=True)
class DateFormat:
    """The patterns in which a file may write dates, tried in order.

    A pattern is made of YYYY or YY, MM or MON (an English or German month), DD and the signs between; a
    time of day after it is read over. EXCEL alone stands for the numbers by which spreadsheets count days.
    """

    patterns: tuple[str, ...] = (ISO_DATE,)

    @cached_property
    def _expressions(self) -> tuple[re.Pattern[str], ...]:
        return tuple(_expression(pattern) for pattern in self.patterns)

    def check(self) -> None:
        """Try the patterns.

        Raises:
            KnownError: one is no date pattern.
        """
        for pattern in self.patterns:
            _expression(pattern)

    def parse(self, text: str) -> date:
        """Return the day.

        Raises:
            BadCell: the text follows no pattern, is no day of the calendar, or is far from our time.
        """
        for expression in self._expressions:
            if found := expression.fullmatch(text):
                return _day(found.groupdict(), text)
        example = " or ".join(written_date(date(2026, 12, 31), pattern) for pattern in self.patterns)
        raise BadCell(tr("{text} is not a date such as {example}", text=shown(text), example=example))


def _expression(pattern: str) -> re.Pattern[str]:
    if pattern == EXCEL_DAY:
        return re.compile(r"(?P<serial>\d{5,6})(?:[.,]\d+)?")
    parts = []
    end = 0
    for token in _TOKEN.finditer(pattern):
        parts += [re.escape(pattern[end : token.start()]), _TOKENS[token[0]]]
        end = token.end()
    parts.append(re.escape(pattern[end:]))
    try:
        expression = re.compile("".join(parts) + _TIME_OF_DAY)
    except re.error:
        expression = re.compile("")
    names = set(expression.groupindex)
    if len(names & {"year", "short_year"}) != 1 or len(names & {"month", "name"}) != 1 or "day" not in names:
        raise KnownError(
            tr(
                "{pattern} is not a date pattern; write it with YYYY, MM (or MON) and DD, such "
                "as DD.MM.YYYY.",
                pattern=repr(pattern),
            )
        )
    return expression


def _day(parts: dict[str, str | None], text: str) -> date:
    if serial := parts.get("serial"):
        counted = _EXCEL_ZERO + timedelta(days=int(serial))
        if counted.year not in _EXCEL_YEARS:
            raise BadCell(tr("{text} is not a day of the calendar", text=shown(text)))
        return counted
    year = int(parts.get("year") or 0)
    if short := parts.get("short_year"):
        # As in POSIX: 69 to 99 are of the last century.
        year = int(short) + (1900 if int(short) >= 69 else 2000)
    if name := parts.get("name"):
        short_name = name[:3].lower()
        month = _MONTHS.index(short_name) + 1 if short_name in _MONTHS else _GERMAN_MONTHS.get(short_name, 0)
    else:
        month = int(parts["month"] or 0)
    try:
        day = date(year, month, int(parts["day"] or 0))
    except ValueError:
        raise BadCell(tr("{text} is not a day of the calendar", text=shown(text))) from None
    if day.year not in _YEARS:
        raise BadCell(
            tr(
                "{text} is not between {first} and {last}",
                text=shown(text),
                first=_YEARS.start,
                last=_YEARS.stop - 1,
            )
        )
    return day


def written_date(day: date, pattern: str) -> str:
    """Return the day as the pattern writes it."""
    if pattern == EXCEL_DAY:
        return str((date(day.year, day.month, day.day) - _EXCEL_ZERO).days)
    texts = {
        "YYYY": f"{day.year:04d}",
        "YY": f"{day.year % 100:02d}",
        "MON": _MONTHS[day.month - 1].capitalize(),
        "MM": f"{day.month:02d}",
        "DD": f"{day.day:02d}",
    }
    return _TOKEN.sub(lambda token: texts[token[0]], pattern)


@dataclass(frozen=True, slots=True)
class Number:
    """A number with what stood around it."""

    value: Decimal
    percent: bool = False
    currencies: tuple[str, ...] = ()
    """What the cell may be in, by its sign or code; empty where it names none."""
    shortened: bool = False
    """A word stood for some of its zeros, as in 12k."""


@dataclass(frozen=True)
class NumberFormat:
    """The signs that a file uses within numbers."""

    decimal: str = "."
    thousands: str = field(default="")
    """Empty for the usual one: the comma, or the point where the comma is the decimal sign."""

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        group = re.escape(self.thousands or ("," if self.decimal == "." else "."))
        point = re.escape(self.decimal)
        whole = rf"\d{{1,3}}(?P<group>[{group}{_SPACES}])\d{{3}}(?:(?P=group)\d{{3}})*|\d{{1,30}}"
        return re.compile(
            rf"(?P<sign>[+-]?)(?P<whole>{whole}|)(?:{point}(?P<rest>\d{{0,30}}))?"
            r"(?:[eE](?P<exponent>[+-]?\d{1,3})|\s*(?P<scale>k|tsd\.?|mio\.?|mn|m))?",
            re.IGNORECASE,
        )

    @property
    def is_plain(self) -> bool:
        """Return whether Python's own spelling of a number is also the file's."""
        return self.decimal == "."

    def parse(self, text: str) -> Number:
        """Return the number: 1,234.50, −5, (5), $ 12.50, EUR 3, 45%, 12k, 1.5 Mio.

        Raises:
            BadCell: it is not spelled as the format says.
        """
        bare, currencies = _without_currency(text.replace("−", "-"))
        percent = bare.endswith("%")
        bare = bare.removesuffix("%").rstrip(_SPACES)
        negative = bare.startswith("(") and bare.endswith(")")
        found = self._expression.fullmatch(bare[1:-1] if negative else bare)
        if not found or not (found["whole"] or found["rest"]):
            raise BadCell(
                tr("{text} is not a number such as 1234{decimal}5", text=shown(text), decimal=self.decimal)
            )
        whole = re.sub(r"\D", "", found["whole"]) or "0"
        value = Decimal(f"{whole}.{found['rest'] or '0'}").scaleb(
            int(found["exponent"] or _SCALES.get((found["scale"] or "").rstrip(".").lower(), 0))
        )
        if negative or found["sign"] == "-":
            value = -value
        return Number(value / 100 if percent else value, percent, currencies, bool(found["scale"]))


def _without_currency(text: str) -> tuple[str, tuple[str, ...]]:
    found = _MONEY_MARK.search(text)
    if not found:
        # A minus may stand before the sign: -$5.
        if text[:1] == "-" and text[1:2] in _CURRENCIES:
            return "-" + text[2:].strip(_SPACES), _CURRENCIES[text[1]]
        return text.strip(_SPACES), ()
    currencies = (found["code"],) if found["code"] else _CURRENCIES[found[0]]
    return (text[: found.start()] + text[found.end() :]).strip(_SPACES), currencies


def shown(text: str) -> str:
    """Return a cell as a message quotes it: one line of at most 40 characters."""
    line = " ".join(text.split())
    return tr("“{text}”", text=shortened(line))
