"""The slide of the journey: what it says of the map, and what a client's never says."""

from dataclasses import asdict, replace
from datetime import date

import pytest

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.deck.content import Audience
from cs_desktop.domain.deck.design import SlideDesign
from cs_desktop.domain.deck.kinds import SlideKey
from cs_desktop.domain.deck.sharing import Released, ShareItem, ShareKind
from cs_desktop.domain.deck.slides import JourneySlide, MilestoneState, ObjectivesSlide
from cs_desktop.domain.journey.deck_places import shown_on
from cs_desktop.models.tables import (
    JourneyCard,
    JourneyEmotion,
    JourneyLink,
    JourneyPersona,
    JourneyStage,
    Measure,
    Milestone,
    Objective,
    SuccessPlan,
)
from cs_desktop.services.deck.facts import for_client, gather
from cs_desktop.services.deck.makers.journey import journey_map_slide
from cs_desktop.services.deck.makers.title import title_slide
from cs_desktop.services.deck.places import load_deck_places
from cs_desktop.services.deck.slides import build_deck
from tests.unit.services.journey.maps import add_map, fill_map
from tests.workspaces import add_account


@pytest.fixture
def account(ctx):
    return add_account(ctx.workspace, customer_since=date(2025, 9, 22))


def _slides(ctx, account, audience=Audience.INTERNAL):
    deck = build_deck(gather(ctx, account, "2026-Q3"), audience)
    return [slide for slide in deck.slides if isinstance(slide, JourneySlide)]


def _add_to(ctx, map_id, account):
    """Add an old gap without a bridge to the second stage, and milestones of both sides."""

    def work(tx):
        stage = tx.session.query(JourneyStage).filter_by(map_id=map_id, name="Onboard").one()
        lane = tx.session.query(JourneyCard).filter_by(map_id=map_id, kind="gap").one().lane_id
        add = tx.session.add
        card = {"map_id": map_id, "kind": "gap", "state": "open", "opened_on": date(2026, 1, 5)}
        add(
            JourneyCard(id=tx.new_id(), stage_id=stage.id, lane_id=lane, title="Import breaks", row=3, **card)
        )
        for name, party, reached in (("Live", "shared", date(2026, 2, 1)), ("Discount agreed", "ours", None)):
            place = {"account_id": account, "map_id": map_id, "stage_id": stage.id, "due": date(2026, 3, 1)}
            add(Milestone(id=tx.new_id(), name=name, party=party, reached_on=reached, **place))

    ctx.workspace.write("Add", work)


def test_without_a_map_there_is_no_such_slide(ctx, account):
    assert _slides(ctx, account) == []
    add_map(ctx, account)
    assert _slides(ctx, account) == [], "a map without stages says nothing"


def test_stages_feelings_and_gaps_are_told_those_without_a_bridge_first(ctx, account):
    map_id = add_map(ctx, account)
    fill_map(ctx, map_id)
    _add_to(ctx, map_id, account)
    (slide,) = _slides(ctx, account)
    assert [(stage.name, stage.feeling, stage.word) for stage in slide.stages] == [
        ("Buy", 1.0, "Hopeful"),
        ("Onboard", None, ""),
    ]
    assert (slide.stages[1].open_gaps, slide.stages[1].unbridged) == (2, 1)
    assert [(gap.name, gap.where, gap.bridge) for gap in slide.gaps] == [
        ("Import breaks", "Onboard, since Jan 5, 2026", ""),
        ("Never trained", "Onboard, since Oct 13, 2026", "Clinic"),
    ]
    assert slide.title == "One of two milestones is behind us; two gaps are open, one without a bridge"
    states = [(one.name, one.state) for one in slide.stages[1].milestones]
    assert states == [("Live", MilestoneState.REACHED), ("Discount agreed", MilestoneState.MISSED)]
    # The first page ticks the milestones that this slide counts, and no others.
    told = gather(ctx, account, "2026-Q3")
    known = replace(told, account=replace(told.account, first_value=date(2026, 4, 2)))
    cover = title_slide(known, SlideDesign(SlideKey.TITLE), ())
    assert cover.milestones == slide.stages[1].milestones


def test_a_client_sees_neither_feelings_nor_gaps_nor_milestones_of_ours(ctx, account):
    map_id = add_map(ctx, account)
    fill_map(ctx, map_id)
    _add_to(ctx, map_id, account)
    (slide,) = _slides(ctx, account, Audience.CLIENT)
    told = str(asdict(slide))
    for secret in ("Never trained", "Clinic", "Import breaks", "Hopeful", "Discount agreed", "gap"):
        assert secret not in told.replace("'gaps'", "").replace("open_gaps", "")
    assert slide.gaps == ()
    assert "Kickoff call" in slide.stages[1].touchpoints
    assert slide.title == "The milestone is behind us"


def _objectives(deck):
    (slide,) = [slide for slide in deck.slides if isinstance(slide, ObjectivesSlide)]
    return slide


def _plan(ctx, account, map_id):
    """Add a plan with two objectives still open and one that is met; the bridge serves the second one."""

    def work(tx):
        add = tx.session.add
        plan = SuccessPlan(id=tx.new_id(), account_id=account, name="Plan")
        add(plan)
        tx.session.flush()
        ids = []
        for place, (text, state) in enumerate(
            (("Done", "met"), ("On time", "open"), ("All trained", "open"))
        ):
            one = Objective(id=tx.new_id(), plan_id=plan.id, text=text, state=state, position=place)
            add(one)
            ids.append(one.id)
        tx.session.flush()
        measure = {"name": "Shifts trained", "unit": "%", "current": 40.0, "target": 90.0}
        add(Measure(id=tx.new_id(), objective_id=ids[2], due=date(2026, 12, 31), **measure))
        bridge = tx.session.query(JourneyCard).filter_by(map_id=map_id, kind="bridge").one()
        add(JourneyLink(id=tx.new_id(), map_id=map_id, source_id=bridge.id, objective_id=ids[2]))
        return bridge.id, ids[2]

    return ctx.workspace.write("Plan", work).value


def test_a_bridge_is_followed_to_the_slide_of_its_objective(ctx, account):
    map_id = add_map(ctx, account)
    fill_map(ctx, map_id)
    bridge, objective = _plan(ctx, account, map_id)
    (journey,) = _slides(ctx, account)
    # Of the two that are still open it is the second.
    assert [gap.bridge for gap in journey.gaps] == ["Clinic → objective 2"]
    deck = build_deck(gather(ctx, account, "2026-Q3"), Audience.INTERNAL)
    plan = _objectives(deck)
    assert [(row.name, row.measure, row.due) for row in plan.objectives] == [
        ("On time", "", None),
        ("All trained", "Shifts trained", date(2026, 12, 31)),
    ]
    assert (plan.objectives[1].now.value, plan.objectives[1].target.value) == (40.0, 90.0)
    places = load_deck_places(ctx, account)
    pages = [place + 1 for place, slide in enumerate(deck.slides) if slide in (journey, plan)]
    assert [(one.page, one.title) for one in places] == list(
        zip(pages, (journey.title, plan.title), strict=True)
    )
    assert [one.page for one in shown_on(places, Kind.JOURNEY_CARD, bridge)] == pages[:1]
    assert [one.page for one in shown_on(places, Kind.OBJECTIVE, objective)] == pages[1:]
    # The client agrees on the same objectives, and sees no gap that leads to them.
    client = build_deck(gather(ctx, account, "2026-Q3"), Audience.CLIENT)
    assert _objectives(client).objectives == plan.objectives
    assert "→ objective" not in str(asdict(client))


def test_the_curve_that_is_aimed_at_stands_beside_the_one_that_is_felt(ctx, account):
    map_id = add_map(ctx, account)
    fill_map(ctx, map_id)

    def aim(tx):
        tx.session.add(target := JourneyPersona(id=tx.new_id(), map_id=map_id, name="Target", position=-1))
        tx.session.flush()
        for place, stage in enumerate(tx.session.query(JourneyStage).filter_by(map_id=map_id)):
            of = {"map_id": map_id, "persona_id": target.id, "stage_id": stage.id}
            tx.session.add(JourneyEmotion(id=tx.new_id(), value=1.5 + place / 2, word="Proud", **of))

    ctx.workspace.write("Aim", aim)
    (slide,) = _slides(ctx, account)
    assert [(one.feeling, one.target) for one in slide.stages] == [(1.0, 1.5), (None, 2.0)]
    facts = gather(ctx, account, "2026-Q3")
    first = facts.journey.content.stages[0].id
    released = Released(frozenset({ShareItem(ShareKind.EMOTION, first).key}))
    design = SlideDesign(SlideKey.JOURNEY, options={"gaps": False})
    told = journey_map_slide(for_client(facts, released), design)
    assert [(one.feeling, one.target) for one in told.stages] == [(1.0, 1.5), (None, None)]
    assert "Planner" not in str(asdict(told))
    none = journey_map_slide(facts, SlideDesign(SlideKey.JOURNEY, options={"curve": False, "target": False}))
    assert {(one.feeling, one.target) for one in none.stages} == {(None, None)}
