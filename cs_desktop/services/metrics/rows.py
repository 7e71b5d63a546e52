"""The row of a metric: one that the program knows gets its own when it is first edited or fed."""

from collections.abc import Mapping

from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.metrics.catalogue import BY_KEY
from cs_desktop.domain.metrics.entry import CatalogueEntry
from cs_desktop.models.tables import Metric
from cs_desktop.models.write import WriteTx


def metric_row(tx: WriteTx, key: str) -> Metric:
    """Return the row of a metric; that of one of the catalogue is added where there is none yet.

    Raises:
        KnownError: neither workspace nor catalogue knows the metric.
    """
    row = tx.session.scalar(select(Metric).where(Metric.key == key))
    if row is not None:
        return row
    entry = BY_KEY.get(key)
    if entry is None:
        raise KnownError(tr("There is no such metric any more; undo what took it away to go on."))
    row = Metric(id=entry.id, key=key, **described(entry))
    tx.session.add(row)
    tx.session.flush()
    # What it was made without has to be known before it is changed.
    tx.session.refresh(row)
    return row


def described(entry: CatalogueEntry) -> Mapping[str, object]:
    """Return the columns of a new row that cannot be empty; what the program says elsewhere is left to it."""
    return {
        "name": entry.name,
        "unit": str(entry.unit),
        "kind": entry.kind.value,
        "higher_is_better": entry.higher_is_better,
        "window_days": entry.window_days,
        "stale_days": entry.stale_days,
        "lag_days": entry.lag_days,
    }
