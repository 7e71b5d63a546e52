"""What was done to the plan of an account since a moment, as the change log tells it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from cs_desktop.models.id_lists import among
from cs_desktop.models.tables import Measure, Milestone, Objective, PlanAction, SuccessPlan
from cs_desktop.models.tables.log import ChangeRow, ChangeSet

_MOST = 200
"""Change sets that are read; of more the newest."""


def plan_changes(connection: Connection, account_id: int, since: datetime) -> Sequence[tuple[datetime, str]]:
    """Return when and as what something of the account's plans was changed, the newest first."""
    plans = select(SuccessPlan.id).where(SuccessPlan.account_id == account_id)
    objectives = select(Objective.id).where(Objective.plan_id.in_(plans))
    ids = {
        "success_plan": plans,
        "objective": objectives,
        "measure": select(Measure.id).where(Measure.objective_id.in_(objectives)),
        "plan_action": select(PlanAction.id).where(PlanAction.plan_id.in_(plans)),
        "milestone": select(Milestone.id).where(Milestone.account_id == account_id),
    }
    milliseconds = int(since.timestamp() * 1000)
    places: set[int] = set()
    for entity, wanted in ids.items():
        known = among(list(connection.scalars(wanted)))
        query = (
            select(ChangeRow.set_pos)
            .join(ChangeSet, ChangeSet.pos == ChangeRow.set_pos)
            .where(ChangeSet.clock > milliseconds, ChangeRow.entity == entity, ChangeRow.entity_id.in_(known))
        )
        places |= set(connection.scalars(query.distinct()))
    newest = sorted(places, reverse=True)[:_MOST]
    found = connection.execute(
        select(ChangeSet.clock, ChangeSet.label)
        .where(ChangeSet.pos.in_(among(newest)))
        .order_by(ChangeSet.pos.desc())
    )
    return [(datetime.fromtimestamp(clock / 1000, UTC), label) for clock, label in found]
