"""The workspace's rows of the metric catalogue, whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from cs_desktop.models.tables import Metric


@dataclass(frozen=True, slots=True)
class DerivedMetric:
    """What of a metric's row says whether and until when it is derived."""

    id: int
    key: str
    derived_from: str
    active_to: date | None


def derived_metrics(connection: Connection) -> Mapping[str, DerivedMetric]:
    """Return the rows of metrics by key."""
    columns = [Metric.__table__.columns[name] for name in DerivedMetric.__dataclass_fields__]
    return {row[1]: DerivedMetric(*row) for row in connection.execute(select(*columns))}
