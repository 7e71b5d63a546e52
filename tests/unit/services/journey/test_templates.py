"""The templates that come with the program read whole, and fit the workspace that they are started in."""

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import ENGLISH, load_language, speak
from cs_desktop.domain.journey.layout import lay_out
from cs_desktop.domain.journey.questions import QUESTIONS, Phase
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.domain.metrics.catalogue import BY_KEY
from cs_desktop.models.queries.workspace import stage_names
from cs_desktop.services.journey.maps import read_map
from cs_desktop.services.journey.starting import start_from_shipped
from cs_desktop.services.journey.templates import (
    content_from,
    read_template,
    shipped_content,
    shipped_templates,
)
from tests.workspaces import add_account, add_metric

KEYS = [template.key for template in shipped_templates()]


@pytest.mark.parametrize("key", KEYS)
def test_each_is_whole(key):
    content = shipped_content(key, {})
    layout = lay_out(content, lambda _text, _width: 1)
    assert layout.unplaced == ()
    assert len(layout.cards) == len(content.cards) > 0
    assert len({card.title for card in content.cards}) == len(content.cards), "links name cards by title"
    assert {feeling.stage_id for feeling in content.emotions} == set(content.stage_places)
    assert all(milestone.stage_id in content.stage_places for milestone in content.milestones)
    goals = " ".join(card.title for card in content.cards if card.kind is CardKind.GOAL)
    assert "their" not in goals.casefold().split(), "the customer reads its goals in its own voice"


def test_its_stages_stand_for_the_workspace_s_own(ctx):
    account = add_account(ctx.workspace)
    content = read_map(ctx, start_from_shipped(ctx, account, "saas-high-touch").value)
    names = ctx.workspace.read(stage_names)
    stands_for = {stage.name: names.get(stage.lifecycle_id) for stage in content.stages}
    assert stands_for == {
        "Buy": None,
        "Onboard": "Onboard",
        "Adopt": "Adopt",
        "Realize value": "Realize value",
        "Renew": "Renew",
        "Grow": "Grow",
    }
    assert content.head.template_id is None
    assert {card.source_id for card in content.cards} == {None}


def test_the_metrics_that_the_workspace_has_are_on_its_cards(ctx):
    weekly, other = add_metric(ctx.workspace, "weekly_active"), add_metric(ctx.workspace, "usage")
    content = read_map(ctx, start_from_shipped(ctx, add_account(ctx.workspace), "saas-high-touch").value)
    (card,) = [card for card in content.cards if card.metric_id is not None]
    assert (card.metric_id, card.title, card.kind) == (weekly, "Weekly_active", CardKind.METRIC)
    assert {stage.id: stage.name for stage in content.stages}[card.stage_id] == "Adopt"
    assert other


@pytest.mark.parametrize("key", KEYS)
def test_it_names_metrics_of_the_catalogue_in_stages_and_a_lane_of_its_own(key):
    read = read_template(key)
    named = read.get("metrics", {})
    assert set(named.values()) <= set(BY_KEY)
    assert set(named) <= {stage["name"] for stage in read["stages"]}
    assert not named or any(lane["kind"] == "metrics" for lane in read["lanes"])


def test_it_speaks_the_language_of_whoever_starts_it():
    speak(load_language("de"))
    try:
        feelings = shipped_content("saas-high-touch", {}).emotions
    finally:
        speak(ENGLISH)
    assert feelings[0].word == "Hoffnungsvoll"


def test_one_that_is_not_there_and_one_of_a_newer_program_are_refused(ctx):
    with pytest.raises(KnownError, match="no template called nothing"):
        start_from_shipped(ctx, None, "nothing")
    with pytest.raises(KnownError, match="newer version of CS Desktop; update"):
        content_from({"format": 2, "name": "Mine"}, {})


def test_moments_come_with_the_questions_of_their_stage():
    content = shipped_content("saas-high-touch", {})
    moments = {card.title: card.id for card in content.cards if card.kind is CardKind.MOMENT}
    assert content.asked.keys() == set(moments.values())
    first = [one.question for one in content.asked[moments["Sales hands over what was promised"]]]
    assert first == list(QUESTIONS[Phase.BUYING])
    assert all(one.answer == "" for one in content.answers)
