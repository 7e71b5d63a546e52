"""What is done to feelings and personas: gestures, and where the points of the curves stand."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.journey.content import Emotion, MapContent, Persona
from cs_desktop.domain.journey.curve import clamped, height_of
from cs_desktop.domain.journey.geometry import Box, Point
from cs_desktop.domain.journey.layout import Layout

STEP = 0.5
"""What a drag snaps to, and a key changes by."""
FINE_STEP = 0.1
_APART = 14.0
"""Between the points of two personas in one stage."""


def snapped(value: float, *, fine: bool = False) -> float:
    """Return the nearest feeling that can be entered."""
    step = FINE_STEP if fine else STEP
    return round(clamped(round(value / step) * step), 1)


def feeling_of(content: MapContent, persona_id: int, stage_id: int) -> Emotion | None:
    """Return how a persona feels in a stage; None where nobody entered it.

    Where two people entered it at once, what came last counts.
    """
    return next(
        (
            one
            for one in reversed(content.emotions)
            if (one.persona_id, one.stage_id) == (persona_id, stage_id)
        ),
        None,
    )


def set_feeling(content: MapContent, persona_id: int, stage_id: int, value: float) -> Gesture:
    """Return the gesture that lets a persona feel so in a stage; nothing where it does already."""
    there = feeling_of(content, persona_id, stage_id)
    builder = GestureBuilder("Add feeling" if there is None else "Change feeling")
    felt = round(clamped(value), 1)
    if there is None:
        builder.add(Kind.JOURNEY_EMOTION, persona_id=persona_id, stage_id=stage_id, value=felt, word="")
    elif there.value != felt:
        builder.put(Kind.JOURNEY_EMOTION, there.id, value=felt)
    return builder.made()


def changed_feelings(content: MapContent, ids: Collection[int], by: float) -> Gesture:
    """Return the gesture that makes feelings better or worse, each within -2 to +2."""
    builder = GestureBuilder("Change feeling" if len(ids) == 1 else f"Change {len(ids)} feelings")
    for one in content.emotions:
        felt = round(clamped(one.value + by), 1)
        if one.id in ids and felt != one.value:
            builder.put(Kind.JOURNEY_EMOTION, one.id, value=felt)
    return builder.made()


def written_feeling(emotion_id: int, word: str) -> Gesture:
    """Return the gesture that gives a feeling its word."""
    builder = GestureBuilder("Write feeling")
    builder.put(Kind.JOURNEY_EMOTION, emotion_id, word=word)
    return builder.made()


def dropped_feelings(ids: Collection[int]) -> Gesture:
    """Return the gesture that deletes feelings."""
    builder = GestureBuilder("Delete feeling" if len(ids) == 1 else f"Delete {len(ids)} feelings")
    builder.drop(Kind.JOURNEY_EMOTION, ids)
    return builder.made()


def next_stage_to_feel(content: MapContent, persona_id: int, after: int | None = None) -> int | None:
    """Return the first stage in which nobody entered how a persona feels: from one on, else from the first.

    `after` is the id of the stage to begin at.
    """
    felt = {one.stage_id for one in content.emotions if one.persona_id == persona_id}
    begin = content.stage_places.get(after, 0) if after is not None else 0
    stages = [*content.stages[begin:], *content.stages[:begin]]
    return next((stage.id for stage in stages if stage.id not in felt), None)


def feeling_before(content: MapContent, persona_id: int, stage_id: int) -> float:
    """Return what a persona felt last before a stage, as a value to begin with; 0 for nothing."""
    place = content.stage_places[stage_id]
    before = {
        content.stage_places[one.stage_id]: one.value
        for one in content.emotions
        if one.persona_id == persona_id and content.stage_places.get(one.stage_id, place) < place
    }
    return before[max(before)] if before else 0.0


def added_persona(content: MapContent, name: str) -> Gesture:
    """Return the gesture that adds a persona, as the last."""
    builder = GestureBuilder("Add persona")
    place = max((one.position for one in content.personas), default=-1) + 1
    builder.add(Kind.JOURNEY_PERSONA, name=name, position=place)
    return builder.made()


def renamed_persona(persona: Persona, name: str) -> Gesture:
    """Return the gesture that gives a persona another name; nothing for the same or none."""
    builder = GestureBuilder("Rename persona")
    if name and name != persona.name:
        builder.put(Kind.JOURNEY_PERSONA, persona.id, name=name)
    return builder.made()


def moved_persona(content: MapContent, persona_id: int, by: int) -> Gesture:
    """Return the gesture that moves a persona up (-1) or down (1); nothing at the end."""
    builder = GestureBuilder("Move persona")
    order = [one.id for one in content.personas]
    at = order.index(persona_id)
    to = at + by
    if 0 <= to < len(order):
        order.insert(to, order.pop(at))
        known = {one.id: one.position for one in content.personas}
        for place, one in enumerate(order):
            if known[one] != place:
                builder.put(Kind.JOURNEY_PERSONA, one, position=place)
    return builder.made()


def dropped_persona(persona_id: int) -> Gesture:
    """Return the gesture that deletes a persona with its feelings."""
    builder = GestureBuilder("Delete persona")
    builder.drop(Kind.JOURNEY_PERSONA, [persona_id])
    return builder.made()


def feeling_places(
    content: MapContent, layout: Layout, lane: Box, personas: Sequence[int], changed: Mapping[int, float]
) -> Mapping[int, Point]:
    """Return where the points of some personas' curves stand, by the id of the feeling, from the left.

    They stand in the middle of their stages, those of several personas side by side, so that none hides
    another. `changed` gives values that are not stored yet.
    """
    return {
        one.id: Point(
            stage_x(content, layout, one.stage_id) + offset(personas, one.persona_id),
            height_of(changed.get(one.id, one.value), lane.y, lane.height),
        )
        for one in sorted(_drawn(content, personas), key=lambda one: content.stage_places[one.stage_id])
    }


def _drawn(content: MapContent, personas: Sequence[int]) -> Iterable[Emotion]:
    """Return the feelings of some personas that have a stage, of two at one place the later."""
    last = {(one.persona_id, one.stage_id): one for one in content.emotions if one.persona_id in personas}
    return (one for one in last.values() if one.stage_id in content.stage_places)


def stage_x(content: MapContent, layout: Layout, stage_id: int) -> float:
    """Return the middle of a stage."""
    return layout.stages[content.stage_places[stage_id]].box.middle.x


def offset(personas: Sequence[int], persona_id: int) -> float:
    """Return how far right of a stage's middle the points of a persona stand, of those that are drawn."""
    return (personas.index(persona_id) - (len(personas) - 1) / 2) * _APART
