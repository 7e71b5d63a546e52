"""When backups are made of themselves, and that an import is safe with one or says so."""

import re
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.backups import FileState, InUseError, Reason
from cs_desktop.domain.import_request import ImportRequest
from cs_desktop.domain.importing import ImportKind
from cs_desktop.models.backup import side_folder
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.backups import (
    back_up_file,
    back_up_if_due,
    back_up_now,
    due_in,
    list_backups,
    restore,
    what_differs,
)
from cs_desktop.services.context import Context
from cs_desktop.services.importing import run_import
from tests.unusable import good
from tests.workspaces import NOON, add_account, context, dump, new_workspace, open_


@dataclass
class Watch:
    """A clock that the test sets forward."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.astimezone(UTC).date()

    def wait(self, **span: float) -> None:
        self.moment += timedelta(**span)


@pytest.fixture
def watch() -> Watch:
    return Watch(NOON.now())


@pytest.fixture
def ctx(tmp_path: Path, watch: Watch):
    workspace = new_workspace(tmp_path / "team.csdesk", watch)
    yield context(workspace, watch)
    workspace.close()


def _reasons(ctx: Context) -> list[str]:
    return [info.reason for info in list_backups(ctx.workspace.path)]


def test_a_workspace_as_it_was_made_needs_no_backup(ctx):
    assert back_up_if_due(ctx, Reason.IDLE) is None
    assert not side_folder(ctx.workspace.path).joinpath("backups").exists()


def test_backups_come_half_an_hour_apart_and_only_after_a_change(ctx, watch, tmp_path):
    add_account(ctx.workspace)
    first = back_up_if_due(ctx, Reason.IDLE)
    assert first is not None
    watch.wait(minutes=31)
    assert back_up_if_due(ctx, Reason.IDLE) is None, "nothing has changed"
    add_account(ctx.workspace, "Brightmoor Foods")
    assert back_up_if_due(ctx, Reason.IDLE) is not None
    add_account(ctx.workspace, "Perrin Books")
    watch.wait(minutes=29, seconds=59)
    assert due_in(ctx) == timedelta(seconds=1)
    assert back_up_if_due(ctx, Reason.IDLE) is None, "too soon"
    watch.wait(seconds=1)
    assert back_up_if_due(ctx, Reason.BEFORE_IMPORT) is not None
    assert _reasons(ctx) == ["before-import", "idle", "idle"]
    assert what_differs(first, tmp_path / "gone.csdesk").accounts == 1


def test_one_that_cannot_be_read_does_not_count(ctx, watch):
    add_account(ctx.workspace)
    made = back_up_if_due(ctx, Reason.IDLE)
    made.write_bytes(b"")
    watch.wait(minutes=30)
    assert back_up_if_due(ctx, Reason.IDLE) is not None


def test_by_hand_there_is_no_waiting_and_old_ones_are_thinned(ctx, watch):
    add_account(ctx.workspace)
    for _ in range(3):
        back_up_now(ctx)
        watch.wait(minutes=1)
    # 12:00, 12:01 and 12:02 are of one half hour.
    assert [info.made_at.minute for info in list_backups(ctx.workspace.path)] == [2]


def test_a_clock_that_was_wrong_once_does_not_stop_backups(ctx, watch):
    add_account(ctx.workspace)
    watch.wait(days=400)
    back_up_now(ctx)
    watch.wait(days=-400)
    add_account(ctx.workspace, "Brightmoor Foods")
    assert back_up_if_due(ctx, Reason.IDLE) is not None


def _import(ctx: Context, tmp_path: Path, text: str = "external_id,name\nX-9,Perrin Books\n", **more: bool):
    source = tmp_path / "accounts.csv"
    source.write_text(text, encoding="utf-8")
    return run_import(ctx, ImportRequest(ImportKind.ACCOUNTS, source, **more))


def test_an_import_is_preceded_by_a_backup_of_what_was_before(ctx, tmp_path):
    add_account(ctx.workspace)
    assert _import(ctx, tmp_path).warnings == ()
    (info,) = list_backups(ctx.workspace.path)
    assert info.reason == "before-import"
    found = what_differs(info.path, ctx.workspace.path)
    assert (found.then.accounts, found.accounts_now, found.since) == (1, 2, 1)
    _import(ctx, tmp_path, "external_id,name\nY-1,Other\n")
    assert len(list_backups(ctx.workspace.path)) == 1, "at most one in half an hour"


def test_a_dry_run_needs_no_backup(ctx, tmp_path):
    add_account(ctx.workspace)
    _import(ctx, tmp_path, dry_run=True)
    assert list_backups(ctx.workspace.path) == []


def test_an_import_without_a_backup_says_so(ctx, tmp_path):
    add_account(ctx.workspace)
    shutil.rmtree(side_folder(ctx.workspace.path), ignore_errors=True)
    side_folder(ctx.workspace.path).write_text("in the way", encoding="utf-8")
    result = _import(ctx, tmp_path)
    assert result.created == 1
    assert re.fullmatch(r"Imported without a backup. .*team.csdesk.d.*", result.warnings[0])


def test_nothing_is_imported_into_a_damaged_workspace(ctx, tmp_path):
    account = add_account(ctx.workspace)
    path = ctx.workspace.path
    content = bytearray(path.read_bytes())
    content[-4096:-4088] = b"\xff" * 8
    path.write_bytes(content)
    with pytest.raises(KnownError, match="is damaged"):
        _import(ctx, tmp_path)
    assert path.read_bytes() == content
    assert account


def test_a_workspace_that_somebody_has_open_is_not_replaced_by_surprise(tmp_path):
    path = good(tmp_path)
    made, held = back_up_file(path, None, NOON)
    elsewhere = open_(path, NOON)
    elsewhere.presence.announce()
    try:
        add_account(elsewhere, "Brightmoor Foods")
        with pytest.raises(InUseError, match=r"team.csdesk is open elsewhere .you, in another window since"):
            restore(made, path, NOON)
        assert _names(elsewhere) == ["Brightmoor Foods", "Halden Freight"]
        done = restore(made, path, NOON, anyway=True)
        assert (done.was, done.held) == (FileState.HEALTHY, held)
        with pytest.raises(KnownError, match="replaced or removed"):
            add_account(elsewhere, "Too Late Inc")
    finally:
        elsewhere.close()
    again = open_(path, NOON)
    assert _names(again) == ["Halden Freight"]
    again.close()


def _names(workspace: WorkspaceFile) -> list[str]:
    return sorted(workspace.read(lambda c: c.exec_driver_sql("SELECT name FROM account").scalars().all()))


def test_a_backup_that_is_not_there_is_answered_with_the_newest_that_is(tmp_path):
    path = good(tmp_path)
    with pytest.raises(KnownError, match=r"gone.csdesk does not exist; check the name"):
        restore(tmp_path / "gone.csdesk", path, NOON)
    made, _ = back_up_file(path, None, NOON)
    with pytest.raises(KnownError, match=f"the newest backup of team.csdesk is {re.escape(str(made))}"):
        restore(tmp_path / "gone.csdesk", path, NOON)


def test_a_copy_elsewhere_takes_no_part_in_the_folder(tmp_path):
    path = good(tmp_path)
    made, held = back_up_file(path, tmp_path / "copy.csdesk", NOON)
    assert (made, held.accounts) == (tmp_path / "copy.csdesk", 1)
    assert list_backups(path) == []
    copy, original = open_(made, NOON), open_(path, NOON)
    assert dump(copy, log=True) == dump(original, log=True)
    copy.close()
    original.close()
