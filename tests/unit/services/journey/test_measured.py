"""What a map shows of an account's surveys and metrics, read from a file."""

from datetime import date, timedelta

import pytest

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.figures import Status
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.journey.metrics import added_metric, way_text
from cs_desktop.domain.vocabulary import MetricKind
from cs_desktop.models.queries.workspace import stage_names
from cs_desktop.models.tables import AccountAttribute, Metric, Survey, SurveyAnswer
from cs_desktop.services.journey.changing import do_gesture
from cs_desktop.services.journey.measured import metric_choices
from cs_desktop.services.journey.showing import load_journey
from cs_desktop.services.journey.starting import start_from_shipped
from tests.workspaces import TODAY, add_account, add_points

SINCE = date(2026, 1, 1)
ADOPTS = date(2026, 6, 1)


@pytest.fixture
def account(ctx):
    """Return an account with a map, in Onboard from January and in Adopt from June on."""
    account = add_account(ctx.workspace, customer_since=SINCE)
    start_from_shipped(ctx, account, "saas-high-touch")
    ids = {stage: stage_id for stage_id, stage in ctx.workspace.read(stage_names).items()}

    def work(tx):
        for name, day in (("Onboard", SINCE), ("Adopt", ADOPTS)):
            row = {"account_id": account, "field": "lifecycle", "value": str(ids[name]), "valid_from": day}
            tx.session.add(AccountAttribute(id=tx.new_id(), **row))

    ctx.workspace.write("Set stages", work)
    return account


def _survey(ctx, account, kind, scale, *answers):
    def work(tx):
        low, high = scale
        wave = Survey(
            id=tx.new_id(), account_id=account, name=kind, kind=kind, scale_min=low, scale_max=high, asked=9
        )
        tx.session.add(wave)
        tx.session.flush()
        for day, score in answers:
            tx.session.add(SurveyAnswer(id=tx.new_id(), survey_id=wave.id, day=day, score=score))

    ctx.workspace.write("Add survey", work)


def _metric(ctx, key, **fields):
    def work(tx):
        metric = Metric(id=tx.new_id(), key=key, name=key.capitalize(), **fields)
        tx.session.add(metric)
        return metric.id

    return ctx.workspace.write("Add metric", work).value


def _shown(ctx, account):
    shown = load_journey(ctx, account)
    assert shown.content is not None
    return shown, {stage.name: stage.id for stage in shown.content.stages}


def _add(ctx, account, name, stage):
    shown, stages = _shown(ctx, account)
    choice = next(one for one in metric_choices(ctx, account) if one.name == name)
    done = do_gesture(
        ctx, shown.content.head.id, added_metric(shown.content, choice, stages[stage], "Metrics")
    )
    (card,) = done.ids.values()
    return card


def test_answers_count_for_the_stage_in_which_the_account_was(ctx, account):
    # By plan the map's first two stages end long before May; the account was in Onboard until then.
    _survey(ctx, account, "nps", (0, 10), (date(2026, 5, 20), 9), (date(2026, 7, 1), 3))
    _survey(ctx, account, "csat", (1, 5), (date(2026, 7, 2), 5), (TODAY + timedelta(days=3), 1))
    shown, stages = _shown(ctx, account)
    assert shown.heard.keys() == {stages["Onboard"], stages["Adopt"]}
    assert shown.heard[stages["Onboard"]].value == 2.0
    # NPS -100 is -2, CSAT 100% is +2, of an answer each: 0. What will be answered is not known yet.
    assert shown.heard[stages["Adopt"]].value == 0.0
    assert shown.heard[stages["Adopt"]].n == 2


def test_a_card_shows_its_metric_as_it_was_in_a_stage_that_is_over_and_else_as_it_is_now(ctx, account):
    usage = _metric(ctx, "weekly_active", unit="share", kind="mean", window_days=30, stale_days=21)
    errors = _metric(ctx, "errors", unit="count", kind="sum", window_days=30, stale_days=60)
    silent = _metric(ctx, "silent", unit="minutes")
    add_points(
        *(ctx.workspace, account, usage),
        {
            date(2026, 5, 10): 0.2,
            date(2026, 5, 20): 0.4,
            TODAY - timedelta(days=3): 0.7,
            TODAY - timedelta(days=9): 0.72,
        },
    )
    add_points(ctx.workspace, account, errors, {date(2026, 7, 1): 4.0})
    cards = {
        "then": _add(ctx, account, "Weekly_active", "Onboard"),
        "now": _add(ctx, account, "Weekly_active", "Adopt"),
        "to come": _add(ctx, account, "Weekly_active", "Renew"),
        "old": _add(ctx, account, "Errors", "Adopt"),
        "not then": _add(ctx, account, "Errors", "Onboard"),
        "never": _add(ctx, account, "Silent", "Adopt"),
    }
    readings = {name: _shown(ctx, account)[0].readings[card] for name, card in cards.items()}
    assert {name: one.text for name, one in readings.items()} == {
        # (20% + 40%) / 2; the curve of the scorecard has 50 at 30%, which is Watch.
        "then": "30.0%",
        # (70% + 72%) / 2; the curve has 90 there.
        "now": "71.0%",
        "to come": "71.0%",
        "old": "no data",
        "not then": "no data",
        "never": "no data",
    }
    assert readings["then"].status is Status.WATCH
    assert readings["now"].status is Status.GOOD
    assert readings["old"].status is Status.NONE
    assert (readings["then"].as_of, readings["then"].newest) == (date(2026, 5, 20), date(2026, 5, 20))
    assert "out of date" in readings["old"].source()
    assert "in the days of this stage" in readings["not then"].source()
    assert "for this account" in readings["never"].source()
    assert "Oct 10, 2026" in readings["now"].source()
    assert [(one.name, one.text) for one in metric_choices(ctx, account)] == [
        *(("Errors", ""), ("Silent", ""), ("Weekly_active", "71.0%"))
    ]
    assert silent


def test_a_bridge_shows_from_where_to_where_and_says_what_nobody_stated(ctx, account):
    usage = _metric(ctx, "nights", unit="share", kind=MetricKind.LAST.value)
    add_points(ctx.workspace, account, usage, {TODAY: 0.31})
    shown, _ = _shown(ctx, account)
    bridge = next(card for card in shown.content.cards if card.kind == "bridge")
    builder = GestureBuilder("Choose metric")
    builder.put(Kind.JOURNEY_CARD, bridge.id, metric_id=usage, baseline=0.22)
    do_gesture(ctx, shown.content.head.id, builder.made())
    shown, _ = _shown(ctx, account)
    assert way_text(shown.content.cards_by_id[bridge.id], shown.readings[bridge.id]) == (
        "22.0% → 31.0% → no target"
    )


def test_a_template_measures_nothing(ctx):
    shown = load_journey(ctx, add_account(ctx.workspace))
    assert shown.content is None
    account = add_account(ctx.workspace, "Nobody asked")
    start_from_shipped(ctx, account, "renewal")
    shown, _ = _shown(ctx, account)
    assert (shown.heard, shown.readings) == ({}, {})
