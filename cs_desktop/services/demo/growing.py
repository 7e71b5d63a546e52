"""What happens to an account between its renewals: blows, outages, help, growth."""

from collections.abc import Iterable
from datetime import date

from cs_desktop.services.demo.history import Happening, What
from cs_desktop.services.demo.latent import is_healthy
from cs_desktop.services.demo.outages import Outage
from cs_desktop.services.demo.profiles import ENTERPRISE, MID_MARKET, SEGMENTS
from cs_desktop.services.demo.renewing import Parts
from cs_desktop.services.demo.run import Choice, Run
from cs_desktop.services.demo.stories import Blow
from cs_desktop.services.demo.team import PROMOTED_TO, Tenure

_TOLD = {
    Blow.CHAMPION_LEAVES: What.CHAMPION_LEFT,
    Blow.REORGANISATION: What.REORGANISED,
    Blow.SQUEEZE: What.SQUEEZED,
    Blow.RIVAL: What.RIVAL_SEEN,
    Blow.MERGER: What.MERGED,
    Blow.INSOLVENCY: What.INSOLVENT,
}
_TURNS_FROM = 8
"""The turning renewal is the first in or after this month, so that its causes can be seen."""
_MONTHS_TO_LIVE = 2
_CHAMPION_LOST, _HELPED, _REFERENCE = 0.012, 0.1, 0.02
"""Chances in a month."""
_GROWS, _BUYS_MORE, _FOUND_IN_VAIN = 0.05, 0.02, 0.012
_MONTHS_BETWEEN_HELP, _MONTHS_BETWEEN_GROWTH = 8, 5
_FIRST_VALUE_AT = 0.3
_EXPOSED = 0.6
_CROSS_SOLD = ("mobile", "insights")
_SEGMENT_FROM = ((ENTERPRISE, 430_000), (MID_MARKET, 100_000))
"""ARR in major units from which an account is moved up."""


def turning_month(run: Run) -> int:
    """Return the month of the renewal that the story's blows come before."""
    cast = run.profile.cast
    earliest = 2 if run.profile.story.returns else _TURNS_FROM
    if cast and cast.turn is not None:
        earliest = cast.turn
    month = run.profile.joined + run.profile.term
    while month < earliest:
        month += run.profile.term
    return month


def befall(run: Run, month: int) -> None:
    """Let the blows of this month fall."""
    turn = turning_month(run)
    for place, (blow, (low, high)) in enumerate(run.profile.story.blows):
        # The first month's luck fixes when.
        if turn - round(low + (high - low) * run.luck.days[0][place]) == month:
            _strike(run, month, blow)
    if run.champion_left is None and run.draw(month, Choice.CHAMPION) > 1 - _CHAMPION_LOST:
        _strike(run, month, Blow.CHAMPION_LEAVES)


def meet_outages(run: Run, month: int, outages: Iterable[Outage], before: date | None) -> None:
    """Meet the outages of this month; `before` is the account's last day, if it leaves in it."""
    story = run.profile.story
    for outage in outages:
        misses = story.exposure <= 1 and run.luck.days[month - run.profile.joined][-1] > _EXPOSED
        if outage.month != month or misses or not outage.meets(run.profile.region.hosting):
            continue
        if before is None or outage.day < before:
            run.mind.meet_outage(outage.minutes, story.exposure)
            happening = Happening(outage.day, What.OUTAGE, outage.minutes, outage=outage)
            run.history.happenings.append(happening)


def recover(run: Run, month: int) -> None:
    """Win back what was lost: a new champion, help for who struggles; and reach the first value."""
    mind = run.mind
    missed = run.champion_left is not None and run.champion_left < month
    if missed and run.draw(month, Choice.CHAMPION) < mind.recovery:
        run.champion_left = None
        mind.find_champion()
        run.tell(run.day(month, What.CHAMPION_FOUND), What.CHAMPION_FOUND)
    if mind.adoption > _FIRST_VALUE_AT and run.history.day_of(What.FIRST_VALUE) is None:
        run.tell(run.day(month, What.FIRST_VALUE), What.FIRST_VALUE)
    _be_helped(run, month)


def grow(run: Run, month: int, parts: Parts) -> None:
    """Find growth, and a month or two later win it."""
    if run.pending and run.pending[0] <= month:
        _win(run, month, parts)
    mean = run.mean(month)
    if mean is None or run.mind.leaving or run.overdue or run.pending:
        return
    if is_healthy(mean):
        _find(run, month, parts)
        if mean.relationship > 0.65 and run.draw(month, Choice.REFERENCE) < _REFERENCE:
            run.tell(run.day(month, What.REFERENCE), What.REFERENCE)
    elif run.draw(month, Choice.MISS) < _FOUND_IN_VAIN:
        amount = int(run.contract.arr() * 0.2)
        run.tell(run.day(month, What.GROWTH_MISSED), What.GROWTH_MISSED, amount)


def _strike(run: Run, month: int, blow: Blow) -> None:
    run.mind.suffer(blow)
    if blow is Blow.CHAMPION_LEAVES:
        run.champion_left = month
    if blow is Blow.INSOLVENCY:
        run.insolvent_month = month + _MONTHS_TO_LIVE
    what = _TOLD[blow]
    run.tell(run.day(month, what), what)


def _be_helped(run: Run, month: int) -> None:
    mean = run.mean(month)
    if mean is None or run.mind.leaving or month - run.helped < _MONTHS_BETWEEN_HELP:
        return
    needs_it = mean.adoption < 0.48 or mean.relationship < 0.4
    looked_after = run.history.tenures[-1].seat is not None
    if needs_it and looked_after and run.draw(month, Choice.HELP) < _HELPED:
        run.helped = month
        run.mind.be_helped()
        run.tell(run.day(month, What.HELPED), What.HELPED)


def _find(run: Run, month: int, parts: Parts) -> None:
    """Find what a healthy account could buy; it is bought some weeks later."""
    if month - run.grown < _MONTHS_BETWEEN_GROWTH:
        return
    appetite, luck = run.profile.story.appetite, run.draw(month, Choice.AMOUNT)
    arr = run.contract.arr()
    missing = [p for p in _CROSS_SOLD if all(line.product != p for line in run.contract.lines)]
    if missing and run.draw(month, Choice.CROSS_SELL) < _BUYS_MORE * appetite:
        product, factor, amount = missing[0], 1.0, int(arr * _part(run, missing[0], parts))
    elif run.draw(month, Choice.GROW) < _GROWS * appetite:
        factor = 1.08 + 0.27 * luck
        product, amount = "", int(arr * (factor - 1))
    else:
        return
    run.pending = (month + 1 + round(luck), product, factor)
    run.grown = month
    run.tell(run.day(month, What.GROWTH_FOUND), What.GROWTH_FOUND, amount, product)


def _win(run: Run, month: int, parts: Parts) -> None:
    assert run.pending is not None
    _, product, factor = run.pending
    run.pending = None
    if run.mind.leaving or run.overdue:
        return
    if product:
        day = run.day(month, What.CROSS_SOLD)
        arr = run.contract.arr() * _part(run, product, parts)
        run.contract.start(product, day, arr, run.due, run.discount)
        run.tell(day, What.CROSS_SOLD, run.contract.running()[-1].last.arr, product)
    else:
        day = run.day(month, What.EXPANDED)
        gained = sum(run.contract.resize(line, day, factor) for line in run.contract.running())
        run.mind.overbuy = min(0.5, run.mind.overbuy + 0.02)
        run.tell(day, What.EXPANDED, gained)
    _move_up(run, day)


def _part(run: Run, product: str, parts: Parts) -> float:
    """Return a product's usual price as a part of what the account pays now."""
    return parts[product] / sum(parts[line.product] for line in run.contract.running())


def _move_up(run: Run, day: date) -> None:
    """Put an account that has grown into the segment of its size."""
    order = [name for name, _ in SEGMENTS]
    now = run.history.segments[-1][1]
    arr = run.contract.arr()
    reached = next((name for name, arr_from in _SEGMENT_FROM if arr >= arr_from), now)
    if order.index(reached) < order.index(now):
        run.history.segments.append((day, reached))
        if run.history.tenures[-1].seat is None:
            run.history.tenures += (Tenure(day, PROMOTED_TO),)
