"""Money as whole minor units of one ISO 4217 currency: no float ever holds an amount that is stored."""

import re
from decimal import ROUND_HALF_UP, Decimal

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import language, tr
from cs_desktop.common.numerals import english_figures, local_figures

# ISO 4217, exponent of the minor unit where it is not 2.
_EXPONENTS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG"), 0),
    **dict.fromkeys(("RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CHF": "CHF ", "INR": "₹"}
MINUS = "−"
LARGEST = 10**17
"""In minor units: more is a slip of the hand, and a file could not hold the sums of it."""


def checked_currency(code: str) -> str:
    """Return the currency code in capitals.

    Raises:
        KnownError: it does not have the form of an ISO 4217 code.
    """
    upper = code.strip().upper()
    if len(upper) != 3 or not upper.isascii() or not upper.isalpha():
        raise KnownError(
            tr("“{code}” is not a currency; give an ISO 4217 code such as USD or EUR.", code=code.strip())
        )
    return upper


def exponent(currency: str) -> int:
    """Return how many decimal digits the currency's minor unit has (2 for most, 0 for JPY)."""
    return _EXPONENTS.get(currency, 2)


def to_minor(amount: Decimal, currency: str) -> int:
    """Return an amount in major units as minor units, halves rounded away from zero."""
    return int(amount.scaleb(exponent(currency)).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def to_major(minor: int, currency: str) -> Decimal:
    """Return minor units as the exact amount in major units."""
    return Decimal(minor).scaleb(-exponent(currency))


def symbol(currency: str) -> str:
    """Return what stands before an amount: a sign, or the code and a space."""
    return _SYMBOLS.get(currency, f"{currency} ")


def money_full(minor: int, currency: str) -> str:
    """Return the amount to the last minor unit, such as $1,180,000.00."""
    if not language().is_english:
        return _local(to_major(minor, currency), currency)
    digits = exponent(currency)
    sign = MINUS if minor < 0 else ""
    return f"{sign}{symbol(currency)}{abs(to_major(minor, currency)):,.{digits}f}"


def money_exact(minor: int, currency: str) -> str:
    """Return the amount with nothing rounded away and no empty decimals: $39,780, $950.50."""
    if minor % 10 ** exponent(currency):
        return money_full(minor, currency)
    if not language().is_english:
        return _local(to_major(minor, currency), currency, 0)
    return f"{MINUS if minor < 0 else ''}{symbol(currency)}{abs(to_major(minor, currency)):,.0f}"


def money_short(minor: int, currency: str) -> str:
    """Return the amount as a tile shows it: $640K, $1.18M, $29.3M, $950.

    Three significant digits from a thousand up, whole units below. Other languages write out what is below
    a million: few have a short word for a thousand.
    """
    amount = to_major(minor, currency)
    if not language().is_english:
        return _local_short(amount, currency)
    sign = MINUS if minor < 0 else ""
    if shortened := _shortened(abs(amount), 3):
        return f"{sign}{symbol(currency)}{shortened}"
    whole = abs(amount).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return f"{sign if whole else ''}{symbol(currency)}{whole:,f}"


def money_told(amount: Decimal, currency: str) -> str:
    """Return an amount in major units with four digits, to tell it from others: $1.184M, $950.50, $0.001."""
    english = language().is_english
    if not english and abs(amount) >= 10**6:
        return _local_short(amount, currency, 4)
    decimals = _decimals_told(abs(amount), currency)
    if not english:
        return _local(round(amount, decimals), currency, decimals)
    sign = MINUS if amount < 0 else ""
    # $1,234 is read more easily than $1.234K.
    written_out = abs(amount) < 10**4 and round(abs(amount)) % 10
    shortened = "" if written_out else _shortened(abs(amount), 4)
    return f"{sign}{symbol(currency)}{shortened or f'{abs(amount):,.{decimals}f}'}"


def _decimals_told(size: Decimal, currency: str) -> int:
    """Return the decimals of an amount: none or those of its minor unit, more only where it is small."""
    if not size or size >= 1000:
        return 0
    told = round(size, max(3 - size.adjusted(), 0)).normalize()
    decimals = max(-int(told.as_tuple().exponent), 0)
    return max(decimals, exponent(currency)) if decimals else 0


def _shortened(size: Decimal, digits: int) -> str:
    """Return a size of a thousand and more with its letter, such as 1.18M; nothing for less."""
    for limit, suffix in ((Decimal(10) ** 9, "B"), (Decimal(10) ** 6, "M"), (Decimal(10) ** 3, "K")):
        # 999.5K rounds up into the next unit.
        if size >= limit - limit.scaleb(-digits) / 2:
            return f"{_digits(size / limit, digits)}{suffix}"
    return ""


def read_money(text: str, currency: str) -> int | None:
    """Return the minor units of an amount such as 640,000 or $640K or 1.18M; None where it is none.

    The marks in it are those of the user's language: 640.000 is many thousands in German.
    None also where it is negative, has parts of a minor unit, or is larger than any contract.
    """
    minor = read_amount(text, currency)
    return None if minor is None or minor.is_signed() or minor != int(minor) else int(minor)


def read_amount(text: str, currency: str) -> Decimal | None:
    """Return the minor units of an amount as `read_money` reads it, negative or with parts of one too."""
    bare = text.strip().replace(MINUS, "-")
    size, sign = bare.removeprefix("-"), symbol(currency).strip()
    size = size.removeprefix(sign).removesuffix(sign).removesuffix(currency).strip().upper()
    figures = english_figures(size)
    found = re.fullmatch(r"(\d{1,3}(?:,\d{3})+|\d{1,18})(\.\d{1,20})? ?([KMB])?", figures, re.ASCII)
    if not found:
        return None
    amount = Decimal(found[1].replace(",", "") + (found[2] or ""))
    minor = amount.scaleb(_SUFFIXES[found[3] or ""] + exponent(currency))
    if minor > LARGEST:
        return None
    return minor.copy_negate() if bare.startswith("-") else minor


_SUFFIXES = {"": 0, "K": 3, "M": 6, "B": 9}


def money_typed(minor: int, currency: str) -> str:
    """Return the amount as one types it: 640,000 or 640,000.50 (640.000,50 in German), without its sign."""
    major = to_major(minor, currency)
    return local_figures(f"{major:,.{0 if major == int(major) else exponent(currency)}f}")


def _digits(number: Decimal, digits: int) -> str:
    if number >= LARGEST:
        return f"{number:.{digits - 1}e}"
    text = f"{number.quantize(Decimal(1).scaleb(-_decimals(number, digits)), rounding=ROUND_HALF_UP):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decimals(number: Decimal, digits: int) -> int:
    """Return the decimals that give so many digits of what is 1 or more: of 9.996 and three it is one."""
    rounded = round(number, max(digits - 1 - number.adjusted(), 0))
    return max(digits - 1 - rounded.adjusted(), 0)


def _local(amount: Decimal, currency: str, decimals: int | None = None) -> str:
    from babel import Locale  # noqa: PLC0415 - only where another language is spoken
    from babel.numbers import format_currency  # noqa: PLC0415 - only where another language is spoken

    locale = Locale.parse(language().locale)
    if decimals is None:
        return str(format_currency(amount, currency, locale=locale)).replace("-", MINUS)
    pattern = locale.currency_formats["standard"].pattern.replace(
        ".00", "." + "0" * decimals if decimals else ""
    )
    rounded = amount.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return str(
        format_currency(rounded, currency, format=pattern, locale=locale, currency_digits=False)
    ).replace("-", MINUS)


def _local_short(amount: Decimal, currency: str, digits: int = 3) -> str:
    from babel.numbers import format_compact_currency  # noqa: PLC0415 - only where another language is spoken

    if abs(amount) < 10**6:
        return _local(amount, currency, 0)
    size = abs(amount) / (10**9 if abs(amount) >= 10**9 else 10**6)
    decimals = _decimals(size, digits) if size < LARGEST else 0
    text = format_compact_currency(amount, currency, locale=language().locale, fraction_digits=decimals)
    return str(text).replace("-", MINUS)
