"""In which forms the dates and numbers of some cells can be read, and whether the cells decide it."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from cs_desktop.domain.import_mapping import Spelling
from cs_desktop.services.importing.formats import ISO_DATE, BadCell, DateFormat, NumberFormat

DATE_FORMS = (
    ISO_DATE,
    *("DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY", "DD-MM-YYYY", "MM-DD-YYYY", "YYYY/MM/DD", "YYYY.MM.DD"),
    *("DD MON YYYY", "DD-MON-YYYY", "MON DD, YYYY", "MON DD YYYY"),
    *("DD.MM.YY", "DD/MM/YY", "MM/DD/YY", "DD-MON-YY"),
)
"""The forms that are tried and offered; a day before a month is likelier than the other way round."""
DECIMALS = (".", ",")


def dates_of(cells: Sequence[str]) -> Spelling:
    """Return the forms that every cell follows as a date.

    Two forms that read all of them, but not as the same days, make it ambiguous.
    """
    fits = tuple(form for form in DATE_FORMS if all(reads_as_date(cell, form) for cell in cells))
    if not cells or len(fits) < 2:
        return Spelling(fits if cells else (), "")
    example = next((cell for cell in cells if len({_day(cell, form) for form in fits}) > 1), "")
    return Spelling(fits, example)


def numbers_of(cells: Sequence[str]) -> Spelling:
    """Return the decimal signs with which every cell is a number, and a cell that reads otherwise in each."""
    fits = tuple(sign for sign in DECIMALS if all(_number(cell, sign) is not None for cell in cells))
    if not cells or len(fits) < 2:
        return Spelling(fits if cells else (), "")
    return Spelling(fits, next((cell for cell in cells if _number(cell, ".") != _number(cell, ",")), ""))


def reads_as_date(text: str, form: str) -> bool:
    """Return whether a text is a day in this form."""
    return _day(text, form) is not None


def _day(text: str, form: str) -> date | None:
    try:
        return _format(form).parse(text)
    except BadCell:
        return None


def _number(text: str, decimal: str) -> object:
    try:
        return _numbers(decimal).parse(text)
    except BadCell:
        return None


@cache
def _format(form: str) -> DateFormat:
    return DateFormat((form,))


@cache
def _numbers(decimal: str) -> NumberFormat:
    return NumberFormat(decimal)
