"""An account's success plans as wholes: a new one, another like one, none of one any more."""

from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.vocabulary import PlanStatus
from cs_desktop.models import deleting
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.id_lists import among
from cs_desktop.models.tables import (
    Account,
    Agreement,
    Measure,
    Objective,
    PlanAction,
    SuccessPlan,
    ValueConfirmation,
)
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context

Row = TypeVar("Row", bound=LoggedBase)


@dataclass(frozen=True, slots=True)
class MadePlan:
    """What came of making a plan."""

    change: Change
    plan_id: int


def add_plan(ctx: Context, account_id: int, initiator: object = None) -> MadePlan:
    """Add an empty plan, a draft that begins today.

    Raises:
        KnownError: the account is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> int:
        account = tx.session.get(Account, account_id)
        if account is None:
            raise KnownError(tr("This account is not in the workspace any more; go back to the portfolio."))
        taken = set(tx.session.scalars(select(SuccessPlan.name).where(SuccessPlan.account_id == account_id)))
        plan = SuccessPlan(
            id=tx.new_id(),
            account_id=account_id,
            name=free_name(tr("Success plan {year}", year=tx.today.year), taken),
            status=PlanStatus.DRAFT.value,
            starts_on=tx.today,
            checked_on=tx.today,
        )
        tx.session.add(plan)
        tx.recorder.label = f"Add success plan of {shortened(account.name)}"
        return plan.id

    written = ctx.workspace.write("Add success plan", work, initiator)
    assert written.change is not None
    return MadePlan(written.change, written.value)


def duplicate_plan(ctx: Context, plan_id: int, initiator: object = None) -> MadePlan:
    """Add a draft with the objectives, measures and open actions of a plan; what was agreed stays with that.

    Raises:
        KnownError: the plan is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> int:
        source = _plan(tx, plan_id)
        account = tx.session.get(Account, source.account_id)
        taken = set(
            tx.session.scalars(select(SuccessPlan.name).where(SuccessPlan.account_id == source.account_id))
        )
        copy = _copied(
            tx, source, status=PlanStatus.DRAFT.value, checked_on=None, next_review=None, version=1
        )
        copy.name = free_name(source.name, taken)
        tx.recorder.label = f"Duplicate success plan of {shortened(account.name if account else copy.name)}"
        objectives: dict[int, int] = {}
        for one in tx.session.scalars(select(Objective).where(Objective.plan_id == plan_id)).all():
            fresh = _copied(tx, one, plan_id=copy.id, asked_on=None, override="", override_reason="")
            fresh.override_on = None
            objectives[one.id] = fresh.id
        measures = select(Measure).where(Measure.objective_id.in_(among(objectives)))
        for measure in tx.session.scalars(measures).all():
            _copied(tx, measure, objective_id=objectives[measure.objective_id])
        actions = select(PlanAction).where(PlanAction.plan_id == plan_id, PlanAction.done_on.is_(None))
        for action in tx.session.scalars(actions).all():
            serves = objectives.get(action.objective_id) if action.objective_id else None
            _copied(tx, action, plan_id=copy.id, objective_id=serves, review_id=None)
        return copy.id

    written = ctx.workspace.write("Duplicate success plan", work, initiator)
    assert written.change is not None
    return MadePlan(written.change, written.value)


def delete_plan(ctx: Context, plan_id: int, initiator: object = None) -> Change:
    """Delete a plan with all that is in it, as one step. Its milestones stay with the account.

    Raises:
        KnownError: it is gone, something was agreed or confirmed in it, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        plan = _plan(tx, plan_id)
        for ledger in (Agreement, ValueConfirmation):
            if tx.session.scalar(select(ledger.id).where(ledger.plan_id == plan_id).limit(1)) is not None:
                raise KnownError(
                    tr(
                        "The customer agreed to something in this plan, which has to stay; "
                        "close the plan instead."
                    )
                )
        account = tx.session.get(Account, plan.account_id)
        tx.recorder.label = f"Delete success plan of {shortened(account.name if account else plan.name)}"
        deleting.delete_rows(tx, {SuccessPlan.__tablename__: {plan_id}})

    change = ctx.workspace.write("Delete success plan", work, initiator).change
    assert change is not None
    return change


def _plan(tx: WriteTx, plan_id: int) -> SuccessPlan:
    plan = tx.session.get(SuccessPlan, plan_id)
    if plan is None:
        raise KnownError(tr("This plan was deleted by someone else; undo the deletion to go on."))
    return plan


def _copied(tx: WriteTx, part: Row, **values: object) -> Row:
    """Add a row like another one, with some values of its own."""
    columns = {column.key: getattr(part, column.key) for column in part.__table__.columns}
    fresh = type(part)(**{**columns, "id": tx.new_id(), **values})
    tx.session.add(fresh)
    tx.session.flush()
    return fresh


def free_name(wanted: str, taken: set[str]) -> str:
    """Return a name that no other has: the one wanted, else with a number behind it."""
    number, name = 2, wanted
    while name in taken:
        name, number = f"{wanted} ({number})", number + 1
    return name
