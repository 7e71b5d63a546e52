"""What is agreed with an account: its success plan with objectives, and when reviews are held."""

from dataclasses import dataclass
from datetime import date, timedelta

from cs_desktop.domain.vocabulary import ActivityKind, ReviewKind
from cs_desktop.models.tables import Measure, Objective, SuccessPlan
from cs_desktop.services.demo.calendar import workday
from cs_desktop.services.demo.chance import Rng, pick, whole
from cs_desktop.services.demo.circle import Contact
from cs_desktop.services.demo.desk import Desk
from cs_desktop.services.demo.measure_rows import Measured, begun_on, measured, stated
from cs_desktop.services.demo.schedule import Meeting, Touch, tone_of, touch_of
from cs_desktop.services.demo.seen import Seen

_EVERY = {Touch.HIGH: 90, Touch.LOW: 180}
"""Days between reviews, as the touch models of a new workspace have it."""
_PLANNED, _FORGOTTEN, _EXECUTIVE = 0.75, 0.4, 0.4
_AHEAD_DAYS = 60
_KINDS = {ActivityKind.QBR: ReviewKind.QBR, ActivityKind.EBR: ReviewKind.EBR}
_LOOKED_AT = 3
"""Reviews that looked at the plan of today, at most."""
_PLAN_DAYS = 300
"""So many days ago a plan of today was begun, at most."""
_ADOPTION = 1
"""The place of the objective that a metric measures."""


@dataclass(frozen=True, slots=True)
class PlannedObjective:
    """An objective with its measure, as they were written."""

    id: int
    text: str
    measure_id: int
    measure: Measured
    owner_id: int | None
    contact: Contact
    contact_id: int


@dataclass(frozen=True, slots=True)
class ReviewDay:
    """A review that was held or is planned."""

    id: int
    day: date
    kind: ReviewKind


@dataclass(frozen=True, slots=True)
class Planned:
    """What was written of an account's plan, and the reviews that are to be written."""

    plan_id: int | None = None
    objectives: tuple[PlannedObjective, ...] = ()
    held: tuple[ReviewDay, ...] = ()
    """Those that were closed, the earliest first."""
    looked: tuple[ReviewDay, ...] = ()
    """Those of them that looked at the plan of today."""
    upcoming: ReviewDay | None = None


def write_plan(desk: Desk, rng: Rng, meetings: list[Meeting], seen: Seen, adoption_metric: int) -> Planned:
    """Write the plan of an account that somebody of us looks after.

    `adoption_metric` is the metric that feeds the measures of adoption.
    """
    days = [(one.day, _KINDS[one.kind]) for one in meetings if one.kind in _KINDS]
    until, cast = desk.horizon.until, desk.history.profile.cast
    days += [(until + timedelta(days=day), ReviewKind.QBR) for day in (cast.held if cast else ())]
    held = tuple(ReviewDay(desk.ids.next(), day, kind) for day, kind in sorted(days))
    last, arr = desk.history.last, desk.history.contract.arr()
    touch = touch_of(arr)
    if last is None or not arr or touch not in _EVERY or desk.member(until) is None:
        return Planned(held=held)
    kind, day = _next_review(desk, rng, held[-1].day if held else None, touch)
    upcoming = None if day is None else ReviewDay(desk.ids.next(), day, kind)
    life = desk.history.lives()[-1][0]
    since = max(until - timedelta(days=_PLAN_DAYS), life)
    looked = tuple(one for one in held if one.day > since)[-_LOOKED_AT:]
    reviews = [one.day for one in looked]
    begun = max(begun_on(desk, rng, reviews), life)
    plan = desk.add(
        SuccessPlan, account_id=desk.account_id, name=f"Success plan {until.year}", next_review=day
    )
    count = 3 if touch is Touch.HIGH else whole(rng, 1, 2)
    aims = _aims(desk, rng, seen, adoption_metric, begun, reviews)[:count]
    objectives = [_write_objective(desk, plan, place, *aim) for place, aim in enumerate(aims)]
    return Planned(plan, tuple(objectives), held, looked, upcoming)


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


def _aims(
    desk: Desk, rng: Rng, seen: Seen, metric: int, begun: date, reviews: list[date]
) -> list[tuple[str, str, Measured]]:
    """Return what an account may be after, the most important first: words, category, measure."""
    texts, profile, last = desk.teller.library.texts, desk.history.profile, desk.history.last
    assert last is not None
    tone, cast, entries = tone_of(last), profile.cast, texts["plans"]["measures"]
    outcome = (
        cast.outcome if cast else pick(rng, list(texts["industries"][profile.industry.name]["outcomes"]))
    )
    names = [entry["name"] for entry in entries]
    first, further = whole(rng, 0, len(entries) - 1), whole(rng, 1, len(entries) - 1)
    if cast and cast.measure:
        first = names.index(cast.measure)
    other = entries[(first + further) % len(entries)]
    return [
        (outcome, "Outcome", stated(desk, rng, entries[first], tone, begun, reviews)),
        (pick(rng, texts["plans"]["adoption"]), "Adoption", measured(desk, rng, seen, metric, begun)),
        (other["aim"], "Outcome", stated(desk, rng, other, tone, begun, reviews)),
    ]


def _write_objective(
    desk: Desk, plan: int, position: int, text: str, category: str, measure: Measured
) -> PlannedObjective:
    # Their champion answers for adoption, if there is one, and their sponsor for all else.
    champion = desk.circle.champion(desk.horizon.until)
    contact = champion if position == _ADOPTION and champion is not None else desk.circle.contacts[0]
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
    measure_id = desk.add(Measure, objective_id=objective, **measure.row)
    return PlannedObjective(objective, text, measure_id, measure, owner, contact, contact_id)
