"""The points of one account's metrics that people entered, with what they said about them."""

from collections.abc import Mapping

import numpy as np
from sqlalchemy import Connection, select

from cs_desktop.domain.metrics.readings import BY_HAND
from cs_desktop.models.points import undo
from cs_desktop.models.tables import PointBatch

HandNotes = Mapping[tuple[int, int], tuple[float, str]]
"""By metric and day (ordinal): the value that was entered, and what was said about it."""


def entered_by_hand(connection: Connection, account_id: int) -> HandNotes:
    """Return the value and the note of each day of an account that somebody entered last."""
    batches = connection.execute(
        select(PointBatch.id, PointBatch.note).where(PointBatch.source == BY_HAND).order_by(PointBatch.id)
    ).all()
    found: dict[tuple[int, int], tuple[float, str]] = {}
    for batch_id, note in batches:
        points = undo.kept(connection, batch_id)
        for place in np.flatnonzero(points.account_ids == account_id).tolist():
            key = int(points.metric_ids[place]), int(points.days[place])
            found[key] = float(points.after[place]), note
    return found
