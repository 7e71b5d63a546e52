"""The figures above Home: outreach against what was agreed, hours, and the renewals that are near or past."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cs_desktop.common.dates import day_text, month_text
from cs_desktop.common.language import count_text, tr, trn
from cs_desktop.domain.figures import Figure, Status, Unit, number_text
from cs_desktop.domain.outreach import FORMULA, Target, expected_by
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.vocabulary import Direction
from cs_desktop.models.queries.attention_facts import MemberFacts

RENEWAL_DAYS = 90
HOURS_WEEKS = 4
_FULL = 0.9
"""From this part of the available hours on, the book is nearly full."""


@dataclass(frozen=True, slots=True)
class Touches:
    """What was logged by some of us: touches of this month, and minutes of the last weeks."""

    proactive: int
    reactive: int
    minutes: int
    """Of the last HOURS_WEEKS weeks."""


def outreach_targets(members: Sequence[MemberFacts], touches: Touches, today: date) -> tuple[Target, ...]:
    """Return the targets that are agreed for the members together, and their hours with accounts."""
    month = month_text(today)
    found = []
    proactive = sum(member.proactive_target or 0 for member in members)
    if proactive:
        label = tr("Proactive outreach, {month}", month=month)
        found.append(_target(label, touches.proactive, proactive, Direction.PROACTIVE, today))
    reactive = sum(member.reactive_target or 0 for member in members)
    if reactive:
        label = tr("Reactive outreach, {month}", month=month)
        found.append(_target(label, touches.reactive, reactive, Direction.REACTIVE, today))
    available = sum(member.available_hours for member in members)
    if available > 0:
        found.append(_hours(touches.minutes, available, today))
    return tuple(found)


def renewal_tiles(rows: Sequence[PortfolioRow], currency: str, today: date) -> tuple[Figure, ...]:
    """Return ARR in renewal and overdue renewals of the accounts; nothing where nobody pays."""
    paying = [row for row in rows if row.arr]
    if not paying:
        return ()
    near = [row for row in paying if row.renewal and 0 <= (row.renewal - today).days <= RENEWAL_DAYS]
    late = [row for row in paying if row.renewal and row.renewal < today]
    first = min((row.renewal for row in near if row.renewal), default=None)
    ended = min((row.renewal for row in late if row.renewal), default=None)
    near_note = late_note = tr("no account")
    if first is not None:
        near_note = trn(
            "{count} account · first on {day}",
            "{count} accounts · first on {day}",
            len(near),
            day=day_text(first),
        )
    if ended is not None:
        late_note = trn(
            "{count} account · term ended {day}",
            "{count} accounts · first term ended {day}",
            len(late),
            day=day_text(ended),
        )
    return (
        Figure(
            label=tr("ARR in renewal, {days} days", days=RENEWAL_DAYS),
            value=sum(row.arr for row in near),
            unit=Unit.MONEY,
            formula=tr(
                "ARR of accounts whose next renewal is today or within {days} days", days=RENEWAL_DAYS
            ),
            source=tr("Renewals and terms of subscriptions"),
            as_of=today,
            currency=currency,
            note=near_note,
            status=Status.WATCH if near else Status.NONE,
        ),
        Figure(
            label=tr("Overdue renewals"),
            value=sum(row.arr for row in late),
            unit=Unit.MONEY,
            formula=tr("ARR of accounts whose term has passed without an end"),
            source=tr("Renewals and terms of subscriptions"),
            as_of=today,
            currency=currency,
            note=late_note,
            status=Status.RISK if late else Status.GOOD,
        ),
    )


def _target(label: str, done: int, target: int, direction: Direction, today: date) -> Target:
    expected = expected_by(target, today)
    # What is not whole yet is not expected yet.
    wanted = int(expected)
    if done >= target:
        note, status = tr("Met"), Status.GOOD
    elif done >= wanted:
        note, status = tr("On pace · {count} expected by today", count=count_text(wanted)), Status.GOOD
    else:
        note, status = tr("Behind · {count} expected by today", count=count_text(wanted)), Status.RISK
    source = (
        tr("Proactive activities of this month, without notes and outages")
        if direction is Direction.PROACTIVE
        else tr("Reactive activities of this month, without notes and outages")
    )
    return Target(
        label=label,
        done=done,
        target=target,
        expected=expected,
        text=count_text(done),
        of=tr("of {target}", target=count_text(target)),
        note=note,
        status=status,
        formula=tr(FORMULA),
        source=source,
        as_of=today,
    )


def _hours(minutes: int, available: float, today: date) -> Target:
    hours = minutes / 60 / HOURS_WEEKS
    share = hours / available
    return Target(
        label=tr("Hours with accounts a week"),
        done=hours,
        target=available,
        expected=None,
        text=number_text(hours, 1),
        of=tr("of {hours} h", hours=number_text(available, 1)),
        note=tr("{share}% full · last {weeks} weeks", share=number_text(share * 100, 0), weeks=HOURS_WEEKS),
        status=Status.RISK if share > 1 else Status.WATCH if share > _FULL else Status.GOOD,
        formula=tr("logged minutes of the last {weeks} weeks / {weeks} weeks / 60", weeks=HOURS_WEEKS),
        source=tr("Activities; available = weekly hours × utilisation × (1 − admin share)"),
        as_of=today,
    )


def hours_since(today: date) -> date:
    """Return the first of the days whose minutes count."""
    return today - timedelta(days=7 * HOURS_WEEKS - 1)
