"""An account added by hand."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from cs_desktop.common.errors import InputError
from cs_desktop.domain.new_account import NewAccount
from cs_desktop.domain.vocabulary import Relation
from cs_desktop.models.queries.accounts import attribute_history
from cs_desktop.models.tables import SINCE_EVER, Account
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.history import revert
from cs_desktop.services.new_account import add_account, added_account
from tests.workspaces import context, dump, new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[WorkspaceFile]:
    made = new_workspace(tmp_path / "book.csdesk")
    yield made
    made.close()


def test_an_account_has_its_fields_and_their_past_in_one_step(workspace):
    before = dump(workspace)
    fields = {
        "owner": "Ana Ruiz",
        "segment": "SMB",
        "lifecycle": "adopt",
        "customer_since": "Apr 1, 2026",
        "region": "",
    }
    change = add_account(context(workspace), NewAccount(" Halden ", Relation.PROSPECT, fields))
    (account,) = workspace.read(lambda c: c.execute(select(Account)).all())
    assert (account.name, account.relation, account.segment) == ("Halden", "prospect", "SMB")
    assert account.customer_since == date(2026, 4, 1)
    assert added_account(change) == account.id
    assert change.label == "Add account Halden"
    history = workspace.read(attribute_history)
    # An attribute that is empty has no past.
    assert sorted((field, value, day) for _, field, value, day in history) == [
        ("lifecycle", str(account.lifecycle_id), SINCE_EVER),
        ("owner", str(account.owner_id), SINCE_EVER),
        ("segment", "SMB", SINCE_EVER),
    ]
    revert(context(workspace), change.change_set_id)
    assert dump(workspace) == before


@pytest.mark.parametrize(
    ("new", "says"),
    [
        (NewAccount("  "), "cannot be empty"),
        (NewAccount("x" * 301), "at most 300"),
        (NewAccount("Halden", fields={"customer_since": "spring"}), "Enter a date"),
        (NewAccount("Halden", fields={"lifecycle": "Nirvana"}), "lifecycle stages"),
        (
            NewAccount("Halden", fields={"external_id": "A-1", "owner": "New Hand"}),
            "Kessel has this external id",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(workspace, new, says):
    add_account(context(workspace), NewAccount("Kessel", fields={"external_id": "A-1"}))
    before = dump(workspace, log=True)
    with pytest.raises(InputError, match=says):
        add_account(context(workspace), new)
    assert dump(workspace, log=True) == before


def test_two_accounts_may_have_one_name(workspace):
    for _ in range(2):
        add_account(context(workspace), NewAccount("Halden"))
    assert len(workspace.read(lambda c: c.execute(select(Account.id)).all())) == 2
