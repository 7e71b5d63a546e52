"""The workspace's rows of the metric catalogue, whole."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from cs_desktop.domain.metrics.known import MetricRow
from cs_desktop.models.tables import Metric

_COLUMNS = tuple(Metric.__table__.columns[name] for name in MetricRow.__dataclass_fields__)


def metric_rows(connection: Connection) -> Sequence[MetricRow]:
    """Return the rows of metrics, by name."""
    return [MetricRow(*row) for row in connection.execute(select(*_COLUMNS).order_by(Metric.name, Metric.id))]
