"""The back-test on whole workspaces: what was known then, against what happened."""

from datetime import date, timedelta

import numpy as np
import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.backtest.result import MismatchKind, Outcome, Question
from cs_desktop.domain.backtest.sections import sections
from cs_desktop.domain.backtest.shown import csv_text
from cs_desktop.domain.backtest.suggested import suggestion_finding, weights_section
from cs_desktop.domain.backtest.told import caution, headline
from cs_desktop.domain.scorecards.book import STANDARD_ID
from cs_desktop.models.points import writing
from cs_desktop.models.tables import SINCE_EVER, AccountAttribute, ChurnEvent, Subscription
from cs_desktop.services.backtest import run_backtest
from cs_desktop.services.backtest.suggesting import suggest_weights, use_suggestion
from cs_desktop.services.health.scoring import health_of
from cs_desktop.services.scorecards.publishing import publish_scorecard
from cs_desktop.services.scorecards.reading import read_scorecards
from cs_desktop.services.workspaces import open_
from tests.backtest_book import ACCOUNTS, DAYS, FIRST, LOST, backtest_book
from tests.workspaces import NOON, TODAY, context, new_workspace


@pytest.fixture
def ctx(tmp_path):
    path = tmp_path / "team.csdesk"
    path.write_bytes(backtest_book())
    file = open_(path, NOON)
    yield context(file)
    file.close()


def _ids(ctx) -> list[int]:
    return ctx.workspace.read(
        lambda c: [row[0] for row in c.exec_driver_sql("SELECT id FROM account ORDER BY name").all()]
    )


def test_what_fell_before_it_was_lost_is_seen_and_what_did_not_is_not(ctx) -> None:
    found = run_backtest(ctx, Question(), TODAY)
    # The last points are of Sep 24, 2026; 90 days before them the last month-end is that of May.
    assert (found.month_ends[0], found.month_ends[-1]) == (FIRST, date(2026, 5, 31))
    assert found.enough
    assert not found.few
    assert found.auc.is_above(0.5)
    assert headline(found).startswith("The score sees")
    measures = {one.key: one for one in found.measures}
    assert measures["weekly_active"].auc.is_above(0.6)
    assert not measures["resolution_hours"].auc.is_above(0.5)
    assert measures["nps"].auc.value is None
    risk, *_ = found.bands
    assert risk.lift.is_above(2)
    assert found.lead is not None
    assert found.lead.losses == found.losses
    # Nobody is warned of the first four; of those after them nearly everybody was.
    assert (found.lead.never >= 4, found.lead.median_days < 61) == (True, True)
    # Every other loss has no churn event.
    kinds = [one.kind for one in found.mismatches]
    assert set(kinds) == {MismatchKind.NO_EVENT}
    assert len(kinds) == LOST / 2
    assert [part.key for part in sections(found)] == [
        "bands",
        "calibration",
        "lead",
        "measures",
        "mismatches",
    ]
    assert "\r\nMeasure,Has data,Followed by a loss,AUC,AUC lost without it\r\n" in csv_text(found)


def test_the_future_does_not_change_what_the_past_knew(ctx) -> None:
    then = date(2025, 9, 10)
    before = run_backtest(ctx, Question(), then)
    ids = _ids(ctx)
    rng = np.random.default_rng(1)

    def shuffle(tx) -> None:
        lines = list(tx.session.query(Subscription))
        for line in lines:
            if line.end is None or line.end > then:
                # Some leave later than they did, some that stayed are lost.
                line.end = then + timedelta(days=int(rng.integers(1, 300)))
        for event in tx.session.query(ChurnEvent):
            if event.day > then:
                event.day = then + timedelta(days=int(rng.integers(1, 300)))
        later = np.array([day.toordinal() for day in DAYS if day > then], np.int64)
        metric = (
            tx.session.connection()
            .exec_driver_sql("SELECT id FROM metric WHERE key='weekly_active'")
            .scalar_one()
        )
        for account_id in ids:
            one = np.ones(len(later), np.int64)
            writing.upsert(tx, "new", one * metric, one * account_id, later, rng.uniform(0, 1, len(later)))

    ctx.workspace.write("Shuffle", shuffle)
    assert run_backtest(ctx, Question(), then) == before
    assert run_backtest(ctx, Question(), TODAY) != before


def test_other_outcomes_and_too_little_are_told(ctx) -> None:
    events = run_backtest(ctx, Question(Outcome.EVENT), TODAY)
    assert events.losses < run_backtest(ctx, Question(Outcome.REDUCED), TODAY).losses
    flags = run_backtest(ctx, Question(Outcome.FLAG), TODAY)
    assert (flags.counted.observations, flags.losses, flags.lead) == (ACCOUNTS, LOST, None)
    early = run_backtest(ctx, Question(), FIRST + timedelta(days=150))
    assert not early.enough
    assert headline(early).startswith("Too few losses to judge the score: ")
    assert caution(early).startswith("Wait for more month-ends")
    with pytest.raises(KnownError, match="No month-end can be tested yet"):
        run_backtest(ctx, Question(), FIRST + timedelta(days=20))
    with pytest.raises(KnownError, match="Weights can be suggested from 10 losses on"):
        suggest_weights(ctx, Question(), FIRST + timedelta(days=150))
    with pytest.raises(KnownError, match="choose another outcome"):
        suggest_weights(ctx, Question(Outcome.FLAG), TODAY)


def test_weights_are_suggested_tested_on_later_months_and_only_drafted(ctx) -> None:
    ids = np.array(_ids(ctx)[:9], np.int64)
    before = health_of(ctx, ids, TODAY - timedelta(days=60)).calculated
    one = suggest_weights(ctx, Question(), TODAY)
    weights = {weight.key: weight for weight in one.weights}
    assert sum(weight.suggested for weight in one.weights) == 100
    assert weights["weekly_active"].suggested >= 80
    assert weights["nps"].no_data
    assert weights["nps"].suggested == 0
    assert one.folds >= 2
    assert one.losses >= 10
    assert one.suggested_auc.is_above(0.5)
    assert suggestion_finding(one).startswith("The suggestion does")
    assert weights_section(one).rows[0][:2] == ("Weekly active users", "25")

    use_suggestion(ctx, one)
    entry = next(card for card in read_scorecards(ctx).entries if card.id == STANDARD_ID)
    assert (entry.number, entry.has_draft) == (1, True)
    assert entry.content is not None
    assert entry.content.notes.startswith("Weights suggested by the back-test of ")
    assert {measure.key for measure in entry.content.measures} == {
        key for key, weight in weights.items() if weight.suggested
    }
    assert np.array_equal(health_of(ctx, ids, TODAY - timedelta(days=60)).calculated, before, equal_nan=True)

    # Once it is published, the past keeps the version of its time unless today's is asked for.
    publish_scorecard(ctx, STANDARD_ID, entry.content, "")
    assert run_backtest(ctx, Question(), TODAY).scorecards == ("Standard, version 1",)
    assert run_backtest(ctx, Question(by_today=True), TODAY).scorecards == ("Standard, version 2",)


def test_segments_are_those_of_the_day(ctx) -> None:
    stays = _ids(ctx)[-1]

    def move(tx) -> None:
        for segment, since in (("SMB", SINCE_EVER), ("Enterprise", date(2025, 6, 1))):
            tx.session.add(
                AccountAttribute(
                    id=tx.new_id(), account_id=stays, field="segment", value=segment, valid_from=since
                )
            )

    ctx.workspace.write("Move", move)
    found = run_backtest(ctx, Question(), TODAY)
    # Month-ends from October 2024 to May 2025, and from June 2025 to May 2026.
    counts = {one.name: one.counted.observations for one in found.segments}
    assert (counts["SMB"], counts["Enterprise"]) == (8, 12)
    assert sum(counts.values()) == found.counted.observations


def test_an_empty_workspace_says_what_is_needed(tmp_path) -> None:
    file = new_workspace(tmp_path / "empty.csdesk")
    with pytest.raises(KnownError, match="a back-test needs losses"):
        run_backtest(context(file), Question(), TODAY)
    file.close()
