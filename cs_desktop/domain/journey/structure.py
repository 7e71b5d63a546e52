"""What is done to the stages of a map: gestures, each one step; `rows` has those of the lanes.

Stages and lanes are counted from 0. A card that reaches over several stages keeps its ends wherever a stage
comes or goes between them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder, New
from cs_desktop.domain.journey.content import EIGHTHS, Card, Lane, MapContent, Stage
from cs_desktop.domain.journey.geometry import MAX_STAGE_WIDTH, MIN_STAGE_WIDTH

OWN = frozenset({"id", "source_id"})
"""What a copy does not take over."""


def stage_added(content: MapContent, name: str, place: int) -> Gesture:
    """Return the gesture that puts a new stage at a place; what was there moves to the right."""
    builder = GestureBuilder("Add stage")
    _make_room(builder, content, place)
    builder.add(Kind.JOURNEY_STAGE, name=name, position=place)
    return builder.made()


def stage_named(stage_id: int, name: str) -> Gesture:
    """Return the gesture that gives a stage another name."""
    builder = GestureBuilder("Rename stage")
    builder.put(Kind.JOURNEY_STAGE, stage_id, name=name)
    return builder.made()


def stage_moved(content: MapContent, stage_id: int, place: int) -> Gesture:
    """Return the gesture that moves a stage with its cards, so that it stands at a place in the end."""
    builder = GestureBuilder("Move stage")
    reorder(builder, Kind.JOURNEY_STAGE, moved_to(content.stages, stage_id, place))
    return builder.made()


def stage_resized(content: MapContent, stage_id: int, width: float) -> Gesture:
    """Return the gesture that makes a stage so wide, as far as it may be; 0 is the usual width."""
    stage = content.stages[content.stage_places[stage_id]]
    wanted = round(min(max(width, MIN_STAGE_WIDTH), MAX_STAGE_WIDTH)) if width else 0
    builder = GestureBuilder("Resize stage")
    if wanted != stage.width:
        builder.put(Kind.JOURNEY_STAGE, stage_id, width=wanted)
    return builder.made()


def stage_duplicated(content: MapContent, stage_id: int, name: str) -> Gesture:
    """Return the gesture that puts a copy of a stage, with its cards and feelings, to the right of it.

    Of a card that reaches into later stages the copy ends with the stage. The copy stands for no stage of
    life, since only one can. An account's milestones are not copied: each is one object; a template's are.
    """
    builder = GestureBuilder("Duplicate stage")
    place = content.stage_places[stage_id]
    stage = content.stages[place]
    _make_room(builder, content, place + 1)
    copy = builder.add(
        Kind.JOURNEY_STAGE,
        name=name,
        position=place + 1,
        expected_days=stage.expected_days,
        width=stage.width,
    )
    copies = {
        card.id: builder.add(
            Kind.JOURNEY_CARD,
            **copied(card) | {"stage_id": copy, "length": max(min(card.length, EIGHTHS - card.start), 1)},
        )
        for card in content.cards
        if card.stage_id == stage_id
    }
    copy_what_belongs(builder, content, copies)
    for feeling in content.emotions:
        if feeling.stage_id == stage_id:
            builder.add(Kind.JOURNEY_EMOTION, **copied(feeling) | {"stage_id": copy})
    if content.head.account_id is None:
        for milestone in content.milestones:
            if milestone.stage_id == stage_id:
                builder.add(Kind.MILESTONE, **copied(milestone) | {"stage_id": copy})
    return builder.made()


def stage_dropped(content: MapContent, stage_id: int, *, with_cards: bool) -> Gesture:
    """Return the gesture that deletes a stage; its feelings go with it.

    The cards that lie wholly in it go too, or are set aside as not placed. One that reaches further stays,
    shorter by the stage. A template's milestones go with the cards, an account's stay with the account; one
    that no day would show elsewhere goes to the stage beside it.
    """
    place = content.stage_places[stage_id]
    inside = [card.id for card in content.cards if _covers(content, card) == (place, place)]
    builder = GestureBuilder(drop_label("stage", inside, with_cards=with_cards))
    for card in content.cards:
        _shorten(builder, content, card, place)
    if with_cards:
        builder.drop(Kind.JOURNEY_CARD, inside)
        if content.head.account_id is None:
            builder.drop(Kind.MILESTONE, [one.id for one in content.milestones if one.stage_id == stage_id])
    if not (with_cards and content.head.account_id is None):
        _keep_milestones(builder, content, place)
    builder.drop(Kind.JOURNEY_STAGE, [stage_id])
    return builder.made()


def _keep_milestones(builder: GestureBuilder, content: MapContent, place: int) -> None:
    """Put those milestones of a stage that goes beside it that no day would show elsewhere."""
    near = next(
        (content.stages[one] for one in (place - 1, place + 1) if 0 <= one < len(content.stages)), None
    )
    for milestone in content.milestones:
        if near is None or milestone.stage_id != content.stages[place].id:
            continue
        if content.head.account_id is None or not (milestone.reached_on or milestone.due):
            builder.put(Kind.MILESTONE, milestone.id, stage_id=near.id)


def drop_label(part: str, cards: Sequence[int], *, with_cards: bool) -> str:
    """Return what a deletion is called, by what becomes of the cards in the part."""
    if not cards:
        return f"Delete {part}"
    return f"Delete {part} with its cards" if with_cards else f"Delete {part} and set its cards aside"


def moved_to(parts: Sequence[Stage] | Sequence[Lane], part_id: int, place: int) -> list[Stage | Lane]:
    """Return parts in the order in which one of them stands at a place; beyond the ends is at the end."""
    part = next(one for one in parts if one.id == part_id)
    others: list[Stage | Lane] = [one for one in parts if one.id != part_id]
    at = min(max(place, 0), len(others))
    return [*others[:at], part, *others[at:]]


def reorder(builder: GestureBuilder, kind: Kind, parts: Iterable[Stage | Lane]) -> None:
    """Give parts the positions of their order."""
    for place, part in enumerate(parts):
        if part.position != place:
            builder.put(kind, part.id, position=place)


def copied(part: Any) -> dict[str, Any]:  # noqa: ANN401 - any of the parts of a map
    """Return the values of a copy of a part, as they are stored."""
    values = {one.name: getattr(part, one.name) for one in fields(part) if one.name not in OWN}
    return {name: value.value if name == "kind" else value for name, value in values.items()}


def copy_what_belongs(builder: GestureBuilder, content: MapContent, copies: Mapping[int, New]) -> None:
    """Give copies of cards the links and answers of the cards.

    Those of one gesture are linked among each other as the cards are; what else a card is linked with, its
    copy is too: another gap or bridge, an objective.
    """
    for link in content.links:
        if link.source_id in copies or link.target_id in copies:
            builder.add(
                Kind.JOURNEY_LINK,
                source_id=copies.get(link.source_id, link.source_id),
                target_id=None if link.target_id is None else copies.get(link.target_id, link.target_id),
                objective_id=link.objective_id,
            )
    for answer in content.answers:
        if answer.card_id in copies:
            builder.add(Kind.JOURNEY_ANSWER, **copied(answer) | {"card_id": copies[answer.card_id]})


def _make_room(builder: GestureBuilder, content: MapContent, place: int) -> None:
    """Move the stages from a place on to the right; a card that reaches over the place grows by a stage."""
    for number, stage in enumerate(content.stages):
        wanted = number + (number >= place)
        if stage.position != wanted:
            builder.put(Kind.JOURNEY_STAGE, stage.id, position=wanted)
    for card in content.cards:
        covered = _covers(content, card)
        if covered is not None and covered[0] < place <= covered[1]:
            builder.put(Kind.JOURNEY_CARD, card.id, length=card.length + EIGHTHS)


def _covers(content: MapContent, card: Card) -> tuple[int, int] | None:
    """Return the places of the first and the last stage that a card covers; None where it has no stage."""
    first = content.first_eighth(card)
    if first is None:
        return None
    last = min(first + max(card.length, 1), len(content.stages) * EIGHTHS) - 1
    return first // EIGHTHS, last // EIGHTHS


def _shorten(builder: GestureBuilder, content: MapContent, card: Card, place: int) -> None:
    """Take the stage at a place out of a card that reaches further."""
    covered, first = _covers(content, card), content.first_eighth(card)
    if covered is None or first is None or not covered[0] <= place <= covered[1] or covered[0] == covered[1]:
        return
    end = min(first + card.length, len(content.stages) * EIGHTHS)
    inside = min(end, (place + 1) * EIGHTHS) - max(first, place * EIGHTHS)
    values: dict[str, object] = {"length": end - first - inside}
    if covered[0] == place:
        values |= {"stage_id": content.stages[place + 1].id, "start": 0}
    builder.put(Kind.JOURNEY_CARD, card.id, **values)
