"""What an account agreed to and confirmed, as the ledger keeps it."""

from datetime import UTC, date, datetime, time

from cs_desktop.domain.plan.confirming import Proposal, Standing, result_of
from cs_desktop.domain.plan.content import PlanContent, PlanHead, PlanMeasure, PlanObjective
from cs_desktop.domain.plan.terms import terms_of
from cs_desktop.domain.plan.worth import worth_of
from cs_desktop.models.tables import Agreement, Measure, Objective, SuccessPlan, ValueConfirmation
from cs_desktop.services.demo.chance import Rng, pick, whole
from cs_desktop.services.demo.desk import CURRENCY, Desk
from cs_desktop.services.demo.plan_rows import Planned, PlannedObjective
from cs_desktop.services.demo.shaped import shaped

_AGREED, _CONFIRMED = 0.7, 0.6
"""How many of the plans are agreed on, and how many of their good results confirmed."""
_LONG_ENOUGH = 60
"""Days after which a result is worth confirming."""
_ENTERED = time(16, tzinfo=UTC)


def write_ledger(desk: Desk, rng: Rng, planned: Planned) -> None:
    """Write the agreement on the plan, and the confirmation of a result that is well on its way."""
    texts = desk.teller.library.texts["plans"]
    agreed, confirmed = rng.random() < _AGREED, rng.random() < _CONFIRMED
    wish, first_thanks = pick(rng, texts["wishes"]), whole(rng, 0, len(texts["thanks"]) - 1)
    thanks = [*texts["thanks"][first_thanks:], *texts["thanks"][:first_thanks]]
    if planned.plan_id is None or not (agreed or desk.history.profile.cast):
        return
    first = planned.objectives[0]
    day = first.measure.row["baseline_on"]
    content = _content(planned)
    desk.add(
        Agreement,
        plan_id=planned.plan_id,
        terms=terms_of(content),
        **_said(desk, first, day, wish),
    )
    if (desk.horizon.until - day).days < _LONG_ENOUGH:
        return
    # What came of the last objective that is told by hand is confirmed too, where the first one is.
    for place, objective in enumerate(planned.objectives):
        if confirmed and objective.measure.entered:
            _confirm(desk, planned.plan_id, objective, content.measures[place], thanks[place % len(thanks)])


def _confirm(desk: Desk, plan_id: int, objective: PlannedObjective, measure: PlanMeasure, quote: str) -> None:
    assert measure.current is not None
    assert measure.current_on is not None
    worth = worth_of(measure, measure.baseline, measure.current, CURRENCY)
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
    head = shaped(PlanHead, SuccessPlan, {"id": planned.plan_id, "account_id": 0, "version": 1})
    objectives, measures = [], []
    for one in planned.objectives:
        objectives.append(shaped(PlanObjective, Objective, {"id": one.id, "text": one.text}))
        row = {**one.measure.row, "id": one.measure_id, "objective_id": one.id}
        measures.append(shaped(PlanMeasure, Measure, row))
    return PlanContent(head, tuple(objectives), tuple(measures))
