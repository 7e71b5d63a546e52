"""A purge takes what only an undo could bring back, after a backup, and an undo then says what is missing."""

import hashlib
from datetime import date

import pytest
from sqlalchemy import insert, select

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.progress import silent
from cs_desktop.domain.purging import Purgeable
from cs_desktop.models.opening import open_workspace
from cs_desktop.models.tables import Account, Attachment, AttachmentContent
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import WriteTx
from cs_desktop.services.checking import check_open
from cs_desktop.services.deleting import delete_accounts
from cs_desktop.services.history import revert, undo_stacks
from cs_desktop.services.purging import purge, what_to_purge
from tests.workspaces import NOON, add_account, add_metric, add_points, context, dump


def _attach(workspace: WorkspaceFile, account_id: int, content: bytes) -> None:
    digest = hashlib.sha256(content).hexdigest()

    def work(tx: WriteTx) -> None:
        tx.session.connection().execute(insert(AttachmentContent).values(sha256=digest, content=content))
        tx.session.add(
            Attachment(
                id=tx.new_id(),
                account_id=account_id,
                role="file",
                name="plan.pdf",
                media_type="application/pdf",
                size=len(content),
                sha256=digest,
                added_at=tx.now,
            )
        )

    workspace.write("Attach plan.pdf", work)


@pytest.fixture
def deleted(workspace: WorkspaceFile) -> int:
    """Delete an account with three points and a file; another with one of each stays. Return the change."""
    gone, kept = add_account(workspace), add_account(workspace, "Oddný")
    metric = add_metric(workspace)
    add_points(workspace, gone, metric, {date(2026, 5, 1): 4.0, date(2026, 5, 2): 5.0, date(2025, 1, 1): 1.0})
    add_points(workspace, kept, metric, {date(2026, 5, 1): 7.0})
    _attach(workspace, gone, b"gone" * 50_000)
    _attach(workspace, kept, b"kept")
    return delete_accounts(context(workspace), [gone]).change_set_id


@pytest.mark.usefixtures("deleted")
def test_what_would_go_is_told_and_nothing_changes(workspace):
    before = dump(workspace, log=True)
    found = what_to_purge(context(workspace))
    # Three points of ten bytes each (2 for the day, 8 for the value), and 200,000 bytes of a file.
    assert found == Purgeable(1, 3, 30, 1, 200_000)
    assert found.lines == (
        "3 points of 1 deleted account (30 bytes)",
        "1 attached file that nothing has any more (200 KB)",
    )
    assert dump(workspace, log=True) == before


@pytest.mark.usefixtures("deleted")
def test_a_purge_takes_just_that_after_a_backup_and_leaves_the_file_whole(workspace):
    before = dump(workspace)
    done, change = purge(context(workspace))
    after = dump(workspace)
    assert (done.gone.points, done.gone.files) == (3, 1)
    assert 180_000 < done.freed < 210_000
    assert change.label == "Purge deleted data"
    assert sum(row[3] for row in after["point_block"]) == 1
    assert [row[0] for row in after["attachment_content"]] == [hashlib.sha256(b"kept").hexdigest()]
    kept = {name: rows for name, rows in after.items() if name not in ("point_block", "attachment_content")}
    assert kept == {name: rows for name, rows in before.items() if name in kept}
    assert check_open(context(workspace), silent).clean
    (backup,) = (workspace.path.with_name(workspace.path.name + ".d") / "backups").glob("*before-purge*")
    assert backup.name == done.backup
    copy = open_workspace(backup, NOON)
    assert dump(copy) == before
    copy.close()


def test_bringing_the_account_back_says_that_its_points_are_gone(workspace, deleted):
    purge(context(workspace))
    undone = revert(context(workspace), deleted)
    assert len(dump(workspace)["account"]) == 2
    (one,) = undone.report
    assert (one.subject, one.reason, one.anyway) == (
        "Points of Halden Freight",
        "They were purged (3); the backup made before the purge has them.",
        False,
    )


def test_an_account_deleted_again_after_its_purge_lost_nothing_more(workspace, deleted):
    purge(context(workspace))
    assert revert(context(workspace), deleted).report
    gone = workspace.read(lambda c: c.scalar(select(Account.id).where(Account.name == "Halden Freight")))
    assert gone is not None
    again = delete_accounts(context(workspace), [gone])
    assert revert(context(workspace), again.change_set_id).report == ()


@pytest.mark.usefixtures("deleted")
def test_a_purge_is_not_offered_to_undo_and_refuses_it(workspace):
    stacks = undo_stacks(context(workspace))
    _, change = purge(context(workspace))
    assert undo_stacks(context(workspace)) == stacks
    before = dump(workspace, log=True)
    with pytest.raises(KnownError, match="cannot be undone"):
        revert(context(workspace), change.change_set_id)
    assert dump(workspace, log=True) == before


def test_nothing_to_purge_is_said_and_makes_no_backup(workspace):
    add_points(workspace, add_account(workspace), add_metric(workspace), {date(2026, 5, 1): 1.0})
    assert what_to_purge(context(workspace)).is_empty
    with pytest.raises(KnownError, match="nothing to purge"):
        purge(context(workspace))
    assert not (workspace.path.with_name(workspace.path.name + ".d") / "backups").exists()
