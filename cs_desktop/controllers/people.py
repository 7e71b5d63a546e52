"""The people of an account: read with what is missing among them, taken in, marked as gone, deleted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal

from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.recording import RecordKeeper
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.coverage import Gap, gaps
from cs_desktop.domain.people import NewContact, PeoplePage, Person
from cs_desktop.services.contact_fields import contact_fields
from cs_desktop.services.contacts import add_contact, delete_contacts, load_people, mark_left, ties_of
from cs_desktop.services.context import Context

ALSO = frozenset({Kind.ACTIVITY, Kind.ACTIVITY_CONTACT, Kind.OBJECTIVE, Kind.SUCCESS_PLAN, Kind.TEAM_MEMBER})


@dataclass(frozen=True, slots=True)
class PeopleShown:
    """What the page of the people shows."""

    page: PeoplePage
    gaps: tuple[Gap, ...]


class PeopleController(RecordKeeper):
    """Serves the People tab; `loaded` brings PeopleShown."""

    tied = Signal(object)
    """The Ties of the contact that was looked at last."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, Kind.CONTACT, ALSO, _read, delete_contacts)

    def look_at(self, contact_id: int) -> None:
        """Find out what hangs on a contact."""
        context = self._context()
        self._jobs.run(
            lambda _job: ties_of(context, contact_id), self.tied.emit, self.failed.emit, key="ties"
        )

    def add(self, new: NewContact) -> None:
        """Take a contact in."""
        self.store(lambda context: add_contact(context, new))

    def mark_left(self, contact_id: int, left_on: date | None) -> None:
        """Note on which day a contact left, or that they are back."""
        self.run(lambda context: mark_left(context, contact_id, left_on))


def texts_of(person: Person) -> Mapping[str, str]:
    """Return a contact's fields as they are edited."""
    return contact_fields(person)


def _read(context: Context, account_id: int) -> PeopleShown:
    page = load_people(context, account_id)
    return PeopleShown(page, gaps(page))
