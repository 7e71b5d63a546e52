"""The digest of a change set tells of any change to it; long old values are kept once and found again."""

import sqlite3
from contextlib import closing

import pytest

from cs_desktop.models.log.old_values import LONG, old_text
from cs_desktop.models.tables import Account, ChangeRow
from cs_desktop.services.history import revert
from tests.old_logs import digests
from tests.workspaces import add_account, context, dump

LONG_TEXT = "The weekly review stays with the plant managers. " * 8


def _set(workspace, account_id, **values):
    def work(tx):
        account = tx.session.get(Account, account_id)
        for name, value in values.items():
            setattr(account, name, value)

    return workspace.write("Change notes", work).change


def _rows(workspace):
    return workspace.read(lambda c: c.exec_driver_sql("SELECT * FROM change ORDER BY set_pos, n").all())


def test_each_change_set_has_the_digest_of_what_stands_in_it(workspace):
    account = add_account(workspace)
    change = _set(workspace, account, notes="a", industry="b")
    revert(context(workspace), change.change_set_id)
    workspace.close()
    with closing(sqlite3.connect(workspace.path)) as connection:
        pairs = [pair for _, *pair in digests(connection)]
    assert len(pairs) == 4
    assert all(stored == computed and len(stored) == 16 for stored, computed in pairs)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE change SET new='\"c\"' WHERE new='\"b\"'",
        "UPDATE change SET field='region' WHERE field='industry'",
        "DELETE FROM change WHERE field='industry'",
        "UPDATE change_set SET label='Change not' WHERE pos=3",
        "UPDATE change_set SET clock=clock+1 WHERE pos=3",
        "UPDATE change_set SET undo_of=1 WHERE pos=3",
        "UPDATE actor SET user='eve'",
    ],
)
def test_whatever_is_altered_in_the_log_no_longer_fits_its_digest(workspace, damage):
    account = add_account(workspace)
    _set(workspace, account, notes="a", industry="b")
    workspace.close()
    with closing(sqlite3.connect(workspace.path)) as connection:
        connection.execute(damage)
        pairs = [pair for _, *pair in digests(connection)]
    assert pairs[2][0] != pairs[2][1]


def test_a_long_old_value_is_kept_once(workspace):
    account = add_account(workspace)
    _set(workspace, account, notes=LONG_TEXT)
    written = len(_rows(workspace))
    _set(workspace, account, notes=LONG_TEXT + "And with finance.")
    row = _rows(workspace)[written]
    assert row.old is None
    assert row.old_from == row.set_pos - 1
    found = workspace.read(lambda c: old_text(c, ChangeRow(**row._mapping)))
    assert found == f'"{LONG_TEXT}"'


def test_a_long_value_that_came_with_the_row_is_found_in_it(workspace):
    account = add_account(workspace, notes=LONG_TEXT)
    _set(workspace, account, notes="short")
    row = _rows(workspace)[-1]
    assert row.old is None
    assert workspace.read(lambda c: old_text(c, ChangeRow(**row._mapping))) == f'"{LONG_TEXT}"'


def test_two_long_values_in_one_transaction_are_told_apart(workspace):
    account = add_account(workspace, notes=LONG_TEXT)

    def work(tx):
        row = tx.session.get(Account, account)
        row.notes = LONG_TEXT + "1"
        tx.session.flush()
        row.notes = LONG_TEXT + "2"

    workspace.write("Change notes", work)
    first, second = _rows(workspace)[-2:]
    read = [
        workspace.read(lambda c, row=row: old_text(c, ChangeRow(**row._mapping))) for row in (first, second)
    ]
    assert read == [f'"{LONG_TEXT}"', f'"{LONG_TEXT}1"']


def test_undoing_brings_a_long_value_back(workspace):
    account = add_account(workspace, notes=LONG_TEXT)
    before = dump(workspace)
    change = _set(workspace, account, notes=LONG_TEXT[::-1])
    undone = revert(context(workspace), change.change_set_id)
    assert undone.left_alone == ()
    assert dump(workspace) == before
    revert(context(workspace), undone.change.change_set_id)
    assert (
        workspace.read(lambda c: c.exec_driver_sql("SELECT notes FROM account").scalar()) == LONG_TEXT[::-1]
    )


def test_a_value_of_just_the_limit_is_kept_in_full(workspace):
    text = "x" * (LONG - 2)  # with its two quotes just as long as the limit
    account = add_account(workspace, notes=text)
    _set(workspace, account, notes="short")
    assert _rows(workspace)[-1].old == f'"{text}"'
    _set(workspace, account, notes=text + "y")
    _set(workspace, account, notes="short")
    assert _rows(workspace)[-1].old is None
