"""What a new edition changes in a map that follows its template; what somebody did by hand is kept."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import Card, Lane, MapContent, MapHead, Stage
from cs_desktop.domain.journey.template_changes import Deed, proposals
from cs_desktop.domain.journey.template_following import followed
from cs_desktop.domain.journey.words import CardKind, LaneKind
from tests.unit.domain.journey.applying import applied

STAGE, LANE, CARD = Kind.JOURNEY_STAGE, Kind.JOURNEY_LANE, Kind.JOURNEY_CARD


def _template(stages, cards=(), edition=1):
    """Return an edition: stages by name with their ids, cards as (id, stage, title)."""
    return MapContent(
        MapHead(1, "Ours", edition=edition),
        tuple(Stage(id_, name, place) for place, (id_, name) in enumerate(stages)),
        (Lane(50, LaneKind.NOTES, "Notes", 0),),
        tuple(Card(id_, 50, stage, CardKind.NOTE, title=title) for id_, stage, title in cards),
    )


def _started(template):
    """Return the map that was started from an edition: its ids are the template's and 1000."""

    def mine(part):
        ends = {
            name: value + 1000
            for name in ("stage_id", "lane_id")
            if (value := getattr(part, name, None)) is not None
        }
        return replace(part, id=part.id + 1000, source_id=part.id, **ends)

    return MapContent(
        MapHead(2, "Journey", account_id=7, template_id=1, edition=template.head.edition),
        *(tuple(mine(part) for part in parts) for parts in (template.stages, template.lanes, template.cards)),
    )


def _told(found):
    return {(one.deed, one.kind, one.source_id): one.own for one in found}


BASE = _template([(11, "Buy"), (12, "Adopt"), (13, "Renew")], [(31, 11, "Call"), (32, 12, "Visit")])


def test_what_only_the_template_changed_is_proposed_and_done():
    # Adopt is renamed, Renew stands first now, a stage and a card in it are new, the call is gone.
    new = _template(
        [(13, "Renew"), (11, "Buy"), (12, "Use"), (14, "Grow")], [(32, 11, "Visit"), (33, 14, "Story")], 2
    )
    mine = _started(BASE)
    found = proposals(BASE, new, mine)
    assert _told(found) == {
        (Deed.RENAME, STAGE, 12): False,
        (Deed.MOVE, STAGE, 13): False,
        (Deed.ADD, STAGE, 14): False,
        (Deed.MOVE, CARD, 32): False,
        (Deed.ADD, CARD, 33): False,
        (Deed.REMOVE, CARD, 31): False,
    }
    after = applied(mine, followed(new, mine, found))
    assert [stage.name for stage in after.stages] == ["Renew", "Buy", "Use", "Grow"]
    assert {card.title: card.stage_id for card in after.cards} == {"Visit": 1011, "Story": after.stages[3].id}
    assert proposals(new, new, after) == ()


def test_what_both_changed_is_marked_and_left_alone_unless_asked_for():
    new = _template(
        [(11, "Purchase"), (12, "Adopt"), (13, "Renew")], [(31, 12, "Call"), (32, 12, "Visit")], 2
    )
    started = _started(BASE)
    mine = replace(
        started,
        stages=(replace(started.stages[0], name="Kauf"), *started.stages[1:]),
        cards=(replace(started.cards[0], stage_id=1013), started.cards[1]),
    )
    found = proposals(BASE, new, mine)
    assert _told(found) == {(Deed.RENAME, STAGE, 11): True, (Deed.MOVE, CARD, 31): True}
    assert (found[0].name, found[0].now) == ("Kauf", "Purchase")
    assert not followed(new, mine, [one for one in found if not one.own])
    assert applied(mine, followed(new, mine, found)).stages[0].name == "Purchase"


def test_what_was_deleted_by_hand_does_not_come_back_by_itself_and_own_cards_are_not_lost():
    started = _started(BASE)
    mine = replace(
        started,
        cards=(started.cards[1], Card(9, 1050, 1013, CardKind.NOTE, title="Mine")),
    )
    found = proposals(
        BASE, _template([(11, "Buy"), (12, "Adopt")], [(31, 11, "Call"), (32, 12, "Visit")], 2), mine
    )
    # The call was deleted by hand; Renew holds a card of the map's own.
    assert _told(found) == {(Deed.ADD, CARD, 31): True, (Deed.REMOVE, STAGE, 13): True}


def test_without_the_edition_that_it_follows_whatever_differs_counts_as_done_by_hand():
    new = _template(
        [(11, "Purchase"), (12, "Adopt"), (13, "Renew")], [(31, 11, "Call"), (32, 12, "Visit")], 2
    )
    assert _told(proposals(None, new, _started(BASE))) == {(Deed.RENAME, STAGE, 11): True}


stages = st.lists(st.sampled_from(range(11, 17)), unique=True, max_size=5)


def _crowded(before, after):
    """Return the cards that came, or moved, to where another one of their lane and row is, as told slowly."""
    was = {card.id: (card.stage_id, card.lane_id, card.start, card.length) for card in before.cards}
    found = []
    for card in after.cards:
        if was.get(card.id) == (card.stage_id, card.lane_id, card.start, card.length):
            continue
        mine = set(range(after.first_eighth(card) or 0, (after.first_eighth(card) or 0) + card.length))
        for other in after.cards:
            theirs = after.first_eighth(other)
            same = (other.lane_id, other.row) == (card.lane_id, card.row) and other.id != card.id
            covered = set() if theirs is None else set(range(theirs, theirs + other.length))
            if after.is_placed(card) and same and mine & covered:
                found.append((card.title, other.title))
    return found


def test_what_comes_goes_to_a_free_row_and_what_has_no_place_to_go_to_stays():
    started = _started(BASE)
    own = Card(9, 1050, 1012, CardKind.NOTE, title="Mine")
    # Renew was deleted by hand; the call moves to it, the visit to Buy, and a story comes to Adopt.
    mine = replace(started, stages=started.stages[:2], cards=(*started.cards, own))
    new = _template(
        [(11, "Buy"), (12, "Adopt"), (13, "Renew")],
        [(31, 13, "Call"), (32, 11, "Visit"), (33, 12, "Story")],
        2,
    )
    after = applied(mine, followed(new, mine, [one for one in proposals(BASE, new, mine) if not one.own]))
    assert {card.title: (card.stage_id, card.row) for card in after.cards} == {
        "Call": (1011, 0),
        "Visit": (1011, 1),
        "Mine": (1012, 0),
        "Story": (1012, 1),
    }


editions = st.builds(
    lambda ids, names, cards: _template(
        [(id_, names[id_ % 5]) for id_ in ids],
        [(id_, ids[id_ % len(ids)], names[id_ % 3]) for id_ in cards] if ids else [],
    ),
    stages,
    st.lists(st.sampled_from("ABC"), min_size=5, max_size=5),
    st.lists(st.sampled_from(range(31, 36)), unique=True, max_size=4),
)


@given(editions, editions)
def test_a_map_that_nobody_touched_becomes_the_new_edition(base, new):
    mine = _started(base)
    found = proposals(base, new, mine)
    assert not any(one.own for one in found)
    after = applied(mine, followed(new, mine, found))
    assert [(one.source_id, one.name) for one in after.stages] == [(one.id, one.name) for one in new.stages]
    sources = {stage.id: stage.source_id for stage in after.stages}
    told = {(card.source_id, card.title, sources.get(card.stage_id)) for card in after.cards}
    assert told == {(card.id, card.title, card.stage_id) for card in new.cards}


@given(editions, editions, editions)
def test_whatever_was_done_by_hand_stays_where_only_the_rest_is_done(base, new, by_hand):
    # What a person made of the map is any state at all of the same parts.
    mine = _started(by_hand)
    found = proposals(base, new, mine)
    after = applied(mine, followed(new, mine, [one for one in found if not one.own]))
    assert _crowded(mine, after) == []
    there = {stage.id for stage in after.stages}
    gone = {stage.id for stage in mine.stages} - there
    for card in after.cards:
        # A card of the map loses its place only with its stage.
        old = mine.cards_by_id.get(card.id)
        if old is not None and mine.is_placed(old):
            assert after.is_placed(card) or old.stage_id in gone
    here = {one.source_id: one for one in after.stages}
    first = {one.id: one.name for one in base.stages}
    for stage in mine.stages:
        if first.get(stage.source_id) not in (stage.name, None):
            assert here[stage.source_id].name == stage.name
