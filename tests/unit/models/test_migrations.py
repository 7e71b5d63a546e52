"""A migration runs whole, keeps every row, and leaves a failed file as it was."""

import sqlite3
from contextlib import closing

import pytest
import sqlalchemy as sa

from cs_desktop.common.errors import KnownError
from cs_desktop.models.migrations import MIGRATIONS, migrate
from cs_desktop.models.schema import SCHEMA_VERSION
from cs_desktop.models.tables import Contact
from tests.workspaces import NOON, add_account, new_workspace


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "team.csdesk"
    workspace = new_workspace(file)
    account = add_account(workspace)
    workspace.write(
        "Contact", lambda tx: tx.session.add(Contact(id=tx.new_id(), account_id=account, name="Ada"))
    )
    workspace.close()
    with closing(sqlite3.connect(file)) as connection:
        # The steps here are our own, counted from the first version.
        connection.execute("PRAGMA user_version=1")
    return file


def _alter(operations):
    with operations.batch_alter_table("account") as batch:
        batch.add_column(sa.Column("shoe_size", sa.Integer, nullable=True))
        batch.alter_column("industry", new_column_name="trade")


def _break(operations):
    operations.add_column("contact", sa.Column("half", sa.Integer))
    raise RuntimeError("stop")


def _orphan(operations):
    operations.execute("DELETE FROM account")


def _facts(path):
    with closing(sqlite3.connect(path)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        columns = [row[1] for row in connection.execute("PRAGMA table_info(account)")]
        contacts = connection.execute("SELECT name FROM contact").fetchall()
    return version, columns, contacts


def test_a_batch_alter_keeps_the_children(path):
    backup = migrate(path, (_alter,), NOON.now())
    version, columns, contacts = _facts(path)
    assert version == 2
    assert {"shoe_size", "trade"} <= set(columns)
    assert contacts == [("Ada",)]
    assert _facts(backup)[0] == 1
    assert "industry" in _facts(backup)[1]


def test_only_the_steps_ahead_are_run(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version=2")
        connection.commit()
    migrate(path, (_break, _alter), NOON.now())
    assert _facts(path)[0] == 3


def test_what_another_program_did_meanwhile_is_not_done_again(path):
    """Both saw the old version; the second came when the first had upgraded the file."""
    migrate(path, (_alter,), NOON.now())
    done = path.read_bytes()
    migrate(path, (_alter,), NOON.now())
    assert _facts(path)[0] == 2
    assert len(path.read_bytes()) == len(done)


@pytest.mark.parametrize(("step", "error"), [(_break, RuntimeError), (_orphan, KnownError)])
def test_a_failed_migration_leaves_the_file_as_it_was(path, step, error):
    before = path.read_bytes()
    with pytest.raises(error):
        migrate(path, (_alter, step), NOON.now())
    assert path.read_bytes() == before


def test_every_version_has_its_step():
    assert len(MIGRATIONS) == SCHEMA_VERSION - 1
