"""Our own people: teams of seven, each for a row of accounts, with one who leaves and one who follows."""

from dataclasses import dataclass
from datetime import date

from cs_desktop.services.demo.chance import Subject, stream
from cs_desktop.services.demo.library import Library
from cs_desktop.services.demo.names import persons
from cs_desktop.services.demo.options import Horizon
from cs_desktop.services.demo.profiles import ENTERPRISE, SMB, Profile

ACCOUNTS_PER_TEAM = 150
LOW_TOUCH_FROM, HIGH_TOUCH_FROM = 100_000, 500_000
"""ARR in major units, as the touch models of a new workspace have it."""

_ENTERPRISE_SEATS, _OTHER_SEATS = (1, 2, 0, 1, 2), (3, 4, 5)
_LEAVER, _SUCCESSOR = 4, 6
PROMOTED_TO = 5
"""The seat that takes over accounts which have outgrown automation."""
_ROLES = (
    ("Head of Customer Success", 40.0, 0.6, 12, 4),
    ("Senior CSM, Enterprise", 40.0, 0.8, 18, 4),
    ("CSM, Enterprise", 40.0, 0.8, 18, 4),
    ("CSM, Mid-market", 30.0, 0.8, 14, 3),
    ("Former CSM", 0.0, 0.0, None, None),
    ("CSM, Mid-market", 40.0, 0.8, 16, 3),
    ("CSM, Mid-market", 40.0, 0.75, 16, 3),
)
"""Role, weekly hours, utilisation, and proactive and reactive touches a month of each seat."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of us."""

    name: str
    role: str
    weekly_hours: float
    utilisation: float
    proactive: int | None
    reactive: int | None
    """Touches a month that are agreed."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """From a day on, the account is looked after by this seat of its team; None for nobody."""

    since: date
    seat: int | None


def team_of(number: int) -> int:
    """Return the number of the team that looks after the account of that number."""
    return number // ACCOUNTS_PER_TEAM


def members(library: Library, seed: int, team: int) -> list[Member]:
    """Return a team, in the order of its seats."""
    rng = stream(seed, Subject.TEAM, team)
    names = persons(rng, library, library.region("North America"), len(_ROLES))
    return [Member(person.name, *seat) for person, seat in zip(names, _ROLES, strict=True)]


def handover_day(horizon: Horizon) -> date:
    """Return the day on which the successor takes over the leaver's accounts, in every team."""
    return horizon.start(round(horizon.months * 0.55))


def tenures(profile: Profile, horizon: Horizon, since: date) -> tuple[Tenure, ...]:
    """Return who looked after an account from a day on; small ones are nobody's."""
    if profile.segment == SMB and profile.arr < LOW_TOUCH_FROM:
        return (Tenure(since, None),)
    seats = _ENTERPRISE_SEATS if profile.segment == ENTERPRISE else _OTHER_SEATS
    seat = seats[profile.number % len(seats)]
    day = handover_day(horizon)
    if seat != _LEAVER:
        return (Tenure(since, seat),)
    if since >= day:
        return (Tenure(since, _SUCCESSOR),)
    return (Tenure(since, _LEAVER), Tenure(day, _SUCCESSOR))
