"""What one asks at a moment goes by its stage, and is asked once."""

import pytest

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import Answer, Card, Lane, MapContent, MapHead, Stage
from cs_desktop.domain.journey.placing import Spot, added
from cs_desktop.domain.journey.questions import (
    QUESTIONS,
    Phase,
    answered,
    ask,
    phase_of,
    questions_at,
    suggested,
    take_away,
)
from cs_desktop.domain.journey.subtitles import PILL, SUBTITLE, room_below, subtitle
from cs_desktop.domain.journey.words import CardKind, LaneKind

MOMENT = Card(5, 3, 2, CardKind.MOMENT, title="First day")


def _map(*answers: Answer) -> MapContent:
    stages = (Stage(1, "Buy", 0), Stage(2, "Onboard", 1), Stage(4, "Adopt", 2))
    return MapContent(
        MapHead(1, "Map"), stages, (Lane(3, LaneKind.MOMENTS, "Moments", 0),), (MOMENT,), answers=answers
    )


@pytest.mark.parametrize(
    ("name", "place", "phase"),
    [
        ("Buy", 0, Phase.BUYING),
        ("ONBOARDING the team", 3, Phase.ONBOARDING),
        ("Realize value", 2, Phase.ADOPTION),
        ("Renewal", 0, Phase.RENEWAL),
        # Nothing of these is in a name: the place among six decides.
        ("One", 0, Phase.BUYING),
        ("Two", 1, Phase.ONBOARDING),
        ("Three", 2, Phase.ADOPTION),
        ("Six", 5, Phase.RENEWAL),
    ],
)
def test_the_phase_of_a_stage(name, place, phase):
    assert phase_of(name, place, 6) is phase


def test_the_first_stage_of_a_short_journey_is_onboarding():
    assert [phase_of("x", place, 3) for place in range(3)] == [
        Phase.ONBOARDING,
        Phase.ADOPTION,
        Phase.RENEWAL,
    ]


def test_every_phase_has_questions_and_no_two_are_the_same():
    asked = [one for phase in Phase for one in QUESTIONS[phase]]
    assert len(set(asked)) == len(asked)
    assert all(QUESTIONS[phase] for phase in Phase)


def test_what_is_asked_is_not_suggested_again():
    content = _map()
    assert suggested(content, MOMENT) == questions_at(content, 2)
    asked = _map(Answer(9, 5, QUESTIONS[Phase.ONBOARDING][0].upper()))
    assert suggested(asked, MOMENT) == questions_at(content, 2)[1:]
    assert questions_at(content, None) == ()
    assert questions_at(content, 77) == ()


def test_questions_are_counted_and_asked_after_the_others():
    content = _map(
        Answer(8, 5, "Who?", "Ana", 0), Answer(9, 5, "When?", " ", 4), Answer(10, 6, "Other?", "x")
    )
    assert answered(content, 5) == (1, 2)
    assert subtitle(MOMENT, content.asked[5]) == "1 of 2 answered"
    gesture = ask(content, 5, [" Why? ", "", "How?"])
    assert [(one.values["question"], one.values["position"]) for one in gesture.adds] == [
        ("Why?", 5),
        ("How?", 6),
    ]
    assert all(one.kind is Kind.JOURNEY_ANSWER and one.values["card_id"] == 5 for one in gesture.adds)
    assert not ask(content, 5, [" "])
    assert take_away(9).drops[0].ids == {9}


def test_what_stands_below_a_title_takes_room():
    gap = Card(1, 1, 1, CardKind.GAP, notes="**38** of 53 planners\nand more", state="open")
    assert subtitle(gap) == "38 of 53 planners"
    assert room_below(gap) == SUBTITLE
    assert room_below(Card(1, 1, 1, CardKind.GAP, state="open")) == 0
    assert subtitle(Card(1, 1, 1, CardKind.GAP, state="closed", notes="38 of 53")) == "Closed"
    assert room_below(Card(1, 1, 1, CardKind.BRIDGE, way="self_serve")) == PILL + SUBTITLE
    assert subtitle(MOMENT) == ""


def test_a_moment_that_is_added_asks_what_one_asks_there():
    gesture = added(_map(), CardKind.MOMENT, "New", Spot(3, 2, 0, 1))
    card, *asked = gesture.adds
    assert [one.values["question"] for one in asked] == list(QUESTIONS[Phase.ONBOARDING])
    assert {one.values["card_id"] for one in asked} == {card.new}
    assert len(added(_map(), CardKind.NOTE, "New", Spot(3, 2, 0, 1)).adds) == 1
