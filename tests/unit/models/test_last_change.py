"""Who changed a field last, as the log tells it."""

from datetime import UTC, datetime
from pathlib import Path

from cs_desktop.common.clock import FixedClock
from cs_desktop.domain.changes import Kind
from cs_desktop.models.log.last_change import last_change
from cs_desktop.services.workspaces import open_
from tests.workspaces import NOON, add_account, context, edit_account, new_workspace

LATER = datetime(2026, 10, 13, 15, 30, tzinfo=UTC)


def test_the_last_to_change_a_field_is_told_and_who_changed_others_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.csdesk"
    workspace = new_workspace(path)
    account = add_account(workspace)
    user = workspace.read(lambda c: c.exec_driver_sql("SELECT user FROM actor LIMIT 1").scalar_one())
    workspace.close()
    later = open_(path, FixedClock(LATER))
    edit_account(context(later, FixedClock(LATER)), account, "region", "", "EMEA")

    def told(column: str, item: int = account) -> object:
        return later.read(lambda c: last_change(c, Kind.ACCOUNT, item, column))

    # The account was added at noon, and its region changed at half past three; each of these in its own
    # change set, whose clock is in whole milliseconds and one later than the one before it at least.
    assert told("region") == (user, LATER)
    name = told("name")
    assert isinstance(name, tuple)
    assert (name[0], name[1].replace(microsecond=0)) == (user, NOON.moment)
    assert told("name", item=1) is None
    later.close()


def test_a_conflict_says_who_and_when(tmp_path: Path) -> None:
    workspace = new_workspace(tmp_path / "a.csdesk")
    account = add_account(workspace)
    ctx = context(workspace)
    edit_account(ctx, account, "owner", "", "Ana Ruiz")
    conflict = edit_account(ctx, account, "owner", "", "Jonah Lorne")
    user = workspace.read(lambda c: c.exec_driver_sql("SELECT user FROM actor LIMIT 1").scalar_one())
    assert (conflict.by, conflict.theirs) == (user, "Ana Ruiz")  # type: ignore[union-attr] # a Merged would fail here
    workspace.close()
