"""A figure as it is shown anywhere: never without its formula, its source and its date."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cs_desktop.common.money import MINUS, money_full, money_short


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

    def text(self) -> str:
        """Return the value as a tile or a slide shows it."""
        return value_text(self.value, self.unit, self.currency)

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
        return f"{number_text(value * 100, 1)}%"
    if unit is Unit.COUNT:
        return number_text(value, 0)
    if unit is Unit.POINTS:
        return f"{number_text(value, 1)} pts"
    if unit in (Unit.DAYS, Unit.MONTHS, Unit.HOURS):
        word = unit.value[:-1] if round(value, 1) == 1 else unit.value
        return f"{number_text(value, 0 if float(value).is_integer() else 1)} {word}"
    text = number_text(value, _decimals(abs(value)))
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decimals(size: float) -> int:
    """Return how many decimals give about three significant digits."""
    return 0 if size >= 99.95 else 1 if size >= 9.995 else 2


def number_text(value: float, decimals: int) -> str:
    """Return a number with thousands separators and a real minus sign; never a negative zero."""
    text = f"{abs(value):,.{decimals}f}"
    negative = value < 0 and text.strip("0.,") != ""
    return f"{MINUS}{text}" if negative else text


def plural(count: int, word: str) -> str:
    """Return a count with its noun: "1 account", "1,200 accounts"."""
    return f"{count:,} {word}{'' if count == 1 else 's'}"
