"""What another program or a disk put into a workspace is told as damage; a fault of ours is not."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from sqlalchemy import select

from cs_desktop.common.damage import DamagedValueError
from cs_desktop.common.errors import KnownError
from cs_desktop.models.points import reading
from cs_desktop.models.tables import Account
from tests.workspaces import add_account, add_metric, add_points


def test_a_fault_of_ours_is_not_told_as_damage(workspace):
    def faulty(_connection):
        return int("a fault of ours")

    with pytest.raises(ValueError, match="a fault of ours") as raised:
        workspace.read(faulty)
    assert not isinstance(raised.value, KnownError)


@pytest.mark.parametrize(
    ("column", "stored"),
    [("customer_since", "2026-02-30"), ("customer_since", 7), ("custom", '{"seats":')],
)
def test_a_stored_value_that_is_none_of_its_column_is_told_as_damage_reading_and_writing(
    workspace, column, stored
):
    account = add_account(workspace)
    with closing(sqlite3.connect(workspace.path)) as connection:
        connection.execute(f"UPDATE account SET {column}=?", (stored,))
        connection.commit()
    with pytest.raises(DamagedValueError, match="Check workspace"):
        workspace.read(lambda c: c.execute(select(Account.__table__)).all())
    with pytest.raises(DamagedValueError, match="Check workspace"):
        workspace.write("Look", lambda tx: tx.session.get(Account, account))


def test_points_whose_bytes_are_none_are_told_as_damage(workspace):
    account, metric = add_account(workspace), add_metric(workspace)
    add_points(workspace, account, metric, {date(2026, 1, day): day for day in (1, 2)})
    for damage in ("days=substr(days, 2)", "points=CAST('x' AS TEXT)", "days=substr(days, 3)", "year=0"):
        with closing(sqlite3.connect(workspace.path)) as connection:
            connection.execute(f"UPDATE point_block SET {damage}")
            connection.commit()
        with pytest.raises(DamagedValueError):
            workspace.read(lambda c: reading.of_metric(c, metric))
