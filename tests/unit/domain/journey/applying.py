"""A gesture done to a map in memory, as slowly and plainly as it can be: what the file would hold."""

from dataclasses import fields, replace

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, New
from cs_desktop.domain.journey.content import (
    Answer,
    Card,
    Emotion,
    Lane,
    Link,
    MapContent,
    MapMilestone,
    Stage,
)
from cs_desktop.domain.journey.words import CardKind, LaneKind

SHAPES = {
    Kind.JOURNEY_STAGE: ("stages", Stage),
    Kind.JOURNEY_LANE: ("lanes", Lane),
    Kind.JOURNEY_CARD: ("cards", Card),
    Kind.JOURNEY_ANSWER: ("answers", Answer),
    Kind.JOURNEY_EMOTION: ("emotions", Emotion),
    Kind.JOURNEY_LINK: ("links", Link),
    Kind.MILESTONE: ("milestones", MapMilestone),
}
FIRST_NEW = 100_000


def applied(content: MapContent, gesture: Gesture) -> MapContent:
    """Return the map after a gesture; the n-th part that it adds has the id FIRST_NEW + n."""
    parts = {kind: {one.id: one for one in getattr(content, name)} for kind, (name, _) in SHAPES.items()}

    def known(values):
        return {name: FIRST_NEW + one.number if isinstance(one, New) else one for name, one in values.items()}

    for add in gesture.adds:
        shape = SHAPES[add.kind][1]
        values = known(add.values)
        if shape is Card:
            values = {"lane_id": None, "stage_id": None} | values
        assert values.keys() <= {one.name for one in fields(shape)}
        parts[add.kind][FIRST_NEW + add.new.number] = shape(
            id=FIRST_NEW + add.new.number, **_worded(shape, values)
        )
    for put in gesture.puts:
        old = parts[put.kind][put.id]
        parts[put.kind][put.id] = replace(old, **_worded(type(old), known(put.values)))
    for drop in gesture.drops:
        for one in drop.ids:
            del parts[drop.kind][one]
    return _without_gone(replace(content, **_ordered(parts)))


def _worded(shape, values):
    words = {Lane: LaneKind, Card: CardKind}
    return {name: words[shape](one) if name == "kind" else one for name, one in values.items()}


def _ordered(parts):
    named = {SHAPES[kind][0]: tuple(found.values()) for kind, found in parts.items()}
    for name in ("stages", "lanes"):
        named[name] = tuple(sorted(named[name], key=lambda one: (one.position, one.id)))
    return named


def _without_gone(content):
    """Empty what points at a stage or lane that is gone, and take away the feelings and links of what is."""
    stages, lanes = {one.id for one in content.stages}, {one.id for one in content.lanes}
    cards = {one.id for one in content.cards}
    return replace(
        content,
        cards=tuple(
            replace(
                card,
                stage_id=card.stage_id if card.stage_id in stages else None,
                lane_id=card.lane_id if card.lane_id in lanes else None,
            )
            for card in content.cards
        ),
        emotions=tuple(one for one in content.emotions if one.stage_id in stages),
        links=tuple(one for one in content.links if one.source_id in cards and one.target_id in cards),
    )
