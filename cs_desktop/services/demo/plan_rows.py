"""What is agreed with an account: its success plan with objectives and measures, and its reviews."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cs_desktop.domain.figures import Unit
from cs_desktop.domain.vocabulary import ActivityKind, MeasureKind, ReviewKind, ReviewStatus, WorthPeriod
from cs_desktop.models.tables import Measure, Objective, Review, SuccessPlan
from cs_desktop.services.demo.calendar import workday
from cs_desktop.services.demo.chance import Rng, between, pick, whole
from cs_desktop.services.demo.circle import Contact
from cs_desktop.services.demo.desk import CENTS, Desk
from cs_desktop.services.demo.schedule import Meeting, Tone, Touch, tone_of, touch_of

_EVERY = {Touch.HIGH: 90, Touch.LOW: 180}
"""Days between reviews, as the touch models of a new workspace have it."""
_BEGUN, _ENDS = (50, 170), (25, 150)
"""Days since a measure's baseline, and days until it is due."""
_PACE = {Tone.GOOD: (0.9, 1.25), Tone.FLAT: (0.7, 1.1), Tone.BAD: (0.35, 0.9)}
"""How far a measure has come, as a part of what is expected by now."""
_PLANNED, _FORGOTTEN, _EXECUTIVE = 0.75, 0.4, 0.4
_AHEAD_DAYS = 60
_BEYOND = 0.05
"""How far a target for adoption lies beyond what is there, at least."""
_KINDS = {ActivityKind.QBR: ReviewKind.QBR, ActivityKind.EBR: ReviewKind.EBR}


@dataclass(frozen=True, slots=True)
class PlannedObjective:
    """An objective with its measure, as they were written."""

    id: int
    text: str
    measure_id: int
    measure: Mapping[str, Any]
    """The columns of the measure."""
    owner_id: int | None
    contact: Contact
    contact_id: int


@dataclass(frozen=True, slots=True)
class Planned:
    """What was written of an account's plan and reviews."""

    plan_id: int | None = None
    objectives: tuple[PlannedObjective, ...] = ()
    held: tuple[tuple[int, date], ...] = ()
    """The reviews that were closed, the earliest first, with their days."""
    upcoming: tuple[int, date, ReviewKind] | None = None
    """The review that is planned: its id, its day, and which it is."""


def write_plan(desk: Desk, rng: Rng, meetings: list[Meeting], adoption_metric: int) -> Planned:
    """Write plan and reviews of an account that somebody of us looks after.

    `adoption_metric` is the metric that feeds the measures of adoption.
    """
    meetings = [meeting for meeting in meetings if meeting.kind in _KINDS]
    days = [(one.day, _KINDS[one.kind]) for one in meetings]
    cast = desk.history.profile.cast
    days += [
        (desk.horizon.until + timedelta(days=day), ReviewKind.QBR) for day in (cast.held if cast else ())
    ]
    held = tuple((_write_review(desk, kind, day, ReviewStatus.CLOSED), day) for day, kind in sorted(days))
    last, arr = desk.history.last, desk.history.contract.arr()
    touch = touch_of(arr)
    if last is None or not arr or touch not in _EVERY or desk.member(desk.horizon.until) is None:
        return Planned(held=held)
    kind, upcoming = _next_review(desk, rng, held[-1][1] if held else None, touch)
    planned = None
    if upcoming is not None:
        planned = (_write_review(desk, kind, upcoming, ReviewStatus.PLANNED), upcoming, kind)
    plan = desk.add(
        SuccessPlan,
        account_id=desk.account_id,
        name=f"Success plan {desk.horizon.until.year}",
        next_review=upcoming,
    )
    texts = desk.teller.library.texts
    outcomes = list(texts["industries"][desk.history.profile.industry.name]["outcomes"])
    first = _write_objective(
        desk,
        plan,
        0,
        cast.outcome if cast else pick(rng, outcomes),
        "Outcome",
        _stated(desk, rng, tone_of(last)),
    )
    if touch is not Touch.HIGH and rng.random() >= 0.5:
        return Planned(plan, (first,), held, planned)
    text = pick(rng, texts["plans"]["adoption"])
    second = _write_objective(desk, plan, 1, text, "Adoption", _measured(desk, rng, adoption_metric))
    return Planned(plan, (first, second), held, planned)


def _next_review(desk: Desk, rng: Rng, last: date | None, touch: Touch) -> tuple[ReviewKind, date | None]:
    """Return the kind of the next review and its day, None where nobody has planned it yet."""
    until, profile = desk.horizon.until, desk.history.profile
    due = (last or until) + timedelta(days=_EVERY[touch] + whole(rng, -12, 12))
    chance, soon, executive = rng.random(), whole(rng, 1, 20), rng.random() < _EXECUTIVE
    if profile.cast is not None and profile.cast.review is not None:
        word, days = profile.cast.review
        return ReviewKind(word), workday(until + timedelta(days=days), profile.region, date.max)
    kind = ReviewKind.EBR if executive and touch is Touch.HIGH else ReviewKind.QBR
    if due < until - timedelta(days=30):
        # Long overdue: either it is planned at last, or nobody thinks of it.
        due = until + timedelta(days=soon)
        planned = chance > _FORGOTTEN
    else:
        planned = chance < _PLANNED and due <= until + timedelta(days=_AHEAD_DAYS)
    return kind, workday(due, profile.region, date.max) if planned else None


def _write_review(desk: Desk, kind: ReviewKind, day: date, status: ReviewStatus) -> int:
    quarter = (day.month - 1) // 3 + 1
    return desk.add(
        Review,
        account_id=desk.account_id,
        kind=kind.value,
        title=f"{kind.value.upper()}, Q{quarter} {day.year}",
        day=day,
        status=status.value,
    )


def _write_objective(
    desk: Desk, plan: int, position: int, text: str, category: str, measure: dict[str, object]
) -> PlannedObjective:
    # Their sponsor answers for the first, their champion for the second, if there is one.
    champion = desk.circle.champion(desk.horizon.until)
    contact = desk.circle.contacts[0] if not position or champion is None else champion
    owner, contact_id = (
        desk.member(desk.horizon.until),
        desk.contact_ids[desk.circle.contacts.index(contact)],
    )
    objective = desk.add(
        Objective,
        plan_id=plan,
        text=text,
        category=category,
        position=position,
        owner_id=owner,
        contact_id=contact_id,
    )
    measure_id = desk.add(Measure, objective_id=objective, **measure)
    return PlannedObjective(objective, text, measure_id, measure, owner, contact, contact_id)


def _stated(desk: Desk, rng: Rng, tone: Tone) -> dict[str, object]:
    """Return a measure whose values somebody enters."""
    until = desk.horizon.until
    entry = pick(rng, desk.teller.library.texts["plans"]["measures"])
    begun, ends = whole(rng, *_BEGUN), whole(rng, *_ENDS)
    come = begun / (begun + ends) * between(rng, _PACE[tone])
    return {
        "name": entry["name"],
        "kind": (MeasureKind.RAISE if entry["to"] > entry["from"] else MeasureKind.LOWER).value,
        "unit": entry["unit"],
        "baseline": float(entry["from"]),
        "baseline_on": until - timedelta(days=begun),
        "target": float(entry["to"]),
        "current": round(entry["from"] + (entry["to"] - entry["from"]) * come, 1),
        "current_on": until - timedelta(days=whole(rng, 1, 20)),
        "due": until + timedelta(days=ends),
        "worth_value": entry["worth"] * CENTS if "worth" in entry else None,
        "worth_period": WorthPeriod.MONTH.value if "worth" in entry else "",
        "worth_share": 50 if "worth" in entry else None,
        "worth_note": entry.get("worth_note", ""),
    }


def _measured(desk: Desk, rng: Rng, metric: int) -> dict[str, object]:
    """Return a measure that a metric feeds."""
    until = desk.horizon.until
    begun, ends = whole(rng, *_BEGUN), whole(rng, *_ENDS)
    months = sorted(desk.history.states)
    then = desk.history.states[months[max(len(months) - 1 - begun // 30, 0)]]
    baseline = round(min(then.adoption, 0.8), 2)
    # Nobody agrees on less than what is there already.
    now = desk.history.states[months[-1]].adoption
    wanted = max(baseline + between(rng, (0.04, 0.15)), now + _BEYOND)
    return {
        "name": "Weekly active users",
        "unit": Unit.SHARE.value,
        "metric_id": metric,
        "baseline": baseline,
        "baseline_on": until - timedelta(days=begun),
        "target": round(min(wanted, 0.95), 2),
        "due": until + timedelta(days=ends),
    }
