"""What a person does to the actions, milestones and dependencies of a plan, as gestures."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.plan.content import PlanContent
from cs_desktop.domain.plan.schedule import Schedule
from cs_desktop.domain.plan.work import Work, circle_through

NAME_IN_CIRCLE = 40
Days = tuple[date | None, date | None]
"""The first and the last day; of a milestone only the last one counts."""


def add_action(
    content: PlanContent,
    text: str,
    party: Party,
    owner_id: int | None = None,
    objective_id: int | None = None,
    days: Days = (None, None),
) -> Gesture:
    """Return what adds an action behind the others."""
    builder = GestureBuilder("Add action")
    last = max((one.position for one in content.actions), default=-1)
    builder.add(
        Kind.PLAN_ACTION,
        text=text,
        party=party.value,
        owner_id=owner_id if party is Party.OURS else None,
        objective_id=objective_id,
        starts_on=days[0],
        due=days[1],
        position=last + 1,
    )
    return builder.made()


def finish_action(action_id: int, day: date | None) -> Gesture:
    """Return what says on which day an action was done; with None that it is open again."""
    builder = GestureBuilder("Finish action" if day is not None else "Open action again")
    builder.put(Kind.PLAN_ACTION, action_id, done_on=day)
    return builder.made()


def give_to(action_id: int, party: Party) -> Gesture:
    """Return what makes an action ours or theirs; who had it on the other side has it no more."""
    builder = GestureBuilder("Change side of action")
    builder.put(Kind.PLAN_ACTION, action_id, party=party.value, owner_id=None, contact_id=None)
    return builder.made()


def serve(action_id: int, objective_id: int | None) -> Gesture:
    """Return what says which objective an action serves."""
    builder = GestureBuilder("Change objective of action")
    builder.put(Kind.PLAN_ACTION, action_id, objective_id=objective_id)
    return builder.made()


def delete_steps(work: Work, keys: Collection[ObjectKey]) -> Gesture:
    """Return what deletes actions and milestones, with what waits for them and what they wait for."""
    kinds = {key.kind for key in keys}
    builder = GestureBuilder("Delete milestone" if kinds == {Kind.MILESTONE} else "Delete action")
    builder.drop(Kind.PLAN_DEPENDENCY, _ties_of(work, keys))
    for kind in (Kind.PLAN_ACTION, Kind.MILESTONE):
        if kind in kinds:
            builder.drop(kind, [key.id for key in keys if key.kind is kind])
    return builder.made()


def add_milestone(content: PlanContent, name: str, due: date | None) -> Gesture:
    """Return what adds a milestone that both sides want."""
    del content
    builder = GestureBuilder("Add milestone")
    builder.add(Kind.MILESTONE, name=name, due=due, party=Party.SHARED.value)
    return builder.made()


def take_in(content: PlanContent, milestone_id: int) -> Gesture:
    """Return what takes a milestone of the account, such as one of its journey map, into the plan."""
    builder = GestureBuilder("Take milestone into plan")
    builder.put(Kind.MILESTONE, milestone_id, plan_id=content.head.id)
    return builder.made()


def take_out(work: Work, milestone_id: int) -> Gesture:
    """Return what takes a milestone out of the plan; it stays with the account and on its map."""
    builder = GestureBuilder("Take milestone out of plan")
    builder.drop(Kind.PLAN_DEPENDENCY, _ties_of(work, [ObjectKey(Kind.MILESTONE, milestone_id)]))
    builder.put(Kind.MILESTONE, milestone_id, plan_id=None)
    return builder.made()


def reach(milestone_id: int, day: date | None) -> Gesture:
    """Return what says when a milestone was reached; with None that it was not."""
    builder = GestureBuilder("Reach milestone")
    builder.put(Kind.MILESTONE, milestone_id, reached_on=day)
    return builder.made()


def side(milestone_id: int, party: Party) -> Gesture:
    """Return what says whose a milestone is."""
    builder = GestureBuilder("Change side of milestone")
    builder.put(Kind.MILESTONE, milestone_id, party=party.value)
    return builder.made()


def set_days(work: Work, key: ObjectKey, days: Days, also: Schedule | None = None) -> Gesture:
    """Return what gives a step other days; with the schedule that follows, what waits for it moves too.

    A due day before the start is refused.

    Raises:
        InputError: it would be due before it starts.
    """
    start, due = days
    if key.kind is Kind.PLAN_ACTION:
        refuse_before(start, due)
    builder = GestureBuilder("Move milestone" if key.kind is Kind.MILESTONE else "Move action")
    _put_days(builder, work, key, days)
    if also is not None:
        _put_waiting(builder, work, also, {key})
    return builder.made()


def move_waiting(work: Work, expected: Schedule) -> Gesture:
    """Return what moves all that waits to when it can be, and leaves the rest where it is."""
    builder = GestureBuilder("Move what waits")
    _put_waiting(builder, work, expected, set())
    return builder.made()


def refuse_before(start: date | None, due: date | None) -> None:
    """Raise where something would be due before it starts.

    Raises:
        InputError: it would.
    """
    if start is not None and due is not None and due < start:
        raise InputError(
            tr(
                "This would be due on {due}, before it starts on {start}: change the start first.",
                due=day_text(due),
                start=day_text(start),
            )
        )


def tie(work: Work, before: ObjectKey, after: ObjectKey, lag: int = 0) -> Gesture:
    """Return what lets `after` wait for `before`; nothing where it does already.

    Raises:
        InputError: they would wait for each other in a circle, which is named.
    """
    builder = GestureBuilder("Add dependency")
    if any((one.before, one.after) == (before, after) for one in work.ties):
        return builder.made()
    circle = circle_through(work.ties, before, after)
    if circle:
        raise InputError(circle_text([work.by_key[key].name for key in circle]))
    builder.add(
        Kind.PLAN_DEPENDENCY,
        **{_column("", after): after.id, _column("needs_", before): before.id},
        lag=lag,
    )
    return builder.made()


def circle_text(names: Iterable[str]) -> str:
    """Return why steps of these names, the first of them again at the end, cannot wait for each other."""
    # Each name, where it begins, is put apart from the arrows; they point from what comes first.
    return tr(
        "This would go in a circle, in which nothing could ever begin: {circle}. Remove one of these first.",
        circle=" → ".join(shortened(name, NAME_IN_CIRCLE) for name in names),
    )


def untie(tie_ids: Collection[int]) -> Gesture:
    """Return what lets nothing wait by these any more."""
    builder = GestureBuilder("Delete dependency")
    builder.drop(Kind.PLAN_DEPENDENCY, tie_ids)
    return builder.made()


def set_lag(tie_id: int, lag: int) -> Gesture:
    """Return what says how many working days lie between."""
    builder = GestureBuilder("Change lag of dependency")
    builder.put(Kind.PLAN_DEPENDENCY, tie_id, lag=max(lag, 0))
    return builder.made()


def _put_waiting(builder: GestureBuilder, work: Work, expected: Schedule, but: Collection[ObjectKey]) -> None:
    for key in expected.knocked:
        if key not in but:
            one = expected.expected[key]
            _put_days(builder, work, key, (one.start, one.end))


def _put_days(builder: GestureBuilder, work: Work, key: ObjectKey, days: Days) -> None:
    step, (start, due) = work.by_key[key], days
    values: Mapping[str, object] = {"due": due}
    if key.kind is Kind.PLAN_ACTION and (step.start is not None or start != due):
        values = {"starts_on": start, "due": due}
    stored = {"starts_on": step.start, "due": step.due}
    changed = {name: value for name, value in values.items() if stored[name] != value}
    if changed:
        builder.put(key.kind, key.id, **changed)


def _column(prefix: str, key: ObjectKey) -> str:
    return prefix + ("milestone_id" if key.kind is Kind.MILESTONE else "action_id")


def _ties_of(work: Work, keys: Collection[ObjectKey]) -> list[int]:
    return [one.id for one in work.ties if one.before in keys or one.after in keys]
