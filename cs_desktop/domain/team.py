"""Who looks after accounts, how much time they have for it, and what was agreed with them."""

from dataclasses import dataclass

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr

HOURS_OF_A_WEEK = 168
MOST_TOUCHES = 9_999
ROLES = (
    "CSM",
    "Senior CSM",
    "Team lead",
    "Head of Customer Success",
    "Onboarding manager",
    "Account manager",
)
"""Offered while one types; any other will do."""


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """What is entered of a member of the team."""

    name: str
    role: str = "CSM"
    weekly_hours: float = 40.0
    """0 for one who is not active any more."""
    utilisation: float = 0.8
    """Fraction of the weekly hours that can be planned."""
    admin_share: float = 0.15
    """Fraction of the planned hours that goes into administration."""
    proactive_target: int | None = None
    """Touches a month that we begin; None where none is agreed."""
    reactive_target: int | None = None
    """Touches a month that customers begin and we answer."""


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A member of the team, with what is theirs."""

    id: int
    entry: MemberEntry
    accounts: int
    tasks: int
    """Open ones."""
    agreed: int
    """Open objectives and promises."""
    past: int
    """Entries and figures of the past in which they stand."""

    @property
    def is_active(self) -> bool:
        """Return whether they have hours for accounts."""
        return self.entry.weekly_hours > 0

    @property
    def open(self) -> int:
        """Return how much would have to be handed over."""
        return self.accounts + self.tasks + self.agreed

    @property
    def can_be_removed(self) -> bool:
        """Return whether nothing would lose its name with them."""
        return not self.open and not self.past


def hours_for_accounts(weekly_hours: float, utilisation: float, admin_share: float) -> float:
    """Return the hours a week that are left for accounts: weekly hours × utilisation × (1 − admin share)."""
    return weekly_hours * utilisation * (1 - admin_share)


def check_member(entry: MemberEntry) -> None:
    """Refuse what no member can be.

    Raises:
        InputError: a number is out of range.
    """
    if not 0 <= entry.weekly_hours <= HOURS_OF_A_WEEK:
        raise InputError(tr("Enter the hours of a week as 0 to 168, such as 40."))
    if not (0 <= entry.utilisation <= 1 and 0 <= entry.admin_share <= 1):
        raise InputError(tr("Enter shares as 0% to 100%, such as 80%."))
    targets = (entry.proactive_target, entry.reactive_target)
    if any(target is not None and not 0 <= target <= MOST_TOUCHES for target in targets):
        raise InputError(tr("Enter the touches of a month as a whole number, such as 18, or leave it empty."))
