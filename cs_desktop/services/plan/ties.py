"""Whether what waits for what in a plan still makes sense once it is stored."""

from sqlalchemy import select

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.acting import circle_text, refuse_before
from cs_desktop.domain.plan.work import Step, Tie, Work, circle_in
from cs_desktop.models.tables import Milestone, PlanAction, PlanDependency
from cs_desktop.models.write import WriteTx


def refuse_circles(tx: WriteTx, plan_id: int) -> None:
    """Refuse dependencies that go in a circle, whoever stored the others meanwhile.

    Raises:
        InputError: they do; the circle is named.
    """
    work = _stored(tx, plan_id)
    circle = circle_in(work)
    if circle:
        raise InputError(circle_text([work.by_key[key].name for key in circle]))


def refuse_due_before_start(tx: WriteTx, action_ids: list[int]) -> None:
    """Refuse actions that would be due before they start.

    Raises:
        InputError: one would.
    """
    for action in tx.session.scalars(select(PlanAction).where(PlanAction.id.in_(action_ids))):
        refuse_before(action.starts_on, action.due)


def _stored(tx: WriteTx, plan_id: int) -> Work:
    ties = [
        Tie(one.id, before, after, one.lag)
        for one in tx.session.scalars(select(PlanDependency).where(PlanDependency.plan_id == plan_id))
        if (before := _key(one.needs_action_id, one.needs_milestone_id)) is not None
        and (after := _key(one.action_id, one.milestone_id)) is not None
    ]
    keys = {tie.before for tie in ties} | {tie.after for tie in ties}
    return Work(tuple(Step(key, _name(tx, key), None, None) for key in keys), tuple(ties))


def _key(action_id: int | None, milestone_id: int | None) -> ObjectKey | None:
    if action_id is not None:
        return ObjectKey(Kind.PLAN_ACTION, action_id)
    return None if milestone_id is None else ObjectKey(Kind.MILESTONE, milestone_id)


def _name(tx: WriteTx, key: ObjectKey) -> str:
    if key.kind is Kind.PLAN_ACTION:
        action = tx.session.get(PlanAction, key.id)
        return action.text if action is not None else tr("Deleted")
    milestone = tx.session.get(Milestone, key.id)
    return milestone.name if milestone is not None else tr("Deleted")
