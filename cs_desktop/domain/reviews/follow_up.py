"""What is written to everybody after a review, as plain text: only what is shared with the customer."""

from collections.abc import Iterator
from dataclasses import dataclass

from cs_desktop.common.dates import day_text, time_text
from cs_desktop.common.language import tr
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.content import Action
from cs_desktop.domain.plan.shown import Who
from cs_desktop.domain.plan.words import value_with_unit
from cs_desktop.domain.reviews.chain import measure_of
from cs_desktop.domain.reviews.content import Attendee, CommitmentEntry, ReviewHead
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.words import OPEN, starting, title_of
from cs_desktop.domain.vocabulary import Attendance

_THERE = frozenset({Attendance.CAME.value, Attendance.COMING.value})


@dataclass(frozen=True, slots=True)
class FollowUp:
    """An e-mail to those who were there."""

    subject: str
    text: str
    to: tuple[str, ...]
    """The addresses of the customer's people who were there, as far as they are known."""


def follow_up(shown: ReviewsShown, review: ReviewHead) -> FollowUp:
    """Return the e-mail that tells what was decided, who does what, and when one meets again."""
    account = shown.plan.account
    title = _title(shown, review)
    subject = tr("{title} with {account}: what we agreed", title=title, account=account)
    there = [one for one in shown.book.attendees_of(review.id) if one.state in _THERE]
    to = tuple(
        shown.emails[one.contact_id]
        for one in there
        if one.contact_id is not None and shown.emails.get(one.contact_id)
    )
    blocks = [_opening(shown, review), *_blocks(shown, review, there)]
    return FollowUp(subject, "\n\n".join(block for block in blocks if block) + "\n", to)


def actions_of(shown: ReviewsShown, review_id: int) -> tuple[Action, ...]:
    """Return the actions of the plan that were decided at a review, by their due day."""
    content = shown.plan.content
    actions = [one for one in content.actions if one.review_id == review_id] if content is not None else []
    return tuple(sorted(actions, key=lambda one: (one.due is None, one.due, one.position, one.id)))


def _opening(shown: ReviewsShown, review: ReviewHead) -> str:
    return tr(
        "Thank you for {title} on {day}. This is what we agreed.",
        title=_title(shown, review),
        day=day_text(review.day),
    )


def _title(shown: ReviewsShown, review: ReviewHead) -> str:
    return title_of(review.title, review.kind, review.day, shown.fiscal_start)


def _blocks(shown: ReviewsShown, review: ReviewHead, there: list[Attendee]) -> Iterator[str]:
    yield _list(tr("Who was there"), [_person(shown, one) for one in there])
    yield review.shared_notes.strip()
    yield _list(tr("Decisions"), [one.text for one in shown.book.decisions_of(review.id)])
    yield _list(tr("Actions"), [_action(shown, one) for one in actions_of(shown, review.id)])
    yield _list(
        tr("Objectives until the next review"),
        [_objective(shown, one) for one in shown.book.set_at(review.id)],
    )
    following = next_planned(shown, review)
    if following is not None:
        at = starting(following.day, following.starts_at)
        day = day_text(following.day) + (f", {time_text(at)}" if at else "")
        yield tr("We meet again on {day}: {title}.", day=day, title=following.title)


def next_planned(shown: ReviewsShown, review: ReviewHead) -> ReviewHead | None:
    """Return the next review after this one that is planned."""
    later = [one for one in shown.book.reviews if one.status in OPEN and one.day > review.day]
    return next((one for one in later if one.id != review.id), None)


def _list(title: str, entries: list[str]) -> str:
    return "\n".join([title, *(f"- {entry}" for entry in entries)]) if entries else ""


def _person(shown: ReviewsShown, one: Attendee) -> str:
    if one.contact_id is not None:
        return _named(shown.contacts.get(one.contact_id), shown.plan.account)
    return _named(shown.members.get(one.member_id or 0), "")


def _named(who: Who | None, side: str) -> str:
    if who is None:
        return tr("Somebody who was deleted since")
    return ", ".join(part for part in (who.name, who.role, side) if part)


def _action(shown: ReviewsShown, one: Action) -> str:
    who = (
        shown.contacts.get(one.contact_id or 0)
        if one.party == Party.THEIRS
        else shown.members.get(one.owner_id or 0)
    )
    side = shown.plan.account if one.party == Party.THEIRS else tr("us")
    name = tr("{name} ({side})", name=who.name, side=side) if who is not None else side
    if one.due is None:
        return tr("{what}: {name}", what=one.text, name=name)
    return tr("{what}: {name}, by {day}", what=one.text, name=name, day=day_text(one.due))


def _objective(shown: ReviewsShown, one: CommitmentEntry) -> str:
    measure = measure_of(shown.plan, one.measure_id)
    parts = [one.text]
    if measure is not None and one.target is not None:
        start, target = (
            value_with_unit(measure, value, shown.plan.currency) for value in (one.baseline, one.target)
        )
        parts.append(
            tr("{measure} from {start} to {target}", measure=measure.name, start=start, target=target)
        )
    if one.due is not None:
        parts.append(tr("by {day}", day=day_text(one.due)))
    owners = [shown.members.get(one.owner_id or 0), shown.contacts.get(one.contact_id or 0)]
    names = ", ".join(who.name for who in owners if who is not None)
    if names:
        parts.append(names)
    return "; ".join(parts)
