"""Cards that are copied on their map, and between maps; text that is pasted as cards."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import InputError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import Gesture
from cs_desktop.domain.journey.clipped import as_json, as_table, clip, from_json
from cs_desktop.domain.journey.content import Answer, Card, Lane, Link, MapContent, MapHead, Stage
from cs_desktop.domain.journey.copies import FreeRows, copied_below
from cs_desktop.domain.journey.limits import MOST_CARDS, MOST_LINE, MOST_TEXT, TITLE_LIMIT
from cs_desktop.domain.journey.pasted_text import TextCard, read_cards
from cs_desktop.domain.journey.pasting import Target, foreign_links, paste_cards, paste_text
from cs_desktop.domain.journey.words import CardKind, LaneKind

STAGES = (Stage(1, "Buy", 0), Stage(2, "Onboard", 1), Stage(3, "Adopt", 2))
LANES = (
    Lane(11, LaneKind.EMOTION, "Emotion", 0),
    Lane(12, LaneKind.MOMENTS, "Moments", 1),
    Lane(13, LaneKind.GAPS, "Gaps", 2),
)
CARDS = (
    Card(101, 12, 1, CardKind.MOMENT, title="First call", mood=2, notes="loud"),
    Card(102, 13, 2, CardKind.GAP, title="Nobody reads", state="open", opened_on=date(2026, 1, 5)),
    Card(103, 13, 2, CardKind.BRIDGE, row=1, title="Clinic", way="paid_service", owner_id=7),
)
CONTENT = MapContent(
    *(MapHead(1, "Journey"), STAGES, LANES, CARDS),
    links=(Link(900, 102, 103), Link(901, 103, objective_id=55)),
    answers=(Answer(950, 101, "What did they hope for?", "Calm"),),
)
OTHER = MapContent(
    MapHead(2, "Other"),
    (Stage(21, "Onboard", 0), Stage(22, "Grow", 1)),
    (Lane(31, LaneKind.GAPS, "Holes", 0), Lane(32, LaneKind.MOMENTS, "Moments", 1)),
    (Card(201, 31, 21, CardKind.GAP),),
)


def _cards(gesture: Gesture) -> list[dict[str, Any]]:
    return [dict(add.values) for add in gesture.adds if add.kind is Kind.JOURNEY_CARD]


def _links(gesture: Gesture) -> set[tuple[Any, ...]]:
    ends = ("source_id", "target_id", "objective_id")
    links = (add.values for add in gesture.adds if add.kind is Kind.JOURNEY_LINK)
    return {tuple(values.get(end) for end in ends) for values in links}


def test_a_copy_stands_in_the_next_free_row_with_arrows_and_answers() -> None:
    gesture = copied_below(CONTENT, [101, 102, 103])
    # In the gaps' lane rows 0 and 1 are taken, so the two copies come into 2 and 3.
    assert [card["row"] for card in _cards(gesture)] == [1, 2, 3]
    assert gesture.label == "Copy 3 cards"
    kinds = [add.kind for add in gesture.adds]
    assert kinds.count(Kind.JOURNEY_ANSWER) == 1
    # The copied gap leads to the copied bridge, and that serves the objective which the first one serves.
    new = [add.new for add in gesture.adds if add.kind is Kind.JOURNEY_CARD]
    assert _links(gesture) == {(new[1], new[2], None), (new[2], None, 55)}
    # Copied alone, the bridge also leads over the gap of the first one.
    alone = copied_below(CONTENT, [103])
    assert _links(alone) == {(102, alone.adds[0].new, None), (alone.adds[0].new, None, 55)}


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 9), st.integers(0, 3)), max_size=12))
def test_no_two_that_take_a_free_row_are_in_each_other_s_way(wanted: list[tuple[int, int, int]]) -> None:
    rows = FreeRows(MapContent(MapHead(1, "Empty")))
    taken: set[tuple[int, int]] = set()
    for first, length, row in wanted:
        found = rows.take(1, first, length, row)
        cells = {(found, eighth) for eighth in range(first, first + length)}
        assert found >= row
        assert not cells & taken
        # A slow reference: every row before it is in the way somewhere.
        for before in range(row, found):
            assert any((before, eighth) in taken for eighth in range(first, first + length))
        taken |= cells


def test_cards_go_to_stages_and_lanes_of_the_same_name_on_another_map() -> None:
    gesture = paste_cards(OTHER, clip(CONTENT, [101, 102, 103]), Target())
    moment, gap, bridge = _cards(gesture)
    # There is no stage Buy: it was the first that was copied, so the card comes into the first.
    assert (moment["stage_id"], moment["lane_id"], moment["mood"]) == (21, 32, 2)
    # Row 0 of the only lane for gaps is taken; its name does not matter then.
    assert (gap["stage_id"], gap["lane_id"], gap["row"], gap["opened_on"]) == (21, 31, 1, date(2026, 1, 5))
    assert (bridge["row"], bridge["owner_id"]) == (2, 7)
    assert gesture.label == "Paste 3 cards"


def test_cards_begin_at_the_chosen_stage_and_those_of_one_lane_go_to_the_chosen_one() -> None:
    both = _cards(paste_cards(CONTENT, clip(CONTENT, [102, 103]), Target(stage_id=3, lane_id=12)))
    assert [(card["stage_id"], card["lane_id"], card["kind"]) for card in both] == [(3, 12, "moment")] * 2
    spread = _cards(paste_cards(CONTENT, clip(CONTENT, [101, 102]), Target(stage_id=3, lane_id=11)))
    # One stage apart they were; after the last stage there is none.
    assert [(card["stage_id"], card["lane_id"]) for card in spread] == [(3, 12), (3, 13)]


def test_what_no_lane_is_for_is_kept_as_not_placed() -> None:
    (card,) = _cards(paste_cards(replace(OTHER, lanes=OTHER.lanes[:1]), clip(CONTENT, [101]), Target()))
    assert "lane_id" not in card
    assert card["title"] == "First call"


def test_the_clipboard_keeps_all_of_a_card_but_its_links_to_what_was_not_copied() -> None:
    clipped = clip(CONTENT, [101, 102, 103, 999])
    assert from_json(as_json(clipped)) == replace_kinds(clipped)
    assert clip(CONTENT, [102]).links == ()
    # What an earlier version copied says nothing of objectives.
    assert from_json(as_json(clipped).replace("objectives", "else")) == replace(
        replace_kinds(clipped), objectives=()
    )


def test_pasted_bridges_serve_the_objectives_of_the_same_account_alone() -> None:
    clipped = clip(CONTENT, [102, 103])
    same, other = (paste_cards(OTHER, clipped, Target(), objectives) for objectives in ({55, 56}, {77}))
    gap, bridge = (add.new for add in same.adds if add.kind is Kind.JOURNEY_CARD)
    assert _links(same) == {(gap, bridge, None), (bridge, None, 55)}
    assert _links(other) == {(gap, bridge, None)}
    assert (foreign_links(clipped, {55, 56}), foreign_links(clipped, {77})) == (0, 1)


def replace_kinds(clipped: Any) -> Any:
    """Return what was copied as it is read back: kinds and evidence are words of the file."""
    return replace(
        clipped,
        cards=tuple(
            replace(card, values={**card.values, "kind": card.values["kind"].value}) for card in clipped.cards
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{}", '{"form": 2, "cards": [], "links": []}', '{"form": 1, "cards": [{}], "links": []}'),
        as_json(clip(CONTENT, [101])).replace('"moment"', '"rocket"'),
        as_json(clip(CONTENT, [102])).replace("2026-01-05", "2026-13-45"),
        "[" * 100_000,
    ],
)
def test_what_is_not_understood_is_nothing(text: str) -> None:
    assert from_json(text) is None


def test_a_table_with_the_names_of_stages_becomes_cards_of_them() -> None:
    text = '\tOnboard\tAdopt\nGaps\tNo time\t\n\t\t"Two\nlines"\nElsewhere\tThird\t'
    assert read_cards(text, CONTENT) == (
        TextCard("No time", "", 1, 2),
        TextCard("Two lines", "", 2, 2),
        TextCard("Third", "", 1, None),
    )


def test_a_list_becomes_a_card_for_each_line_and_further_cells_its_notes() -> None:
    long = "x" * (TITLE_LIMIT + 1)
    found = read_cards(f'One\tmore\tagain\r\n\r\nTwo "\r\n{long}', CONTENT)
    assert found[:2] == (TextCard("One", "more\nagain"), TextCard('Two "'))
    assert (len(found[2].title), found[2].notes) == (TITLE_LIMIT, long)


def test_lines_go_below_each_other_to_the_chosen_place_or_the_first_that_holds_cards() -> None:
    lines = (TextCard("One"), TextCard("Two"))
    first = _cards(paste_text(CONTENT, lines, Target()))
    # A moment stands in row 0 of the first stage.
    assert [(card["lane_id"], card["stage_id"], card["row"]) for card in first] == [(12, 1, 1), (12, 1, 2)]
    chosen = _cards(paste_text(CONTENT, lines, Target(3, 13)))
    assert [(card["kind"], card["state"], card["row"]) for card in chosen] == [
        ("gap", "open", 0),
        ("gap", "open", 1),
    ]


@pytest.mark.parametrize("text", ["x\n" * (MOST_TEXT // 2 + 1), "x" * (MOST_LINE + 1), "x" * 200_000])
def test_a_text_that_is_too_long_is_refused_and_says_what_to_do(text: str) -> None:
    with pytest.raises(InputError, match="Nothing pasted"):
        read_cards(text, CONTENT)


def test_more_cards_than_a_map_holds_are_refused_and_say_what_to_do() -> None:
    lines = tuple(TextCard("One") for _ in range(MOST_CARDS - 2))
    with pytest.raises(InputError, match="room for 9,997 more"):
        paste_text(CONTENT, lines, Target())
    assert len(_cards(paste_text(CONTENT, lines[1:], Target()))) == MOST_CARDS - 3


def test_text_needs_a_lane_that_holds_cards() -> None:
    with pytest.raises(InputError, match="Add a stage"):
        paste_text(replace(CONTENT, lanes=LANES[:1]), (TextCard("One"),), Target())


def test_what_is_copied_as_a_table_is_read_back_into_its_stages_and_lanes() -> None:
    table = as_table(CONTENT, [101, 102, 103])
    assert table == [
        ["", "Buy", "Onboard"],
        ["Moments", "First call", ""],
        ["Gaps", "", "Nobody reads"],
        ["", "", "Clinic"],
    ]
    text = "".join("\t".join(row) + "\n" for row in table)
    found = {card.title: (card.stage, card.lane) for card in read_cards(text, CONTENT)}
    assert found == {"First call": (0, 1), "Nobody reads": (1, 2), "Clinic": (1, 2)}


@given(st.text(max_size=60))
def test_any_text_is_read_and_no_word_of_a_list_is_lost(text: str) -> None:
    cards = read_cards(text, replace(CONTENT, stages=()))
    said = "".join("".join(f"{card.title}{card.notes}".split()) for card in cards)
    assert sorted(said.replace('"', "")) == sorted("".join(text.split()).replace('"', ""))
