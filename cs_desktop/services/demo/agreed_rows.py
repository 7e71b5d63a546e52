"""What an account's plan and reviews are made of: values on the way, actions, attendees, commitments."""

from datetime import date, timedelta
from itertools import pairwise

from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.reviews.agendas import shipped
from cs_desktop.domain.vocabulary import Attendance, Decision, MeasureKind, Score
from cs_desktop.models.tables import (
    Commitment,
    MeasurePoint,
    PlanAction,
    PlanDependency,
    ReviewDecision,
    ReviewItem,
    ReviewPerson,
)
from cs_desktop.services.demo.chance import Rng, between, pick, whole
from cs_desktop.services.demo.desk import Desk
from cs_desktop.services.demo.plan_rows import Planned, PlannedObjective

_EVERY_DAYS = 28
"""Days between two values that are entered by hand."""
_REMEMBERED = 3
"""Reviews whose commitments are known, counted from the last one."""
_STEP = 0.25
"""How far a measure is to come from one review to the next, as a part of the whole way."""
_KEPT = (0.3, 1.35)
"""How much of a step is made."""


def write_agreed(desk: Desk, rng: Rng, planned: Planned) -> None:
    """Write what belongs to the plan and the reviews of an account."""
    _write_attendees(desk, rng, planned)
    if planned.plan_id is None:
        return
    for objective in planned.objectives:
        _write_values(desk, rng, objective)
    _write_work(desk, rng, planned.plan_id, planned.objectives[0])
    _write_commitments(desk, rng, planned)


def _write_values(desk: Desk, rng: Rng, objective: PlannedObjective) -> None:
    """Write the values of a measure that somebody enters, from its baseline to where it is."""
    measure = objective.measure
    if "current" not in measure:
        return
    begun, ended = measure["baseline_on"], measure["current_on"]
    whole_way = max((ended - begun).days, 1)
    day = begun
    while day < ended:
        share = (day - begun).days / whole_way
        way = (measure["current"] - measure["baseline"]) * share
        value = measure["baseline"] + way * (between(rng, (0.8, 1.15)) if share else 1.0)
        desk.add(MeasurePoint, measure_id=objective.measure_id, day=day, value=round(value, 1))
        day += timedelta(days=_EVERY_DAYS)
    desk.add(MeasurePoint, measure_id=objective.measure_id, day=ended, value=measure["current"])


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


def _write_attendees(desk: Desk, rng: Rng, planned: Planned) -> None:
    """Write who came to the last reviews, and who is asked to the next one."""
    for review, day in planned.held[-_REMEMBERED:]:
        for place, contact in enumerate(desk.circle.contacts):
            if place < 3 and contact in desk.circle.present(day):
                came = rng.random() < (0.6 if place == 0 else 0.9)
                state = Attendance.CAME if came else Attendance.MISSED
                _write_person(desk, review, place, state)
        member = desk.member(day)
        if member is not None:
            desk.add(ReviewPerson, review_id=review, member_id=member, state=Attendance.CAME.value)
        decision = pick(rng, desk.teller.library.texts["plans"]["decisions"])
        desk.add(ReviewDecision, review_id=review, text=desk.teller.say(decision, day))
    if planned.upcoming is not None:
        review, day, kind = planned.upcoming
        for place, point in enumerate(shipped(kind).points):
            text, minutes = point.text, point.minutes
            desk.add(ReviewItem, review_id=review, text=text, minutes=minutes, position=place)
        for place, contact in enumerate(desk.circle.contacts[:4]):
            if contact in desk.circle.present(day):
                state = pick(rng, (Attendance.COMING, Attendance.COMING, Attendance.INVITED))
                _write_person(desk, review, place, state)
        member = desk.member(desk.horizon.until)
        if member is not None:
            desk.add(ReviewPerson, review_id=review, member_id=member, state=Attendance.COMING.value)


def _write_person(desk: Desk, review: int, place: int, state: Attendance) -> None:
    desk.add(ReviewPerson, review_id=review, contact_id=desk.contact_ids[place], state=state.value)


def _write_commitments(desk: Desk, rng: Rng, planned: Planned) -> None:
    """Write what was promised at each of the last reviews, scored and decided at the one after it."""
    reviews = planned.held[-_REMEMBERED:]
    for place, objective in enumerate(planned.objectives):
        way = objective.measure["target"] - objective.measure["baseline"]
        start = objective.measure["baseline"] - way * _STEP * (len(reviews) - 1)
        before: int | None = None
        for number, (review, day) in enumerate(reviews):
            scored = reviews[number + 1] if number + 1 < len(reviews) else None
            target = start + way * _STEP
            result = start + way * _STEP * between(rng, _KEPT)
            before = _write_commitment(
                *(desk, objective, place, review, day, before, scored), (start, target, result)
            )
            start = result


def _write_commitment(
    desk: Desk,
    objective: PlannedObjective,
    place: int,
    review: int,
    day: date,
    before: int | None,
    scored: tuple[int, date] | None,
    values: tuple[float, float, float],
) -> int:
    places = 2 if abs(objective.measure["target"]) < 2 else 1
    start, target, result = (round(value, places) for value in values)
    made = (result - start) / (target - start) if target != start else 1.0
    score = Score.MET if made >= 1 else Score.PARTLY if made >= 0.5 else Score.MISSED
    lower = objective.measure.get("kind") == MeasureKind.LOWER.value
    unit = objective.measure["unit"]
    named = f"{round(target * 100)}%" if unit == "share" else f"{target:g} {unit}"
    return desk.add(
        Commitment,
        review_id=review,
        objective_id=objective.id,
        measure_id=objective.measure_id,
        text=f"{'Bring it down' if lower else 'Get'} to {named}: {objective.measure['name'].lower()}",
        baseline=start,
        baseline_on=day,
        target=target,
        unit=unit,
        due=scored[1] if scored else day + timedelta(days=90),
        owner_id=objective.owner_id,
        contact_id=objective.contact_id,
        position=place,
        came_from_id=before,
        scored_in_id=scored[0] if scored else None,
        result=result if scored else None,
        result_on=scored[1] if scored else None,
        score=score.value if scored else "",
        decision=(Decision.RAISE if score is Score.MET else Decision.CARRY).value if scored else "",
    )
