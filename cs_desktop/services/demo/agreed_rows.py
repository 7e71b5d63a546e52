"""What an account's plan is made of besides its objectives: values on the way, and what both sides do."""

from datetime import date, timedelta
from itertools import pairwise

from cs_desktop.domain.journey.words import Party
from cs_desktop.models.tables import MeasurePoint, PlanAction, PlanDependency
from cs_desktop.services.demo.chance import Rng, whole
from cs_desktop.services.demo.desk import Desk
from cs_desktop.services.demo.plan_rows import Planned, PlannedObjective


def write_agreed(desk: Desk, rng: Rng, planned: Planned) -> None:
    """Write the values and the work of an account's plan."""
    if planned.plan_id is None:
        return
    for objective in planned.objectives:
        if objective.measure.entered:
            for day, value in objective.measure.values:
                desk.add(MeasurePoint, measure_id=objective.measure_id, day=day, value=value)
    _write_work(desk, rng, planned.plan_id, planned.objectives[0])


def _write_work(desk: Desk, rng: Rng, plan_id: int, objective: PlannedObjective) -> None:
    """Write what both sides do, and what waits for what."""
    until, texts = desk.horizon.until, desk.teller.library.texts["plans"]
    actions: list[tuple[int, date]] = []
    for party, lines in ((Party.OURS, texts["ours"]), (Party.THEIRS, texts["theirs"])):
        for place in range(3):
            start = until + timedelta(days=whole(rng, -70, 20) + 20 * place)
            due = start + timedelta(days=whole(rng, 10, 35))
            done = due <= until and rng.random() < 0.8
            text = lines[(place + whole(rng, 0, 1) * 2) % len(lines)]
            action = desk.add(
                PlanAction,
                plan_id=plan_id,
                objective_id=objective.id,
                text=desk.teller.say(text, until),
                party=party.value,
                owner_id=objective.owner_id if party is Party.OURS else None,
                contact_id=objective.contact_id if party is Party.THEIRS else None,
                starts_on=start,
                due=due,
                done_on=due - timedelta(days=whole(rng, 0, 5)) if done else None,
                position=len(actions),
            )
            actions.append((action, due))
    for (before, _), (after, _) in pairwise(actions[:3]):
        desk.add(PlanDependency, plan_id=plan_id, action_id=after, needs_action_id=before)
