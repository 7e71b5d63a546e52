"""A commitment belongs to one objective and shares its measure: whether a step tears the two apart."""

from collections.abc import Collection

from sqlalchemy import Connection, distinct, func, or_, select

from cs_desktop.models.id_lists import among
from cs_desktop.models.tables import Commitment, Measure


def torn_reviews(connection: Connection, measures: Collection[int], commitments: Collection[int] = ()) -> int:
    """Return how many reviews hold a commitment to a measure that is under another objective.

    Only these measures and these commitments are looked at.
    """
    torn = (
        select(func.count(distinct(Commitment.review_id)))
        .join(Measure, Measure.id == Commitment.measure_id)
        .where(
            or_(Measure.id.in_(among(measures)), Commitment.id.in_(among(commitments))),
            Commitment.objective_id != Measure.objective_id,
        )
    )
    return connection.scalar(torn) or 0
