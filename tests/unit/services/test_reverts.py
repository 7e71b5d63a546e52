"""A revert that meets later changes: what it leaves, how it tells that, and what is taken back anyway."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest
from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.changes import Kind, LeftAlone, Merged, Reverted
from cs_desktop.models.belonging import owned_rows
from cs_desktop.models.deleting import delete_rows
from cs_desktop.models.points import writing
from cs_desktop.models.tables import (
    Account,
    AccountAttribute,
    Contact,
    Metric,
    Product,
    Subscription,
    TeamMember,
)
from cs_desktop.models.tables.log import ChangeSet
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author, WriteTx
from cs_desktop.services.attributes import attribute_row
from cs_desktop.services.deleting import delete_accounts
from cs_desktop.services.history import revert
from tests.belongings import full_account
from tests.workspaces import (
    NOON,
    TODAY,
    add_account,
    add_metric,
    add_product,
    add_subscription,
    context,
    dump,
    edit_account,
)


@pytest.fixture
def mara(workspace: WorkspaceFile) -> Iterator[WorkspaceFile]:
    """The same file, opened by a colleague."""
    file = WorkspaceFile(workspace.path, NOON, Author("mara", "desk-7"))
    yield file
    file.close()


def _edit(file: WorkspaceFile, account: int, field: str, base: str, new: str) -> int:
    merged = edit_account(context(file), account, field, base, new)
    assert isinstance(merged, Merged)
    assert merged.change is not None
    return merged.change.change_set_id


def _value(file: WorkspaceFile, account: int, column: str) -> object:
    return file.read(
        lambda c: c.scalar(select(Account.__table__.columns[column]).where(Account.id == account))
    )


def _only(reverted: Reverted) -> LeftAlone:
    (one,) = reverted.report
    return one


def test_a_field_that_someone_changed_since_is_told_in_words(workspace, mara):
    account = add_account(workspace)
    edit = _edit(workspace, account, "owner", "", "Ana Ruiz")
    _edit(mara, account, "owner", "Ana Ruiz", "Bo Lund")
    one = _only(revert(context(workspace), edit))
    assert (one.subject, one.field, one.was, one.back, one.now) == (
        "Account Halden Freight",
        "owner",
        "Ana Ruiz",
        "",
        "Bo Lund",
    )
    assert (one.by, one.reason, one.anyway) == ("mara", "It has another value by now.", True)
    assert one.at is not None
    assert abs((one.at - NOON.now()).total_seconds()) < 1


def test_the_past_of_a_field_that_is_left_alone_stays_with_it(workspace, mara):
    account = add_account(workspace, segment="SMB")
    edit = _edit(workspace, account, "segment", "SMB", "Enterprise")
    _edit(mara, account, "segment", "Enterprise", "Public")
    before = dump(workspace)
    undone = revert(context(workspace), edit)
    assert undone.change is None
    assert [one.field for one in undone.report] == ["segment"]
    assert dump(workspace) == before


def test_a_field_is_taken_back_anyway_and_that_undone_in_turn(workspace, mara):
    account = add_account(workspace, website="a.example")
    edit = _edit(workspace, account, "website", "a.example", "b.example")
    _edit(mara, account, "website", "b.example", "c.example")
    one = _only(revert(context(workspace), edit))
    forced = revert(context(workspace), edit, anyway=frozenset({one.place}))
    assert _value(workspace, account, "website") == "a.example"
    assert forced.report == ()
    assert forced.change is not None
    revert(context(workspace), forced.change.change_set_id)
    assert _value(workspace, account, "website") == "c.example"


def test_only_what_is_asked_for_is_taken_back(workspace, mara):
    account = add_account(workspace)

    def both(tx: WriteTx) -> None:
        row = tx.session.get_one(Account, account)
        row.website, row.notes = "mine.example", "mine"

    edit = workspace.write("Both", both).change
    assert edit is not None
    _edit(mara, account, "website", "mine.example", "theirs.example")
    _edit(mara, account, "notes", "mine", "theirs")
    report = revert(context(workspace), edit.change_set_id).report
    notes = next(one for one in report if one.field == "notes")
    revert(context(workspace), edit.change_set_id, anyway=frozenset({notes.place}))
    assert (_value(workspace, account, "website"), _value(workspace, account, "notes")) == (
        "theirs.example",
        "",
    )


def test_a_dated_field_taken_back_holds_from_today_and_keeps_its_past(workspace, mara):
    account = add_account(workspace, segment="SMB")
    edit = _edit(workspace, account, "segment", "SMB", "Enterprise")
    _edit(mara, account, "segment", "Enterprise", "Public")
    revert(context(workspace), edit, anyway=frozenset({(Kind.ACCOUNT, account, "segment")}))
    assert _value(workspace, account, "segment") == "SMB"
    newest = workspace.read(
        lambda c: c.execute(
            select(AccountAttribute.value, AccountAttribute.valid_from).order_by(
                AccountAttribute.valid_from.desc()
            )
        ).first()
    )
    assert newest == ("SMB", TODAY)


def test_a_field_of_something_deleted_since_says_who_deleted_it(workspace, mara):
    account = add_account(workspace)
    edit = _edit(workspace, account, "website", "", "a.example")
    delete_accounts(context(mara), [account])
    one = _only(revert(context(workspace), edit))
    assert (one.subject, one.field, one.reason, one.by, one.anyway) == (
        "Account Halden Freight",
        "website",
        "The account was deleted since.",
        "mara",
        False,
    )


def _import(tx: WriteTx) -> tuple[int, int]:
    """An account as an import makes it: with a dated value, a contact and a subscription."""
    account = Account(id=tx.new_id(), name="Halden Freight", segment="SMB")
    product = Product(id=tx.new_id(), name="Plan")
    tx.session.add_all([account, product])
    tx.session.flush()
    contact = Contact(id=tx.new_id(), account_id=account.id, name="Bo")
    tx.session.add(attribute_row(tx, account.id, "segment", "SMB", date(2025, 1, 1)))
    tx.session.add(contact)
    tx.session.add(
        Subscription(
            id=tx.new_id(), account_id=account.id, product_id=product.id, arr=100, start=date(2025, 1, 1)
        )
    )
    return account.id, contact.id


def test_what_belongs_to_an_account_edited_since_stays_with_it(workspace, mara):
    imported = workspace.write("Import accounts", _import)
    account, _ = imported.value
    _edit(mara, account, "website", "", "halden.example")
    before = dump(workspace)
    assert imported.change is not None
    undone = revert(context(workspace), imported.change.change_set_id)
    assert dump(workspace) == before
    assert {(one.subject, one.reason) for one in undone.report} == {
        (
            "Account Halden Freight",
            "Changed since it was added (website); it stays with all that belongs to it.",
        ),
        ("Product Plan", "It is in use: subscription Plan needs it."),
    }
    assert {one.subject: one.anyway for one in undone.report} == {
        "Account Halden Freight": True,
        "Product Plan": False,
    }


def test_an_account_that_is_only_needed_keeps_its_past_and_lets_the_rest_go(workspace, mara):
    imported = workspace.write("Import accounts", _import)
    account, contact = imported.value

    def rename(tx: WriteTx) -> None:
        tx.session.get_one(Contact, contact).name = "Bob"

    mara.write("Rename contact", rename)
    assert imported.change is not None
    undone = revert(context(workspace), imported.change.change_set_id)
    rows = workspace.read(lambda c: owned_rows(c, account))
    left = {name: len(ids) for name, ids in rows.items() if ids}
    assert left == {"account": 1, "contact": 1, "account_attribute": 1}
    assert {one.subject for one in undone.report} == {"Account Halden Freight", "Contact Bob"}


def test_an_added_account_is_deleted_anyway_with_everything_under_it(workspace, mara):
    imported = workspace.write("Import accounts", _import)
    account, _ = imported.value
    _edit(mara, account, "website", "", "halden.example")
    assert imported.change is not None
    revert(context(workspace), imported.change.change_set_id, anyway=frozenset({(Kind.ACCOUNT, account, "")}))
    assert dump(workspace)["account"] == []
    assert dump(workspace)["contact"] == []


def test_what_accounts_may_need_is_never_deleted_anyway(workspace, mara):
    product = add_product(workspace)
    made = workspace.read(lambda c: c.scalar(select(ChangeSet.id).order_by(ChangeSet.pos.desc())))
    assert made is not None
    add_subscription(mara, add_account(mara), product, ("new", date(2026, 1, 1), 100))
    assert not _only(revert(context(workspace), made)).anyway
    with pytest.raises(KnownError, match="take it out of use first"):
        revert(context(workspace), made, anyway=frozenset({(Kind.PRODUCT, product, "")}))


def test_an_account_comes_back_without_the_owner_who_is_gone(workspace):
    account = add_account(workspace)
    _edit(workspace, account, "owner", "", "Ana Ruiz")
    deleted = delete_accounts(context(workspace), [account])

    def leave(tx: WriteTx) -> None:
        delete_rows(tx, {"team_member": tx.session.scalars(select(TeamMember.id)).all()})

    workspace.write("Delete Ana", leave)
    one = _only(revert(context(workspace), deleted.change_set_id))
    assert (one.subject, one.field, one.reason) == (
        "Account Halden Freight",
        "owner",
        "The team member Ana Ruiz was deleted since.",
    )
    assert _value(workspace, account, "name") == "Halden Freight"
    assert _value(workspace, account, "owner_id") is None


def test_a_field_that_would_point_at_someone_gone_is_left_with_its_past(workspace):
    account = add_account(workspace)
    _edit(workspace, account, "owner", "", "Ana Ruiz")
    edit = _edit(workspace, account, "owner", "Ana Ruiz", "Bo Lund")
    ana = workspace.read(lambda c: c.scalar(select(TeamMember.id).where(TeamMember.name == "Ana Ruiz")))
    workspace.write("Delete Ana", lambda tx: delete_rows(tx, {"team_member": [ana]}))
    past = dump(workspace)["account_attribute"]
    undone = revert(context(workspace), edit)
    assert {(one.field, one.reason) for one in undone.report if one.field} == {
        ("owner", "The team member Ana Ruiz was deleted since.")
    }
    assert dump(workspace)["account_attribute"] == past


def test_a_name_that_something_else_has_taken_is_said(workspace, mara):
    metric = add_metric(workspace, "usage")

    def rename(tx: WriteTx) -> None:
        tx.session.get_one(Metric, metric).key = "use"

    renamed = workspace.write("Rename metric", rename).change
    add_metric(mara, "usage")
    before = dump(workspace, log=True)
    assert renamed is not None
    with pytest.raises(KnownError, match="taken its place"):
        revert(context(workspace), renamed.change_set_id)
    assert dump(workspace, log=True) == before


def test_what_cannot_be_without_something_gone_says_what_it_needs(workspace):
    product, account = add_product(workspace, "Corvane Plan"), add_account(workspace)
    add_subscription(workspace, account, product, ("new", date(2026, 1, 1), 100))
    deleted = delete_accounts(context(workspace), [account])
    workspace.write("Delete product", lambda tx: delete_rows(tx, {"product": [product]}))
    before = dump(workspace, log=True)
    with pytest.raises(KnownError) as told:
        revert(context(workspace), deleted.change_set_id)
    assert str(told.value) == (
        "This cannot be undone: the subscription in it needs the product Corvane Plan, which was deleted "
        "since; bring that back first."
    )
    assert dump(workspace, log=True) == before


def test_points_changed_since_are_counted_and_taken_back_anyway(workspace, mara):
    account, metric = add_account(workspace), add_metric(workspace)
    days = np.array([date(2026, 5, day).toordinal() for day in (1, 2)], np.int32)
    ids = np.ones(2, np.int64)

    def write(values: list[float]):
        return lambda tx: writing.upsert(
            tx, "usage.csv", ids * metric, ids * account, days, np.array(values, np.float64)
        )

    mine = workspace.write("Import points", write([1.0, 2.0])).change
    mara.write("Import points", write([1.0, 5.0]))
    assert mine is not None
    one = _only(revert(context(workspace), mine.change_set_id))
    assert one.reason == "1 of its points have other values by now; the others were taken back."
    revert(context(workspace), mine.change_set_id, anyway=frozenset({one.place}))
    assert dump(workspace)["point_block"] == []


def test_thousands_of_things_left_alone_are_told_up_to_a_bound(workspace, mara):
    def many(tx: WriteTx) -> list[int]:
        ids = [tx.new_id() for _ in range(300)]
        tx.session.add_all([TeamMember(id=i, name=f"Member {n}") for n, i in enumerate(ids)])
        return ids

    made = workspace.write("Import team", many)

    def rename(tx: WriteTx) -> None:
        for member in tx.session.scalars(select(TeamMember)):
            member.role = "Lead"

    mara.write("Promote all", rename)
    assert made.change is not None
    undone = revert(context(workspace), made.change.change_set_id)
    assert (len(undone.report), undone.uncounted) == (100, 200)
    assert len(undone.left_alone) == 300


def test_what_was_changed_and_changed_back_in_one_step_has_nothing_to_take_back(workspace, mara):
    account = add_account(workspace)

    def there_and_back(tx: WriteTx) -> None:
        item = tx.session.get_one(Account, account)
        for text in ("first", ""):
            item.notes = text
            tx.session.flush()

    change = workspace.write("Change notes", there_and_back).change
    delete_accounts(context(mara), [account])
    assert change is not None
    assert revert(context(workspace), change.change_set_id) == Reverted(None)


def test_own_fields_are_told_one_by_one(workspace, mara):
    account = add_account(workspace, custom={"seats": 3, "plan": "A"})

    def put(file: WorkspaceFile, **custom: object) -> int:
        def work(tx: WriteTx) -> None:
            tx.session.get_one(Account, account).custom = dict(custom)

        change = file.write("Change own fields", work).change
        assert change is not None
        return change.change_set_id

    mine = put(workspace, seats=5, plan="B")
    put(mara, seats=9, plan="B")
    one = _only(revert(context(workspace), mine))
    assert (one.was, one.back, one.now) == ("seats: 5, plan: B", "seats: 3, plan: A", "seats: 9")


def test_the_making_of_the_workspace_cannot_be_undone(workspace):
    made = workspace.read(lambda c: c.scalar(select(ChangeSet.id).order_by(ChangeSet.pos)))
    assert made is not None
    before = dump(workspace, log=True)
    with pytest.raises(KnownError, match="made the workspace"):
        revert(context(workspace), made)
    assert dump(workspace, log=True) == before


def test_a_whole_account_that_was_deleted_twice_is_told(workspace):
    account = full_account(workspace)
    first = delete_accounts(context(workspace), [account])
    revert(context(workspace), first.change_set_id)
    again = revert(context(workspace), first.change_set_id)
    assert again.change is None
    assert {one.reason.split(" is there")[1] for one in again.report} == {" again."}
