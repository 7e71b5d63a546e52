"""What is reversed only by a new entry with a reason: a change set that made such an entry is not undone."""

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import func, select

from cs_desktop.common.errors import KnownError, LastingError
from cs_desktop.common.language import tr
from cs_desktop.domain.plan.ledger import NOT_UNDONE
from cs_desktop.domain.reviews.gaps import STAYS_CLOSED
from cs_desktop.domain.vocabulary import ReviewStatus
from cs_desktop.models.id_lists import among
from cs_desktop.models.log.old_values import old_text
from cs_desktop.models.log.values import encode
from cs_desktop.models.tables import (
    Account,
    Agreement,
    Commitment,
    Measure,
    Review,
    ReviewDecision,
    ReviewItem,
    ReviewPerson,
    Scorecard,
    ScorecardVersion,
    ValueConfirmation,
)
from cs_desktop.models.tables.log import ChangeRow
from cs_desktop.models.torn import torn_reviews
from cs_desktop.models.write import WriteTx

_ENTRIES = frozenset({Agreement.__tablename__, ValueConfirmation.__tablename__})
_PARTS = {cls.__tablename__: cls for cls in (ReviewItem, ReviewPerson, ReviewDecision, Commitment)}


def refuse_lasting(tx: WriteTx, rows: Sequence[ChangeRow]) -> None:
    """Refuse to undo a change set that made an entry of the ledger, or changed a review closed by now.

    One that brought a whole account, as an import or the undo of a deletion, may go with the account.

    A version of a scorecard that a newer one has followed stays too: the past was scored by it.

    Raises:
        LastingError: the change set made such an entry, or is about such a review or version.
    """
    made = {row.entity for row in rows if row.op == "insert"}
    if Account.__tablename__ in made:
        return
    if made & _ENTRIES:
        raise LastingError(tr(NOT_UNDONE))
    if any(_opened_again(row) for row in rows) or _any_closed(tx, _reviews_of(tx, rows)):
        raise LastingError(tr(STAYS_CLOSED))
    for row in rows:
        if row.entity == ScorecardVersion.__tablename__:
            _refuse_followed(tx, row)


def refuse_torn(tx: WriteTx, rows: Sequence[ChangeRow]) -> None:
    """Refuse what has put a measure back from where a review has a commitment to it by now.

    Raises:
        KnownError: a review has one.
    """
    measures = {
        row.entity_id for row in rows if (row.entity, row.field) == (Measure.__tablename__, "objective_id")
    }
    back = {row.entity_id for row in rows if (row.entity, row.op) == (Commitment.__tablename__, "delete")}
    if not measures and not back:
        return
    tx.session.flush()
    if torn_reviews(tx.session.connection(), measures, back):
        raise KnownError(
            tr(
                "A review holds a commitment to this measure under its objective: "
                "remove that first, then undo this."
            )
        )


def _refuse_followed(tx: WriteTx, row: ChangeRow) -> None:
    """See that a version which goes, or comes back, is the newest of its scorecard."""
    text = row.new if row.op == "insert" else old_text(tx.session.connection(), row)
    version = json.loads(text or "{}")
    card_id, number = version.get("scorecard_id"), version.get("number")
    if card_id is None or number is None:
        return
    newest = tx.session.scalar(
        select(func.max(ScorecardVersion.number)).where(
            ScorecardVersion.scorecard_id == card_id, ScorecardVersion.id != row.entity_id
        )
    )
    if newest is not None and newest >= number:
        name = tx.session.scalar(select(Scorecard.name).where(Scorecard.id == card_id)) or ""
        raise LastingError(
            tr(
                "Version {number} of {name} was published after it: restore the version that you want, "
                "then publish that.",
                number=newest,
                name=name,
            )
        )


def _opened_again(row: ChangeRow) -> bool:
    return (row.entity, row.field, row.old) == (
        Review.__tablename__,
        "status",
        encode(ReviewStatus.CLOSED.value),
    )


def _reviews_of(tx: WriteTx, rows: Iterable[ChangeRow]) -> set[int]:
    """Return the reviews that changes are about, and those that scored the commitments in them.

    A contact who was deleted since is let go of and taken back by everything that names them.
    """
    found: set[int] = set()
    for row in rows:
        if row.op == "delete" or (row.op == "update" and row.new in (None, "null")):
            continue
        if row.entity == Review.__tablename__:
            found.add(row.entity_id)
        part = tx.session.get(_PARTS[row.entity], row.entity_id) if row.entity in _PARTS else None
        if part is not None:
            of = (getattr(part, column, None) for column in ("review_id", "scored_in_id"))
            found |= {review_id for review_id in of if review_id is not None}
    return found


def _any_closed(tx: WriteTx, review_ids: set[int]) -> bool:
    closed = Review.status == ReviewStatus.CLOSED.value
    query = select(Review.id).where(Review.id.in_(among(review_ids)), closed).limit(1)
    return bool(review_ids) and tx.session.scalar(query) is not None
