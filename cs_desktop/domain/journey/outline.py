"""A map as a tree to be read from above: by stage or by lane, with everything that it holds."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import (
    Card,
    Emotion,
    Lane,
    MapContent,
    MapMilestone,
    Persona,
    Stage,
)
from cs_desktop.domain.journey.milestones import day_of
from cs_desktop.domain.journey.words import LaneKind

Part = Stage | Lane | Card | MapMilestone | Emotion | Persona
NodeKey = tuple[Kind, int, int]
"""Kind and id, and the id of the stage or lane that it stands under where it stands under each of them."""
_Cell = tuple[int, int]
"""Ids of a stage and a lane."""


class OutlineOrder(StrEnum):
    """What stands at the top of the tree."""

    STAGES = "stages"
    LANES = "lanes"


class Heap(StrEnum):
    """Parts that stand in no cell of the map, at the end of the tree."""

    UNPLACED = "unplaced"
    """What has no stage or no lane any more."""
    PERSONAS = "personas"


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """A row of the tree, with the rows below it."""

    key: NodeKey
    part: Part | Heap
    stage_id: int | None = None
    lane_id: int | None = None
    """The cell that it is, or stands in; a stage at the top is in no lane, and the other way round."""
    children: tuple["OutlineNode", ...] = ()

    @property
    def kind(self) -> Kind:
        """Return what it is a row of."""
        return self.key[0]

    @property
    def id(self) -> int:
        """Return the id of its part."""
        return self.key[1]


def text_of(part: Part | Heap) -> str:
    """Return the text that a person wrote for a part; a heap has none."""
    match part:
        case Card():
            return part.title
        case Emotion():
            return part.word
        case Heap():
            return ""
        case _:
            return part.name


def outline_of(content: MapContent, order: OutlineOrder) -> tuple[OutlineNode, ...]:
    """Return the tree of a map: every stage with every lane below it, or the other way round.

    Cards stand in the order of their stack, milestones in that of their days, feelings in that of their
    personas. What has no cell comes last, and then the personas.
    """
    cells = _cells(content)
    tops: list[OutlineNode] = []
    if order is OutlineOrder.STAGES:
        for stage in content.stages:
            below = [_lane_under(stage, lane, cells) for lane in content.lanes]
            key = (Kind.JOURNEY_STAGE, stage.id, 0)
            tops.append(OutlineNode(key, stage, stage.id, None, tuple(below)))
    else:
        for lane in content.lanes:
            under = [_stage_under(lane, stage, cells) for stage in content.stages]
            tops.append(OutlineNode((Kind.JOURNEY_LANE, lane.id, 0), lane, None, lane.id, tuple(under)))
    placed = {node.key for nodes in cells.values() for node in nodes}
    loose = [node for node in _parts(content) if node.key not in placed]
    tops += _heap(Heap.UNPLACED, 1, loose)
    tops += _heap(Heap.PERSONAS, 2, [_node(Kind.JOURNEY_PERSONA, one) for one in content.personas])
    return tuple(tops)


def filtered(nodes: Iterable[OutlineNode], matches: Callable[[OutlineNode], bool]) -> tuple[OutlineNode, ...]:
    """Return the rows that match, with all that is below them, and those above them."""
    kept = []
    for node in nodes:
        if matches(node):
            kept.append(node)
        elif below := filtered(node.children, matches):
            kept.append(replace(node, children=below))
    return tuple(kept)


def in_stack(content: MapContent, stage_id: int | None, lane_id: int | None) -> list[Card]:
    """Return the cards of a cell, from the top of the stack and there from the left."""
    found = [card for card in content.cards if (card.stage_id, card.lane_id) == (stage_id, lane_id)]
    return sorted(found, key=place_in_stack)


def place_in_stack(card: Card) -> tuple[int, int, int]:
    """Return what the cards of a stack are ordered by: from the top, then from the left."""
    return card.row, card.start, card.id


def _cells(content: MapContent) -> dict[_Cell, list[OutlineNode]]:
    """Return what stands in each cell, in order; a second lane of milestones or feelings stays empty."""
    first = {lane.kind: lane.id for lane in reversed(content.lanes)}
    cells: dict[_Cell, list[OutlineNode]] = {}
    for card in sorted(content.cards, key=place_in_stack):
        if content.is_placed(card) and card.stage_id is not None and card.lane_id is not None:
            cells.setdefault((card.stage_id, card.lane_id), []).append(_node(Kind.JOURNEY_CARD, card))
    drawn: tuple[tuple[LaneKind, Iterable[OutlineNode]], ...] = (
        (LaneKind.MILESTONES, _milestones(content)),
        (LaneKind.EMOTION, _feelings(content)),
    )
    for kind, nodes in drawn:
        lane_id = first.get(kind)
        for node in nodes:
            if lane_id is not None and node.stage_id in content.stage_places:
                assert node.stage_id is not None
                cells.setdefault((node.stage_id, lane_id), []).append(replace(node, lane_id=lane_id))
    return cells


def _milestones(content: MapContent) -> Iterator[OutlineNode]:
    ordered = sorted(
        content.milestones,
        key=lambda one: ((day := day_of(one)) is None, str(day), one.after_days or 0, one.id),
    )
    return (_node(Kind.MILESTONE, one) for one in ordered)


def _feelings(content: MapContent) -> Iterator[OutlineNode]:
    places = {persona.id: place for place, persona in enumerate(content.personas)}
    ordered = sorted(content.emotions, key=lambda one: (places.get(one.persona_id, len(places)), one.id))
    return (_node(Kind.JOURNEY_EMOTION, one) for one in ordered)


def _parts(content: MapContent) -> Iterator[OutlineNode]:
    yield from (_node(Kind.JOURNEY_CARD, card) for card in sorted(content.cards, key=place_in_stack))
    yield from _milestones(content)
    yield from _feelings(content)


def _node(kind: Kind, part: Card | MapMilestone | Emotion | Persona) -> OutlineNode:
    stage_id = None if isinstance(part, Persona) else part.stage_id
    return OutlineNode((kind, part.id, 0), part, stage_id, part.lane_id if isinstance(part, Card) else None)


def _lane_under(stage: Stage, lane: Lane, cells: dict[_Cell, list[OutlineNode]]) -> OutlineNode:
    below = tuple(cells.get((stage.id, lane.id), ()))
    return OutlineNode((Kind.JOURNEY_LANE, lane.id, stage.id), lane, stage.id, lane.id, below)


def _stage_under(lane: Lane, stage: Stage, cells: dict[_Cell, list[OutlineNode]]) -> OutlineNode:
    below = tuple(cells.get((stage.id, lane.id), ()))
    return OutlineNode((Kind.JOURNEY_STAGE, stage.id, lane.id), stage, stage.id, lane.id, below)


def _heap(heap: Heap, number: int, nodes: list[OutlineNode]) -> list[OutlineNode]:
    return [OutlineNode((Kind.JOURNEY_MAP, number, 0), heap, children=tuple(nodes))] if nodes else []
