"""What the account's page shows of subscriptions, renewals and unexplained losses."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from cs_desktop.domain.commerce import MissingReason, RenewalEntry, RenewalRow, SubscriptionRow
from cs_desktop.domain.subscription_course import Course, Event, course_of
from cs_desktop.domain.vocabulary import Forecast, RenewalOutcome, SubscriptionEventKind
from cs_desktop.models.queries.commercial import SubscriptionFacts
from cs_desktop.models.queries.contracts import Contracts, FullRenewal


def subscription_rows(
    subscriptions: Sequence[SubscriptionFacts], contracts: Contracts, as_of: date
) -> tuple[SubscriptionRow, ...]:
    """Return an account's subscriptions as of a day; those of which nothing is recorded are left out."""
    courses = _courses(contracts)
    linked, of_all = _open_renewals(contracts)
    return tuple(
        _subscription_row(
            facts, courses[facts.id].completed(facts.term_end), linked.get(facts.id, of_all), as_of
        )
        for facts in subscriptions
        if facts.id in courses
    )


def renewal_rows(
    subscriptions: Sequence[SubscriptionFacts], contracts: Contracts, as_of: date
) -> tuple[RenewalRow, ...]:
    """Return open renewals, the earliest first, then those that ended, the newest first."""
    products = {facts.id: facts.product for facts in subscriptions}
    rows = [_renewal_row(facts, contracts, products, as_of) for facts in contracts.renewals]
    ended = [row for row in rows if row.outcome is not None]
    return (*(row for row in rows if row.outcome is None), *reversed(ended))


def missing_reasons(contracts: Contracts, members: Mapping[int, str]) -> tuple[MissingReason, ...]:
    """Return the losses that nobody has explained yet."""
    return tuple(
        MissingReason(task.id, task.title, task.due, members.get(task.assignee_id or 0, ""))
        for task in contracts.reasons
    )


def _courses(contracts: Contracts) -> dict[int, Course]:
    events: defaultdict[int, list[tuple[int, Event]]] = defaultdict(list)
    for row in contracts.events:
        event = Event(
            id=row.id,
            kind=SubscriptionEventKind(row.kind),
            day=row.effective,
            arr=row.arr,
            term_end=row.term_end,
            list_arr=row.list_arr,
            discount=row.discount,
            reason=row.reason,
        )
        events[row.subscription_id].append((row.position, event))
    return {subscription: course_of(found) for subscription, found in events.items()}


def _open_renewals(contracts: Contracts) -> tuple[dict[int, FullRenewal], FullRenewal | None]:
    """Return each subscription's earliest open renewal, and the earliest that names no subscription."""
    # They come by due date, so the first one found is the earliest.
    found: dict[int, FullRenewal] = {}
    of_all: FullRenewal | None = None
    for renewal in contracts.renewals:
        if renewal.outcome:
            continue
        ids = [subscription for linked, subscription in contracts.links if linked == renewal.id]
        of_all = renewal if not ids and of_all is None else of_all
        for subscription_id in ids:
            found.setdefault(subscription_id, renewal)
    return found, of_all


def _subscription_row(
    facts: SubscriptionFacts, course: Course, renewal: FullRenewal | None, as_of: date
) -> SubscriptionRow:
    runs = course.runs_on(as_of)
    ended = course.end is not None and course.end <= as_of
    term_end = course.newest.term_end
    return SubscriptionRow(
        id=facts.id,
        product=facts.product,
        arr=course.newest.arr if ended else course.on(as_of).arr,
        start=course.start,
        end=course.end,
        term_end=term_end,
        forecast=Forecast(renewal.forecast) if runs and renewal and renewal.forecast else None,
        overdue=runs and course.end is None and term_end is not None and term_end < as_of,
        course=course,
        notice_by=renewal.notice_by if runs and renewal else None,
    )


def _renewal_row(
    facts: FullRenewal, contracts: Contracts, products: Mapping[int, str], as_of: date
) -> RenewalRow:
    ids = tuple(subscription for renewal, subscription in contracts.links if renewal == facts.id)
    entry = RenewalEntry(
        due=facts.due,
        notice_by=facts.notice_by,
        auto_renew=facts.auto_renew,
        commercial_owner=facts.commercial_owner,
        forecast=Forecast(facts.forecast) if facts.forecast else None,
        amount=facts.amount,
        subscription_ids=ids,
        outcome=RenewalOutcome(facts.outcome) if facts.outcome else None,
    )
    return RenewalRow(
        id=facts.id,
        entry=entry,
        outcome=RenewalOutcome(facts.outcome) if facts.outcome else None,
        products=tuple(products[i] for i in ids if i in products),
        overdue=not facts.outcome and facts.due < as_of,
        reason=facts.reason,
    )
