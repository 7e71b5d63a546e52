"""Rows that were logged before a column came: check, repair, undo and history take the column's default."""

import json
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import select

from cs_desktop.common.damage import DamagedValueError
from cs_desktop.domain.history import HistoryFilter, HistoryScope
from cs_desktop.domain.progress import silent
from cs_desktop.models.defaults import defaults
from cs_desktop.models.log.values import encode_row, plain_row
from cs_desktop.models.tables import Account
from cs_desktop.services.changelog import load_detail, load_history
from cs_desktop.services.checking import check_open, repair_open
from cs_desktop.services.deleting import delete_accounts
from cs_desktop.services.history import revert
from tests.old_logs import log_without
from tests.workspaces import NOON, add_account, context, dump, edit_account, new_workspace, open_

LATER = {"website", "custom", "first_value"}
"""One with a default, one whose default is made anew, one that may be empty."""


@pytest.fixture
def desk(tmp_path):
    """A workspace with one account that is there and one that was deleted, logged before the columns came."""
    workspace = new_workspace(tmp_path / "team.csdesk")
    ids = [add_account(workspace, name, industry="Freight") for name in ("Halden", "Norrland")]
    delete_accounts(context(workspace), ids[1:])
    workspace.close()
    assert log_without(workspace.path, "account", LATER) == 3
    workspace = open_(workspace.path, NOON)
    yield context(workspace), ids
    workspace.close()


def _entries(ctx):
    return load_history(ctx, HistoryScope(), HistoryFilter()).entries


def test_the_check_finds_nothing_wrong(desk):
    ctx, _ = desk
    assert check_open(ctx, silent).findings == ()


def test_a_new_value_of_the_column_follows_from_its_default(desk):
    ctx, (there, _) = desk
    edit_account(ctx, there, "website", "", "halden.example")
    assert check_open(ctx, silent).findings == ()


@pytest.mark.parametrize(
    "damage",
    ["DELETE FROM account", "UPDATE account SET website='x', custom='{\"a\": 1}', first_value='2026-01-01'"],
)
def test_what_was_changed_past_the_log_is_set_back_to_the_default(desk, damage):
    ctx, _ = desk
    before = dump(ctx.workspace)
    with closing(sqlite3.connect(ctx.workspace.path)) as connection:
        connection.execute(damage)
        connection.commit()
    plan = check_open(ctx, silent).plan
    assert plan is not None
    assert repair_open(ctx, plan, silent).result.findings == ()
    assert dump(ctx.workspace) == before


def test_undoing_the_addition_takes_the_row_for_unchanged(desk):
    ctx, (there, _) = desk
    added = next(entry for entry in _entries(ctx) if entry.label == "Add Halden")
    undone = revert(ctx, added.change_set_id)
    assert undone.left_alone == ()
    assert undone.change is not None
    assert dump(ctx.workspace)["account"] == []
    revert(ctx, undone.change.change_set_id)
    assert ctx.workspace.read(lambda c: list(c.scalars(select(Account.id)))) == [there]
    assert check_open(ctx, silent).findings == ()


def test_a_deleted_row_comes_back_with_the_default(desk):
    ctx, (_, gone) = desk
    deleted = next(entry for entry in _entries(ctx) if entry.label == "Delete Norrland")
    assert revert(ctx, deleted.change_set_id).left_alone == ()
    row = ctx.workspace.read(
        lambda c: c.exec_driver_sql(
            "SELECT name, website, custom, first_value FROM account WHERE id=?", (gone,)
        ).one()
    )
    assert tuple(row) == ("Norrland", "", "{}", None)
    assert check_open(ctx, silent).findings == ()


def test_history_tells_of_such_rows(desk):
    ctx, _ = desk
    told = [line.label for e in _entries(ctx) for line in load_detail(ctx, e, HistoryScope()).lines]
    assert "Added account Halden" in told
    assert "Deleted account Norrland" in told


def test_a_column_that_cannot_have_come_later_is_missed():
    row = {**defaults(Account.__table__), "id": 1, "name": "Halden"}
    assert plain_row(Account.__table__, encode_row({"id": 1, "name": "Halden"})) == row
    for damaged in ('{"id": 1}', '{"id": 1, "name": "a", "strange": 1}', "[1]", '{"id"', "null"):
        with pytest.raises(DamagedValueError):
            plain_row(Account.__table__, damaged)
    assert json.loads(encode_row(row)) == row
