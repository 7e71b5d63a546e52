"""The sample workspace as a file: whole, the same every time, and full of stories."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from cs_desktop.common.clock import FixedClock
from cs_desktop.common.errors import KnownError
from cs_desktop.common.periods import Period
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.reviews.frozen import live_figures, thaw
from cs_desktop.models.queries import accounts, commercial
from cs_desktop.models.queries.workspace import log_position
from cs_desktop.services.context import Context
from cs_desktop.services.demo import DemoOptions, make_demo
from cs_desktop.services.health.scoring import health_of
from cs_desktop.services.retention import retention_report
from cs_desktop.services.reviews.showing import load_reviews
from cs_desktop.services.workspaces import open_
from tests.unit.services.demo.worlds import auc
from tests.workspaces import NOON, dump

YESTERDAY = date(2026, 10, 12)
FIRST = date(2024, 10, 13)


def made(folder: Path, name: str = "sample", clock: FixedClock = NOON, **options: object) -> Path:
    path = folder / f"{name}.csdesk"
    make_demo(path, DemoOptions(**options), clock)  # type: ignore[arg-type] # the options' own types
    return path


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def ctx(sample: Path) -> Iterator[Context]:
    workspace = open_(sample, NOON)
    yield Context(workspace, NOON, logging.getLogger("cs_desktop.tests"))
    workspace.close()


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    workspace = open_(path, NOON)
    try:
        return dump(workspace)
    finally:
        workspace.close()


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_the_file_is_sound(sample: Path) -> None:
    assert ask(sample, "PRAGMA integrity_check") == [("ok",)]
    assert ask(sample, "PRAGMA foreign_key_check") == []
    assert ask(sample, "SELECT count(*) FROM account") == [(40,)]
    assert sorted(path.name for path in sample.parent.iterdir()) == [sample.name]


def test_the_same_options_give_the_same_content_and_ids(sample: Path, tmp_path: Path) -> None:
    assert content(made(tmp_path, seed=7, until=YESTERDAY)) == content(sample)


def test_another_seed_gives_another_content(sample: Path, tmp_path: Path) -> None:
    assert content(made(tmp_path, seed=8))["activity"] != content(sample)["activity"]


def test_an_account_does_not_depend_on_how_many_there_are(sample: Path, tmp_path: Path) -> None:
    few, many = content(made(tmp_path, accounts=25)), content(sample)

    for table in (
        "account",
        "contact",
        "subscription_event",
        "activity",
        "task",
        "survey_answer",
        "point_block",
    ):
        assert len(few[table]) > 20
        assert set(few[table]) <= set(many[table]), table


def test_every_row_is_in_the_log(sample: Path) -> None:
    kept = {"actor", "change_set", "change", "point_block", "point_backup"}
    tables = [str(name) for (name,) in ask(sample, "SELECT name FROM sqlite_master WHERE type='table'")]
    for table in set(tables) - kept - {"sqlite_sequence"}:
        rows = ask(sample, f"SELECT count(*) FROM {table}")  # a table's own name
        logged = ask(sample, f"SELECT count(*) FROM change WHERE entity='{table}' AND op='insert'")
        assert rows == logged, table
    labels = ask(sample, "SELECT label FROM change_set ORDER BY pos")
    assert labels == [("Create workspace",), ("Create sample workspace",)]


def test_what_subscriptions_say_agrees_with_their_events(ctx: Context) -> None:
    steps = ctx.workspace.read(commercial.arr_steps)
    paid = {s.subscription_id: s.arr for s in steps if s.end is None}
    running = {s.id: s.arr for s in ctx.workspace.read(commercial.subscriptions) if s.end is None}

    assert running == paid
    assert sum(running.values()) > 5_000_000_00


def test_the_movements_add_up_and_the_book_grows(ctx: Context) -> None:
    year = retention_report(ctx, Period(date(2025, 10, 13), date(2026, 10, 13)), "segment")
    whole = year.whole

    assert whole.arr_start + whole.new + whole.expansion - whole.contraction - whole.churned == whole.arr_end
    assert sum(group.retention.arr_end for group in year.groups) == whole.arr_end
    assert {group.name for group in year.groups} == {"Enterprise", "Mid-market", "SMB"}
    assert whole.arr_end > whole.arr_start
    assert min(whole.new, whole.expansion, whole.contraction, whole.churned) > 0


def test_today_s_attributes_are_the_newest_of_their_history(ctx: Context) -> None:
    newest = {
        (account, field): value
        for account, field, value, _ in sorted(
            ctx.workspace.read(accounts.attribute_history), key=lambda r: r[3]
        )
    }
    for account in ctx.workspace.read(accounts.accounts):
        now = {
            "segment": account.segment,
            "industry": account.industry,
            "region": account.region,
            "tier": account.tier,
            "owner": str(account.owner_id or ""),
            "lifecycle": str(account.lifecycle_id or ""),
        }
        assert {field: newest.get((account.id, field), "") for field in now} == now


def test_nothing_is_told_of_days_not_shown(sample: Path) -> None:
    for table, column in (
        ("activity", "day"),
        ("survey_answer", "day"),
        ("churn_event", "day"),
        ("opportunity", "found_on"),
        ("opportunity", "handed_on"),
        ("contact", "left_on"),
        ("contact", "trained_on"),
        ("subscription_event", "effective"),
        ("account_attribute", "valid_from"),
        ("account", "first_value"),
        ("journey_card", "opened_on"),
        ("journey_card", "closed_on"),
        ("milestone", "reached_on"),
    ):
        ((newest,),) = ask(sample, f"SELECT max({column}) FROM {table}")
        assert str(newest) <= YESTERDAY.isoformat()
    for table in ("activity", "survey_answer"):
        ((oldest,),) = ask(sample, f"SELECT min(day) FROM {table}")
        assert str(oldest) >= FIRST.isoformat()


STORIES = {
    "maps of accounts": "SELECT count(*) FROM journey_map WHERE account_id > 0 AND template_id IS NULL",
    "own templates": "SELECT count(*) - 1 FROM journey_map WHERE account_id IS NULL",
    "a map of an own template": "SELECT count(*) FROM journey_stage WHERE source_id IN "
    "(SELECT s.id FROM journey_stage s JOIN journey_map m ON m.id=s.map_id WHERE m.status='published')",
    "gaps closed": "SELECT count(*) FROM journey_card WHERE kind='gap' AND state='closed'",
    "gaps open": "SELECT count(*) FROM journey_card WHERE kind='gap' AND state='open'",
    "bridges for objectives": "SELECT count(*) FROM journey_link WHERE objective_id IS NOT NULL",
    "moments felt badly": "SELECT count(*) FROM journey_card WHERE kind='moment' AND mood < 0",
    "milestones reached": "SELECT count(*) FROM milestone WHERE reached_on IS NOT NULL",
    "milestones missed": "SELECT count(*) FROM milestone WHERE reached_on IS NULL AND due < '2026-10-12'",
    "accounts lost": "SELECT count(*) FROM renewal WHERE outcome='lost'",
    "bought less": "SELECT count(*) FROM renewal WHERE outcome='reduced'",
    "expansions": "SELECT count(*) FROM subscription_event WHERE kind='expand'",
    "moved to another product": "SELECT count(*) FROM subscription_event WHERE kind='move'",
    "renewals ahead": f"SELECT count(*) FROM renewal WHERE outcome='' AND due > '{YESTERDAY}'",
    "renewals at risk": "SELECT count(*) FROM renewal WHERE outcome='' AND forecast='at_risk'",
    "overdue renewals": f"SELECT count(*) FROM renewal WHERE outcome='' AND due <= '{YESTERDAY}'",
    "prospects": "SELECT count(*) FROM account WHERE relation='prospect'",
    "daughters": "SELECT count(*) FROM account WHERE parent_id IS NOT NULL",
    "champions who left": "SELECT count(*) FROM contact WHERE role='champion' AND left_on IS NOT NULL",
    "shared outages": "SELECT count(*) FROM (SELECT day FROM activity WHERE kind='outage' GROUP BY day"
    " HAVING count(*) > 4)",
    "reviews": "SELECT count(*) FROM activity WHERE kind IN ('qbr', 'ebr')",
    "references": "SELECT count(*) FROM account WHERE notes LIKE '%Reference since%'",
    "promises not kept": "SELECT count(*) FROM account WHERE notes LIKE '%(not kept)%'",
    "losses that nobody explained": "SELECT count(*) FROM task WHERE title LIKE 'Reason for the loss%'",
    "losses explained": "SELECT count(*) FROM churn_event c WHERE EXISTS (SELECT 1 FROM renewal r"
    " WHERE r.account_id=c.account_id AND r.due=c.day AND r.outcome='lost')",
    "explanations without a loss": "SELECT count(*) FROM churn_event c WHERE NOT EXISTS (SELECT 1 FROM"
    " subscription s WHERE s.account_id=c.account_id AND s.end=c.day)",
    "opportunities won": "SELECT count(*) FROM opportunity WHERE stage='won'",
    "change of owner": "SELECT count(*) FROM account_attribute WHERE field='owner'"
    " AND valid_from > '0001-01-01'",
    "change of segment": "SELECT count(*) FROM account_attribute WHERE field='segment'"
    " AND valid_from > '0001-01-01'",
    "came back": "SELECT count(*) FROM (SELECT account_id FROM subscription GROUP BY account_id, product_id"
    " HAVING count(*) > 1)",
    "open tasks": "SELECT count(*) FROM task WHERE done_at IS NULL",
    "reviews that keep their figures": "SELECT count(*) FROM review WHERE json_type(frozen)='object'",
    "a review that is overdue": f"SELECT count(*) FROM review WHERE status='planned' AND day < '{YESTERDAY}'",
    "commitments met": "SELECT count(*) FROM commitment WHERE score='met' AND decision='raise'",
    "commitments missed": "SELECT count(*) FROM commitment WHERE score='missed' AND decision='carry'",
    "value confirmed by several accounts": "SELECT count(DISTINCT account_id) > 3 FROM value_confirmation"
    " WHERE worth BETWEEN 500000 AND 20000000",
    "sponsors absent twice running": "SELECT count(*) FROM (SELECT p.contact_id FROM review_person p"
    " JOIN contact c ON c.id=p.contact_id WHERE c.role='sponsor' AND p.state='missed'"
    " GROUP BY p.contact_id HAVING count(*) > 1)",
}


@pytest.mark.parametrize("story", STORIES)
def test_the_usual_sample_tells_every_story(sample: Path, story: str) -> None:
    ((count,),) = ask(sample, STORIES[story])

    assert int(str(count)) >= 1


def test_closed_reviews_keep_what_the_program_would_have_kept(ctx: Context) -> None:
    looked_at = 0
    for account_id in [account.id for account in ctx.workspace.read(accounts.accounts)][:8]:
        shown = load_reviews(ctx, account_id)
        for review in shown.book.reviews:
            if review.status != "closed":
                continue
            assert review.frozen is not None
            kept, live = thaw(review.frozen), live_figures(shown, review)
            assert (kept.scored, kept.set) == (live.scored, live.set)
            assert kept.measures in ((), live.measures)
            assert kept.account is not None
            health = health_of(ctx, np.array([account_id]), review.day).account(0).calculated
            assert kept.account.health == (None if health is None else shown_score(health))
            assert all(one.decision for one in kept.scored)
            looked_at += bool(kept.scored)
    assert looked_at >= 5


def test_the_stories_do_not_hang_on_the_day(tmp_path: Path) -> None:
    later = made(tmp_path, clock=FixedClock(datetime(2028, 3, 1, 9, tzinfo=UTC)))

    untold = [
        story
        for story, sql in STORIES.items()
        if ask(later, sql.replace(YESTERDAY.isoformat(), "2028-02-29")) == [(0,)]
    ]
    assert untold == []
    assert ask(later, "SELECT max(day) FROM activity") <= [("2028-02-29",)]


def test_the_standard_scorecard_foretells_churn_but_not_perfectly(tmp_path: Path) -> None:
    workspace = open_(made(tmp_path, accounts=300), NOON)
    ctx = Context(workspace, NOON, logging.getLogger("cs_desktop.tests"))
    known = workspace.read(accounts.accounts)
    since = {account.id: account.customer_since for account in known}
    steps = workspace.read(commercial.arr_steps)
    scores, lost = [], []
    for as_of in (date(2025, 6, 13), date(2025, 12, 13)):
        paying, later = (
            {s.account_id for s in steps if s.start <= day and (s.end is None or day < s.end)}
            for day in (as_of, as_of + timedelta(days=180))
        )
        for health in health_of(ctx, np.array([account.id for account in known]), as_of).accounts():
            # Who has just begun scores low and cannot leave yet.
            settled = (since[health.account_id] or as_of) < as_of - timedelta(days=180)
            if settled and health.account_id in paying and health.calculated is not None:
                scores.append(health.calculated)
                lost.append(health.account_id not in later)
    workspace.close()

    assert sum(lost) > 20
    assert 0.65 < auc(scores, lost) < 0.97


@pytest.mark.parametrize("points", [0, 7, 1000, 9_999])
def test_the_number_of_points_is_the_one_asked_for(tmp_path: Path, points: int) -> None:
    path = made(tmp_path, accounts=6, points=points)

    assert ask(path, "SELECT coalesce(sum(count), 0) FROM point_block") == [(points,)]


def test_points_of_twelve_metrics_lie_on_the_newest_days(tmp_path: Path) -> None:
    path = made(tmp_path, accounts=2, points=2 * 12 * 10)

    blocks = ask(path, "SELECT metric_id, account_id, year, count FROM point_block")
    assert len(blocks) == 24
    assert {count for *_, count in blocks} == {10}


def test_too_many_points_are_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="3 accounts have"):
        made(tmp_path, accounts=3, points=10**9)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "sample.csdesk"
    path.write_bytes(b"mine")

    with pytest.raises(KnownError, match=r"sample\.csdesk exists already"):
        made(tmp_path)
    assert path.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="does not exist"):
        made(tmp_path / "nowhere")


def test_stopping_half_way_leaves_nothing(tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, _total: int | None, _phase: str) -> None:
        if done:
            raise StoppedError

    with pytest.raises(StoppedError):
        make_demo(tmp_path / "sample.csdesk", DemoOptions(), NOON, stop)
    assert list(tmp_path.iterdir()) == []


def test_progress_rises_to_the_whole(tmp_path: Path) -> None:
    seen: list[tuple[int, int | None, str]] = []
    make_demo(
        tmp_path / "sample.csdesk",
        DemoOptions(accounts=60, points=600),
        NOON,
        lambda done, total, phase: seen.append((done, total, phase)),
    )

    assert [phase for _, _, phase in dict.fromkeys((0, 0, s[2]) for s in seen)] == [
        "Simulating",
        "Writing accounts",
    ]
    assert seen[-1] == (60, 60, "Writing accounts")
    writing = [done for done, _, phase in seen if phase == "Writing accounts"]
    assert writing == sorted(writing)


def test_the_shortest_and_a_long_sample_work(tmp_path: Path) -> None:
    short = made(tmp_path, "short", accounts=30, months=3)
    long = made(tmp_path, "long", accounts=30, months=60)

    assert ask(short, "SELECT min(day) FROM activity") >= [("2026-07-13",)]
    assert ask(long, "SELECT min(day) FROM activity") < [("2022-01-01",)]
    assert log_position_of(short) > 0


def log_position_of(path: Path) -> int:
    workspace = open_(path, NOON)
    try:
        return workspace.read(log_position)
    finally:
        workspace.close()
