"""How a chart's numbers are read by the program that shows it: number formats that read as our own "
"figures."""

from collections.abc import Sequence

from cs_desktop.common.money import exponent, symbol
from cs_desktop.domain.charts.spec import Axis
from cs_desktop.domain.figures import Unit

_WORDS = {Unit.POINTS: " pts", Unit.DAYS: " days", Unit.MONTHS: " months", Unit.HOURS: " hours"}
_MINUS = '"−"'


def shown_value(value: float | None, axis: Axis) -> float | None:
    """Return a value as a chart's table holds it: money in whole units of its currency."""
    if value is None:
        return None
    number = float(value)
    return number / 10 ** exponent(axis.currency) if axis.unit is Unit.MONEY else number


def number_format(axis: Axis, values: Sequence[float]) -> str:
    """Return the format for shown values, of which the largest decides on digits and letter."""
    body = _body(axis, values)
    return f"{body};{_MINUS}{body}"


def _body(axis: Axis, values: Sequence[float]) -> str:
    largest = max((abs(value) for value in values), default=0.0)
    match axis.unit:
        case Unit.MONEY:
            return f'"{symbol(axis.currency)}"{_scaled(largest)}'
        case Unit.SHARE:
            return "0.0%"
        case Unit.COUNT:
            return "#,##0"
        case Unit.POINTS:
            return f'#,##0.0"{_WORDS[Unit.POINTS]}"'
    whole = all(value == round(value) for value in values)
    decimals = "" if whole or largest >= 99.95 else ".0" if largest >= 9.995 or axis.unit in _WORDS else ".00"
    word = f'"{_WORDS[axis.unit]}"' if axis.unit in _WORDS else ""
    return f"#,##0{decimals}{word}"


def _scaled(largest: float) -> str:
    """Return money with about three digits and its letter."""
    for limit, commas, letter in ((1e9, ",,,", "B"), (1e6, ",,", "M"), (1e3, ",", "K")):
        if largest >= limit - limit / 2000:
            share = largest / limit
            decimals = "" if share >= 99.95 else ".0" if share >= 9.995 else ".00"
            return f'#,##0{decimals}{commas}"{letter}"'
    return "#,##0"
