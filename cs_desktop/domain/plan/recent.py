"""What was done to a plan lately, in words, and what lies behind its ledger."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """What it was and became, as "24 → 22", or the name of the one thing; empty where it was several."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that is the evidence of a confirmation."""

    name: str
    sha256: str
    """Of what the file is now."""


@dataclass(frozen=True, slots=True)
class PlanPast:
    """What the page of a plan tells of its past."""

    plan_id: int
    recent: tuple[RecentChange, ...]
    """The newest first."""
    evidence: Mapping[int, Evidence] = field(default_factory=dict)
    """The files of the ledger, by the id of their attachment."""
