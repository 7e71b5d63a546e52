"""What is told of something that is gone."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Deletion:
    """Who deleted an account, when, and by which change set, so that it can be brought back."""

    account_id: int
    change_set_id: int
    label: str
    """What the change set is called."""
    name: str
    by: str
    at: datetime
    """In UTC."""
    mine: bool
    """It was this person, on this computer."""
