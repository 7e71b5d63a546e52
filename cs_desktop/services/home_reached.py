"""What was reached since a day: targets of measures, first value, promises kept."""

from collections.abc import Mapping, Sequence
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.home import Reached
from cs_desktop.domain.plan.progress import KEEPS, reaches
from cs_desktop.domain.plan.words import target_with_unit, value_with_unit
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.models.queries import reached as queries
from cs_desktop.models.queries.reached import DatedMeasure, FirstValue, KeptPromise
from cs_desktop.services.attention.measured import measured_values
from cs_desktop.services.context import Context


def load_reached(
    ctx: Context,
    names: Mapping[int, str],
    account_ids: Sequence[int],
    since: date,
    today: date,
    currency: str,
) -> tuple[Reached, ...]:
    """Return what the accounts reached after a day, up to today, by account; `names` are the accounts'."""
    workspace = ctx.workspace
    measures = [
        one
        for one in workspace.read(lambda c: queries.measures_with_target(c, account_ids))
        # What is to be kept is never reached.
        if MeasureKind(one.row.kind) not in KEEPS
    ]
    fed = [one.row for one in measures if one.row.metric_id is not None]
    then = measured_values(workspace, fed, since)
    now = measured_values(workspace, fed, today)
    found = [
        *(
            _met(one, now.get(one.row.id, one.row.current or 0.0), currency)
            for one in measures
            if _is_met(one, then, now, since, today)
        ),
        *(_seen(one) for one in workspace.read(lambda c: queries.first_values(c, account_ids, since, today))),
        *(
            _kept(one)
            for one in workspace.read(lambda c: queries.kept_promises(c, account_ids, since, today))
        ),
    ]
    told = [Reached(account_id, names[account_id], *rest) for account_id, *rest in found]
    return tuple(sorted(told, key=lambda one: (one.account.casefold(), one.text)))


_Found = tuple[int, str, str, str]
"""Account, what was reached, its numbers, and where they come from."""


def _is_met(
    one: DatedMeasure, then: Mapping[int, float], now: Mapping[int, float], since: date, today: date
) -> bool:
    """Return whether a measure came to its target in between.

    One that a metric feeds was not there on the first day and is on the last; one that is entered by hand was
    entered in between.
    """
    row = one.row
    assert row.target is not None
    kind = MeasureKind(row.kind)
    if row.metric_id is None:
        entered = one.current_on is not None and since < one.current_on <= today
        return entered and row.current is not None and reaches(kind, row.current, row.target)
    before, value = then.get(row.id), now.get(row.id)
    was_there = before is not None and reaches(kind, before, row.target)
    return value is not None and reaches(kind, value, row.target) and not was_there


def _met(one: DatedMeasure, value: float, currency: str) -> _Found:
    row = one.row
    return (
        row.account_id,
        tr("Target reached: {measure}", measure=row.name),
        tr(
            "{value}, target {target}",
            value=value_with_unit(row, value, currency),
            target=target_with_unit(row, currency),
        ),
        tr("Measure of the objective “{objective}”: current value against target", objective=row.objective),
    )


def _seen(one: FirstValue) -> _Found:
    if one.customer_since is None:
        detail = day_text(one.day)
    else:
        days = (one.day - one.customer_since).days
        detail = trn("{count} day after signing", "{count} days after signing", days)
    return one.account_id, tr("First value reached"), detail, tr("First-value date − customer since")


def _kept(one: KeptPromise) -> _Found:
    early = (one.due - one.day).days if one.due is not None else 0
    if early > 0:
        detail = trn("{count} day early", "{count} days early", early)
    elif early < 0:
        detail = trn("{count} day late", "{count} days late", -early)
    else:
        detail = tr("on {day}", day=day_text(one.day))
    return (
        one.account_id,
        tr("Promise kept: {promise}", promise=one.text),
        detail,
        tr("Promises: the day on which they were kept against the day due"),
    )
