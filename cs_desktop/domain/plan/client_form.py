"""The page for the customer as a form on paper: what it says, and how its fields are called."""

from dataclasses import dataclass
from datetime import date

from cs_desktop.domain.figures import Unit
from cs_desktop.domain.plan.client_page import PageRow, as_measure
from cs_desktop.domain.plan.measuring import value_typed
from cs_desktop.domain.plan.sharing import SheetSize
from cs_desktop.domain.plan.words import unit_said
from cs_desktop.domain.vocabulary import MeasureKind

HEAD = "page"
KEY, TICKED, BASELINE, TARGET, DUE = "key", "agreed", "baseline", "target", "due"


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line of the form: a measure, and what stands in its fields when it leaves."""

    row: PageRow
    unit: str
    baseline: str
    target: str
    due: str
    key: str
    """What comes back unseen: the line as it was written."""


@dataclass(frozen=True, slots=True)
class ClientForm:
    """All that the form says."""

    company: str
    account: str
    plan: str
    as_of: date
    lines: tuple[FormLine, ...]
    head: str
    """What comes back unseen: whose form it is."""
    paper: SheetSize = SheetSize.A4
    confidentiality: str = ""
    accent: str = "#2355C4"
    language: str = "en-US"


def field_name(what: str, number: int) -> str:
    """Return how a field of a line is called in the file; lines count from 1."""
    return f"{what}_{number}"


def written_line(row: PageRow, key: str) -> FormLine:
    """Return a line with the texts that stand in its fields."""
    unit = "%" if row.unit == Unit.SHARE else row.currency or unit_said(as_measure(row))
    due = row.due.isoformat() if row.due is not None else ""
    return FormLine(row, unit, page_value(row, row.baseline), page_target(row), due, key)


def page_value(row: PageRow, value: float | None) -> str:
    """Return a value as the customer types it: of money in major units, without its sign."""
    return value_typed(as_measure(row), value, row.currency)


def page_target(row: PageRow) -> str:
    """Return the target as the customer types it: of a range both of its ends, "85 – 95"."""
    ends = [page_value(row, row.target)]
    if row.kind == MeasureKind.STAY_WITHIN:
        ends.append(page_value(row, row.target_high))
    return " – ".join(end or "?" for end in ends) if any(ends) else ""
