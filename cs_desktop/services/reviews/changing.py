"""Doing to a review what a person did: one gesture, one step."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.sql import ColumnElement

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import BugError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, New, Put
from cs_desktop.domain.vocabulary import ReviewStatus
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.tables import (
    Account,
    Commitment,
    Measure,
    Objective,
    Review,
    ReviewDecision,
    ReviewItem,
    ReviewPerson,
    SuccessPlan,
)
from cs_desktop.models.write import WriteTx
from cs_desktop.services import gestures
from cs_desktop.services.context import Context
from cs_desktop.services.gestures import Gestured, Parts, Whole

PARTS = Parts(
    {
        Kind.REVIEW: Review,
        Kind.REVIEW_ITEM: ReviewItem,
        Kind.REVIEW_PERSON: ReviewPerson,
        Kind.REVIEW_DECISION: ReviewDecision,
        Kind.COMMITMENT: Commitment,
        Kind.SUCCESS_PLAN: SuccessPlan,
        Kind.OBJECTIVE: Objective,
        Kind.MEASURE: Measure,
    },
    ends={
        Kind.COMMITMENT: {"objective_id": Objective},
        Kind.OBJECTIVE: {"plan_id": SuccessPlan},
        Kind.MEASURE: {"objective_id": Objective},
    },
)
_OF_THE_REVIEW = (Kind.REVIEW_ITEM, Kind.REVIEW_PERSON, Kind.REVIEW_DECISION, Kind.COMMITMENT)
_OF_THE_PLAN = (SuccessPlan, Objective, Measure)
_SCORING = frozenset({"score", "scored_in_id", "result", "result_on", "decision", "notes"})
"""What a review tells of the commitments of earlier ones; the rest of them stays as it was set."""


def do_review_gesture(ctx: Context, review_id: int, gesture: Gesture, initiator: object = None) -> Gestured:
    """Do everything that a gesture says to a review, or nothing.

    Raises:
        InputError: a text is too long.
        KnownError: the review is gone or closed, or the file refuses.
    """

    def work(tx: WriteTx) -> Mapping[New, int]:
        review = open_review(tx, review_id)
        account = tx.session.get(Account, review.account_id)
        tx.recorder.label = f"{gesture.label} of {shortened(account.name if account else review.title)}"
        return perform_on_review(tx, review, gesture)

    written = ctx.workspace.write(gesture.label, work, initiator)
    return Gestured(written.change, written.value)


def open_review(tx: WriteTx, review_id: int) -> Review:
    """Return a review that is there and not closed.

    Raises:
        KnownError: it is gone, or closed.
    """
    review = tx.session.get(Review, review_id)
    if review is None:
        raise KnownError(tr("This review was deleted by someone else; undo the deletion to go on."))
    if review.status == ReviewStatus.CLOSED:
        raise KnownError(tr("This review is closed and stays as it is."))
    return review


def perform_on_review(tx: WriteTx, review: Review, gesture: Gesture) -> Mapping[New, int]:
    """Do what a gesture says as part of a larger step, and return the ids of what it adds.

    Of the commitments of earlier reviews only the score and what follows from it can be told.
    """
    review_id = review.id
    for put in gesture.puts:
        if put.kind is Kind.COMMITMENT:
            _may_tell(tx, review_id, put)

    def complete(kind: Kind, values: dict[str, Any]) -> None:
        if kind in _OF_THE_REVIEW:
            values["review_id"] = review_id

    def holds(part: LoggedBase) -> bool:
        if isinstance(part, Review):
            return part.id == review_id
        return isinstance(part, (Commitment, *_OF_THE_PLAN)) or getattr(part, "review_id", None) == review_id

    def mine(kind: Kind) -> ColumnElement[bool] | None:
        table = PARTS.table(kind).__table__
        return table.c.review_id == review_id if kind in _OF_THE_REVIEW else table.c.id == review_id

    return gestures.perform(tx, Whole(PARTS, complete, holds, mine), gesture)


def _may_tell(tx: WriteTx, review_id: int, put: Put) -> None:
    """See that a commitment of an earlier review stays as it was set there.

    Raises:
        KnownError: another review that was closed has scored it.
    """
    entry = tx.session.get(Commitment, put.id)
    if entry is None or entry.review_id == review_id:
        return
    if not put.values.keys() <= _SCORING:
        raise BugError("what an earlier review set is not changed by a later one")
    scored = (
        tx.session.get(Review, entry.scored_in_id) if entry.scored_in_id not in (None, review_id) else None
    )
    if scored is not None and scored.status == ReviewStatus.CLOSED:
        raise KnownError(
            tr("This objective was scored at the review of {day}, which is closed.", day=day_text(scored.day))
        )
