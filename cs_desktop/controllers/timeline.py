"""The timeline of an account: read whole and searched, logged to, changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.recording import RecordKeeper, Who
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.domain.people import Person
from cs_desktop.domain.timeline import NewActivity, TimelineEntry
from cs_desktop.domain.timeline_index import TimelineIndex, week_chart
from cs_desktop.services.activities import add_activity, delete_activities, load_timeline, set_participants
from cs_desktop.services.activity_fields import entry_fields
from cs_desktop.services.contacts import load_people
from cs_desktop.services.context import Context
from cs_desktop.services.tasks import team

ALSO = frozenset({Kind.ACTIVITY_CONTACT, Kind.CONTACT, Kind.TEAM_MEMBER})


@dataclass(frozen=True, slots=True)
class TimelineShown:
    """What the page of the timeline shows."""

    index: TimelineIndex
    weeks: ChartSpec
    people: tuple[Person, ...]
    """Who can be named in an entry."""
    members: Mapping[int, str]
    """By whom an entry can be: names by id."""
    me: int | None
    """Who of them the user is."""


class TimelineController(RecordKeeper):
    """Serves the Timeline tab; `loaded` brings TimelineShown."""

    def __init__(
        self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context], me: Callable[[], Who]
    ) -> None:
        super().__init__(
            *(jobs, hub, context, Kind.ACTIVITY, ALSO, lambda ctx, account: _read(ctx, account, me())),
            delete_activities,
        )
        self._me = me

    def add(self, new: NewActivity, *, mine: bool = False) -> None:
        """Log an entry, by the user themselves where it is `mine`."""
        me = self._me()

        def step(context: Context) -> Change:
            by = me(context) if mine else new.member_id
            return add_activity(context, replace(new, member_id=by))

        self.store(step)

    def set_participants(self, activity_id: int, contact_ids: Sequence[int]) -> None:
        """Say who took part in an entry."""
        wanted = tuple(contact_ids)
        self.run(lambda context: set_participants(context, activity_id, wanted))


def texts_of(entry: TimelineEntry) -> Mapping[str, str]:
    """Return an entry's fields as they are edited."""
    return entry_fields(entry)


def _read(context: Context, account_id: int, me: Who) -> TimelineShown:
    timeline = load_timeline(context, account_id)
    people = load_people(context, account_id).people
    return TimelineShown(
        TimelineIndex(timeline), week_chart(timeline), people, members=team(context), me=me(context)
    )
