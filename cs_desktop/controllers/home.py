"""Home: read in the background once the portfolio is known, and again when something in it changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.preferences import Preferences
from cs_desktop.controllers.recording import Who
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.attention import Finding, Weights
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.home import HomePage, Moves, Scope
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.services.context import Context
from cs_desktop.services.home import load_home
from cs_desktop.services.home_moves import load_moves
from cs_desktop.services.marks import mark_done, snooze, turn_into_task
from cs_desktop.services.me import busiest_member, my_member
from cs_desktop.services.portfolio_refresh import SHOWN_KINDS

READ_KINDS = (
    frozenset(
        {
            *(Kind.CONTACT, Kind.TASK, Kind.CHURN_EVENT, Kind.ATTENTION_MARK, Kind.SUCCESS_PLAN),
            *(Kind.OBJECTIVE, Kind.MEASURE, Kind.REVIEW, Kind.PROMISE, Kind.POINT_BATCH, Kind.METRIC),
            *(Kind.SURVEY, Kind.SURVEY_ANSWER, Kind.VALUE_CONFIRMATION, Kind.REVIEW_PERSON),
            *(Kind.PLAN_ACTION, Kind.MEASURE_POINT, Kind.SIGNAL_RULE),
        }
    )
    - SHOWN_KINDS
)
"""What Home is made of beside the portfolio, whose own changes bring a new one."""
_MOVED_KINDS = frozenset(
    {
        *(Kind.POINT_BATCH, Kind.METRIC, Kind.SURVEY, Kind.SURVEY_ANSWER),
        *(Kind.SUCCESS_PLAN, Kind.OBJECTIVE, Kind.MEASURE, Kind.PROMISE),
    }
)
SETTINGS = "home"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose for Home in a workspace."""

    scope: Scope = Scope.MINE
    weights: Weights = field(default_factory=Weights)
    me: str = ""
    """By name; empty for the system's own answer."""


class HomeController(QObject):
    """Reads Home while it is on screen, and stores what is done with what stands there."""

    loaded = Signal(object)
    """HomePage."""
    moved = Signal(object)
    """Moves; read after the page, since health as of another day takes longer."""
    failed = Signal(object)
    marked = Signal(object)
    """The committed Change of something put away."""

    def __init__(
        self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context], preferences: Preferences
    ) -> None:
        super().__init__()
        self._jobs, self._context, self._preferences = jobs, context, preferences
        self._key, self._sample = "", False
        self._choices = Choices()
        self._portfolio: Portfolio | None = None
        self._page: HomePage | None = None
        self._shown = False
        self._stale = True
        self._moves_of: tuple[object, ...] = ()
        """Place in the log, day, scope and person that the last moves were read for."""
        self._refresher = Refresher(self._read)
        hub.subscribe(self, READ_KINDS, self._changed)

    @property
    def choices(self) -> Choices:
        """Return what the user chose."""
        return self._choices

    def who(self) -> Who:
        """Return what finds out who of the team the user is; in the sample they may stand in for somebody."""
        choices, sample, portfolio = self._choices, self._sample, self._portfolio

        def find(context: Context) -> int | None:
            me = my_member(context, choices.me)
            if me is None and sample and portfolio is not None:
                me = busiest_member(context, {row.id: row.arr for row in portfolio.rows})
            return me

        return find

    def open(self, key: str, *, sample: bool) -> None:
        """Begin with a workspace, by what settings remember it by."""
        self.leave()
        self._key, self._sample = key, sample
        state = self._preferences.workspace(key)
        self._choices = replace(_stored(state.views.get(SETTINGS)), me=state.me)

    def leave(self) -> None:
        """Follow no more, as when the workspace is closed."""
        self._refresher.stop()
        self._portfolio = self._page = None
        self._shown, self._stale = False, True
        self._moves_of = ()

    def take(self, portfolio: Portfolio) -> None:
        """Take the portfolio that is known now."""
        self._portfolio = portfolio
        self._refresh()

    def show(self, *, shown: bool) -> None:
        """Say whether Home is on screen; elsewhere nothing is read."""
        self._shown = shown
        if shown and self._stale:
            self._refresh()

    def choose_scope(self, scope: Scope) -> None:
        """Show one's own accounts, or those of the team."""
        self._choose(replace(self._choices, scope=scope))

    def choose_me(self, name: str) -> None:
        """Be the team member of this name from now on."""
        self._preferences.set_me(self._key, name)
        self._choose(replace(self._choices, me=name))

    def choose_weights(self, weights: Weights) -> None:
        """Rank by other weights."""
        self._choose(replace(self._choices, weights=weights))

    def done(self, finding: Finding) -> None:
        """Put something away as done."""
        self._mark(lambda context: mark_done(context, finding))

    def snooze(self, finding: Finding, until: date) -> None:
        """Put something off until a day."""
        self._mark(lambda context: snooze(context, finding, until))

    def make_task(self, finding: Finding) -> None:
        """Turn something into a task of the user's own, or of whose it is."""
        me = self._page.me if self._page else None
        self._mark(lambda context: turn_into_task(context, finding, finding.owner_id or me))

    def _choose(self, choices: Choices) -> None:
        self._choices = choices
        kept = {
            "scope": choices.scope.value,
            "weights": [choices.weights.time, choices.weights.arr, choices.weights.state],
        }
        self._preferences.set_view(self._key, SETTINGS, kept)
        if self._portfolio is not None:
            self._refresher.read()

    def _mark(self, work: Callable[[Context], Change | None]) -> None:
        context = self._context()

        def done(change: Change | None) -> None:
            if change is not None:
                self.marked.emit(change)
            # What was put away may have been so already, by somebody else.
            self._refresh()

        self._jobs.run(lambda _job: work(context), done, self._not_marked, keep=True)

    def _not_marked(self, error: KnownError) -> None:
        self.failed.emit(error)
        self._refresh()

    def _changed(self, change: Change) -> None:
        if change.kinds & _MOVED_KINDS:
            self._moves_of = ()
        self._refresh()

    def _refresh(self) -> None:
        if self._shown and self._portfolio is not None:
            self._refresher.refresh()
        else:
            self._stale = True

    def _read(self) -> Job:
        context, portfolio, choices, who = self._context(), self._portfolio, self._choices, self.who()
        assert portfolio is not None
        self._stale = False

        def work(_job: Job) -> HomePage:
            return load_home(context, portfolio, choices.scope, who(context), choices.weights)

        def done(page: HomePage) -> None:
            self._page = page
            self.loaded.emit(page)
            self._read_moves(portfolio, page)

        return self._jobs.run(work, done, self.failed.emit, key="home")

    def _read_moves(self, portfolio: Portfolio, page: HomePage) -> None:
        wanted = (portfolio.pos, portfolio.as_of, page.scope, page.me)
        if wanted == self._moves_of:
            return
        self._moves_of = wanted
        context, ids = self._context(), page.account_ids

        def work(_job: Job) -> Moves:
            return load_moves(context, portfolio, ids)

        self._jobs.run(work, self.moved.emit, self.failed.emit, key="home-moves")


def _stored(view: object) -> Choices:
    """Return the choices that settings hold; what makes no sense there takes its default."""
    if not isinstance(view, Mapping):
        return Choices()
    try:
        time, arr, state = (int(part) for part in view.get("weights", ()))
        return Choices(Scope(view.get("scope", Scope.MINE)), Weights(time, arr, state))
    except (ValueError, TypeError, KnownError):
        return Choices()
