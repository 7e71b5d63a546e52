"""Storing what was typed into a field of a plan, an objective, an action or a measure, if it can be."""

from sqlalchemy import select

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.plan import measuring
from cs_desktop.domain.plan.acting import refuse_before
from cs_desktop.domain.vocabulary import MeasureKind
from cs_desktop.models.tables import (
    Contact,
    Measure,
    MeasurePoint,
    Objective,
    PlanAction,
    SuccessPlan,
    TeamMember,
)
from cs_desktop.models.write import WriteTx
from cs_desktop.services.plan.fields import (
    ACTION_FIELDS,
    MEASURE_FIELDS,
    OBJECTIVE_FIELDS,
    PLAN_FIELDS,
    currency_in,
)
from cs_desktop.services.text_fields import Value


def put_plan(_tx: WriteTx, plan: SuccessPlan, name: str, value: Value) -> None:
    """Store a field of a plan.

    Raises:
        InputError: the plan would end before it begins.
    """
    setattr(plan, PLAN_FIELDS[name].column, value)
    if plan.starts_on is not None and plan.ends_on is not None and plan.ends_on < plan.starts_on:
        raise InputError(
            tr("The last day must not come before the first, {day}.", day=day_text(plan.starts_on))
        )


def put_objective(tx: WriteTx, objective: Objective, name: str, value: Value) -> None:
    """Store a field of an objective.

    Raises:
        InputError: no contact, or several, of the account have that name; or they have left; the owner has.
    """
    if name == "contact":
        value = _contact(tx, objective, str(value))
    if name == "owner":
        _refuse_inactive(tx, value)
    setattr(objective, OBJECTIVE_FIELDS[name].column, value)


def put_action(tx: WriteTx, action: PlanAction, name: str, value: Value) -> None:
    """Store a field of an action.

    Raises:
        InputError: it would be due before it starts; no contact has that name, or they, or the owner, left.
    """
    if name == "contact":
        value = _contact(tx, action, str(value))
    if name == "owner":
        _refuse_inactive(tx, value)
    setattr(action, ACTION_FIELDS[name].column, value)
    refuse_before(action.starts_on, action.due)


def _refuse_inactive(tx: WriteTx, member_id: Value) -> None:
    owner = tx.session.get(TeamMember, member_id) if member_id is not None else None
    if owner is not None and owner.weekly_hours <= 0:
        raise InputError(
            tr(
                "{name} is not active in the team any more; choose somebody who is, "
                "or give them hours in the team.",
                name=owner.name,
            )
        )


def _contact(tx: WriteTx, objective: Objective | PlanAction, name: str) -> int | None:
    if not name:
        return None
    mine = select(SuccessPlan.account_id).where(SuccessPlan.id == objective.plan_id).scalar_subquery()
    known = tx.session.scalars(select(Contact).where(Contact.account_id == mine)).all()
    # Compared here: SQLite knows the case of ASCII letters only.
    found = [one for one in known if one.name.casefold() == name.casefold()]
    if not found:
        raise InputError(
            tr(
                "Enter the name of a contact of this account, or add {name} on the People tab first.",
                name=name,
            )
        )
    staying = [one for one in found if one.left_on is None or one.left_on > tx.today]
    if not staying:
        raise InputError(tr("{name} has left; choose somebody who is still there.", name=found[0].name))
    if len(staying) > 1:
        raise InputError(
            tr("Several contacts are called {name}; give one of them another name first.", name=name)
        )
    return staying[0].id


def put_measure(tx: WriteTx, measure: Measure, name: str, value: Value) -> None:
    """Store a field of a measure.

    Raises:
        InputError: the text is no value of such a measure, or its numbers cannot be together.
    """
    stored: object = value
    if name == "kind":
        _turn(tx, measure, str(value))
    if name in ("baseline", "target", "target_high"):
        stored = measuring.read_value(measure, str(value), currency_in(tx.session))
    elif name == "scale":
        stored = measuring.read_scale(str(value))
    elif name == "steps":
        stored = measuring.read_given_steps(measure, str(value), currency_in(tx.session))
    setattr(measure, MEASURE_FIELDS[name].column, stored)
    if name == "baseline" and measure.baseline is not None and measure.baseline_on is None:
        measure.baseline_on = tx.today
    starts_on = tx.session.scalar(
        select(SuccessPlan.starts_on)
        .join(Objective, Objective.plan_id == SuccessPlan.id)
        .where(Objective.id == measure.objective_id)
    )
    measuring.check(measure, starts_on)


def _turn(tx: WriteTx, measure: Measure, kind: str) -> None:
    """Let go of the numbers that mean nothing once the measure is of another kind.

    Raises:
        InputError: values were entered that would mean something else.
    """
    sorts = {MeasureKind.SCALE.value: 1, MeasureKind.DONE.value: 2}
    if kind == measure.kind or sorts.get(kind) == sorts.get(measure.kind):
        measure.target_high = measure.target_high if kind == MeasureKind.STAY_WITHIN else None
        return
    if tx.session.scalar(select(MeasurePoint.id).where(MeasurePoint.measure_id == measure.id).limit(1)):
        raise InputError(
            tr("Its values would mean something else; delete them first, or add another measure.")
        )
    measure.baseline = measure.target_high = measure.current = measure.scale = measure.steps = None
    measure.target = 1.0 if kind == MeasureKind.DONE else None
    measure.current_on = None
