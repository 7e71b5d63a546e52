"""What a customer wrote on a page, cell by cell, read as what it means; the same for every kind of file."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from math import isfinite

from cs_desktop.common.dates import read_day
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.money import exponent, symbol
from cs_desktop.common.text import shortened
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.journey.limits import TITLE_LIMIT
from cs_desktop.domain.plan.client_form import page_target
from cs_desktop.domain.plan.client_page import FilledRow, PageRow
from cs_desktop.domain.vocabulary import MeasureKind

MARK, FORMAT = "success-plan-page", 2
_MOST = 1e15
_BLANKS = str.maketrans("\u2212", "-", " \u00a0\u202f\u2009'’")
_GROUPED = re.compile(r"[+-]?\d{1,3}([.,])\d{3}(?:\1\d{3})*", re.ASCII)
_PLAIN = re.compile(r"[+-]?\d{0,15}\.\d{0,15}", re.ASCII)
_RANGE = re.compile(r"\s*(?:\bto\b|\bbis\b|–|—|\.\.|(?<=[\d%])\s*-)\s*")
_TWO_WAYS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Answers:
    """What stands in the places of a line: numbers and days where the file has such, else text."""

    ticked: object
    baseline: object
    target: object
    due: object
    percent: bool = field(default=False, kw_only=True)
    """Whether figures of a share are per cent where they do not say so."""


def foreign(name: str) -> KnownError:
    """Return what refuses a file that is no page at all."""
    return KnownError(tr("{name} is no page that this program wrote for a customer.", name=name))


def require_ours(name: str, written: int, belongs_to: str, plan: str, plan_id: int) -> None:
    """Look whether a page is one that can be read for a plan.

    `written` is its format, `belongs_to` the id of the plan that it was written for, `plan` that plan's name.

    Raises:
        KnownError: a newer version wrote it, or it is another plan's.
    """
    if written > FORMAT:
        raise KnownError(
            tr("{name} was written by a newer version of CS Desktop; update to read it.", name=name)
        )
    if belongs_to != str(plan_id):
        raise KnownError(
            tr("{name} belongs to another plan, {plan}; open that plan to read it.", name=name, plan=plan)
        )


def checked_row(row: PageRow) -> PageRow:
    """Return a line as it was written, if the program can have written it.

    Raises:
        ValueError: somebody changed what was to come back as it left.
    """
    MeasureKind(row.kind)
    numbers = (row.baseline or 0, row.target or 0, row.target_high or 0)
    if len(row.name) > TITLE_LIMIT or not all(isfinite(one) for one in numbers):
        raise ValueError("A line was changed.")
    return row


def filled_row(row: PageRow, told: Answers, where: str, problems: list[str]) -> FilledRow:
    """Return what came back of a line; what makes no sense is left out, and `problems` says so.

    `where` names the line for the person who looks for it in the file.
    """

    def note(text: str, why: str) -> None:
        problems.append(
            tr("{where}: “{text}” is {why}; it was left out.", where=where, text=shortened(text), why=why)
        )

    due = _day(told.due, row.due, note)
    ticked = str(told.ticked or "").strip().casefold() not in ("", "no", "nein", "0", "false", "off")
    share = row.unit == Unit.SHARE
    baseline = _value(row, told.baseline, row.baseline, note, percent=share and told.percent)
    if row.kind == MeasureKind.STAY_WITHIN:
        target, high = _range(row, told.target, note, percent=share and told.percent)
        return FilledRow(row, ticked, baseline, target, due, high)
    target = _value(row, told.target, row.target, note, percent=share and told.percent)
    return FilledRow(row, ticked, baseline, target, due)


def _range(
    row: PageRow, told: object, note: Callable[[str, str], None], *, percent: bool
) -> tuple[float | None, float | None]:
    """Return both ends of a range such as 85 – 95; what has not two is none."""
    was, text = (row.target, row.target_high), str(told or "").strip()
    if not text or text == page_target(row):
        return was if text else (None, None)
    ends = _RANGE.split(text, maxsplit=1)
    if len(ends) < 2 or not all(ends):
        note(text, tr("no range such as 85 – 95"))
        return was
    percent = percent or text.endswith("%")
    low, high = (_value(row, end, None, note, percent=percent) for end in ends)
    return was if low is None or high is None else (low, high)


def _day(told: object, was: date | None, note: Callable[[str, str], None]) -> date | None:
    if isinstance(told, datetime):
        return told.date()
    if isinstance(told, date):
        return told
    if not isinstance(told, str) or not told.strip():
        return None
    found = read_day(told.strip())
    if found is None:
        note(told, tr("no date"))
        return was
    return found


def _value(
    row: PageRow, told: object, was: float | None, note: Callable[[str, str], None], *, percent: bool
) -> float | None:
    if isinstance(told, bool) or told is None or (isinstance(told, str) and not told.strip()):
        return None
    if isinstance(told, int | float):
        return _in_minor(row, told)
    text = str(told).strip()
    if row.kind == MeasureKind.SCALE and text in row.words:
        return float(row.words.index(text))
    if row.kind == MeasureKind.DONE:
        return was
    bare = text.rstrip("%").translate(_BLANKS)
    if row.currency:
        bare = bare.removeprefix(symbol(row.currency).strip()).replace(row.currency, "")
    if row.currency and exponent(row.currency) < 3 and _TWO_WAYS.fullmatch(bare):
        # No money of theirs has three decimals.
        bare = bare.replace(",", "").replace(".", "")
    elif _TWO_WAYS.fullmatch(bare):
        note(text, tr("a number that can be read in two ways"))
        return was
    found = read_figures(bare)
    if found is None:
        note(text, tr("no number"))
        return was
    per_cent = row.unit == Unit.SHARE and (percent or text.endswith("%"))
    return found / 100 if per_cent else _in_minor(row, found)


def _in_minor(row: PageRow, value: float) -> float:
    """Return a value as it is stored: money in minor units."""
    return float(Decimal(str(value)).scaleb(exponent(row.currency))) if row.currency else float(value)


def read_figures(text: str) -> float | None:
    """Return the number that figures mean, whichever of comma and point is before the decimals.

    The last mark is before them if it stands once; all others part thousands. None if it is no number.
    """
    marks = [c for c in text if c in ",."]
    point = marks[-1] if marks and marks.count(marks[-1]) == 1 else ""
    whole, _, decimals = text.rpartition(point) if point else (text, "", "")
    if _GROUPED.fullmatch(whole):
        whole = whole.replace(",", "").replace(".", "")
    if not _PLAIN.fullmatch(f"{whole}.{decimals}") or not any(c.isdigit() for c in text):
        return None
    found = float(f"{whole}.{decimals or 0}")
    return found if abs(found) < _MOST else None
