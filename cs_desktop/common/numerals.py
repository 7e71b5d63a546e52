"""Figures as one types them in the user's language: the marks between thousands and before decimals."""

import re
from decimal import Decimal

from cs_desktop.common.language import language

_BETWEEN_FIGURES = re.compile("(?<=\\d)[.,'’\u00a0\u202f](?=\\d)")


def english_figures(text: str) -> str:
    """Return what was typed with commas between thousands and a point before decimals."""
    if language().is_english:
        return text
    _, decimal = _marks()
    return _BETWEEN_FIGURES.sub(lambda mark: "." if mark[0] == decimal else ",", text)


def local_figures(text: str) -> str:
    """Return figures written in English as the user's language writes them."""
    if language().is_english:
        return text
    thousands, decimal = _marks()
    return text.translate({ord(","): thousands, ord("."): decimal})


def exact_figures(value: float, places: int = 0) -> str:
    """Return a number as one types it with all of its digits: never 1.2e+06, nor 0 for a small one.

    Its decimal mark is moved so many places to the right: 0.07 by two is 7.
    """
    exact = Decimal(f"{value:.15g}").scaleb(places).normalize()
    return local_figures(f"{exact:f}" if exact else "0")


def _marks() -> tuple[str, str]:
    """Return what the language writes between thousands and before decimals."""
    from babel.numbers import (  # noqa: PLC0415 - only where another language is spoken
        get_decimal_symbol,
        get_group_symbol,
    )

    locale = language().locale
    return get_group_symbol(locale), get_decimal_symbol(locale)
