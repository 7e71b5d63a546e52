"""The outline of a map: the tree, and what is done in it."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.change_labels import change_done
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.content import (
    Card,
    Emotion,
    Lane,
    MapContent,
    MapHead,
    MapMilestone,
    Persona,
    Stage,
)
from cs_desktop.domain.journey.outline import (
    Heap,
    OutlineNode,
    OutlineOrder,
    filtered,
    in_stack,
    outline_of,
    text_of,
)
from cs_desktop.domain.journey.outlining import (
    added_at,
    kind_to_add,
    milestone_added,
    moved_across,
    moved_along,
    moved_in_stack,
    moved_to,
    removed,
    renamed,
)
from cs_desktop.domain.journey.words import CardKind, LaneKind

STAGES = tuple(Stage(place + 1, f"Stage {place + 1}", place) for place in range(3))
LANES = (
    Lane(11, LaneKind.MILESTONES, "Milestones", 0),
    Lane(12, LaneKind.TOUCHPOINTS, "Touchpoints", 1),
    Lane(13, LaneKind.EMOTION, "Emotion", 2),
    Lane(14, LaneKind.GAPS, "Gaps", 3),
)
CARDS = (
    Card(101, 12, 1, CardKind.TOUCHPOINT, row=1, title="Call"),
    Card(102, 12, 1, CardKind.TOUCHPOINT, row=0, title="Visit"),
    Card(103, 14, 2, CardKind.GAP, title="Nobody trained"),
    Card(104, None, 2, CardKind.NOTE, title="Lost"),
)
CONTENT = MapContent(
    MapHead(1, "Journey"),
    STAGES,
    LANES,
    CARDS,
    (Persona(21, "Sponsor", 0),),
    (Emotion(31, 21, 3, 1.5, "Proud"),),
    milestones=(MapMilestone(41, "Live", 2), MapMilestone(42, "Nowhere", None)),
)


def _lines(nodes: tuple[OutlineNode, ...], level: int = 0) -> list[str]:
    """Return the tree as lines, each indented by its level."""
    found = []
    for node in nodes:
        name = node.part.value if isinstance(node.part, Heap) else text_of(node.part)
        found += [" " * level + name, *_lines(node.children, level + 1)]
    return found


def _node(content: MapContent, *key: object) -> OutlineNode:
    waiting = list(outline_of(content, OutlineOrder.STAGES))
    while waiting:
        node = waiting.pop()
        if node.key == key:
            return node
        waiting += node.children
    raise AssertionError(key)


def _done(content: MapContent, gesture: Gesture) -> MapContent:
    """Return a map after the gesture's puts to cards."""
    puts: dict[int, dict[str, Any]] = {put.id: dict(put.values) for put in gesture.puts}
    for values in puts.values():
        if "kind" in values:
            values["kind"] = CardKind(values["kind"])
    return replace(
        content,
        cards=tuple(replace(card, **puts[card.id]) if card.id in puts else card for card in content.cards),
    )


def _stack(content: MapContent, stage_id: int, lane_id: int) -> list[int]:
    return [card.id for card in in_stack(content, stage_id, lane_id)]


def test_by_stage_every_lane_stands_below_every_stage() -> None:
    assert _lines(outline_of(CONTENT, OutlineOrder.STAGES)) == [
        *("Stage 1", " Milestones", " Touchpoints", "  Visit", "  Call", " Emotion", " Gaps"),
        *("Stage 2", " Milestones", "  Live", " Touchpoints", " Emotion", " Gaps", "  Nobody trained"),
        *("Stage 3", " Milestones", " Touchpoints", " Emotion", "  Proud", " Gaps"),
        *("unplaced", " Lost", " Nowhere", "personas", " Sponsor"),
    ]


def test_by_lane_it_is_the_other_way_round() -> None:
    lines = _lines(outline_of(CONTENT, OutlineOrder.LANES))
    assert lines[:5] == ["Milestones", " Stage 1", " Stage 2", "  Live", " Stage 3"]
    assert lines[5:9] == ["Touchpoints", " Stage 1", "  Visit", "  Call"]


@given(st.sampled_from(OutlineOrder), st.data())
def test_everything_stands_in_the_tree_exactly_once(order: OutlineOrder, data: st.DataObject) -> None:
    stages, lanes = st.sampled_from([1, 2, 3, 9, None]), st.sampled_from([11, 12, 13, 14, 99, None])
    drawn = data.draw(st.lists(st.tuples(lanes, stages, st.integers(0, 3)), max_size=12))
    cards = tuple(
        Card(200 + n, lane, stage, CardKind.NOTE, row=row) for n, (lane, stage, row) in enumerate(drawn)
    )
    keys = []
    waiting = list(outline_of(replace(CONTENT, cards=cards), order))
    while waiting:
        node = waiting.pop()
        keys.append(node.key)
        waiting += node.children
    assert len(keys) == len(set(keys))
    found = sorted(key[1] for key in keys if key[0] is Kind.JOURNEY_CARD)
    assert found == [card.id for card in cards]


def test_a_filter_keeps_what_matches_with_all_above_and_below_it() -> None:
    nodes = outline_of(CONTENT, OutlineOrder.STAGES)

    def only(word: str) -> list[str]:
        return _lines(
            filtered(nodes, lambda node: not isinstance(node.part, Heap) and word in text_of(node.part))
        )

    assert only("Visit") == ["Stage 1", " Touchpoints", "  Visit"]
    assert only("Stage 3") == ["Stage 3", " Milestones", " Touchpoints", " Emotion", "  Proud", " Gaps"]
    assert only("nothing") == []


def test_a_card_is_added_below_the_one_it_is_asked_for_at() -> None:
    # Visit stands in row 0, Call in row 1: the new one takes row 1, and Call goes to row 2.
    gesture = added_at(CONTENT, _node(CONTENT, Kind.JOURNEY_CARD, 102, 0), CardKind.TOUCHPOINT, "New")
    values = gesture.adds[0].values
    assert (values["stage_id"], values["lane_id"], values["row"]) == (1, 12, 1)
    assert [(put.id, dict(put.values)) for put in gesture.puts] == [(101, {"row": 2})]


def test_what_is_added_suits_the_row() -> None:
    assert kind_to_add(CONTENT, _node(CONTENT, Kind.JOURNEY_LANE, 14, 3)) is CardKind.GAP
    assert kind_to_add(CONTENT, _node(CONTENT, Kind.JOURNEY_CARD, 103, 0)) is CardKind.GAP
    for key in ((Kind.JOURNEY_LANE, 13, 3), (Kind.JOURNEY_STAGE, 1, 0), (Kind.JOURNEY_CARD, 104, 0)):
        assert kind_to_add(CONTENT, _node(CONTENT, *key)) is None


def test_cards_go_to_the_next_stage_below_what_is_there_and_stay_at_the_end() -> None:
    after = _done(CONTENT, moved_along(CONTENT, [101, 102], 1))
    assert _stack(after, 2, 12) == [102, 101]
    assert not moved_along(CONTENT, [101], -1)
    assert moved_along(CONTENT, [101], 1).label == "Move card"


def test_across_lanes_a_card_becomes_what_the_lane_holds() -> None:
    after = _done(CONTENT, moved_across(CONTENT, [101], 1))
    assert _stack(after, 1, 14) == [101]
    assert after.cards_by_id[101].kind is CardKind.GAP
    assert not moved_across(CONTENT, [101], -1)


def test_up_and_down_a_stack_is_one_card_moved() -> None:
    gesture = moved_in_stack(CONTENT, [101], -1)
    assert gesture.label == "Move card"
    assert _stack(_done(CONTENT, gesture), 1, 12) == [101, 102]
    assert not moved_in_stack(CONTENT, [102], -1)


def test_a_card_is_dropped_before_another_and_nowhere_where_no_cards_can_be() -> None:
    assert _stack(_done(CONTENT, moved_to(CONTENT, [103], 1, 12, 1)), 1, 12) == [102, 103, 101]
    assert _stack(_done(CONTENT, moved_to(CONTENT, [103], 1, 12, None)), 1, 12) == [102, 101, 103]
    assert not moved_to(CONTENT, [103], 1, 13, None)
    assert not moved_to(CONTENT, [102], 1, 12, 0)


ROWS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=6)


@given(ROWS, st.sets(st.integers(0, 5)), st.integers(0, 6))
def test_a_drop_is_what_one_does_with_a_list(
    rows: list[tuple[int, int]], chosen: set[int], place: int
) -> None:
    cards = tuple(
        Card(200 + n, 12, 1, CardKind.TOUCHPOINT, start=start, row=row) for n, (row, start) in enumerate(rows)
    )
    content = replace(CONTENT, cards=cards)
    before = _stack(content, 1, 12)
    ids = {200 + n for n in chosen if n < len(cards)}
    at = min(place, len(before))
    taken = [id_ for id_ in before if id_ in ids]
    wanted = [
        *(id_ for id_ in before[:at] if id_ not in ids),
        *taken,
        *(id_ for id_ in before[at:] if id_ not in ids),
    ]
    assert _stack(_done(content, moved_to(content, ids, 1, 12, at)), 1, 12) == wanted


@given(ROWS, st.sets(st.integers(0, 5)), st.sampled_from([-1, 1]))
def test_steps_in_a_stack_lose_nobody_and_keep_the_chosen_in_order(
    rows: list[tuple[int, int]], chosen: set[int], step: int
) -> None:
    cards = tuple(
        Card(200 + n, 12, 1, CardKind.TOUCHPOINT, start=start, row=row) for n, (row, start) in enumerate(rows)
    )
    content, ids = replace(CONTENT, cards=cards), {200 + n for n in chosen if n < len(cards)}
    before = _stack(content, 1, 12)
    after = _stack(_done(content, moved_in_stack(content, ids, step)), 1, 12)
    assert sorted(after) == sorted(before)
    for part in (ids, set(before) - ids):
        assert [id_ for id_ in after if id_ in part] == [id_ for id_ in before if id_ in part]
    for id_ in ids:
        assert (after.index(id_) - before.index(id_)) in (0, step)


def test_names_and_deletions_say_what_they_are() -> None:
    gesture = renamed(Kind.MILESTONE, 41, "Live in all depots")
    assert (gesture.label, dict(gesture.puts[0].values)) == (
        "Rename milestone",
        {"name": "Live in all depots"},
    )
    both = removed([_node(CONTENT, Kind.JOURNEY_CARD, 101, 0), _node(CONTENT, Kind.MILESTONE, 41, 0)])
    assert both.label == "Delete 2 parts"
    assert {drop.kind: drop.ids for drop in both.drops} == {
        Kind.JOURNEY_CARD: frozenset({101}),
        Kind.MILESTONE: frozenset({41}),
    }
    assert not removed([_node(CONTENT, Kind.JOURNEY_STAGE, 1, 0)])


def test_every_step_of_the_outline_is_told_as_done() -> None:
    named = (Kind.JOURNEY_CARD, Kind.JOURNEY_STAGE, Kind.JOURNEY_LANE, Kind.JOURNEY_PERSONA, Kind.MILESTONE)
    gone = (Kind.JOURNEY_CARD, Kind.MILESTONE, Kind.JOURNEY_EMOTION, Kind.JOURNEY_PERSONA)
    nodes = [OutlineNode((kind, number, 0), Heap.UNPLACED) for kind in gone for number in (1, 2)]
    gestures = [
        *(renamed(kind, 1, "x") for kind in (*named, Kind.JOURNEY_EMOTION)),
        *(removed(nodes[place : place + count]) for place in range(0, 8, 2) for count in (1, 2)),
        *(removed(nodes), milestone_added(1, "x"), moved_along(CONTENT, [101, 102], 1)),
    ]
    for gesture in gestures:
        label = f"{gesture.label} in Journey"
        assert change_done(label) != label
