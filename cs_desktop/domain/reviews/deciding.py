"""What is decided at a review to be done."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NewAction:
    """Something that one side does from now on."""

    text: str
    party: str
    """A `Party`: ours or theirs."""
    owner_id: int | None = None
    contact_id: int | None = None
    due: date | None = None
