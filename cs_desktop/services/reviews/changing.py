"""Doing to a review what a person did: one gesture, one step."""

from collections.abc import Mapping
from typing import Any

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, New
from cs_desktop.domain.vocabulary import ReviewStatus
from cs_desktop.models.tables import (
    Account,
    Commitment,
    Objective,
    Review,
    ReviewDecision,
    ReviewItem,
    ReviewPerson,
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
    },
    ends={Kind.COMMITMENT: {"objective_id": Objective}},
)


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
    """Do what a gesture says as part of a larger step, and return the ids of what it adds."""
    review_id = review.id

    def complete(kind: Kind, values: dict[str, Any]) -> None:
        if kind is not Kind.REVIEW:
            values["review_id"] = review_id

    return gestures.perform(tx, Whole(PARTS, complete), gesture)
