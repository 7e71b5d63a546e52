"""What an account agreed to and confirmed, as the ledger keeps it."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from cs_desktop.domain.plan.content import PlanContent, PlanHead, PlanMeasure, PlanObjective
from cs_desktop.domain.plan.ledger import Proposal, Standing, result_of
from cs_desktop.domain.plan.terms import terms_of
from cs_desktop.domain.plan.worth import worth_of
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.defaults import defaults
from cs_desktop.models.tables import Agreement, Measure, Objective, SuccessPlan, ValueConfirmation
from cs_desktop.services.demo.chance import Rng, pick
from cs_desktop.services.demo.desk import Desk
from cs_desktop.services.demo.plan_rows import Planned, PlannedObjective

if TYPE_CHECKING:
    from typing import TypeVar

    from _typeshed import DataclassInstance

    Shape = TypeVar("Shape", bound=DataclassInstance)

_AGREED, _CONFIRMED = 0.7, 0.6
"""How many of the plans are agreed on, and how many of their good results confirmed."""
_LONG_ENOUGH = 60
"""Days after which a result is worth confirming."""
_ENTERED = time(16, tzinfo=UTC)


def write_ledger(desk: Desk, rng: Rng, planned: Planned) -> None:
    """Write the agreement on the plan, and the confirmation of a result that is well on its way."""
    texts = desk.teller.library.texts["plans"]
    agreed, confirmed = rng.random() < _AGREED, rng.random() < _CONFIRMED
    wish, thanks = pick(rng, texts["wishes"]), pick(rng, texts["thanks"])
    if planned.plan_id is None or not (agreed or desk.history.profile.cast):
        return
    first = planned.objectives[0]
    day = first.measure["baseline_on"]
    content = _content(planned)
    desk.add(
        Agreement,
        plan_id=planned.plan_id,
        terms=terms_of(content),
        **_said(desk, first, day, wish),
    )
    known = (desk.horizon.until - day).days >= _LONG_ENOUGH and "current" in first.measure
    if known and confirmed:
        _confirm(desk, planned.plan_id, first, content.measures[0], thanks)


def _confirm(desk: Desk, plan_id: int, objective: PlannedObjective, measure: PlanMeasure, quote: str) -> None:
    assert measure.current is not None
    assert measure.current_on is not None
    worth = worth_of(measure, measure.baseline, measure.current, "USD")
    amount, formula = (None, "") if worth is None else (worth.amount, worth.formula)
    if amount is not None and amount <= 0:
        return
    standing = Standing(measure.current, measure.current_on, "")
    proposal = Proposal(measure, objective.text, standing, measure.baseline, amount, formula, ())
    desk.add(
        ValueConfirmation,
        plan_id=plan_id,
        objective_id=objective.id,
        measure_id=measure.id,
        result=result_of(proposal, amount, ""),
        worth=amount,
        **_said(desk, objective, measure.current_on, quote),
    )


def _said(desk: Desk, objective: PlannedObjective, day: date, quote: str) -> dict[str, object]:
    contact = objective.contact
    return {
        "account_id": desk.account_id,
        "contact_id": objective.contact_id,
        "contact_name": f"{contact.person.name}, {contact.title}",
        "day": day,
        "quote": quote,
        "made_at": datetime.combine(day, _ENTERED),
    }


def _content(planned: Planned) -> PlanContent:
    """Return the plan as the ledger looks at it; its first version is the one that was agreed on."""
    assert planned.plan_id is not None
    head = _shaped(PlanHead, SuccessPlan, {"id": planned.plan_id, "account_id": 0, "version": 0})
    objectives, measures = [], []
    for one in planned.objectives:
        objectives.append(_shaped(PlanObjective, Objective, {"id": one.id, "text": one.text}))
        row = {**one.measure, "id": one.measure_id, "objective_id": one.id}
        measures.append(_shaped(PlanMeasure, Measure, row))
    return PlanContent(head, tuple(objectives), tuple(measures))


def _shaped(shape: "type[Shape]", table: type[LoggedBase], values: Mapping[str, Any]) -> "Shape":
    """Return a row as the domain has it; columns not given hold their defaults."""
    known = {**defaults(table.__table__), **values}
    return shape(**{one.name: known[one.name] for one in fields(shape)})
