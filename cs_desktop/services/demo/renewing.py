"""Terms and what becomes of them: start, notice, renewal, reduction, loss."""

from dataclasses import replace
from datetime import date, timedelta

from cs_desktop.common.periods import add_months
from cs_desktop.domain.vocabulary import ChurnCategory, Forecast
from cs_desktop.services.demo.contracts import Line
from cs_desktop.services.demo.history import Loss, RenewalFact, What
from cs_desktop.services.demo.latent import Mind, State, deficits, leave_probability, reduce_probability
from cs_desktop.services.demo.run import Choice, Run, Verdict

Parts = dict[str, float]
"""Each product's usual part of what an account pays."""

_FORECAST_DAYS = 180
"""Renewals further away have no forecast yet."""
_LATE_DAYS = 75
_CHANCE_OF_LATE_PAPER = 0.04
_LEAST_KEPT = 0.55
_RETURNING_ARR = 0.7
_RETURN_MONTHS = (7, 10)


def begin(run: Run, month: int, parts: Parts) -> None:
    """Make the account a customer in this month, for the first time or again."""
    profile, again = run.profile, bool(run.contract.lines)
    day = run.horizon.start(month) + timedelta(days=profile.day)
    run.started, run.life_start, run.due_month = month, day, month + profile.term
    run.discount = round(0.25 * run.draw(month, Choice.AMOUNT), 2)
    products = profile.products[:1] if again else profile.products
    arr = profile.arr * (_RETURNING_ARR if again else 1.0)
    total = sum(parts[product] for product in products)
    for product in products:
        term_end = add_months(day, profile.term)
        run.contract.start(product, day, arr * parts[product] / total, term_end, run.discount)
    if again:
        # Who comes back knows why, and starts in earnest.
        run.mind = replace(
            Mind.of(profile), potential=0.82, ramp=2.5, warmth=0.7, recovery=0.2, pressure=0.15
        )
    run.tell(day, What.RETURNED if again else What.STARTED, run.contract.arr())


def decide(run: Run, month: int) -> None:
    """Have the account decide what it does at the end of its term; the months before weigh alone."""
    mean = run.mean(month)
    if mean is None or month < 0:
        return
    reasons = deficits(mean, run.mind)
    leaves = run.draw(month, Choice.LEAVE) < leave_probability(reasons, run.mind)
    reduces = run.draw(month, Choice.REDUCE) < reduce_probability(mean)
    decided = _decided_on(run, month)
    run.verdict = Verdict(leaves, reduces, _cause(reasons, run.mind), decided)
    if leaves:
        run.mind.leaving = True
        run.tell(decided, What.NOTICE, run.contract.arr())


def conclude(run: Run, month: int) -> None:
    """Let the term end as was decided."""
    verdict = run.verdict
    if verdict and verdict.leaves:
        leave(run, month, run.due, verdict.cause, verdict.decided)
        return
    if _is_late(run, month):
        run.overdue = True
        return
    mean = run.mean(month)
    assert mean is not None
    due, amount, lines = run.due, run.contract.arr(), tuple(run.contract.running())
    discount, factor = _new_price(run, month, mean)
    run.renewed += 1
    run.due_month = month + run.profile.term
    run.discount, run.verdict = discount, None
    run.contract.renew(due, add_months(due, run.profile.term), discount, factor)
    if verdict and verdict.reduces:
        _reduce(run, month, due, verdict)
    else:
        run.tell(due, What.RENEWED, run.contract.arr())
    if run.profile.story.classic and month >= 0:
        _leave_classic(run, due)
    outcome = _outcome(amount, run.contract.arr())
    cause = verdict.cause if verdict and verdict.reduces else None
    _record(run, due, lines, amount, outcome, cause, _forecast(run, month, mean))


def leave(run: Run, month: int, day: date, cause: ChurnCategory, decided: date) -> None:
    """End everything on a day."""
    amount, lines = run.contract.arr(), tuple(run.contract.running())
    if day == run.due:
        mean = run.mean(month)
        forecast = _forecast(run, month, mean) if mean else None
        _record(run, day, lines, amount, "lost", cause, forecast)
    run.contract.cancel(lines, day, cause.value)
    run.history.losses.append(Loss(day, "", cause, amount, decided))
    run.tell(day, What.LOST, amount)
    run.started, run.verdict, run.pending = None, None, None
    if run.profile.story.returns and run.return_month is None:
        low, high = _RETURN_MONTHS
        run.return_month = month + low + int((high - low + 1) * run.draw(month, Choice.RETURN))


def leave_open(run: Run) -> None:
    """Record the renewal that is open at the end of what is shown."""
    if run.started is None:
        return
    mean = run.mean(run.horizon.months)
    near = (run.due - run.horizon.until).days <= _FORECAST_DAYS
    forecast = _forecast(run, run.horizon.months - 1, mean) if mean and near else None
    if run.verdict and run.verdict.leaves:
        forecast = Forecast.AT_RISK
    _record(run, run.due, tuple(run.contract.running()), run.contract.arr(), "", None, forecast)


def _record(
    run: Run,
    due: date,
    lines: tuple[Line, ...],
    amount: int,
    outcome: str,
    cause: ChurnCategory | None,
    forecast: Forecast | None,
) -> None:
    notice_by = add_months(due, -run.notice_months)
    run.history.renewals.append(RenewalFact(due, notice_by, amount, lines, forecast, outcome, cause))


def _decided_on(run: Run, month: int) -> date:
    """Return a day of the month that is not after the last one for notice."""
    opening, last = run.horizon.start(month), run.notice_by
    return max(opening, last - timedelta(days=int(12 * run.draw(month, Choice.AMOUNT))))


def _cause(reasons: dict[ChurnCategory, float], mind: Mind) -> ChurnCategory:
    if mind.doomed:
        return ChurnCategory.BEYOND_CONTROL
    cause = max(reasons, key=lambda category: reasons[category])
    return cause if reasons[cause] > 0.05 else ChurnCategory.OTHER


def _is_late(run: Run, month: int) -> bool:
    days = (run.horizon.until - run.due).days
    if run.profile.story.late_paper:
        return days <= _LATE_DAYS
    return days <= _LATE_DAYS // 2 and run.draw(month, Choice.LATE) < _CHANCE_OF_LATE_PAPER


def _new_price(run: Run, month: int, mean: State) -> tuple[float, float]:
    """Return the discount of the next term and by what factor prices change.

    At the first renewal some of the discount is taken back, unless the price is under pressure.
    """
    luck = run.draw(month, Choice.AMOUNT)
    if mean.pressure > 0.4:
        discount = min(0.4, run.discount + 0.02 + 0.06 * luck)
    elif run.renewed == 0:
        discount = max(0.0, run.discount - 0.02 - 0.06 * luck)
    else:
        discount = run.discount
    discount = round(discount, 2)
    return discount, (1 - discount) / (1 - run.discount)


def _reduce(run: Run, month: int, day: date, verdict: Verdict) -> None:
    """Drop a product that is not the first, or give seats back."""
    lines = run.contract.running()
    before = run.contract.arr()
    if len(lines) > 1 and run.draw(month, Choice.CROSS_SELL) < 0.4:
        dropped = lines[-1]
        lost = run.contract.cancel([dropped], day, verdict.cause.value)
        loss = Loss(day, dropped.product, verdict.cause, lost, verdict.decided)
        run.history.losses.append(loss)
    else:
        idle = run.mind.overbuy
        kept = max(_LEAST_KEPT, 1 - max(0.08, 0.9 * idle))
        for line in lines:
            run.contract.resize(line, day, kept, verdict.cause.value)
        run.mind.overbuy = max(0.03, 1 - (1 - idle) / kept)
    run.tell(day, What.REDUCED, before - run.contract.arr())


def _leave_classic(run: Run, day: date) -> None:
    classic = next((line for line in run.contract.running() if line.product == "classic"), None)
    if classic:
        run.contract.move(classic, "plan", day)
        run.mind.potential = min(0.95, run.mind.potential + 0.08)
        run.tell(day, What.MOVED, classic.last_paying.arr)


def _outcome(before: int, after: int) -> str:
    if after < before:
        return "reduced"
    # Prices that rise a little are no growth of the account.
    return "expanded" if after > before * 1.08 else "renewed"


def _forecast(run: Run, month: int, mean: State) -> Forecast:
    """Return how sure the commercial owner is, who sees the account but dimly."""
    risk = leave_probability(deficits(mean, run.mind), run.mind)
    seen = risk + 0.16 * (run.draw(month, Choice.FORECAST) - 0.5)
    return Forecast.COMMIT if seen < 0.1 else Forecast.LIKELY if seen < 0.3 else Forecast.AT_RISK
