"""Which account a change is about."""

from cs_desktop.domain.changes import Change, Kind
from cs_desktop.models.belonging import OWNERS, owned_rows
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.concerned import MOST, account_of
from cs_desktop.services.deleting import delete_accounts
from cs_desktop.services.history import revert
from tests.belongings import full_account
from tests.workspaces import add_account, context


def changed(ids: dict[Kind, frozenset[int] | None]) -> Change:
    return Change(1, 1, "Change something", ids)


def test_everything_under_an_account_leads_to_it_also_where_it_is_deleted(workspace: WorkspaceFile) -> None:
    account = full_account(workspace)
    owned = workspace.read(lambda c: owned_rows(c, account))
    ctx = context(workspace)
    for table in OWNERS:
        assert account_of(ctx, changed({Kind(table): frozenset(owned[table])})) == account, table
    delete_accounts(ctx, [account])
    for table in OWNERS:
        assert account_of(ctx, changed({Kind(table): frozenset(owned[table])})) == account, table


def test_what_belongs_to_nobody_or_to_several_leads_nowhere(workspace: WorkspaceFile) -> None:
    accounts = [full_account(workspace, name) for name in ("Halden Freight", "Orsola Health")]
    contacts = workspace.read(lambda c: owned_rows(c, *accounts))["contact"]
    ctx = context(workspace)
    assert account_of(ctx, changed({Kind.PRODUCT: frozenset({1})})) is None
    assert account_of(ctx, changed({Kind.CONTACT: frozenset(contacts)})) is None
    assert account_of(ctx, changed({Kind.CONTACT: None})) is None
    assert account_of(ctx, changed({Kind.CONTACT: frozenset(range(MOST + 1))})) is None
    assert account_of(ctx, changed({Kind.ACCOUNT: frozenset(accounts)})) is None
    assert account_of(ctx, changed({Kind.CONTACT: frozenset(contacts[:1])})) in accounts


def test_undoing_a_deletion_leads_to_the_account(workspace: WorkspaceFile) -> None:
    add_account(workspace, "Orsola Health")
    account = full_account(workspace)
    deleted = delete_accounts(context(workspace), [account])
    assert revert(context(workspace), deleted.change_set_id).account_id == account
