"""The journey of an account: one of its maps, read whole, changed gesture by gesture."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from cs_desktop.controllers.account_following import AccountFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.typing import LANE
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.editing import Editing
from cs_desktop.domain.journey.metrics import MetricChoice
from cs_desktop.domain.journey.seeing import seen
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.words import RevisionKind
from cs_desktop.services.context import Context
from cs_desktop.services.gestures import Gestured
from cs_desktop.services.journey.keeping import do_kept, keep_if_changed, keep_reached
from cs_desktop.services.journey.maps import delete_map, lock_map, rename_map
from cs_desktop.services.journey.measured import metric_choices
from cs_desktop.services.journey.showing import load_journey
from cs_desktop.services.journey.starting import start_from_shipped

KINDS = frozenset(
    {
        *(Kind.JOURNEY_MAP, Kind.JOURNEY_PERSONA, Kind.JOURNEY_STAGE, Kind.JOURNEY_LANE, Kind.JOURNEY_CARD),
        *(Kind.JOURNEY_EMOTION, Kind.JOURNEY_LINK, Kind.JOURNEY_ANSWER, Kind.MILESTONE),
        Kind.JOURNEY_REVISION,
        *(Kind.ACCOUNT, Kind.ACCOUNT_ATTRIBUTE, Kind.TEAM_MEMBER, Kind.LIFECYCLE_STAGE),
        *(Kind.OBJECTIVE, Kind.SUCCESS_PLAN),
        *(Kind.METRIC, Kind.POINT_BATCH, Kind.SURVEY, Kind.SURVEY_ANSWER),
    }
)
_LANE = "journey"
"""What is done to maps is done in the order of asking: what comes before a gesture takes its time too."""


class JourneyController(AccountFollower):
    """Serves the Journey tab; `loaded` brings JourneyShown."""

    gestured = Signal(object)
    """A gesture is done; the ids of what it added, by what stood for them. What is loaded next shows it."""

    doing = Signal(object, str)
    """A gesture is on its way: the Job that stores it, and its label."""

    kept = Signal(object)
    """The committed Change of a revision that the program kept by itself."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS, load_journey, "journey")
        self._map_id: int | None = None
        self._content: MapContent | None = None
        """The map as it was read last."""
        self._choices: dict[int, int] = {}
        """The map that was chosen last, by account."""
        self._editing = Editing()
        self.loaded.connect(self._keep)

    @property
    def map_id(self) -> int | None:
        """Return the map that is shown, if any."""
        return self._map_id

    def follow(self, account_id: int | None) -> None:
        """Read an account's journey; what was done to another's until now is kept as a revision."""
        if account_id != self.account_id:
            self.finish_editing()
            chosen = None if account_id is None else self._choices.get(account_id)
            self._read_part = partial(load_journey, map_id=chosen)
        super().follow(account_id)

    def note_typing(self) -> None:
        """Take note that something typed into the map, or a part of it, is stored next.

        Where that begins to edit, what the map was before is kept first.
        """
        map_id, context = self._map_id, self._context()
        if map_id is not None and self._editing.touch(map_id, context.clock.now()):
            self._run_keeping(lambda: keep_if_changed(context, map_id, RevisionKind.STARTED), LANE)

    def note_reached(self, milestone_id: int) -> None:
        """Keep the map of a milestone whose day was typed in."""
        context = self._context()
        self._run_keeping(lambda: keep_reached(context, milestone_id), LANE)

    def finish_editing(self) -> None:
        """Keep what the map came to, where anything was done to it and nothing else holds it."""
        map_id = self._editing.end()
        if map_id is None:
            return
        context = self._context()
        self._run_keeping(lambda: keep_if_changed(context, map_id, RevisionKind.ENDED), _LANE)

    def _run_keeping(self, keep: Callable[[], Change | None], lane: str) -> None:
        def done(change: Change | None) -> None:
            if change is not None:
                self.kept.emit(change)

        self._jobs.run(lambda _job: keep(), done, self.failed.emit, keep=True, lane=lane)

    def choose_map(self, map_id: int | None) -> None:
        """Show another map of the account, or a template until one goes elsewhere."""
        self.finish_editing()
        # What is done until the other is read is done to the one on screen.
        self._read_part = partial(load_journey, map_id=map_id)
        self.read_anew()

    def shows_new(self) -> Callable[[Change], None]:
        """Return what shows a map once it is made, unless the user has gone to another account by then."""
        account_id = self.account_id

        def show(change: Change) -> None:
            if self.account_id == account_id:
                self.choose_map(next(iter(change.ids.get(Kind.JOURNEY_MAP) or ()), None))

        return show

    def do(self, gesture: Gesture) -> None:
        """Do a gesture to the map that is shown."""
        map_id, content, context = self._map_id, self._content, self._context()
        if map_id is None or content is None or not gesture:
            return
        gesture = seen(content, gesture)

        def done(came: Gestured) -> None:
            if came.change is not None:
                self.done.emit(came.change)
            self.gestured.emit(came.ids)
            # At once, not with the hub: what was dragged must stay where it was dropped.
            self.read_anew()

        begins = self._editing.touch(map_id, context.clock.now())
        job = self._jobs.run(
            lambda _job: do_kept(context, map_id, gesture, begins=begins),
            *(done, self.failed.emit),
            keep=True,
            lane=_LANE,
        )
        self.doing.emit(job, gesture.label)

    def find_metrics(self, then: Callable[[tuple[MetricChoice, ...]], None]) -> None:
        """Find the metrics that a card can show, with what they come to for the account now."""
        account_id, context = self.account_id, self._context()
        if account_id is not None:
            self._jobs.run(lambda _job: metric_choices(context, account_id), then, self.failed.emit)

    def start_from(self, template: str) -> None:
        """Make a map for the account from a template that comes with the program, and show it."""
        account_id = self.account_id
        if account_id is None:
            return

        def step(context: Context) -> Change | None:
            return start_from_shipped(context, account_id, template).change

        self.run(step, self.shows_new())

    def rename(self, name: str) -> None:
        """Give the map another name."""
        self.with_map(lambda context, map_id: rename_map(context, map_id, name))

    def lock(self, *, locked: bool) -> None:
        """Close the map to changes, or open it again."""
        self.with_map(lambda context, map_id: lock_map(context, map_id, locked=locked))

    def delete(self) -> None:
        """Delete the map that is shown."""
        self.with_map(delete_map)

    def with_map(
        self,
        step: Callable[[Context, int], Change | None],
        then: Callable[[Change], None] | None = None,
    ) -> None:
        """Do a step to the map that is shown, and read it anew unless something else is to come `then`."""
        map_id = self._map_id
        if map_id is not None:
            self.run(lambda context: step(context, map_id), then or (lambda _change: self.refresh()))

    def _keep(self, shown: JourneyShown) -> None:
        self._content = shown.content
        self._map_id = None if shown.content is None else shown.content.head.id
        if shown.content is not None and shown.content.head.account_id is not None:
            self._choices[shown.account_id] = shown.content.head.id
