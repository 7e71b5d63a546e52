"""The points that objectives are fed by."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from cs_desktop.models.points import reading
from cs_desktop.models.queries.attention_facts import MeasureRow
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.signals.feeds import points_within

_RECENT = 60
"""Days within which a metric that is gathered has a value."""


def measured_values(
    workspace: WorkspaceFile, measures: Sequence[MeasureRow], day: date
) -> Mapping[int, float]:
    """Return where the measures that a metric feeds were on a day, by the measure's id.

    It is the metric's newest point up to that day, as everywhere in a plan; one without points has none.
    """
    fed: dict[int, list[MeasureRow]] = {}
    for measure in measures:
        if measure.metric_id is not None:
            fed.setdefault(measure.metric_id, []).append(measure)
    found: dict[int, float] = {}
    for metric_id, ours in fed.items():
        accounts = np.unique(np.array([measure.account_id for measure in ours], np.int64))
        values = newest_values(workspace, metric_id, accounts, day)
        found |= {one.id: values[one.account_id] for one in ours if one.account_id in values}
    return found


def newest_values(
    workspace: WorkspaceFile, metric_id: int, account_ids: NDArray[np.int64], day: date
) -> dict[int, float]:
    """Return the newest value of a metric up to a day by account, those without one left out.

    Most have one of the last weeks, which lie in one block; what lies further back is read of the others.
    """
    recent = day - timedelta(days=_RECENT)
    found = _last_values(points_within(workspace, metric_id, account_ids, recent, day))
    others = np.array([one for one in account_ids.tolist() if one not in found], np.int64)
    return found | _last_values(points_within(workspace, metric_id, others, date.min, recent))


def _last_values(points: reading.Points) -> dict[int, float]:
    """Return each account's last value; points come by account and day."""
    ids = points.account_ids
    last = np.append(ids[1:] != ids[:-1], True) if len(ids) else np.zeros(0, bool)
    return dict(zip(ids[last].tolist(), points.values[last].tolist(), strict=True))
