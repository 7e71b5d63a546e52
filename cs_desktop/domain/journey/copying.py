"""A map's content as a gesture that adds it to another map."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder, New
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.structure import OWN

OF_THE_ACCOUNT = frozenset({"answer", "owner_id", "opened_on", "closed_on", "reached_on", "due", "starts_on"})
"""What holds for one account only; a template says nothing of it."""


def copy_gesture(
    content: MapContent, label: str, *, from_template: bool, same_account: bool = False
) -> Gesture:
    """Return the gesture that adds everything of a map to an empty one.

    From one of the workspace's templates each part remembers where it came from; from any template days and
    owners stay behind. Links to objectives are copied within the same account: elsewhere they are another's.
    """
    builder = GestureBuilder(label)
    remember = from_template and content.head.id != 0
    stages = _add(
        builder, Kind.JOURNEY_STAGE, content.stages, {}, from_template=from_template, remember=remember
    )
    lanes = _add(
        builder, Kind.JOURNEY_LANE, content.lanes, {}, from_template=from_template, remember=remember
    )
    personas = _add(
        builder, Kind.JOURNEY_PERSONA, content.personas, {}, from_template=from_template, remember=remember
    )
    ends: dict[str, Mapping[int, New]] = {"stage_id": stages, "lane_id": lanes, "persona_id": personas}
    cards = _add(
        builder, Kind.JOURNEY_CARD, content.cards, ends, from_template=from_template, remember=remember
    )
    ends |= {"source_id": cards, "target_id": cards, "card_id": cards}
    _add(builder, Kind.JOURNEY_ANSWER, content.answers, ends, from_template=from_template)
    _add(builder, Kind.JOURNEY_EMOTION, content.emotions, ends, from_template=False)
    for link in content.links:
        if link.source_id not in cards:
            continue
        if link.target_id in cards:
            builder.add(Kind.JOURNEY_LINK, source_id=cards[link.source_id], target_id=cards[link.target_id])
        elif link.objective_id is not None and same_account:
            builder.add(Kind.JOURNEY_LINK, source_id=cards[link.source_id], objective_id=link.objective_id)
    _add(builder, Kind.MILESTONE, content.milestones, ends, from_template=from_template, remember=remember)
    return builder.made()


def _add(
    builder: GestureBuilder,
    kind: Kind,
    parts: tuple[Any, ...],
    ends: Mapping[str, Mapping[int, New]],
    *,
    from_template: bool,
    remember: bool = False,
) -> dict[int, New]:
    added: dict[int, New] = {}
    for part in parts:
        names = {one.name for one in fields(part)} - OWN
        if from_template:
            names -= OF_THE_ACCOUNT
        values = {name: _value(name, getattr(part, name), ends) for name in sorted(names)}
        if remember:
            values["source_id"] = part.id
        added[part.id] = builder.add(kind, **values)
    return added


def _value(name: str, value: object, ends: Mapping[str, Mapping[int, New]]) -> object:
    if name in ends:
        # One whose stage is gone is copied as not placed.
        return ends[name].get(value) if isinstance(value, int) else None
    return value
