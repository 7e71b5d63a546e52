"""An account goes with everything under it in one step, and comes back whole."""

from datetime import date

import pytest
from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.models.belonging import OWNERS
from cs_desktop.models.tables import Account, Activity, ActivityContact, Contact, Task
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import WriteTx
from cs_desktop.services.deleting import delete_accounts, deletion_of
from cs_desktop.services.history import revert
from tests.belongings import full_account
from tests.workspaces import NOON, add_account, add_metric, add_points, context, dump


def _counts(workspace: WorkspaceFile) -> dict[str, int]:
    return {name: len(rows) for name, rows in dump(workspace).items()}


def test_an_account_goes_whole_and_comes_back_whole(workspace):
    account = full_account(workspace)
    full_account(workspace, "Oddný")
    add_points(workspace, account, add_metric(workspace), {date(2026, 5, 1): 4.0})
    before = dump(workspace)
    deleted = delete_accounts(context(workspace), [account])
    assert deleted.label == "Delete Halden Freight"
    left = _counts(workspace)
    # One row less in every table that belongs to accounts, and no point.
    fewer = {name: len(rows) - left[name] for name, rows in before.items() if len(rows) != left[name]}
    assert fewer == dict.fromkeys([*OWNERS, "account"], 1)
    undone = revert(context(workspace), deleted.change_set_id)
    assert undone.left_alone == ()
    assert undone.change is not None
    assert dump(workspace) == before
    revert(context(workspace), undone.change.change_set_id)
    assert _counts(workspace) == left


def test_several_accounts_are_one_step(workspace):
    accounts = [full_account(workspace, name) for name in ("Halden", "Oddný", "Sato")]
    before = dump(workspace)
    deleted = delete_accounts(context(workspace), accounts)
    assert deleted.label == "Delete 3 accounts"
    assert dump(workspace)["account"] == []
    revert(context(workspace), deleted.change_set_id)
    assert dump(workspace) == before


def test_accounts_below_stay_without_a_parent_until_it_is_undone(workspace):
    parent = add_account(workspace)
    child = add_account(workspace, "Halden Rail", parent_id=parent)

    def parent_of_child() -> int | None:
        return workspace.read(lambda c: c.scalar(select(Account.parent_id).where(Account.id == child)))

    deleted = delete_accounts(context(workspace), [parent])
    assert parent_of_child() is None
    revert(context(workspace), deleted.change_set_id)
    assert parent_of_child() == parent


def test_parent_and_child_go_together(workspace):
    parent = full_account(workspace)
    child = full_account(workspace, "Halden Rail", parent=parent)
    before = dump(workspace)
    deleted = delete_accounts(context(workspace), [parent, child])
    assert dump(workspace)["account"] == []
    revert(context(workspace), deleted.change_set_id)
    assert dump(workspace) == before


def test_what_others_have_of_it_is_let_go(workspace):
    """A contact who took part in another account's activity: the activity stays, without them."""
    one, other = add_account(workspace), add_account(workspace, "Oddný")

    def meet(tx: WriteTx) -> None:
        contact, boss = tx.new_id(), tx.new_id()
        activity = tx.new_id()
        tx.session.add_all(
            [
                Contact(id=contact, account_id=one, name="Mara"),
                Activity(id=activity, account_id=other, kind="call", day=tx.today),
            ]
        )
        tx.session.flush()
        tx.session.add(Contact(id=boss, account_id=other, name="Ines", reports_to_id=contact))
        tx.session.add(ActivityContact(id=tx.new_id(), activity_id=activity, contact_id=contact))

    workspace.write("Meet", meet)
    before = dump(workspace)
    deleted = delete_accounts(context(workspace), [one])
    left = dump(workspace)
    assert [len(left[name]) for name in ("activity", "activity_contact", "contact")] == [1, 0, 1]
    assert revert(context(workspace), deleted.change_set_id).left_alone == ()
    assert dump(workspace) == before


def test_tasks_of_nobody_stay(workspace):
    account = add_account(workspace)
    workspace.write("Add", lambda tx: tx.session.add(Task(id=tx.new_id(), title="Tidy up")))
    delete_accounts(context(workspace), [account])
    assert len(dump(workspace)["task"]) == 1


def test_what_is_gone_cannot_be_deleted(workspace):
    account = add_account(workspace)
    delete_accounts(context(workspace), [account])
    before = dump(workspace, log=True)
    with pytest.raises(KnownError, match="deleted already"):
        delete_accounts(context(workspace), [account])
    assert dump(workspace, log=True) == before


def test_who_deleted_it_is_known(workspace):
    account = add_account(workspace)
    assert deletion_of(context(workspace), account) is None
    assert deletion_of(context(workspace), 4711) is None
    deleted = delete_accounts(context(workspace), [account])
    found = deletion_of(context(workspace), account)
    assert found is not None
    assert (found.name, found.label, found.change_set_id, found.mine) == (
        "Halden Freight",
        "Delete Halden Freight",
        deleted.change_set_id,
        True,
    )
    assert abs((found.at - NOON.now()).total_seconds()) < 1
    revert(context(workspace), found.change_set_id)
    assert deletion_of(context(workspace), account) is None


def test_a_long_name_is_cut_in_the_label(workspace):
    deleted = delete_accounts(context(workspace), [add_account(workspace, "株" * 300)])
    assert deleted.label == f"Delete {'株' * 39}…"
