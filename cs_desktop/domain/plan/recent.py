"""What was done to a plan lately, in words."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RecentChange:
    """One step in the past of a plan."""

    change_set_id: int
    at: datetime
    """In UTC."""
    person: str
    text: str
    """What was done, or the name of what was changed."""
    values: str = ""
    """What it was and became, as "24 → 22"; empty where that is not one thing."""
