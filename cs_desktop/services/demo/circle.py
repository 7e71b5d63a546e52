"""The people at an account, and who spoke for it when."""

from dataclasses import dataclass
from datetime import date

from cs_desktop.domain.vocabulary import ContactRole
from cs_desktop.services.demo.chance import Rng, Subject, pick, stream
from cs_desktop.services.demo.history import History, What
from cs_desktop.services.demo.library import Library
from cs_desktop.services.demo.names import Person, persons
from cs_desktop.services.demo.profiles import ENTERPRISE, SMB

_TITLES = {
    ContactRole.SPONSOR: ("COO", "VP Operations", "Managing Director", "Head of Operations"),
    ContactRole.CHAMPION: ("Head of Planning", "Planning Manager", "Workforce Manager"),
    ContactRole.POWER_USER: ("Senior Planner", "Shift Lead", "Planner, night shift"),
    ContactRole.DECISION_MAKER: ("CFO", "Head of Purchasing", "Finance Director"),
    ContactRole.DETRACTOR: ("IT Manager", "Site Manager", "Works Council"),
    ContactRole.USER: ("Planner", "Dispatcher", "Team Lead"),
}
_BASE = (ContactRole.SPONSOR, ContactRole.CHAMPION, ContactRole.POWER_USER)
_COLD = 0.45
"""Relationship below which somebody speaks against us."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person with their time at the account."""

    person: Person
    title: str
    role: ContactRole
    since: date
    left: date | None = None


@dataclass(frozen=True, slots=True)
class Circle:
    """All people known at an account; the first is its sponsor."""

    contacts: tuple[Contact, ...]

    def champion(self, day: date) -> Contact | None:
        """Return who speaks for us on a day; None between two of them."""
        return next((c for c in self.present(day) if c.role is ContactRole.CHAMPION), None)

    def someone(self, day: date) -> Contact:
        """Return the champion, or whoever is there in their place."""
        return self.champion(day) or next(
            (c for c in self.present(day) if c.role is not ContactRole.SPONSOR), self.contacts[0]
        )

    def present(self, day: date) -> list[Contact]:
        """Return who is there on a day."""
        return [c for c in self.contacts if c.since <= day and (c.left is None or day <= c.left)]


def circle_of(library: Library, seed: int, history: History, first_day: date) -> Circle:
    """Return the people of an account; `first_day` is since when those who were there at first are known."""
    profile = history.profile
    rng = stream(seed, Subject.PEOPLE, profile.number)
    roles, later = _roles(history, rng), _later_champions(history)
    people = iter(persons(rng, library, profile.region, len(roles) + len(later)))
    contacts = []
    for role in roles:
        left = history.day_of(What.CHAMPION_LEFT) if role is ContactRole.CHAMPION else None
        contacts.append(Contact(next(people), pick(rng, _TITLES[role]), role, first_day, left))
    for since, until in later:
        title = pick(rng, _TITLES[ContactRole.CHAMPION])
        contacts.append(Contact(next(people), title, ContactRole.CHAMPION, since, until))
    return Circle(tuple(contacts))


def _roles(history: History, rng: Rng) -> list[ContactRole]:
    """Return the roles of those who were there from the first day on."""
    segment, last = history.profile.segment, history.last
    users = {ENTERPRISE: 3, SMB: 0}.get(segment, 1) + int(rng.random() * 2)
    roles = [*_BASE]
    if segment != SMB:
        roles.append(ContactRole.DECISION_MAKER)
    if last and last.relationship < _COLD:
        roles.append(ContactRole.DETRACTOR)
    return roles + [ContactRole.USER] * users


def _later_champions(history: History) -> list[tuple[date, date | None]]:
    """Return from when to when each champion after the first was there."""
    left = [h.day for h in history.happenings if h.what is What.CHAMPION_LEFT]
    found = [h.day for h in history.happenings if h.what is What.CHAMPION_FOUND]
    return [(day, next((end for end in left if end > day), None)) for day in found]
