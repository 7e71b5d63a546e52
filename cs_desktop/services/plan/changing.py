"""Doing to a success plan what a person did: one gesture, one step."""

from collections.abc import Mapping
from typing import Any

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, New
from cs_desktop.models.tables import (
    Account,
    Measure,
    MeasurePoint,
    Milestone,
    Objective,
    PlanAction,
    PlanDependency,
    SuccessPlan,
)
from cs_desktop.models.write import WriteTx
from cs_desktop.services import gestures
from cs_desktop.services.context import Context
from cs_desktop.services.gestures import Gestured, Parts, Whole
from cs_desktop.services.plan.moving import refuse_torn_commitments
from cs_desktop.services.plan.ties import refuse_circles, refuse_due_before_start

PARTS = Parts(
    {
        Kind.SUCCESS_PLAN: SuccessPlan,
        Kind.OBJECTIVE: Objective,
        Kind.MEASURE: Measure,
        Kind.MEASURE_POINT: MeasurePoint,
        Kind.PLAN_ACTION: PlanAction,
        Kind.PLAN_DEPENDENCY: PlanDependency,
        Kind.MILESTONE: Milestone,
    },
    ends={
        Kind.MEASURE: {"objective_id": Objective},
        Kind.MEASURE_POINT: {"measure_id": Measure},
        Kind.PLAN_DEPENDENCY: {
            "action_id": PlanAction,
            "needs_action_id": PlanAction,
            "milestone_id": Milestone,
            "needs_milestone_id": Milestone,
        },
    },
    also={
        Kind.PLAN_ACTION: {Kind.PLAN_DEPENDENCY: "action_id"},
        Kind.MILESTONE: {Kind.PLAN_DEPENDENCY: "milestone_id"},
    },
)
_OF_THE_PLAN = (Kind.OBJECTIVE, Kind.PLAN_ACTION, Kind.PLAN_DEPENDENCY, Kind.MILESTONE)


def do_plan_gesture(ctx: Context, plan_id: int, gesture: Gesture, initiator: object = None) -> Gestured:
    """Do everything that a gesture says to a plan, or nothing.

    Raises:
        InputError: a text is too long, what waits goes in a circle, or reviews hold a measure where it is.
        KnownError: the plan is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> Mapping[New, int]:
        plan = tx.session.get(SuccessPlan, plan_id)
        if plan is None:
            raise KnownError(tr("This plan was deleted by someone else; undo the deletion to go on."))
        account = tx.session.get(Account, plan.account_id)
        tx.recorder.label = f"{gesture.label} of {shortened(account.name if account else plan.name)}"
        return perform_on_plan(tx, plan, gesture)

    written = ctx.workspace.write(gesture.label, work, initiator)
    return Gestured(written.change, written.value)


def perform_on_plan(tx: WriteTx, plan: SuccessPlan, gesture: Gesture) -> Mapping[New, int]:
    """Do what a gesture says as part of a larger step, and return the ids of what it adds."""
    plan_id, account_id = plan.id, plan.account_id

    def complete(kind: Kind, values: dict[str, Any]) -> None:
        if kind in _OF_THE_PLAN:
            values["plan_id"] = plan_id
        if kind is Kind.MILESTONE:
            values["account_id"] = account_id

    ids = gestures.perform(tx, Whole(PARTS, complete), gesture)
    if any(add.kind is Kind.PLAN_DEPENDENCY for add in gesture.adds):
        refuse_circles(tx, plan_id)
    refuse_torn_commitments(tx, gesture)
    refuse_due_before_start(tx, [put.id for put in gesture.puts if put.kind is Kind.PLAN_ACTION])
    return ids
