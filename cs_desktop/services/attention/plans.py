"""Plans that nobody has looked at for too long, and sponsors who stay away from reviews."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.attention import Finding, Rule
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status
from cs_desktop.domain.plan.looking import PlanLook
from cs_desktop.domain.reviews.absence import Absence
from cs_desktop.models.queries import plan_looks, review_overview
from cs_desktop.services.attention.facts import Facts
from cs_desktop.services.reading import Read
from cs_desktop.services.reviews.overview import PAST_DAYS, absences

ANSWER_DAYS = 14
"""Within so many days after the review a sponsor who stayed away is to be won back."""


def read_looks(
    read: Read, today: date, last_reviews: Mapping[int, date], account_ids: frozenset[int]
) -> tuple[PlanLook, ...]:
    """Return the plans of some accounts that may have to be looked at.

    Only of those that nobody looked at otherwise is it asked when they were changed.
    """
    plans = read(lambda c: plan_looks.running_plans(c, dict(last_reviews)))
    near = [one for one in plans if one.account_id in account_ids and one.due(today) is not None]
    if not near:
        return ()
    since = today - timedelta(days=max(one.days for one in near))
    earliest = min((one.next_review for one in near if one.next_review is not None), default=since)
    changed = read(lambda c: plan_looks.plan_changes(c, min(since, earliest)))
    return tuple(replace(one, changed_on=changed.get(one.id)) for one in near)


def read_absences(read: Read, today: date) -> dict[int, Absence]:
    """Return the accounts whose sponsor was absent twice running at least."""
    states = read(review_overview.sponsor_states)
    if not states:
        return {}
    return absences(
        read(lambda c: review_overview.review_lines(c, today - timedelta(days=PAST_DAYS))), states
    )


def plans_unseen(facts: Facts, plans: Sequence[PlanLook]) -> Iterator[Finding]:
    """Yield the plans that should be looked at by now."""
    for plan in plans:
        due = plan.due(facts.today)
        if due is None:
            continue
        last = plan.last
        if plan.next_review is not None and due == plan.next_review:
            why = tr("its next check was set for {day}", day=day_text(due))
        elif last is None:
            why = tr("nobody has noted a look at it, and nothing of it was changed")
        else:
            days = (facts.today - last).days
            why = trn("not looked at for {count} day", "not looked at for {count} days", days)
        yield Finding(
            rule=Rule.PLAN,
            about=Kind.SUCCESS_PLAN,
            about_id=plan.id,
            account_id=plan.account_id,
            occasion=due,
            title=tr("Look at the plan: {plan}", plan=plan.name) if plan.name else tr("Look at the plan"),
            why=why,
            source=tr(
                "Notes of looks, changes of the plan and reviews held; due after {days} days", days=plan.days
            ),
            due=due,
            state=Status.WATCH if due < facts.today else Status.NONE,
        )


def sponsors_absent(facts: Facts, absent: Mapping[int, Absence]) -> Iterator[Finding]:
    """Yield the accounts that pay and whose sponsor was absent twice running."""
    for account_id, absence in sorted(absent.items()):
        if account_id not in facts.active:
            continue
        count = len(absence.reviews)
        yield Finding(
            rule=Rule.SPONSOR,
            about=Kind.REVIEW,
            about_id=absence.reviews[0],
            account_id=account_id,
            occasion=absence.since,
            title=tr("Win the sponsor back, or find another"),
            why=trn(
                "absent from the last {count} review, since {day}",
                "absent from the last {count} reviews, since {day}",
                count,
                day=day_text(absence.since),
            ),
            source=tr("Attendance noted at reviews, of contacts with the role of sponsor"),
            due=facts.today + timedelta(days=ANSWER_DAYS),
            state=Status.WATCH,
        )
