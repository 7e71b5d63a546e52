"""Milestones are added, dragged along their line, pushed by keys and reached; names never collide."""

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.journey.calendar import stage_days
from cs_desktop.domain.journey.content import Lane, MapContent, MapHead, MapMilestone, Stage
from cs_desktop.domain.journey.layout import lay_out
from cs_desktop.domain.journey.milestones import (
    APART,
    FARTHEST,
    milestone_places,
    planned_day,
    reckoned,
    tags,
)
from cs_desktop.domain.journey.reaching import add_milestone, drag_milestone, push_milestone, reach
from cs_desktop.domain.journey.words import LaneKind

FIRST = date(2026, 1, 1)
STAGES = (
    Stage(1, "Buy", 0, expected_days=30, width=200),
    Stage(2, "Onboard", 1, expected_days=60, width=200),
)
LIVE = MapMilestone(5, "Live", 1, due=date(2026, 1, 11))
CONTENT = MapContent(
    MapHead(1, "Map", account_id=9),
    STAGES,
    (Lane(3, LaneKind.MILESTONES, "Milestones", 0),),
    milestones=(LIVE,),
)
DAYS = stage_days(STAGES, FIRST)
LAYOUT = lay_out(CONTENT, lambda _text, _width: 1)
TODAY = date(2026, 2, 1)


def _values(gesture):
    (put,) = gesture.puts
    return dict(put.values)


def test_one_is_added_to_the_stage_that_is_chosen_else_to_the_first():
    assert add_milestone(CONTENT, "New", 2).adds[0].values["stage_id"] == 2
    assert add_milestone(CONTENT, "New", 77).adds[0].values["stage_id"] == 1
    assert add_milestone(MapContent(MapHead(1, "M")), "New", None).adds[0].values["stage_id"] is None


def test_where_it_is_dragged_to_says_its_day():
    # 300 is the middle of the second stage, which has 60 days from January 31 on: 30 days into it.
    assert _values(drag_milestone(CONTENT, LAYOUT, DAYS, 5, 300)) == {"stage_id": 2, "due": date(2026, 3, 2)}
    # The end of the map: the last day of the last stage.
    last = DAYS[1].end - timedelta(days=1)
    assert _values(drag_milestone(CONTENT, LAYOUT, DAYS, 5, 999)) == {"stage_id": 2, "due": last}


def test_what_was_reached_keeps_its_day():
    content = replace(CONTENT, milestones=(replace(LIVE, reached_on=TODAY),))
    assert _values(drag_milestone(content, LAYOUT, DAYS, 5, 300)) == {"stage_id": 2}


def test_in_a_template_the_days_from_the_beginning_of_the_stage_count():
    content = replace(CONTENT, head=MapHead(1, "Map"))
    days = stage_days(STAGES, None)
    # A quarter of 60 days.
    assert _values(drag_milestone(content, LAYOUT, days, 5, 250)) == {"stage_id": 2, "after_days": 15}


def test_keys_push_by_a_day_and_by_a_stage():
    assert _values(push_milestone(CONTENT, DAYS, 5, 1, far=False)) == {
        "due": date(2026, 1, 12),
        "stage_id": 1,
    }
    # A third of 30 days into its stage; a third of 60 days into the next one, which begins on January 31.
    assert _values(push_milestone(CONTENT, DAYS, 5, 1, far=True)) == {"stage_id": 2, "due": date(2026, 2, 20)}
    assert not push_milestone(CONTENT, DAYS, 5, -1, far=True)
    content = replace(CONTENT, milestones=(replace(LIVE, due=date(2026, 1, 30)),))
    assert _values(push_milestone(content, DAYS, 5, 1, far=False)) == {
        "due": date(2026, 1, 31),
        "stage_id": 2,
    }


def test_it_is_reached_today_and_not_reached_again():
    gesture = reach(CONTENT, [5], TODAY)
    assert _values(gesture) == {"reached_on": TODAY}
    reached = replace(CONTENT, milestones=(replace(LIVE, reached_on=FIRST),))
    assert _values(reach(reached, [5], TODAY)) == {"reached_on": None}
    assert not reach(CONTENT, [], TODAY)


def test_days_that_a_template_reckons_begin_with_the_stage():
    later = MapMilestone(6, "Value", 2, after_days=15)
    content = replace(CONTENT, milestones=(LIVE, later))
    # The second stage begins on January 31.
    assert reckoned(content, DAYS) == {6: date(2026, 2, 15)}
    assert planned_day(later, stage_days(STAGES, None)[1]) is None


_several = st.lists(st.tuples(st.sampled_from([1, 2]), st.integers(0, 95), st.integers(20, 110)), max_size=8)


@given(_several)
def test_neither_diamonds_nor_names_lie_on_each_other(several):
    milestones = tuple(
        MapMilestone(id_, "x", stage, due=FIRST + timedelta(days=day))
        for id_, (stage, day, _width) in enumerate(several)
    )
    content = replace(CONTENT, milestones=milestones)
    places = milestone_places(content, LAYOUT, DAYS)
    found = sorted(places.values())
    assert all(b - a >= APART - 1e-6 for a, b in itertools.pairwise(found))
    widths = {id_: float(width) for id_, (_stage, _day, width) in enumerate(several)}
    shown = tags(places, widths, 0, 400)
    placed = sorted(shown.values(), key=lambda tag: tag.x)
    assert all(abs(tag.x + tag.width / 2 - places[id_]) <= FARTHEST for id_, tag in shown.items())
    # One that has all the room that it could want is not left out.
    assert shown or not several
    assert all(a.x + a.width <= b.x + 1e-6 for a, b in itertools.pairwise(placed))
    assert all(tag.x >= -1e-6 and tag.x + tag.width <= 400 + 1e-6 for tag in placed)


def test_a_name_stands_in_the_middle_below_its_diamond_where_there_is_room():
    (tag,) = tags({5: 100.0}, {5: 60.0}, 0, 400).values()
    assert (tag.x, tag.width) == pytest.approx((70, 60))


def test_of_many_names_at_one_place_those_that_would_be_far_away_are_left_out():
    places, widths = dict.fromkeys(range(1, 8), 200.0), dict.fromkeys(range(1, 8), 100.0)
    # Two stand at 150 and 250, each 50 away; a third would push them 100 away.
    assert sorted(tag.x + tag.width / 2 for tag in tags(places, widths, 0, 400).values()) == [150, 250]
    assert set(tags(places, widths, 0, 400, keep=(3,))) >= {3}
