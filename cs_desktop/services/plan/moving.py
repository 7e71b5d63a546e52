"""Whether what reviews hold of a plan stays whole where its parts are moved."""

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import trn
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.models.torn import torn_reviews
from cs_desktop.models.write import WriteTx


def refuse_torn_commitments(tx: WriteTx, gesture: Gesture) -> None:
    """Refuse what has moved a measure away from the objective under which reviews hold commitments to it.

    A commitment belongs to one objective and shares its measure, and what was closed stays as it was.

    Raises:
        InputError: a review holds one.
    """
    moved = [put.id for put in gesture.puts if put.kind is Kind.MEASURE and "objective_id" in put.values]
    if moved:
        tx.session.flush()
        count = torn_reviews(tx.session.connection(), moved)
        if count:
            raise InputError(
                trn(
                    "{count} review holds a commitment to this measure under its objective: leave it there, "
                    "and add a measure to the other objective.",
                    "{count} reviews hold commitments to this measure under its objective: leave it there, "
                    "and add a measure to the other objective.",
                    count,
                )
            )
