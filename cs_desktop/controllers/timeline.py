"""The timeline of an account: read whole and searched, logged to, changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.following import AccountFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.charts import ChartSpec
from cs_desktop.domain.people import Person
from cs_desktop.domain.timeline import NewActivity, TimelineEntry
from cs_desktop.domain.timeline_index import TimelineIndex, week_chart
from cs_desktop.services.activities import add_activity, delete_activities, load_timeline, set_participants
from cs_desktop.services.activity_fields import entry_fields
from cs_desktop.services.contacts import load_people
from cs_desktop.services.context import Context
from cs_desktop.services.me import my_member

KINDS = frozenset({Kind.ACTIVITY, Kind.ACTIVITY_CONTACT, Kind.CONTACT, Kind.TEAM_MEMBER})


@dataclass(frozen=True, slots=True)
class TimelineShown:
    """What the page of the timeline shows."""

    index: TimelineIndex
    weeks: ChartSpec
    people: tuple[Person, ...]
    """Who can be named in an entry."""


class TimelineController(AccountFollower):
    """Serves the Timeline tab; `loaded` brings TimelineShown."""

    refused = Signal(object)
    """KnownError: an entry could not be logged."""
    added = Signal(object)
    """The id of an entry logged here."""

    def __init__(
        self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context], me: Callable[[], str]
    ) -> None:
        """`me` is the name that the user picked for themselves, empty for none."""
        super().__init__(jobs, hub, context, KINDS, _read, "timeline")
        self._me = me

    def add(self, new: NewActivity) -> None:
        """Log an entry; where it does not say by whom, it is by the user."""
        me = self._me()

        def step(context: Context) -> Change:
            by = new.member_id if new.member_id is not None else my_member(context, me)
            return add_activity(context, replace(new, member_id=by))

        def tell(change: Change) -> None:
            for activity_id in change.ids.get(Kind.ACTIVITY) or ():
                self.added.emit(activity_id)

        self.run(step, tell, self._refuse)

    def set_participants(self, activity_id: int, contact_ids: Sequence[int]) -> None:
        """Say who took part in an entry."""
        wanted = tuple(contact_ids)
        self.run(lambda context: set_participants(context, activity_id, wanted))

    def delete(self, activity_ids: Sequence[int]) -> None:
        """Delete entries as one step."""
        wanted = tuple(activity_ids)
        if wanted:
            self.run(lambda context: delete_activities(context, wanted))

    def _refuse(self, error: KnownError) -> None:
        self.refused.emit(error)


def texts_of(entry: TimelineEntry) -> Mapping[str, str]:
    """Return an entry's fields as they are edited."""
    return entry_fields(entry)


def _read(context: Context, account_id: int) -> TimelineShown:
    timeline = load_timeline(context, account_id)
    people = load_people(context, account_id).people
    return TimelineShown(TimelineIndex(timeline), week_chart(timeline), people)
