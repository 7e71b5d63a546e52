"""Numbers, shares and amounts as people type them: what is typed for a value is read as that value."""

import re
from decimal import Decimal

from cs_desktop.common.money import MINUS, exponent, read_amount
from cs_desktop.common.numerals import english_figures, exact_figures
from cs_desktop.domain.figures import Unit

_LARGEST = 10**15
"""Beyond that, figures cannot be told apart any more."""
_FIGURES = re.compile(r"[-+]?(\d{1,3}(,\d{3})+(\.\d*)?|\d+(\.\d*)?|\.\d+)", re.ASCII)


def read_number(text: str, unit: str = "", currency: str = "") -> float | None:
    """Return the value that a text means in a unit, which may stand behind it; None where it means none.

    Of a share that is kept as a fraction 65, 65% and 65 % are all 0.65. With a currency an amount of money,
    such as 520,000 or $520K, is read as its minor units.
    """
    bare = text.strip()
    if unit == Unit.MONEY and currency:
        number = read_amount(bare, currency)
    else:
        bare = bare.removesuffix(unit.strip()).rstrip()
        number = read_decimal(bare.removesuffix("%"))
    if number is None:
        return None
    return float(number.scaleb(-2) if unit == Unit.SHARE else number)


def read_decimal(text: str) -> Decimal | None:
    """Return the number that figures are; commas stand before each three of them or nowhere."""
    figures = english_figures(text.strip()).replace(MINUS, "-")
    if not _FIGURES.fullmatch(figures):
        return None
    number = Decimal(figures.replace(",", ""))
    return number if abs(number) < _LARGEST else None


def number_typed(value: float | None, unit: str = "", currency: str = "") -> str:
    """Return a value as one types it: a share in per cent, with a currency money in its major units."""
    if value is None:
        return ""
    if unit == Unit.SHARE:
        return f"{exact_figures(value, 2)}%"
    return exact_figures(value, -exponent(currency) if unit == Unit.MONEY and currency else 0)
