"""In which forms the dates and numbers of some cells can be read, and whether the cells decide it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from cs_desktop.domain.import_mapping import Spelling
from cs_desktop.services.importing.formats import EXCEL_DAY, ISO_DATE, BadCell, DateFormat, NumberFormat

DATE_FORMS = (
    ISO_DATE,
    *("DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY", "DD-MM-YYYY", "MM-DD-YYYY", "YYYY/MM/DD", "YYYY.MM.DD"),
    *("DD MON YYYY", "DD. MON YYYY", "DD-MON-YYYY", "MON DD, YYYY", "MON DD YYYY"),
    *("DD.MM.YY", "DD/MM/YY", "MM/DD/YY", "DD-MON-YY"),
    *("YYYYMMDD", EXCEL_DAY),
)
"""The forms that are tried and offered; a day before a month is likelier than the other way round."""
DECIMALS = (".", ",")


def dates_of(cells: Sequence[str]) -> Spelling:
    """Return the forms in which the most cells are dates.

    Two forms that read equally many, but not as the same days, make it ambiguous.
    """
    return _spelling(cells, DATE_FORMS, _day)


def numbers_of(cells: Sequence[str]) -> Spelling:
    """Return the decimal signs with which the most cells are numbers, and a cell that differs in each."""
    return _spelling(cells, DECIMALS, _number)


def are_numbers(cells: Sequence[str]) -> bool:
    """Return whether there are cells, and one decimal sign makes all of them numbers."""
    return bool(cells) and any(all(_number(cell, sign) is not None for cell in cells) for sign in DECIMALS)


def _spelling(cells: Sequence[str], forms: Sequence[str], read: Callable[[str, str], object]) -> Spelling:
    counts = {form: sum(read(cell, form) is not None for cell in cells) for form in forms}
    best = max(counts.values())
    fits = tuple(form for form, count in counts.items() if count == best) if best else ()
    example = next((cell for cell in cells if len({read(cell, form) for form in fits} - {None}) > 1), "")
    return Spelling(fits, example)


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
