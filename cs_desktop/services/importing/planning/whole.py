"""From a file's rows to everything that is to be written of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from cs_desktop.domain.importing import ImportKind, ImportMode
from cs_desktop.services.importing.measured import Measured
from cs_desktop.services.importing.planning.accounts import AccountPlanner
from cs_desktop.services.importing.planning.base import ObjectPlanner
from cs_desktop.services.importing.planning.outcomes import ChurnPlanner, OpportunityPlanner
from cs_desktop.services.importing.planning.people import ActivityPlanner, ContactPlanner
from cs_desktop.services.importing.planning.plan import Draft, Plan
from cs_desktop.services.importing.planning.points import PointSet, plan_points
from cs_desktop.services.importing.planning.row_log import RowLog
from cs_desktop.services.importing.planning.subscriptions import ProductPlanner, SubscriptionPlanner
from cs_desktop.services.importing.planning.surveys import SurveyPlanner
from cs_desktop.services.importing.source import Content

_PLANNERS: dict[ImportKind, type[ObjectPlanner]] = {
    ImportKind.ACCOUNTS: AccountPlanner,
    ImportKind.CONTACTS: ContactPlanner,
    ImportKind.PRODUCTS: ProductPlanner,
    ImportKind.SUBSCRIPTIONS: SubscriptionPlanner,
    ImportKind.SURVEYS: SurveyPlanner,
    ImportKind.ACTIVITIES: ActivityPlanner,
    ImportKind.CHURN: ChurnPlanner,
    ImportKind.OPPORTUNITIES: OpportunityPlanner,
}


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with the points that go with it."""

    plan: Plan
    points: list[PointSet]
    log: RowLog | None


def plan_all(
    connection: Connection,
    content: Content,
    mode: ImportMode,
    today: date,
    new_id: Callable[[], int],
    *,
    trace: bool = False,
) -> Planned:
    """Return what the rows come to in this workspace; with `trace` also what becomes of each."""
    draft = Draft(connection, content.layout, mode, today, new_id, RowLog() if trace else None)
    points: list[PointSet] = []
    if isinstance(content.rows, Measured):
        points = plan_points(draft, content.rows)
    else:
        _PLANNERS[content.layout.mapping.kind](draft).plan(content.rows.records)
    return Planned(draft.plan, points, draft.log)
