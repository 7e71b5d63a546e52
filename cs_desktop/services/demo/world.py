"""The simulation: an account's years, month by month, from its profile and its luck alone."""

from dataclasses import dataclass

from cs_desktop.domain.vocabulary import ChurnCategory
from cs_desktop.services.demo import growing, renewing
from cs_desktop.services.demo.contracts import Contract
from cs_desktop.services.demo.history import History, What
from cs_desktop.services.demo.latent import Mind
from cs_desktop.services.demo.library import Library
from cs_desktop.services.demo.options import Horizon
from cs_desktop.services.demo.outages import Outage, outages
from cs_desktop.services.demo.profiles import Profile, profile_of
from cs_desktop.services.demo.renewing import Parts
from cs_desktop.services.demo.run import Luck, Run, luck_of
from cs_desktop.services.demo.team import handover_day, tenures


@dataclass(frozen=True, slots=True)
class World:
    """What all accounts share."""

    library: Library
    seed: int
    horizon: Horizon
    outages: tuple[Outage, ...]
    parts: Parts

    def history(self, number: int) -> History:
        """Return the years of the account of that number, whatever the other accounts are."""
        profile = profile_of(self.library, self.seed, number, self.horizon)
        return simulate(profile, self, luck_of(self.seed, profile, self.horizon))


def make_world(library: Library, seed: int, horizon: Horizon) -> World:
    """Return the world of a seed."""
    parts = {product.key: product.part for product in library.products}
    return World(library, seed, horizon, outages(library, seed, horizon), parts)


def simulate(profile: Profile, world: World, luck: Luck) -> History:
    """Live through an account's months and return its history."""
    history = History(profile, Contract())
    if profile.story.prospect:
        return history
    run = Run(profile, world.horizon, luck, Mind.of(profile), history)
    for month in range(profile.joined, world.horizon.months):
        _step(run, month, world)
    renewing.leave_open(run)
    history.happenings.sort(key=lambda happening: happening.day)
    return history


def _step(run: Run, month: int, world: World) -> None:
    if run.started is None:
        if month not in (run.profile.joined, run.return_month):
            return
        _begin(run, month, world)
    assert run.started is not None
    age = month - run.started
    noise = run.luck.noise[month - run.profile.joined]
    # First the state, then what befalls the account: it shows from the next month on.
    run.history.states[month] = run.mind.live(age, noise)
    if age:
        _happen(run, month, world)


def _begin(run: Run, month: int, world: World) -> None:
    first = not run.contract.lines
    renewing.begin(run, month, world.parts)
    if first:
        run.history.segments.append((run.life_start, run.profile.segment))
        run.history.tenures = tenures(run.profile, world.horizon, run.life_start)


def _happen(run: Run, month: int, world: World) -> None:
    """Let the month's events happen, in an order in which the last one may be the account's end."""
    ends = month == run.due_month and run.verdict is not None and run.verdict.leaves
    bankrupt = month == run.insolvent_month
    last = run.due if ends else run.day(month, What.LOST) if bankrupt else None
    growing.meet_outages(run, month, world.outages, last)
    renews = month == run.due_month
    if renews and not run.overdue:
        renewing.conclude(run, month)
    elif bankrupt and last:
        renewing.leave(run, month, last, ChurnCategory.BEYOND_CONTROL, last)
    if run.started is None:
        return
    growing.befall(run, month)
    growing.recover(run, month)
    if not renews:
        growing.grow(run, month, world.parts)
    _hand_over(run, month)
    if month == run.due_month - run.notice_months:
        renewing.decide(run, month)


def _hand_over(run: Run, month: int) -> None:
    """Lose a little when another of us takes over."""
    day = handover_day(run.horizon)
    if len(run.history.tenures) > 1 and day == run.horizon.start(month):
        run.mind.relationship -= 0.06
        run.tell(day, What.HANDED_OVER)
