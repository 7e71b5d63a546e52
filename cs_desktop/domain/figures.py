"""A figure as it is shown anywhere: never without its formula, its source and its date."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cs_desktop.common.language import language, marked, tr
from cs_desktop.common.money import MINUS, exponent, money_full, money_short, money_told


class Unit(StrEnum):
    """How a figure's value is read."""

    MONEY = "money"
    """Minor units of the workspace's currency."""
    SHARE = "share"
    """A fraction, shown as per cent: 0.926 is 92.6%."""
    COUNT = "count"
    POINTS = "points"
    DAYS = "days"
    MONTHS = "months"
    HOURS = "hours"
    NUMBER = "number"


class Status(StrEnum):
    """A judgment, always shown as mark and word."""

    GOOD = "good"
    WATCH = "watch"
    RISK = "risk"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Figure:
    """One value with all that a reader needs to trust it.

    `value` is None where it cannot be stated (an empty cohort, no answers); `reason` then says why.
    """

    label: str
    value: float | int | None
    unit: Unit
    formula: str
    source: str
    as_of: date
    currency: str = ""
    reason: str = ""
    note: str = ""
    """One short line beside the value: a comparison, a target, an n."""
    status: Status = Status.NONE
    history: tuple[float, ...] = ()
    """Earlier values, oldest first, for a sparkline."""
    query: str = ""
    """The portfolio's filter that shows what it is made of; empty where there is none."""
    said: str = ""
    """The value in words of its own, such as a place on a scale; empty where its unit says it."""

    def text(self) -> str:
        """Return the value as a tile or a slide shows it."""
        return self.said or value_text(self.value, self.unit, self.currency)

    def exact(self) -> str:
        """Return the value with nothing rounded away, for tooltips and the appendix."""
        if self.value is not None and self.unit is Unit.MONEY:
            return money_full(int(self.value), self.currency)
        return self.text()


def value_text(value: float | None, unit: Unit, currency: str = "") -> str:
    """Return a value in the words of its unit; an en dash where there is none."""
    if value is None:
        return "–"
    if unit is Unit.MONEY:
        return money_short(int(value), currency)
    if unit is Unit.SHARE:
        return _with_unit(number_text(value * 100, 1), unit)
    if unit is Unit.COUNT:
        return number_text(value, 0)
    if unit is Unit.POINTS:
        return _with_unit(number_text(value, 1), unit)
    if unit in _SPANS:
        return _with_unit(number_text(value, 0 if float(value).is_integer() else 1), unit)
    decimals = _decimals(abs(value))
    while decimals and float(f"{value:.{decimals}f}") == float(f"{value:.{decimals - 1}f}"):
        decimals -= 1
    return number_text(value, decimals)


def told_apart(value: float | None, unit: Unit, currency: str = "") -> str:
    """Return a value so that it never reads as another of its kind that differs in four significant digits.

    What has six digits at most, as everything that people type, is told whole; money of a thousand and more
    has four. An en dash where there is none.
    """
    if value is None:
        return "–"
    if unit is Unit.MONEY:
        return money_told(Decimal(str(value)).scaleb(-exponent(currency)), currency)
    least = 1 if unit in (Unit.SHARE, Unit.POINTS) else 0
    number = _telling(value * 100 if unit is Unit.SHARE else value, least)
    return _with_unit(number_text(float(number), max(-int(number.as_tuple().exponent), least)), unit)


def _telling(value: float, least: int) -> Decimal:
    """Return a value with the digits that tell it from others, and no fewer than the least decimals."""
    exact = Decimal(f"{value:.15g}").normalize()
    if len(exact.as_tuple().digits) <= _WHOLE:
        return exact
    return round(exact, max(_TELLING - 1 - exact.adjusted(), least)).normalize()


_WHOLE, _TELLING = 6, 4
"""Significant digits that are told whole, and that are told of what has more."""


def _with_unit(number: str, unit: Unit) -> str:
    if unit is Unit.SHARE:
        return tr("{number}%", number=number)
    if unit is Unit.POINTS:
        return tr("{number} pts", number=number)
    if unit in _SPANS:
        one, many = _SPANS[unit]
        is_one = number.lstrip(MINUS) == "1"
        return tr(one if is_one else many, number=number)
    return number


_SPANS = {
    Unit.DAYS: (marked("{number} day"), marked("{number} days")),
    Unit.MONTHS: (marked("{number} month"), marked("{number} months")),
    Unit.HOURS: (marked("{number} hour"), marked("{number} hours")),
}


def stated_text(value: float | None, unit: str) -> str:
    """Return a value with its unit, which may be any word; an en dash where there is none."""
    if unit in set(Unit) - {Unit.MONEY}:
        return value_text(value, Unit(unit))
    number = value_text(value, Unit.NUMBER)
    return number if value is None or not unit else f"{number}{'' if unit == '%' else ' '}{unit}"


def _decimals(size: float) -> int:
    """Return how many decimals give about three significant digits."""
    return 0 if size >= 99.95 else 1 if size >= 9.995 else 2


def number_text(value: float, decimals: int) -> str:
    """Return a number with thousands separators and a real minus sign; never a negative zero."""
    text = _digits(abs(value), decimals)
    negative = value < 0 and float(f"{value:.{decimals}f}") != 0
    return f"{MINUS}{text}" if negative else text


def _digits(size: float, decimals: int) -> str:
    spoken = language()
    if spoken.is_english:
        return f"{size:,.{decimals}f}"
    from babel.numbers import format_decimal  # noqa: PLC0415 - only where another language is spoken

    # Rounded as everywhere, and then only dressed.
    form = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(Decimal(f"{size:.{decimals}f}"), format=form, locale=spoken.locale))


def plural(count: int, word: str) -> str:
    """Return a count with its noun: "1 account", "1,200 accounts"."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"
