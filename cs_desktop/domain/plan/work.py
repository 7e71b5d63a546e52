"""What is to be done in a plan: actions and milestones as steps, and what waits for what."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.content import PlanContent


@dataclass(frozen=True, slots=True)
class Step:
    """An action or a milestone of a plan with its days; of a milestone only the last one counts."""

    key: ObjectKey
    name: str
    start: date | None
    due: date | None
    done_on: date | None = None

    @property
    def is_point(self) -> bool:
        """Return whether it takes no time: it is a milestone."""
        return self.key.kind is Kind.MILESTONE

    @property
    def days(self) -> tuple[date, date] | None:
        """Return the first and the last day as planned; None where it has neither.

        One with a single day is done on that day. A start after the due day, which only two people at
        once can bring about, counts as the due day.
        """
        last = self.due or self.start
        if last is None:
            return None
        first = last if self.is_point or self.start is None else min(self.start, last)
        return first, last


@dataclass(frozen=True, slots=True)
class Tie:
    """`after` waits for `before`."""

    id: int
    before: ObjectKey
    after: ObjectKey
    lag: int = 0
    """Working days between the end of the one and the start of the other."""


@dataclass(frozen=True)
class Work:
    """All steps of a plan, and the ties between them."""

    steps: tuple[Step, ...]
    ties: tuple[Tie, ...]

    @cached_property
    def by_key(self) -> Mapping[ObjectKey, Step]:
        """Return the steps by their keys."""
        return {step.key: step for step in self.steps}

    @cached_property
    def into(self) -> Mapping[ObjectKey, Sequence[Tie]]:
        """Return the ties to what each step waits for."""
        found: dict[ObjectKey, list[Tie]] = {}
        for tie in self.ties:
            found.setdefault(tie.after, []).append(tie)
        return found

    @cached_property
    def out_of(self) -> Mapping[ObjectKey, Sequence[Tie]]:
        """Return the ties to what waits for each step."""
        found: dict[ObjectKey, list[Tie]] = {}
        for tie in self.ties:
            found.setdefault(tie.before, []).append(tie)
        return found

    @cached_property
    def order(self) -> tuple[ObjectKey, ...]:
        """Return the steps so that each comes after what it waits for; those that wait in a circle are not
        among them, nor what waits for these."""
        open_ties = {step.key: len(self.into.get(step.key, ())) for step in self.steps}
        ready = deque(key for key, count in open_ties.items() if not count)
        found = []
        while ready:
            key = ready.popleft()
            found.append(key)
            for tie in self.out_of.get(key, ()):
                open_ties[tie.after] -= 1
                if not open_ties[tie.after]:
                    ready.append(tie.after)
        return tuple(found)

    def dated(self, key: ObjectKey, start: date | None, due: date | None) -> "Work":
        """Return the work with other days for one step; what waits for what stays as it is."""
        step = replace(self.by_key[key], start=start, due=due)
        moved = Work(tuple(step if one.key == key else one for one in self.steps), self.ties)
        # Days change with every step of the hand; the order does not.
        moved.__dict__["by_key"] = {**self.by_key, key: step}
        for name in ("into", "out_of", "order"):
            moved.__dict__[name] = getattr(self, name)
        return moved


def work_of(content: PlanContent) -> Work:
    """Return the steps of a plan: its actions in their order, then its own milestones."""
    steps = [
        Step(ObjectKey(Kind.PLAN_ACTION, one.id), one.text, one.starts_on, one.due, one.done_on)
        for one in content.actions
    ]
    steps += [
        Step(ObjectKey(Kind.MILESTONE, one.id), one.name, None, one.due or one.reached_on, one.reached_on)
        for one in content.milestones
        if one.plan_id is not None
    ]
    known = {step.key for step in steps}
    ties = []
    for one in content.dependencies:
        before = _key(one.needs_action_id, one.needs_milestone_id)
        after = _key(one.action_id, one.milestone_id)
        if before in known and after in known:
            ties.append(Tie(one.id, before, after, one.lag))
    return Work(tuple(steps), tuple(ties))


def _key(action_id: int | None, milestone_id: int | None) -> ObjectKey:
    if action_id is not None:
        return ObjectKey(Kind.PLAN_ACTION, action_id)
    return ObjectKey(Kind.MILESTONE, milestone_id or 0)


def circle_through(ties: Iterable[Tie], before: ObjectKey, after: ObjectKey) -> tuple[ObjectKey, ...]:
    """Return the shortest circle that there would be if `after` waited for `before`; empty for none.

    It begins and ends with `before`, each waited for by the next.
    """
    if before == after:
        return (before, before)
    out: dict[ObjectKey, list[ObjectKey]] = {}
    for tie in ties:
        out.setdefault(tie.before, []).append(tie.after)
    came: dict[ObjectKey, ObjectKey] = {after: before}
    ahead = deque([after])
    while ahead:
        here = ahead.popleft()
        for there in out.get(here, ()):
            if there == before:
                return _back(came, here, before)
            if there not in came:
                came[there] = here
                ahead.append(there)
    return ()


def _back(came: Mapping[ObjectKey, ObjectKey], last: ObjectKey, before: ObjectKey) -> tuple[ObjectKey, ...]:
    path = [before, last]
    while path[-1] != before:
        path.append(came[path[-1]])
    return tuple(reversed(path))


def circle_in(work: Work) -> tuple[ObjectKey, ...]:
    """Return a circle in which steps wait for each other, as two people at once can make one; or nothing."""
    placed = set(work.order)
    for tie in work.ties:
        if tie.before not in placed and tie.after not in placed:
            found = circle_through((one for one in work.ties if one is not tie), tie.before, tie.after)
            if found:
                return found
    return ()
