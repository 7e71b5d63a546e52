"""What is entered into the ledger of a plan."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

QUOTE_LIMIT = 2000
"""Characters of a quote or a reason."""


class Ledger(StrEnum):
    """The two records of the ledger."""

    AGREEMENT = "agreement"
    CONFIRMATION = "confirmation"


@dataclass(frozen=True, slots=True)
class NewAgreement:
    """A contact agrees, before: on an objective and its target, or on the whole plan."""

    plan_id: int
    objective_id: int | None
    """None for the whole plan."""
    contact_id: int
    day: date
    quote: str = ""
    review_id: int | None = None


@dataclass(frozen=True, slots=True)
class NewConfirmation:
    """A contact confirms, after: a result and what it is worth."""

    plan_id: int
    measure_id: int
    contact_id: int
    day: date
    value: float
    """The result as it was shown; another one by now is refused."""
    quote: str = ""
    worth: int | None = None
    """In minor units of money; None where the result is no money."""
    why: str = ""
    """Why that is not what the formula gives."""
    evidence: Path | None = None
    """A file to be kept."""
    attachment_id: int | None = None
    """Or one that the account has already."""
    seen: frozenset[int] = frozenset()
    """The confirmations of this measure that whoever enters it knows of."""
    review_id: int | None = None
