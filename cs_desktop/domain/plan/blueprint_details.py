"""What is behind a part of a blueprint: how a measure counts, and what an action or milestone waits for."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.plan.acting import circle_text
from cs_desktop.domain.plan.blueprint_editing import PartRow, replaced
from cs_desktop.domain.plan.blueprints import Blueprint, BlueprintDependency, BlueprintMeasure
from cs_desktop.domain.plan.measuring import read_scale
from cs_desktop.domain.vocabulary import MeasureKind

MOST_LAG = 250
LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Wait:
    """What a step waits for, and how many working days after it it begins."""

    key: str
    name: str
    lag: int


def measure_at(blueprint: Blueprint, row: PartRow) -> BlueprintMeasure | None:
    """Return the measure that a row is; None of another part."""
    return next((one for one in blueprint.measures if row.key == one.key), None)


def with_kind(blueprint: Blueprint, row: PartRow, kind: MeasureKind) -> Blueprint:
    """Return the draft with another kind of measure; only an ordered scale has words."""
    if kind is MeasureKind.SCALE:
        return replaced(blueprint, row, {"kind": kind.value})
    return replaced(blueprint, row, {"kind": kind.value, "scale": ()})


def with_scale(blueprint: Blueprint, row: PartRow, text: str) -> Blueprint:
    """Return the draft with other words of an ordered scale, a comma between them, the worst first.

    Raises:
        InputError: there is one word alone, one twice, one that is too long, or too many.
    """
    found = read_scale(text)
    words = tuple(found["words"]) if found else ()
    if any(len(word) > LONGEST_WORD for word in words):
        raise InputError(tr("Enter words of at most {limit} characters.", limit=LONGEST_WORD))
    return replaced(blueprint, row, {"scale": words})


def steps(blueprint: Blueprint) -> dict[str, str]:
    """Return the names of actions and milestones, which can wait for each other, by their keys."""
    return {one.key: one.text for one in blueprint.actions} | {
        one.key: one.name for one in blueprint.milestones
    }


def waits_of(blueprint: Blueprint, key: str) -> tuple[Wait, ...]:
    """Return what a step waits for."""
    names = steps(blueprint)
    return tuple(
        Wait(one.needs, names[one.needs], one.lag)
        for one in blueprint.dependencies
        if one.waits == key and one.needs in names
    )


def with_wait(blueprint: Blueprint, key: str, needs: str) -> Blueprint:
    """Return the draft in which a step waits for another one.

    Raises:
        InputError: they would wait for each other in a circle, which is named.
    """
    if any((one.waits, one.needs) == (key, needs) for one in blueprint.dependencies):
        return blueprint
    if circle := _way(blueprint.dependencies, needs, key):
        names = steps(blueprint)
        raise InputError(circle_text([names.get(one, one) for one in (*reversed(circle), key)]))
    return replace(blueprint, dependencies=(*blueprint.dependencies, BlueprintDependency(key, needs)))


def with_lag(blueprint: Blueprint, key: str, needs: str, lag: int) -> Blueprint:
    """Return the draft in which a step begins so many working days after what it waits for."""
    lag = min(max(lag, 0), MOST_LAG)
    return replace(
        blueprint,
        dependencies=tuple(
            replace(one, lag=lag) if (one.waits, one.needs) == (key, needs) else one
            for one in blueprint.dependencies
        ),
    )


def without_wait(blueprint: Blueprint, key: str, needs: str) -> Blueprint:
    """Return the draft in which a step does not wait for another one any more."""
    kept = tuple(one for one in blueprint.dependencies if (one.waits, one.needs) != (key, needs))
    return replace(blueprint, dependencies=kept)


def _way(ties: Sequence[BlueprintDependency], start: str, end: str) -> tuple[str, ...]:
    """Return the shortest way by which one step waits for another, both ends included; empty for none."""
    came: dict[str, str] = {start: ""}
    left = deque([start])
    while left:
        at = left.popleft()
        if at == end:
            way = [at]
            while came[way[-1]]:
                way.append(came[way[-1]])
            return tuple(reversed(way))
        for one in ties:
            if one.waits == at and one.needs not in came:
                came[one.needs] = at
                left.append(one.needs)
    return ()
