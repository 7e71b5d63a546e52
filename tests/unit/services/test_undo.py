"""Undo from the log: all back, nothing of someone else's touched."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.changes import Conflict, Kind, Merged
from cs_desktop.models.points import writing
from cs_desktop.models.tables import SINCE_EVER, Account, Contact, TeamMember
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import WriteTx
from cs_desktop.services.history import revert
from tests.workspaces import TODAY, add_account, add_metric, context, dump, edit_account, new_workspace


def _edit(workspace: WorkspaceFile, account: int, field: str, base: str, new: str) -> int:
    merged = edit_account(context(workspace), account, field, base, new)
    assert isinstance(merged, Merged)
    assert merged.change is not None
    return merged.change.change_set_id


def test_an_edit_is_undone_and_redone(workspace):
    account = add_account(workspace, industry="Freight")
    before = dump(workspace)
    edit = _edit(workspace, account, "industry", "Freight", "Logistics")
    after = dump(workspace)
    undone = revert(context(workspace), edit)
    assert undone.left_alone == ()
    assert undone.change is not None
    assert undone.change.label == "Undo: Change industry of Halden Freight"
    assert dump(workspace) == before
    redone = revert(context(workspace), undone.change.change_set_id)
    assert redone.change is not None
    assert redone.change.label == "Redo: Change industry of Halden Freight"
    assert dump(workspace) == after


def test_a_sliced_attribute_keeps_its_past(workspace):
    account = add_account(workspace)
    _edit(workspace, account, "segment", "", "SMB")
    _edit(workspace, account, "segment", "SMB", "Enterprise")
    rows = {(row[1], row[2], row[3]) for row in dump(workspace)["account_attribute"]}
    assert rows == {("segment", "SMB", str(SINCE_EVER)), ("segment", "Enterprise", str(TODAY))}


def test_a_value_without_history_becomes_the_past(workspace):
    account = add_account(workspace, segment="SMB")
    _edit(workspace, account, "segment", "SMB", "Enterprise")
    rows = {(row[1], row[2], row[3]) for row in dump(workspace)["account_attribute"]}
    assert rows == {("segment", "SMB", str(SINCE_EVER)), ("segment", "Enterprise", str(TODAY))}


def test_what_someone_changed_since_is_left_alone_and_named(workspace):
    account = add_account(workspace, name="Halden", industry="Freight")

    def both(tx: WriteTx) -> None:
        row = tx.session.get_one(Account, account)
        row.name, row.industry = "Halden Freight", "Logistics"

    first = workspace.write("Both", both).change
    assert first is not None
    _edit(workspace, account, "industry", "Logistics", "Rail")
    undone = revert(context(workspace), first.change_set_id)
    assert [(c.field, c.base, c.mine, c.theirs) for c in undone.left_alone] == [
        ("industry", "Logistics", "Freight", "Rail")
    ]
    stored = dump(workspace)["account"][0]
    assert {"Halden", "Rail"} <= set(stored)


def test_undoing_an_insert_that_is_in_use_leaves_it(workspace):
    change = workspace.write("Add", lambda tx: tx.session.add(Account(id=tx.new_id(), name="A"))).change
    assert change is not None
    (account,) = next(iter(change.ids.values())) or ()

    def add_contact(tx: WriteTx) -> None:
        tx.session.add(Contact(id=tx.new_id(), account_id=account, name="Ada"))

    workspace.write("Contact", add_contact)
    undone = revert(context(workspace), change.change_set_id)
    assert [c.theirs for c in undone.left_alone] == ["in use"]
    assert len(dump(workspace)["account"]) == 1


def test_what_was_edited_since_stays_with_all_that_it_needs(workspace):
    """One import made a team member, an account and a contact; the contact was corrected by hand."""

    def add(tx: WriteTx) -> int:
        member = TeamMember(id=tx.new_id(), name="Ada")
        account = Account(id=tx.new_id(), name="Halden", owner_id=member.id)
        contact = Contact(id=tx.new_id(), account_id=account.id, name="Bo")
        other = Contact(id=tx.new_id(), account_id=account.id, name="Cy")
        for row in (member, account, contact, other):
            tx.session.add(row)
            tx.session.flush()
        return contact.id

    imported = workspace.write("Import", add)
    assert imported.change is not None

    def correct(tx: WriteTx) -> None:
        tx.session.get_one(Contact, imported.value).name = "Bob"

    workspace.write("Correct", correct)
    undone = revert(context(workspace), imported.change.change_set_id)
    assert {(c.kind, c.theirs) for c in undone.left_alone} == {
        (Kind.CONTACT, "changed since"),
        (Kind.ACCOUNT, "in use"),
        (Kind.TEAM_MEMBER, "in use"),
    }
    left = dump(workspace)
    assert (len(left["team_member"]), len(left["account"])) == (1, 1)
    assert len(left["contact"]) == 1
    assert "Bob" in left["contact"][0]


def test_a_whole_number_in_a_column_of_fractions_is_undone(workspace):
    def add(tx: WriteTx) -> int:
        member = TeamMember(id=tx.new_id(), name="Ada")
        tx.session.add(member)
        return member.id

    member = workspace.write("Add", add).value
    before = dump(workspace)

    def set_hours(tx: WriteTx) -> None:
        tx.session.get_one(TeamMember, member).weekly_hours = 32

    change = workspace.write("Hours", set_hours).change
    assert change is not None
    assert revert(context(workspace), change.change_set_id).left_alone == ()
    assert dump(workspace) == before


def test_what_came_and_went_in_one_change_set_does_not_come_back(workspace):
    def come_and_go(tx: WriteTx) -> None:
        account = Account(id=tx.new_id(), name="Halden")
        tx.session.add(account)
        tx.session.flush()
        tx.session.delete(account)

    before = dump(workspace)
    change = workspace.write("Come and go", come_and_go).change
    assert change is not None
    assert revert(context(workspace), change.change_set_id).left_alone == ()
    assert dump(workspace) == before


def test_a_deleted_account_comes_back_with_its_id_and_contacts(workspace):
    account = add_account(workspace)
    workspace.write(
        "Contact", lambda tx: tx.session.add(Contact(id=tx.new_id(), account_id=account, name="Ada"))
    )
    before = dump(workspace)

    def delete(tx: WriteTx) -> None:
        for contact in tx.session.query(Contact):
            tx.session.delete(contact)
        tx.session.flush()
        tx.session.delete(tx.session.get_one(Account, account))

    change = workspace.write("Delete", delete).change
    assert change is not None
    assert dump(workspace)["account"] == []
    revert(context(workspace), change.change_set_id)
    assert dump(workspace) == before


def test_bringing_back_what_has_no_place_any_more_says_so(workspace):
    account = add_account(workspace)

    def add(tx: WriteTx) -> int:
        contact = Contact(id=tx.new_id(), account_id=account, name="Ada")
        tx.session.add(contact)
        return contact.id

    contact = workspace.write("Contact", add).value
    gone = workspace.write("Gone", lambda tx: tx.session.delete(tx.session.get_one(Contact, contact))).change
    workspace.write("Account gone", lambda tx: tx.session.delete(tx.session.get_one(Account, account)))
    assert gone is not None
    before = dump(workspace, log=True)
    with pytest.raises(KnownError, match="bring that back first"):
        revert(context(workspace), gone.change_set_id)
    assert dump(workspace, log=True) == before


def test_imported_points_are_undone_with_the_rest_of_their_change_set(workspace):
    account, metric = add_account(workspace), add_metric(workspace)
    before = dump(workspace)

    def work(tx: WriteTx) -> None:
        one = np.ones(3, np.int64)
        days = np.array([date(2026, 3, d).toordinal() for d in (1, 2, 3)], np.int32)
        writing.upsert(tx, "usage.csv", one * metric, one * account, days, np.arange(3.0))
        tx.session.get_one(Account, account).notes = "imported"

    change = workspace.write("Import", work).change
    assert change is not None
    after = dump(workspace)
    undone = revert(context(workspace), change.change_set_id)
    assert dump(workspace) == before
    assert undone.change is not None
    revert(context(workspace), undone.change.change_set_id)
    assert dump(workspace) == after


def test_an_unknown_change_set_is_named(workspace):
    with pytest.raises(KnownError, match="not in this workspace"):
        revert(context(workspace), 42)


def test_both_typed_the_same_is_no_conflict_and_something_else_is(workspace):
    account = add_account(workspace, industry="Freight")
    _edit(workspace, account, "industry", "Freight", "Rail")
    assert edit_account(context(workspace), account, "industry", "Freight", "Rail") == Merged(None)
    answer = edit_account(context(workspace), account, "industry", "Freight", "Air")
    assert isinstance(answer, Conflict)
    assert (answer.base, answer.mine, answer.theirs) == ("Freight", "Air", "Rail")


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("name", "  ", "Enter a name"),
        ("name", "x" * 301, "at most 300"),
        ("customer_since", "31.01.2027", "2027-01-31"),
        ("lifecycle", "Zombie", "Onboard, Adopt"),
    ],
)
def test_a_bad_value_is_one_clear_line_and_nothing_is_written(workspace, field, text, words):
    account = add_account(workspace)
    before = dump(workspace, log=True)
    base = "Halden Freight" if field == "name" else ""
    with pytest.raises(KnownError, match=words):
        edit_account(context(workspace), account, field, base, text)
    assert dump(workspace, log=True) == before


_EDITS = st.lists(
    st.tuples(
        st.sampled_from(["name", "industry", "segment", "owner", "lifecycle", "customer_since"]),
        st.sampled_from(["2026-01-01", "2025-05-05", "Adopt", "Renew", "Ada"]),
    ),
    max_size=8,
)


@given(edits=_EDITS)
def test_undoing_everything_backwards_gives_the_first_state_back(tmp_path_factory, edits):
    workspace = new_workspace(tmp_path_factory.mktemp("undo") / "team.csdesk")
    try:
        account = add_account(workspace)
        first, done, shown = dump(workspace), [], {"name": "Halden Freight"}
        for field, text in edits:
            try:
                merged = edit_account(context(workspace), account, field, shown.get(field, ""), text)
            except KnownError:
                continue
            assert isinstance(merged, Merged)
            shown[field] = text
            if merged.change:
                done.append(merged.change.change_set_id)
        last = dump(workspace)
        undone = [revert(context(workspace), change_set).change for change_set in reversed(done)]
        assert dump(workspace) == first
        for change in reversed(undone):
            assert change is not None
            revert(context(workspace), change.change_set_id)
        assert dump(workspace) == last
    finally:
        workspace.close()
