"""The one write path: whole or not at all, and never past the log."""

import threading
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, text, update

from cs_desktop.common.errors import BugError, KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.models.ids import IdGenerator, id_at
from cs_desktop.models.opening import open_workspace
from cs_desktop.models.tables import Account, Contact, Product
from cs_desktop.models.write import WriteTx
from tests.workspaces import NOON, add_account, dump, new_workspace


def test_a_write_says_what_it_changed(workspace):
    account_id = add_account(workspace)

    def rename(tx: WriteTx) -> None:
        account = tx.session.get_one(Account, account_id)
        account.name = "Halden"

    change = workspace.write("Rename", rename).change
    assert change is not None
    assert change.ids == {Kind.ACCOUNT: frozenset({account_id})}
    assert change.label == "Rename"


def test_a_write_that_changes_nothing_leaves_no_trace(workspace):
    account_id = add_account(workspace)
    before = dump(workspace, log=True)

    def same_again(tx: WriteTx) -> None:
        account = tx.session.get_one(Account, account_id)
        account.name = str(account.name)

    assert workspace.write("Nothing", same_again).change is None
    assert dump(workspace, log=True) == before


def test_a_failure_keeps_nothing_and_the_next_write_goes_on(workspace):
    before = dump(workspace, log=True)

    def fail(tx: WriteTx) -> None:
        tx.session.add(Account(id=tx.new_id(), name="Half"))
        tx.session.flush()
        raise KnownError("stop")

    with pytest.raises(KnownError, match="stop"):
        workspace.write("Fail", fail)
    assert dump(workspace, log=True) == before
    add_account(workspace)
    assert len(dump(workspace)["account"]) == 1


@pytest.mark.parametrize(
    "statement",
    [
        insert(Account).values(id=1, name="x", relation="customer"),
        update(Account).values(name="x"),
        delete(Account),
        insert(Account.__table__).values(id=1),
        update(Account.__table__).values(name="x"),
    ],
    ids=["orm insert", "orm update", "orm delete", "core insert", "core update"],
)
def test_statements_past_the_log_are_refused(workspace, statement):
    with pytest.raises(BugError, match="logged"):
        workspace.write("Sneak", lambda tx: tx.session.execute(statement))


def test_the_door_closes_behind_a_bulk_insert(workspace):
    def work(tx: WriteTx) -> None:
        row = {c.name: None for c in Contact.__table__.columns}
        texts = ("name", "title", "email", "role", "influence", "sentiment", "phone", "notes")
        row |= dict.fromkeys(texts, "") | {"id": tx.new_id(), "account_id": account_id}
        tx.bulk_insert(Contact, [row])
        tx.session.execute(update(Contact).values(name="x"))

    account_id = add_account(workspace)
    with pytest.raises(BugError, match="logged"):
        workspace.write("Sneak", work)
    assert dump(workspace)["contact"] == []


def test_a_bulk_insert_takes_whole_rows_only(workspace):
    """What the database fills in by itself, or leaves out, the log would not tell."""
    whole = {"id": 5, "name": "Plan", "external_id": "", "gross_margin": None}
    before = dump(workspace, log=True)
    for row in ({"id": 6, "name": "Seat"}, {**whole, "id": 6, "shoe_size": 44}):
        with pytest.raises(BugError, match="product needs just its columns"):
            workspace.write("Bulk", lambda tx, row=row: tx.bulk_insert(Product, [whole, row]))
        with pytest.raises(BugError, match="product needs just its columns"):
            workspace.write("Bulk", lambda tx, row=row: tx.bulk_insert(Product, [row]))
    assert dump(workspace, log=True) == before


def test_an_attribute_set_before_it_was_read_has_its_old_value_logged(workspace):
    account_id = add_account(workspace, industry="Freight")

    def blind(tx: WriteTx) -> None:
        account = tx.session.get_one(Account, account_id)
        tx.session.expire(account)
        account.industry = "Logistics"

    workspace.write("Change", blind)
    changes = dump(workspace, log=True)["change"]
    assert ("industry", '"Freight"', '"Logistics"') in {row[5:8] for row in changes}


def test_a_transaction_cannot_wait_for_another(workspace):
    with pytest.raises(BugError, match="wait"):
        workspace.write("Outer", lambda _tx: workspace.write("Inner", lambda _inner: None))


def test_a_reader_cannot_write(workspace):
    with pytest.raises(KnownError, match="cannot be written"):
        workspace.read(lambda connection: connection.execute(text("DELETE FROM account")))


def test_writes_from_many_threads_are_all_kept_in_one_order(workspace):
    threads = [threading.Thread(target=add_account, args=(workspace, f"A{n}")) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(dump(workspace)["account"]) == 20
    sets = sorted(dump(workspace, log=True)["change_set"])
    clocks = [row[4] for row in sets]
    assert clocks == sorted(set(clocks)), "the logical clock grows with every change set"
    assert [row[3] for row in sets[1:]] == list(range(1, 21)), "one actor's sequence has no gap"


def test_every_opening_is_another_actor(tmp_path):
    path = tmp_path / "team.csdesk"
    new_workspace(path).close()
    for opening in range(1, 4):
        workspace = open_workspace(path, NOON)
        add_account(workspace)
        actors = dump(workspace, log=True)["actor"]
        workspace.close()
        assert len({row[0] for row in actors}) == 1 + opening, "one made the file, one for each opening"


def test_opening_and_reading_writes_nothing(tmp_path: Path):
    path = tmp_path / "team.csdesk"
    new_workspace(path).close()
    before = path.read_bytes()
    again = open_workspace(path, NOON)
    dump(again)
    again.close()
    assert path.read_bytes() == before


def test_a_file_replaced_underneath_is_not_written(tmp_path: Path):
    path, other = tmp_path / "team.csdesk", tmp_path / "other.csdesk"
    new_workspace(other).close()
    workspace = new_workspace(path)
    other.replace(path)
    before = path.read_bytes()
    with pytest.raises(KnownError, match="replaced"):
        add_account(workspace)
    workspace.close()
    assert path.read_bytes() == before


def test_ids_that_are_taken_in_this_millisecond_are_left_behind(workspace):
    fresh = IdGenerator()

    def ids(moment: datetime) -> int:
        # In the clock's own millisecond there is a single one.
        return id_at(moment, 1) if moment == NOON.now() else fresh(moment)

    def add(tx: WriteTx) -> None:
        tx.session.add(Product(id=fresh(tx.now), name=f"Product {fresh(tx.now)}"))

    other = open_workspace(workspace.path, NOON, ids)
    changes = [other.write("Add", add).change for _ in range(2)]
    other.close()
    assert len({change.change_set_id for change in changes if change is not None}) == 2
