"""The page for the customer as a form on paper: what it says, and how its fields are called."""

from dataclasses import dataclass
from datetime import date

from cs_desktop.domain.figures import Unit
from cs_desktop.domain.plan.client_page import PageRow, as_measure
from cs_desktop.domain.plan.measuring import value_typed
from cs_desktop.domain.plan.sharing import SheetSize
from cs_desktop.domain.plan.words import unit_said

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
    measure = as_measure(row)
    unit = "%" if row.unit == Unit.SHARE else unit_said(measure)
    due = row.due.isoformat() if row.due is not None else ""
    return FormLine(row, unit, value_typed(measure, row.baseline), value_typed(measure, row.target), due, key)
