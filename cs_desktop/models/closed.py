"""What closed reviews are made of cannot be deleted, except together with its account."""

from collections.abc import Mapping

from sqlalchemy import Connection, or_, select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr, trn
from cs_desktop.domain.vocabulary import ReviewStatus
from cs_desktop.models.id_lists import among
from cs_desktop.models.tables import (
    Account,
    Commitment,
    Measure,
    Review,
    ReviewDecision,
    ReviewItem,
    ReviewPerson,
)

_PARTS = (ReviewItem, ReviewPerson, ReviewDecision)


def refuse_closed(connection: Connection, doomed: Mapping[str, set[int]]) -> None:
    """Refuse to delete rows of closed reviews, and what these measured by.

    Raises:
        KnownError: there are such rows, and their account stays.
    """
    if doomed.get(Account.__tablename__):
        return
    closed = select(Review.id).where(Review.status == ReviewStatus.CLOSED.value)
    gone = doomed.get(Review.__tablename__) or ()
    if gone and connection.scalar(closed.where(Review.id.in_(among(gone))).limit(1)) is not None:
        raise KnownError(tr("A closed review stays as it is; open it again, with a reason, to delete it."))
    for part in _PARTS:
        ids = doomed.get(part.__tablename__) or ()
        query = select(part.id).where(part.id.in_(among(ids)), part.review_id.in_(closed)).limit(1)
        if ids and connection.scalar(query) is not None:
            raise KnownError(tr("This review is closed and stays as it is."))
    commitments = doomed.get(Commitment.__tablename__) or ()
    measures = doomed.get(Measure.__tablename__) or ()
    if not commitments and not measures:
        return
    held = select(Commitment.review_id).where(
        or_(Commitment.id.in_(among(commitments)), Commitment.measure_id.in_(among(measures))),
        or_(Commitment.review_id.in_(closed), Commitment.scored_in_id.in_(closed)),
    )
    count = len(set(connection.scalars(held)))
    if count:
        raise KnownError(
            trn(
                "{count} closed review counts on this, and stays as it is: drop or park the objective "
                "instead of deleting it.",
                "{count} closed reviews count on this, and stay as they are: drop or park the objective "
                "instead of deleting it.",
                count,
            )
        )
