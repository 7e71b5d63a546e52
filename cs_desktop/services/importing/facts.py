"""What the wizard needs to know of the workspace."""

from sqlalchemy import Connection, select

from cs_desktop.domain.catalogue import CATALOGUE
from cs_desktop.domain.import_mapping import WorkspaceFacts
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.models.tables import Metric
from cs_desktop.services.context import Context


def import_facts(context: Context) -> WorkspaceFacts:
    """Return the currency of the workspace, and its metrics with those that every workspace may have."""

    def read(connection: Connection) -> WorkspaceFacts:
        named = {entry.key: entry.name for entry in CATALOGUE}
        named |= {row.key: row.name for row in connection.execute(select(Metric.key, Metric.name))}
        return WorkspaceFacts(workspace_facts(connection).currency, named)

    return context.workspace.read(read)
