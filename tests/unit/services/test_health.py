"""Health over time: against a slow walk through everything, and blind to what comes later."""

import math
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_desktop.analytics.health.scores import HealthScores
from cs_desktop.domain.bands import Band
from cs_desktop.domain.health.overrides import Override
from cs_desktop.domain.health.standing import AccountHealth
from cs_desktop.domain.scorecards.book import ANY, BookCard, CardVersion, Rule
from cs_desktop.domain.scorecards.card import Axis, Measure, Scorecard
from cs_desktop.domain.scorecards.content import CardContent, stored_content
from cs_desktop.domain.vocabulary import MetricKind, OverrideReason
from cs_desktop.models.tables import SINCE_EVER, AccountAttribute, Metric, ScorecardVersion
from cs_desktop.models.tables import Scorecard as Stored
from cs_desktop.models.write import WriteTx
from cs_desktop.services.health.scoring import read_health
from cs_desktop.services.portfolio import load_portfolio
from tests.unit.analytics.point_samples import AS_OF, ago
from tests.unit.services.health_worlds import ACCOUNTS, DAYS, NPS, World, joined, split, worlds
from tests.workspaces import TODAY, add_account, add_metric, add_points, context, new_workspace

IDS = np.array(ACCOUNTS)
LATEST = ago(-20)


def near(value: float | None) -> object:
    return None if value is None else pytest.approx(value, abs=1e-9)


def agrees(made: World, scores: HealthScores, *, by_today: bool = False) -> None:
    day = scores.as_of
    for place, account in enumerate(ACCOUNTS):
        slow, score = made.slow(account, day, LATEST if by_today else day)
        result = scores.account(place)
        assert (result.account_id, result.as_of) == (account, day)
        assert (result.calculated, result.score) == (near(slow.calculated), near(score))
        assert result.outcome == near(slow.axes.get(Axis.OUTCOME))
        assert result.experience == near(slow.axes.get(Axis.EXPERIENCE))
        weights = {part.measure: part.effective_weight for part in result.contributions if not part.is_cap}
        assert weights == pytest.approx(dict.fromkeys(weights, 0.0) | slow.effective, abs=1e-9)
        assert math.isnan(scores.score[place]) == (result.score is None)
        explains_itself(result)


def explains_itself(result: AccountHealth) -> None:
    if result.calculated is not None:
        assert abs(50 + math.fsum(part.points for part in result.contributions) - result.calculated) <= 1e-9
        assert math.fsum(part.effective_weight for part in result.contributions) == pytest.approx(100)


@given(worlds)
def test_every_day_agrees_with_walking_through_everything(world: World) -> None:
    for scores in world.inputs().scores_over(IDS, DAYS):
        agrees(world, scores)


@settings(max_examples=25)
@given(worlds)
def test_the_past_by_what_holds_today(world: World) -> None:
    for scores in world.inputs().scores_over(IDS, DAYS, in_force=LATEST):
        agrees(world, scores, by_today=True)


@given(worlds, worlds, st.sampled_from(DAYS))
def test_nothing_that_comes_later_changes_a_day(world: World, other: World, as_of: date) -> None:
    past, _ = split(world, as_of)
    _, future = split(other, as_of)
    known = past.inputs().scores(IDS, as_of).accounts()
    assert joined(past, future).inputs().scores(IDS, as_of).accounts() == known


@settings(max_examples=25)
@given(worlds, st.integers(1, 15))
def test_a_lag_hides_what_is_not_known_yet(world: World, lag: int) -> None:
    late = dict.fromkeys(world.points, lag)
    known = {
        key: [one for one in listed if one[1] <= AS_OF - timedelta(days=lag)]
        for key, listed in world.points.items()
    }
    whole = replace(world, lags=late)
    seen = replace(whole, points=known).inputs().scores(IDS, AS_OF).accounts()
    assert seen == whole.inputs().scores(IDS, AS_OF).accounts()


CARD, CLOSE = (
    Scorecard(name, (Measure("m0", "M", 100, Axis.OUTCOME, ((0, 0), (100, 100)), MetricKind.LAST, 30, 30),))
    for name in ("For the new", "For those close by")
)
NEW = CardVersion(11, "For the new", 1, ago(30), CARD, Rule(age_from=10, age_below=40))


def world(**parts: object) -> World:
    return World(**{**vars(World((), {}, {}, [], {}, [], [], {})), **parts})


def chosen(made: World, back: int) -> str:
    return made.inputs().scores(IDS, ago(back)).scorecard(1).name


def test_the_bounds_of_a_scorecards_rule_and_of_its_time() -> None:
    book = (BookCard(11, "For the new", (NEW,), ended_on=ago(0)),)
    made = world(cards=book, since={1: ago(40)})
    # A customer since 40 days: 10 days old 30 days ago, when the version was published, 39 yesterday.
    assert [chosen(made, back) for back in (31, 30, 1, 0)] == [
        *("Standard", "For the new"),
        *("For the new", "Standard"),
    ]
    assert [chosen(world(cards=book, since={1: ago(9)}), back) for back in (0, -1)] == ["Standard"] * 2
    assert chosen(world(cards=book, since={1: ago(10)}), 0) == "For the new"
    assert chosen(world(cards=book), 0) == "Standard"


def test_a_segment_counts_from_its_day_and_the_first_scorecard_that_fits_is_used() -> None:
    close = CardVersion(
        12, "For those close by", 1, ago(60), CLOSE, Rule(segment="Enterprise", lifecycle="7")
    )
    book = (BookCard(12, "For those close by", (close,)), BookCard(11, "For the new", (NEW,)))
    made = world(
        cards=book,
        since={1: ago(20)},
        segments=[(1, ago(50), "SMB"), (1, ago(7), "Enterprise")],
        lifecycles=[(1, ago(50), "7")],
    )
    assert [chosen(made, back) for back in (8, 7)] == ["For the new", "For those close by"]


def test_an_override_holds_on_its_first_and_last_day_and_the_newest_counts() -> None:
    long = Override(20, OverrideReason.SEASONAL, "", ago(10), ago(2))
    short = Override(90, OverrideReason.OTHER, "", ago(6), ago(5))
    ended = Override(80, OverrideReason.OTHER, "", ago(4), ago(0), ended_on=ago(3))
    made = world(points={"m0": [(1, ago(12), 60.0)]}, overrides={1: [long, short, ended]})
    made = replace(made, cards=(BookCard(11, "For all", (replace(NEW, rule=ANY),)),))
    scores = made.inputs().scores_over(IDS, [ago(back) for back in range(11, 0, -1)])
    standings = [one.standing(1) for one in scores]
    assert [one.score for one in standings] == pytest.approx([60, 20, 20, 20, 20, 90, 90, 80, 20, 20, 60])
    assert {one.calculated for one in standings} == {60}
    assert (standings[1].band, standings[1].calculated_band) == (Band.AT_RISK, Band.WATCH)
    assert (standings[5].band, standings[1].quadrant) == (Band.HEALTHY, None)


def test_what_is_known_late_counts_from_its_day_on_and_does_not_grow_stale_for_it() -> None:
    made = world(
        cards=(BookCard(11, "For all", (replace(NEW, rule=ANY),)),),
        points={"m0": [(1, ago(40), 60.0)]},
        lags={"m0": 10},
    )
    # The point of 40 days ago is known 30 days ago; its window of 30 days ends 1 day ago.
    scores = made.inputs().scores_over(IDS, [ago(back) for back in (30, 2, 1, 0)])
    assert [one.standing(1).calculated for one in scores] == [60, 60, 60, None]
    assert made.inputs().scores(IDS, ago(31)).standing(1).calculated is None


def test_of_a_respondent_the_answer_counts_that_was_the_latest_on_the_day() -> None:
    card = Scorecard("Voices", (NPS,))
    made = world(
        cards=(BookCard(11, "Voices", (replace(NEW, card=card, rule=ANY),)),),
        answers=[(1, ago(5), 0, 10.0), (1, ago(0), 0, 2.0)],
    )
    # An NPS of 100 scores 100; from today on it is −100, which scores 0.
    assert [one.standing(1).calculated for one in made.inputs().scores_over(IDS, [ago(1), ago(0)])] == [
        100,
        0,
    ]


class Honolulu:
    """A clock of where it is still the day before."""

    def now(self) -> datetime:
        return datetime(2026, 10, 14, 6, tzinfo=UTC)

    def today(self) -> date:
        return self.now().astimezone(timezone(timedelta(hours=-10))).date()


def test_it_is_read_as_it_is_stored(tmp_path: Path) -> None:
    """The metric is known a day late, the scorecard was published yesterday, the segment is today's."""
    workspace = new_workspace(tmp_path / "a.csdesk", Honolulu())
    ctx = context(workspace, Honolulu())
    today, yesterday = TODAY, TODAY - timedelta(days=1)
    halden = add_account(workspace, "Halden")
    metric = add_metric(workspace, "nps_of_theirs")
    add_points(workspace, halden, metric, {yesterday - timedelta(days=1): 40.0, yesterday: 60.0, today: 80.0})
    measure = Measure(
        "nps_of_theirs", "Theirs", 100, Axis.OUTCOME, ((0, 0), (100, 100)), MetricKind.LAST, 9, 9
    )
    content = stored_content(CardContent((measure,), rule=Rule(segment="SMB")))

    def work(tx: WriteTx) -> None:
        tx.session.get_one(Metric, metric).lag_days = 1
        card = Stored(id=tx.new_id(), name="Theirs", version=1)
        tx.session.add(card)
        tx.session.flush()
        said = {"scorecard_id": card.id, "number": 1, "published_on": yesterday, "content": content}
        tx.session.add(ScorecardVersion(id=tx.new_id(), **said))
        since = {"account_id": halden, "field": "segment"}
        for day, segment in ((SINCE_EVER, "SMB"), (today, "Enterprise"), (today + timedelta(days=1), "SMB")):
            tx.session.add(AccountAttribute(id=tx.new_id(), **since, value=segment, valid_from=day))

    workspace.write("Set up", work)
    only = np.array([halden])
    days = [yesterday - timedelta(days=1), yesterday, today, today + timedelta(days=1)]
    for account_id in (None, halden):
        inputs = read_health(ctx, days[0], days[-1], account_id)
        scores = inputs.scores_over(only, days)
        assert [one.standing(0).calculated for one in scores] == [None, 40, None, 80]
        assert [one.scorecard(0).name for one in scores] == ["Standard", "Theirs", "Standard", "Theirs"]
        assert inputs.scores(only, days[0], in_force=today).scorecard(0).name == "Theirs"
    assert load_portfolio(ctx).as_of == today, "the user's day, though it is tomorrow in London"
    workspace.close()


def test_no_days_and_no_accounts() -> None:
    nobody = world().inputs()
    assert nobody.scores_over(IDS, ()) == ()
    assert nobody.scores(IDS[:0], AS_OF).accounts() == ()
    assert [one.score for one in nobody.scores(IDS, AS_OF).accounts()] == [None] * 4
