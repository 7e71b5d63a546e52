"""What is done to a map in its outline: gestures from rows of the tree."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture, GestureBuilder
from cs_desktop.domain.journey.content import Card, MapContent
from cs_desktop.domain.journey.outline import OutlineNode, in_stack, place_in_stack
from cs_desktop.domain.journey.placing import Spot, added
from cs_desktop.domain.journey.words import HELD_BY, CardKind, LaneKind, kind_in

_NAMED: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {
        Kind.JOURNEY_CARD: ("Rename card", "title"),
        Kind.JOURNEY_STAGE: ("Rename stage", "name"),
        Kind.JOURNEY_LANE: ("Rename lane", "name"),
        Kind.JOURNEY_PERSONA: ("Rename persona", "name"),
        Kind.JOURNEY_EMOTION: ("Write feeling", "word"),
        Kind.MILESTONE: ("Rename milestone", "name"),
    }
)
"""The label of the step, and the column that holds the text."""
_REMOVED: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.JOURNEY_CARD: "card",
        Kind.MILESTONE: "milestone",
        Kind.JOURNEY_EMOTION: "feeling",
        Kind.JOURNEY_PERSONA: "persona",
    }
)
"""What can be deleted in the outline, as the label of the step calls it."""


def renamed(kind: Kind, part_id: int, text: str) -> Gesture:
    """Return the gesture that gives a part of the map another text."""
    label, column = _NAMED[kind]
    builder = GestureBuilder(label)
    builder.put(kind, part_id, **{column: text})
    return builder.made()


def kind_to_add(content: MapContent, node: OutlineNode) -> CardKind | None:
    """Return the kind of card that is added at a row: that of the one there, or the usual one of its lane."""
    if isinstance(node.part, Card):
        return node.part.kind if content.is_placed(node.part) else None
    if node.lane_id is None or node.stage_id is None:
        return None
    return kind_in(_lane_kind(content, node.lane_id), CardKind.NOTE)


def added_at(content: MapContent, node: OutlineNode, kind: CardKind, title: str) -> Gesture:
    """Return the gesture that adds a card in the cell of a row: below a card, or below all there."""
    assert node.stage_id is not None
    assert node.lane_id is not None
    stack = in_stack(content, node.stage_id, node.lane_id)
    ids = [one.id for one in stack]
    place = ids.index(node.id) + 1 if isinstance(node.part, Card) else len(stack)
    spot = Spot(node.lane_id, node.stage_id, 0, _row_of(stack, place))
    builder = GestureBuilder("Add card")
    for below in stack[place:]:
        builder.put(Kind.JOURNEY_CARD, below.id, row=below.row + 1)
    made = added(content, kind, title, spot)
    return Gesture(made.label, made.adds, builder.made().puts)


def milestone_added(stage_id: int, name: str) -> Gesture:
    """Return the gesture that adds a milestone to a stage."""
    builder = GestureBuilder("Add milestone")
    builder.add(Kind.MILESTONE, stage_id=stage_id, name=name)
    return builder.made()


def removed(nodes: Iterable[OutlineNode]) -> Gesture:
    """Return the gesture that deletes cards, milestones, feelings and personas; stages and lanes stay."""
    found: dict[Kind, set[int]] = {}
    for node in nodes:
        if node.kind in _REMOVED:
            found.setdefault(node.kind, set()).add(node.id)
    count = sum(len(ids) for ids in found.values())
    (name,) = {_REMOVED[kind] for kind in found} if len(found) == 1 else {"part"}
    builder = GestureBuilder(f"Delete {name}" if count == 1 else f"Delete {count} {name}s")
    for kind, ids in found.items():
        builder.drop(kind, ids)
    return builder.made()


def moved_along(content: MapContent, card_ids: Collection[int], step: int) -> Gesture:
    """Return the gesture that takes cards to the next stage (1) or the one before (-1), below all there.

    A card that has no stage on that side stays.
    """
    mover = _Mover(content)
    for card in _in_order(content, card_ids):
        place = content.stage_places[card.stage_id or 0] + step
        if 0 <= place < len(content.stages):
            mover.append(card, content.stages[place].id, card.lane_id or 0)
    return mover.made()


def moved_across(content: MapContent, card_ids: Collection[int], step: int) -> Gesture:
    """Return the gesture that takes cards to the next lane that holds cards (1), or the one before (-1)."""
    mover = _Mover(content)
    held = [lane.id for lane in content.lanes if HELD_BY[lane.kind]]
    for card in _in_order(content, card_ids):
        place = held.index(card.lane_id or 0) + step if card.lane_id in held else -1
        if 0 <= place < len(held):
            mover.append(card, card.stage_id or 0, held[place])
    return mover.made()


def moved_in_stack(content: MapContent, card_ids: Collection[int], step: int) -> Gesture:
    """Return the gesture that takes cards one place down in their stacks (1), or up (-1).

    Those that stand together stay together, and at the end of a stack they stay.
    """
    mover = _Mover(content)
    cells = {(card.stage_id or 0, card.lane_id or 0) for card in _in_order(content, card_ids)}
    for stage_id, lane_id in sorted(cells):
        order = in_stack(content, stage_id, lane_id)[::step]
        for place in range(len(order) - 1, 0, -1):
            one, ahead = order[place - 1], order[place]
            if one.id in card_ids and ahead.id not in card_ids:
                order[place - 1], order[place] = ahead, one
        mover.arrange(order[::step], stage_id, lane_id, card_ids)
    return mover.made()


def moved_to(
    content: MapContent, card_ids: Collection[int], stage_id: int, lane_id: int, place: int | None
) -> Gesture:
    """Return the gesture that takes cards into a cell, before the card at a place; below all where None.

    A card becomes one of the lane's kinds. A lane that holds no cards takes none.
    """
    mover = _Mover(content)
    if HELD_BY[_lane_kind(content, lane_id)]:
        taken = sorted((card for card in content.cards if card.id in card_ids), key=place_in_stack)
        there = in_stack(content, stage_id, lane_id)
        at = len(there) if place is None else place
        before, after = ([c for c in part if c.id not in card_ids] for part in (there[:at], there[at:]))
        if after or not {card.id for card in taken}.isdisjoint(card.id for card in there):
            mover.arrange([*before, *taken, *after], stage_id, lane_id, card_ids)
        else:
            for card in taken:
                mover.append(card, stage_id, lane_id)
    return mover.made()


class _Mover:
    """Collects where cards go."""

    def __init__(self, content: MapContent) -> None:
        self._content = content
        self._builder = GestureBuilder("Move cards")
        self._ends: dict[tuple[int, int], int] = {}
        self._moved: set[int] = set()

    def append(self, card: Card, stage_id: int, lane_id: int) -> None:
        """Put a card below all others of a cell."""
        cell = (stage_id, lane_id)
        there = in_stack(self._content, *cell)
        row = self._ends.get(cell, _row_of(there, len(there)))
        self._ends[cell] = row + 1
        self._put(card, stage_id, lane_id, row)

    def arrange(self, order: Sequence[Card], stage_id: int, lane_id: int, moved: Collection[int]) -> None:
        """Let these be all cards of a cell, one below the other, where they are not yet."""
        now = [card.id for card in in_stack(self._content, stage_id, lane_id)]
        if [card.id for card in order] == now:
            return
        for row, card in enumerate(order):
            if card.id in moved:
                self._put(card, stage_id, lane_id, row)
            elif card.row != row:
                self._builder.put(Kind.JOURNEY_CARD, card.id, row=row)

    def made(self) -> Gesture:
        """Return the gesture."""
        count = len(self._moved)
        label = f"Move {'card' if count == 1 else f'{count} cards'}"
        return Gesture(label, puts=self._builder.made().puts)

    def _put(self, card: Card, stage_id: int, lane_id: int, row: int) -> None:
        kind = kind_in(_lane_kind(self._content, lane_id), card.kind)
        assert kind is not None
        where = {"stage_id": stage_id, "lane_id": lane_id, "row": row, "kind": kind.value}
        self._builder.put(Kind.JOURNEY_CARD, card.id, **where)
        self._moved.add(card.id)


def _in_order(content: MapContent, card_ids: Collection[int]) -> list[Card]:
    found = [card for card in content.cards if card.id in card_ids and content.is_placed(card)]
    return sorted(found, key=place_in_stack)


def _lane_kind(content: MapContent, lane_id: int) -> LaneKind:
    return LaneKind(content.lanes[content.lane_places[lane_id]].kind)


def _row_of(stack: Sequence[Card], place: int) -> int:
    return stack[place - 1].row + 1 if place else 0
