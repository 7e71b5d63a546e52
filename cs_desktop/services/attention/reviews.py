"""Reviews due: those planned, and those that the cadence of the touch model asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.attention import Finding, Rule
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status
from cs_desktop.domain.vocabulary import ReviewKind
from cs_desktop.models.queries.attention_facts import ReviewFacts
from cs_desktop.services.attention.facts import CADENCE_DAYS, REVIEW_DAYS, Facts


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A review that the cadence asks for and nobody has planned."""

    account_id: int
    due: date
    last: date | None
    """The last one held; None where the account has had none since it became a customer."""
    every: int
    touch_model: str


def reviews_due(facts: Facts) -> Iterator[Finding]:
    """Yield the reviews that are due or overdue."""
    for review in facts.reviews:
        if review.day <= facts.today + timedelta(days=REVIEW_DAYS):
            yield _planned(review, facts.today)
    for asked in asked_for(facts, facts.today + timedelta(days=CADENCE_DAYS)):
        yield _unplanned(asked, facts.today)


def asked_for(facts: Facts, until: date) -> Iterator[AskedFor]:
    """Yield what the cadence asks for up to a day, of accounts without an open review.

    Due is the day of the last QBR, EBR or closed review (else of becoming a customer) + the touch model's
    days between reviews.
    """
    planned = {review.account_id for review in facts.reviews}
    for account_id in sorted((facts.active & facts.cares.keys()) - planned):
        model = facts.touch_model(account_id)
        last = facts.last_reviews.get(account_id)
        since = last or facts.cares[account_id].customer_since
        if model is None or model.review_days is None or since is None:
            continue
        due = since + timedelta(days=model.review_days)
        if due <= until:
            yield AskedFor(account_id, due, last, model.review_days, model.name)


def review_name(kind: str) -> str:
    """Return what a kind of review is called."""
    return {
        ReviewKind.QBR: tr("QBR"),
        ReviewKind.EBR: tr("EBR"),
        ReviewKind.SUCCESS: tr("Success review"),
    }[ReviewKind(kind)]


def _planned(review: ReviewFacts, today: date) -> Finding:
    name, left = review_name(review.kind), (review.day - today).days
    if left < 0:
        title = tr("Hold the overdue review: {review}", review=name)
        why = tr("it was planned for {day}", day=day_text(review.day))
    elif left == 0:
        title = tr("Hold the review: {review}", review=name)
        why = tr("it is planned for today")
    else:
        title = tr("Prepare the review: {review}", review=name)
        why = trn("in {count} day, on {day}", "in {count} days, on {day}", left, day=day_text(review.day))
    return Finding(
        rule=Rule.REVIEW,
        about=Kind.REVIEW,
        about_id=review.id,
        account_id=review.account_id,
        occasion=review.day,
        title=title,
        why=why,
        source=tr("Reviews that are planned or in progress"),
        due=review.day,
        state=Status.RISK if left < 0 else Status.NONE,
    )


def _unplanned(asked: AskedFor, today: date) -> Finding:
    if asked.last is None:
        why = tr(
            "none so far; {model} asks for one every {days} days", model=asked.touch_model, days=asked.every
        )
    else:
        why = tr(
            "the last was {day}; {model} asks for one every {days} days",
            day=day_text(asked.last),
            model=asked.touch_model,
            days=asked.every,
        )
    return Finding(
        rule=Rule.REVIEW,
        about=Kind.ACCOUNT,
        about_id=asked.account_id,
        account_id=asked.account_id,
        occasion=asked.due,
        title=tr("Plan the next review"),
        why=why,
        source=tr("Last QBR, EBR or closed review + the days between reviews of the touch model"),
        due=asked.due,
        state=Status.WATCH if asked.due < today else Status.NONE,
    )
