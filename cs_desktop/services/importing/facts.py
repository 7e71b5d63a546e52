"""What the wizard needs to know of the workspace."""

from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import InstrumentedAttribute

from cs_desktop.domain.import_mapping import WorkspaceFacts
from cs_desktop.domain.metrics.catalogue import CATALOGUE
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.models.tables import (
    Account,
    LifecycleStage,
    Metric,
    Opportunity,
    Product,
    SegmentRule,
    TeamMember,
    TouchModel,
)
from cs_desktop.services.context import Context


def import_facts(context: Context) -> WorkspaceFacts:
    """Return the currency of the workspace, and its metrics with those that every workspace may have."""

    def read(connection: Connection) -> WorkspaceFacts:
        named = {entry.key: entry.name for entry in CATALOGUE}
        named |= {row.key: row.name for row in connection.execute(select(Metric.key, Metric.name))}
        return WorkspaceFacts(workspace_facts(connection).currency, named, _known(connection))

    return context.workspace.read(read)


def _known(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Return the names that the workspace has for the fields whose values repeat."""

    def texts(
        column: InstrumentedAttribute[str], order: InstrumentedAttribute[Any] | None = None
    ) -> tuple[str, ...]:
        found = connection.execute(
            select(column).where(column != "").order_by(column if order is None else order)
        )
        return tuple(dict.fromkeys(found.scalars()))

    rules = texts(SegmentRule.segment, SegmentRule.position)
    used = {
        name: texts(column)
        for name, column in (
            ("industry", Account.industry),
            ("region", Account.region),
            ("segment", Account.segment),
            ("tier", Account.tier),
            ("stage", Opportunity.stage),
            ("owner", TeamMember.name),
            ("product", Product.name),
        )
    }
    return used | {
        "segment": tuple(dict.fromkeys((*rules, *used["segment"]))),
        "lifecycle": texts(LifecycleStage.name, LifecycleStage.position),
        "touch_model": texts(TouchModel.name, TouchModel.id),
    }
