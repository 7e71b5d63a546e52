"""The points of one account's metrics that people entered, with what they said about them."""

from collections.abc import Mapping

import numpy as np
from sqlalchemy import Connection, select

from cs_desktop.domain.metrics.readings import BY_HAND
from cs_desktop.models.points import undo
from cs_desktop.models.tables import PointBatch

HandNotes = Mapping[tuple[int, int, float], str]
"""By metric, day (ordinal) and value: what was said about it when it was entered."""


def entered_by_hand(connection: Connection, account_id: int) -> HandNotes:
    """Return every value of an account that somebody entered, with the note that came with it last.

    A value that was deleted and brought back is still one that was entered.
    """
    batches = connection.execute(
        select(PointBatch.id, PointBatch.note).where(PointBatch.source == BY_HAND).order_by(PointBatch.id)
    ).all()
    found: dict[tuple[int, int, float], str] = {}
    for batch_id, note in batches:
        points = undo.kept(connection, batch_id)
        put = (points.account_ids == account_id) & ~np.isnan(points.after)
        for place in np.flatnonzero(put).tolist():
            key = int(points.metric_ids[place]), int(points.days[place]), float(points.after[place])
            found[key] = note
    return found
