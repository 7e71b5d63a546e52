"""The reviews of an account as they are stored, by one query a table."""

from sqlalchemy import Connection, select

from cs_desktop.domain.reviews.content import (
    Attendee,
    CommitmentEntry,
    DecisionEntry,
    Item,
    ReviewBook,
    ReviewHead,
)
from cs_desktop.models.queries.shapes import shaped
from cs_desktop.models.tables import (
    Account,
    Cadence,
    Commitment,
    Review,
    ReviewDecision,
    ReviewItem,
    ReviewPerson,
)


def review_book(connection: Connection, account_id: int) -> ReviewBook:
    """Return all reviews of an account."""
    mine = select(Review.id).where(Review.account_id == account_id)
    reviews = shaped(connection, Review, ReviewHead, Review.account_id == account_id, "day")
    places = {review.id: place for place, review in enumerate(reviews)}
    commitments = shaped(connection, Commitment, CommitmentEntry, Commitment.review_id.in_(mine), "position")
    return ReviewBook(
        reviews,
        shaped(connection, ReviewItem, Item, ReviewItem.review_id.in_(mine), "position"),
        shaped(connection, ReviewPerson, Attendee, ReviewPerson.review_id.in_(mine)),
        shaped(connection, ReviewDecision, DecisionEntry, ReviewDecision.review_id.in_(mine), "position"),
        tuple(sorted(commitments, key=lambda one: places[one.review_id])),
    )


def cadence_of(connection: Connection, account_id: int, touch_model_id: int | None) -> dict[str, int]:
    """Return the months between reviews by kind: the account's own, else its touch model's."""
    query = select(Cadence.kind, Cadence.months, Cadence.account_id).where(
        (Cadence.account_id == account_id)
        | (Cadence.account_id.is_(None) & (Cadence.touch_model_id == touch_model_id))
    )
    # The account's own come last, and hold.
    found = sorted(connection.execute(query), key=lambda row: row.account_id is not None)
    return {row.kind: row.months for row in found}


def chosen_touch_model(connection: Connection, account_id: int) -> int | None:
    """Return the touch model that was set for an account by hand, if any."""
    return connection.scalar(select(Account.touch_model_id).where(Account.id == account_id))
