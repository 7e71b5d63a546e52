"""What is said of several cards is said of those alone of which it can be said, and is not yet so."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.journey.content import Card, MapContent, MapHead
from cs_desktop.domain.journey.setting import finish, next_evidence, set_field, set_state, shared
from cs_desktop.domain.journey.words import CardKind, Evidence

TODAY = date(2026, 10, 13)
GAP = Card(1, 1, 1, CardKind.GAP, state="open")
CLOSED = Card(2, 1, 1, CardKind.GAP, state="closed", closed_on=date(2026, 1, 9))
BRIDGE = Card(3, 1, 1, CardKind.BRIDGE, state="active")
NOTE = Card(4, 1, 1, CardKind.NOTE, evidence="partly")
CONTENT = MapContent(MapHead(1, "Map"), cards=(GAP, CLOSED, BRIDGE, NOTE))
ALL = (1, 2, 3, 4)


def _puts(gesture):
    return {put.id: dict(put.values) for put in gesture.puts}


def test_a_gap_that_is_closed_bears_the_day_and_one_that_opens_again_loses_it():
    assert _puts(set_state(CONTENT, ALL, "closed", TODAY)) == {1: {"state": "closed", "closed_on": TODAY}}
    assert _puts(set_state(CONTENT, ALL, "open", TODAY)) == {2: {"state": "open", "closed_on": None}}
    assert _puts(set_state(CONTENT, ALL, "done", TODAY)) == {3: {"state": "done", "closed_on": TODAY}}
    assert not set_state(CONTENT, [4], "done", TODAY)


def test_ending_ends_what_goes_on_and_begins_again_what_has_ended():
    assert _puts(finish(CONTENT, ALL, TODAY)) == {
        1: {"state": "closed", "closed_on": TODAY},
        3: {"state": "done", "closed_on": TODAY},
    }
    assert _puts(finish(CONTENT, [2, 4], TODAY)) == {2: {"state": "open", "closed_on": None}}


def test_the_label_counts_the_cards():
    assert set_field(CONTENT, [1, 3], "due", TODAY).label == "Change due of 2 cards"
    assert set_field(CONTENT, [1], "owner_id", 7).label == "Change owner of card"


def test_the_next_level_follows_the_lowest():
    # Assumed and partly: the lowest is assumed, the next one partly.
    assert next_evidence(CONTENT, [1, 4]) == "partly"
    assert next_evidence(CONTENT, [4]) == "researched"
    assert (
        next_evidence(
            MapContent(MapHead(1, "M"), cards=(Card(1, 1, 1, CardKind.NOTE, evidence="researched"),)), [1]
        )
        == "assumed"
    )


@given(st.lists(st.sampled_from(list(Evidence)), max_size=5), st.sampled_from(list(Evidence)))
def test_afterwards_all_are_as_they_were_set(levels, wanted):
    cards = [Card(id_, 1, 1, CardKind.NOTE, evidence=level) for id_, level in enumerate(levels, 1)]
    content = MapContent(MapHead(1, "Map"), cards=tuple(cards))
    changed = _puts(set_field(content, [card.id for card in cards], "evidence", wanted.value))
    # The slow way: go through the cards one by one.
    for card in cards:
        assert changed.get(card.id, {}).get("evidence", card.evidence) == wanted
        assert (card.id in changed) == (card.evidence != wanted)


def test_what_cards_share():
    assert shared([GAP, CLOSED], "kind") is CardKind.GAP
    assert shared([GAP, CLOSED], "state") is None
    assert shared([], "state") is None
