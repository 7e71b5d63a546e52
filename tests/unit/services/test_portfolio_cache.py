"""A kept portfolio is the one that would be read, or is not used."""

import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cs_desktop.common.clock import FixedClock
from cs_desktop.common.paths import PROFILE_VARIABLE, cache_dir
from cs_desktop.domain.changes import Change, Kind, Merged
from cs_desktop.domain.health.override_entry import OverrideEntry
from cs_desktop.domain.vocabulary import OverrideReason
from cs_desktop.models.opening import open_workspace
from cs_desktop.models.tables import Renewal
from cs_desktop.services import cache_files, portfolio_cache
from cs_desktop.services.context import Context
from cs_desktop.services.health.overrides import save_override
from cs_desktop.services.portfolio import load_portfolio, portfolio_stages
from cs_desktop.services.portfolio_cache import keep_portfolio, kept_portfolio
from cs_desktop.services.portfolio_refresh import refresh_portfolio
from tests.workspaces import (
    NOON,
    TODAY,
    add_account,
    add_metric,
    add_points,
    add_product,
    add_subscription,
    context,
    edit_account,
    new_workspace,
)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    monkeypatch.setenv(PROFILE_VARIABLE, str(tmp_path / "profile"))
    monkeypatch.setattr(portfolio_cache, "FROM_ACCOUNTS", 1)
    workspace = new_workspace(tmp_path / "a.csdesk")
    halden = add_account(workspace, "Halden\n“Freight” 株", industry="Food", customer_since=date(2025, 1, 31))
    add_account(workspace, "Kessel", parent_id=halden)
    events = (("new", date(2025, 4, 1), 64_000_000), ("expand", date(2026, 4, 1), 65_000_001))
    add_subscription(workspace, halden, add_product(workspace), *events, term_end=date(2027, 4, 1))
    add_points(workspace, halden, add_metric(workspace, "weekly_active"), {TODAY: 0.4997})
    workspace.write(
        "Renew",
        lambda tx: tx.session.add(
            Renewal(id=tx.new_id(), account_id=halden, due=date(2027, 4, 1), forecast="at_risk")
        ),
    )
    handled = OverrideEntry(80, OverrideReason.RISK_HANDLED, TODAY + timedelta(days=30), "New sponsor")
    save_override(context(workspace), halden, handled, None)
    yield context(workspace)
    workspace.close()


def test_what_was_kept_is_what_would_be_read(book: Context) -> None:
    read = load_portfolio(book)
    assert read.rows[0].health_history[-1] is not None
    assert read.rows[0].override is not None
    assert read.rows[0].shadow != read.rows[0].health == 80
    assert kept_portfolio(book) is None
    keep_portfolio(book, read)
    assert kept_portfolio(book) == read


def _another_day(ctx: Context) -> Context:
    return replace(ctx, clock=FixedClock(datetime(2026, 10, 14, 6, tzinfo=UTC)))


def _after_a_change(ctx: Context) -> Context:
    add_account(ctx.workspace, "New")
    return ctx


@pytest.mark.parametrize("later", [_another_day, _after_a_change])
def test_another_day_or_a_change_makes_it_worthless(
    book: Context, later: Callable[[Context], Context]
) -> None:
    keep_portfolio(book, load_portfolio(book))
    assert kept_portfolio(later(book)) is None


def test_another_program_makes_it_worthless(book: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_portfolio(book, load_portfolio(book))
    monkeypatch.setattr(portfolio_cache, "__version__", "later")
    assert kept_portfolio(book) is None


def test_what_is_not_whole_or_not_of_now_is_not_kept(book: Context) -> None:
    first, *_ = portfolio_stages(book)
    keep_portfolio(book, first)
    whole = load_portfolio(book)
    add_account(book.workspace, "New")
    keep_portfolio(book, whole)
    assert not (cache_dir() / "portfolio").exists()


def test_another_file_in_the_same_place_has_its_own(book: Context) -> None:
    keep_portfolio(book, load_portfolio(book))
    path = book.workspace.path
    book.workspace.close()
    other = new_workspace(path)
    try:
        assert kept_portfolio(context(other)) is None
    finally:
        other.close()


@pytest.mark.parametrize("content", ["", "{}", "[]\n1", "null", '{"key": 1}', "\0", "{"])
def test_a_broken_file_is_as_none(book: Context, content: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)
    keep_portfolio(book, load_portfolio(book))
    (file,) = (cache_dir() / "portfolio").iterdir()
    whole = file.read_text(encoding="utf-8")
    file.write_text(content, encoding="utf-8")
    assert kept_portfolio(book) is None
    lines = whole.split("\n")
    for damaged in (lines[:-1], [lines[0], *lines[2:], lines[1]], [*lines[:-1], "[]"]):
        file.write_text("\n".join(damaged), encoding="utf-8")
        assert kept_portfolio(book) is None
        # Its beginning was sound; it must not pass for what is kept already.
        keep_portfolio(book, load_portfolio(book))
        assert kept_portfolio(book) is not None


def test_a_small_portfolio_and_a_folder_that_cannot_be_written_leave_nothing(
    book: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = load_portfolio(book)
    cache_dir().parent.mkdir(parents=True, exist_ok=True)
    cache_dir().write_text("in the way", encoding="utf-8")
    keep_portfolio(book, read)
    cache_dir().unlink()
    monkeypatch.setattr(portfolio_cache, "FROM_ACCOUNTS", 3)
    keep_portfolio(book, read)
    assert not cache_dir().exists()


def _left_behind(name: str, used: datetime) -> Path:
    path = cache_dir() / "portfolio" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{}", encoding="utf-8")
    os.utime(path, (used.timestamp(), used.timestamp()))
    return path


def test_files_of_workspaces_that_are_opened_no_more_are_taken_away(
    book: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_files, "KEPT_FILES", 3)
    now = book.clock.now()
    recent = [_left_behind(f"{day}.json", now - timedelta(days=day)) for day in (1, 2, 3)]
    old = _left_behind("old.json", now - timedelta(days=61))
    keep_portfolio(book, load_portfolio(book))
    # Of three, this one and the two opened last.
    assert [path.exists() for path in recent] == [True, True, False]
    assert not old.exists()
    assert kept_portfolio(book) is not None


def test_what_is_kept_is_not_written_again(book: Context) -> None:
    keep_portfolio(book, load_portfolio(book))
    (file,) = (cache_dir() / "portfolio").iterdir()
    before = file.stat().st_ino
    again = kept_portfolio(book)
    assert again is not None
    keep_portfolio(book, again)
    assert file.stat().st_ino == before


@pytest.mark.skipif(os.name == "nt", reason="there the profile itself is the user's alone")
def test_nobody_else_may_look_into_the_folder(book: Context) -> None:
    keep_portfolio(book, load_portfolio(book))
    assert (cache_dir() / "portfolio").stat().st_mode & 0o077 == 0


def _edit(ctx: Context, account: int, base: str, new: str) -> Change:
    edited = edit_account(ctx, account, "industry", base, new)
    assert isinstance(edited, Merged)
    assert edited.change is not None
    return edited.change


def test_a_refresh_that_knows_nothing_of_what_others_did_before_it_is_not_kept(book: Context) -> None:
    """The others' change comes to light at the next poll; one may close before that."""
    known = load_portfolio(book)
    halden, kessel = (row.id for row in known.rows)
    others = open_workspace(book.workspace.path, NOON)
    edit_account(context(others), kessel, "industry", "", "Dental care")
    others.close()
    keep_portfolio(book, refresh_portfolio(book, known, _edit(book, halden, "Food", "Freight")))
    assert kept_portfolio(book) is None


def test_a_refresh_after_changes_of_ones_own_is_kept(book: Context) -> None:
    known = load_portfolio(book)
    halden, kessel = (row.id for row in known.rows)
    _edit(book, halden, "Food", "Freight")
    newest = _edit(book, kessel, "", "Dental care")
    both = replace(newest, ids={Kind.ACCOUNT: frozenset({halden, kessel})})
    keep_portfolio(book, refresh_portfolio(book, known, both))
    assert kept_portfolio(book) == load_portfolio(book)
