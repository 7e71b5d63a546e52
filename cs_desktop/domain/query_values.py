"""What the values in a filter stand for: texts, spans of numbers and spans of days."""

import math
import re
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import read_day
from cs_desktop.common.periods import add_months
from cs_desktop.common.text import folded
from cs_desktop.domain.query_fields import FieldKind, QueryField

_FACTORS = {"": 1, "k": 10**3, "m": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9, "mrd": 10**9}
_AMOUNT = re.compile(
    r"([-+−]?)(?:[$€£¥]\s?)?(\d[\d.,'_]*)\s?(k|mio|m|bn|b|mrd)?(?:\s?[$€£¥])?", re.IGNORECASE | re.ASCII
)
_COUNT = re.compile(r"(\d{1,6})\s?([dwmy]?)", re.IGNORECASE | re.ASCII)
_GERMAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_PART_OF_YEAR = re.compile(r"([12]\d{3})(?:-(?:q([1-4])|(\d{1,2})))?", re.IGNORECASE | re.ASCII)
_WORD_DAYS = {"today": 0, "tomorrow": 1, "yesterday": -1}


QUOTES = '"“”„«»'
"""They hold a value together, and cannot be asked for themselves."""
_NO_QUOTES = {ord(mark): None for mark in QUOTES}


@dataclass(frozen=True, slots=True)
class TextTest:
    """Holds where the folded text contains this, or is this as a whole."""

    text: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Span:
    """Holds for numbers, or ordinals of days, from low to high, both inclusive."""

    low: float = -math.inf
    high: float = math.inf
    nothing: bool = False
    """Whether it holds where there is no value too."""


Test = TextTest | Span
NO_TEXT = TextTest("", whole=True)
NO_NUMBER = Span(math.inf, -math.inf, nothing=True)


def comparable(text: str) -> str:
    """Return what of a text a filter compares: no case, accents or quotes."""
    return folded(text.translate(_NO_QUOTES))


def letters(text: str) -> str:
    """Return what counts of a word: its letters and digits, folded, so that At risk is at-risk."""
    return "".join(c for c in folded(text) if c.isalnum())


def word_tests(text: str, words: tuple[str, ...]) -> tuple[Test, ...]:
    """Return what holds for the words that begin with a text."""
    start = letters(text)
    return tuple(TextTest(word, whole=True) for word in words if start and letters(word).startswith(start))


def amount(text: str) -> float | None:
    """Return the number that was typed, such as 100k, 1.2m, 1,200 or 1.200,50; None if it is none.

    A single comma or dot before exactly three last digits divides thousands, since nobody types three
    decimals of an amount; before k or m it is always the decimal one.
    """
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        return None
    suffix = (found[3] or "").lower()
    number = _decimal(found[2].replace("'", "").replace("_", ""), has_suffix=bool(suffix))
    if number is None:
        return None
    return (-number if found[1] in ("-", "−") else number) * _FACTORS[suffix]


def _decimal(digits: str, *, has_suffix: bool) -> float | None:
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        return float(digits)
    last = marks[-1]
    whole, _, rest = digits.rpartition(last)
    if len(marks) == 1:
        is_thousands = len(rest) == 3 and len(whole) <= 3 and whole != "0" and not has_suffix
        return float(whole + rest) if is_thousands else float(f"{whole}.{rest}")
    groups = re.split(r"[.,]", digits if len(set(marks)) == 1 else whole)
    if not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:]):
        return None
    if len(set(marks)) == 1:
        return float("".join(groups))
    return float(f"{''.join(groups)}.{rest}") if len(set(marks[:-1])) == 1 else None


def number_span(op: str, value: float) -> Span:
    """Return the numbers that compare with a value."""
    return {
        "<": Span(high=math.nextafter(value, -math.inf)),
        "<=": Span(high=value),
        ">": Span(low=math.nextafter(value, math.inf)),
        ">=": Span(low=value),
    }.get(op, Span(value, value))


def amount_test(op: str, text: str) -> Test | None:
    """Return what an amount, or a range such as 100k..200k, holds for; None if it is neither."""
    if op in (":", "=", "!=") and ".." in text:
        low, _, high = text.partition("..")
        ends = (amount(low) if low else -math.inf, amount(high) if high else math.inf)
        return None if ends[0] is None or ends[1] is None else Span(ends[0], ends[1])
    number = amount(text)
    return None if number is None else number_span(op, number)


def day_test(field: QueryField, op: str, text: str, today: date) -> Test | None:
    """Return what a day, a part of a year, a number of days or a range of them holds for; None if none."""
    equals = op in (":", "=", "!=")
    if equals and ".." in text:
        return _days_between(field, text, today)
    start = letters(text)
    if equals and start and "overdue".startswith(start) and "overdue" in field.words:
        return Span(high=today.toordinal() - 1)
    span = _day_span(field, text, today)
    if span is None:
        return None
    if _is_count(text):
        return _counted(field, op, span.low, today.toordinal())
    return {
        "<": Span(high=span.low - 1),
        "<=": Span(high=span.high),
        ">": Span(low=span.high + 1),
        ">=": Span(low=span.low),
    }.get(op, span)


def _days_between(field: QueryField, text: str, today: date) -> Span | None:
    low, _, high = text.partition("..")
    if field.kind is FieldKind.BACK and any(_is_count(part) for part in (low, high)):
        # More days ago is earlier.
        low, high = high, low
    first = _day_span(field, low, today) if low else Span()
    last = _day_span(field, high, today) if high else Span()
    if first is None or last is None:
        return None
    if low and high and first.low > last.low:
        first, last = last, first
    return Span(first.low, last.high)


def _is_count(text: str) -> bool:
    return bool(_COUNT.fullmatch(text.strip())) and not _PART_OF_YEAR.fullmatch(text.strip())


def _counted(field: QueryField, op: str, day: float, today: float) -> Span:
    """Return what a number of days holds for, given the day that it leads to.

    What lies ahead begins today: what is overdue is asked for by that word.
    """
    if field.kind is FieldKind.AHEAD:
        return {
            "<": Span(today, day - 1),
            "<=": Span(today, day),
            ":": Span(today, day),
            ">": Span(low=day + 1),
            ">=": Span(low=day),
        }.get(op, Span(day, day))
    never = field.never_is_long
    return {
        "<": Span(low=day + 1),
        "<=": Span(low=day),
        ":": Span(low=day),
        ">": Span(high=day - 1, nothing=never),
        ">=": Span(high=day, nothing=never),
    }.get(op, Span(day, day))


def _day_span(field: QueryField, text: str, today: date) -> Span | None:
    """Return the first and last day that a text names."""
    text = text.strip()
    if part := _PART_OF_YEAR.fullmatch(text):
        return _part_of_year(int(part[1]), part[2], part[3])
    if count := _COUNT.fullmatch(text):
        day = _days_off(today, int(count[1]), count[2].lower(), back=field.kind is FieldKind.BACK)
        return Span(day, day)
    if (off := _WORD_DAYS.get(folded(text))) is not None:
        return Span(today.toordinal() + off, today.toordinal() + off)
    german = _GERMAN_DAY.fullmatch(text)
    found = read_day(f"{german[3]}-{german[2]:0>2}-{german[1]:0>2}" if german else text)
    return None if found is None else Span(found.toordinal(), found.toordinal())


def _part_of_year(year: int, quarter: str | None, month: str | None) -> Span | None:
    if month and not 1 <= int(month) <= 12:
        return None
    first = date(year, int(month) if month else 3 * int(quarter) - 2 if quarter else 1, 1)
    following = add_months(first, 1 if month else 3 if quarter else 12)
    return Span(first.toordinal(), following.toordinal() - 1)


def _days_off(today: date, count: int, unit: str, *, back: bool) -> float:
    """Return the ordinal of the day so many days, weeks, months or years from today."""
    sign = -1 if back else 1
    if unit in ("", "d", "w"):
        return today.toordinal() + sign * count * (7 if unit == "w" else 1)
    try:
        return add_months(today, sign * count * (12 if unit == "y" else 1)).toordinal()
    except ValueError:
        return sign * math.inf
