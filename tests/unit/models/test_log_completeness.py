"""Nothing slips past the log: replaying it from nothing gives the tables back."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Table, select

from cs_desktop.models.base import LoggedBase
from cs_desktop.models.log.values import decode, decode_row, encode_row
from cs_desktop.models.tables import Account, AccountAttribute, Contact
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import WriteTx
from tests.workspaces import dump, new_workspace

_STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["account", "contact", "rename", "custom", "delete", "bulk", "bulk delete", "two flushes"]
        ),
        st.integers(0, 5),
        st.text(max_size=8),
    ),
    max_size=12,
)


def _apply(tx: WriteTx, step: str, which: int, text: str) -> None:
    accounts = tx.session.query(Account).order_by(Account.id).all()
    account = accounts[which % len(accounts)] if accounts else None
    if step == "account" or account is None:
        tx.session.add(Account(id=tx.new_id(), name=text, custom={"seats": which, "note": text}))
    elif step == "contact":
        tx.session.add(Contact(id=tx.new_id(), account_id=account.id, name=text))
    elif step == "rename":
        account.name, account.notes = text, text * 2
    elif step == "custom":
        account.custom = {**account.custom, text: which}
    elif step == "delete":
        for contact in tx.session.query(Contact).filter_by(account_id=account.id):
            tx.session.delete(contact)
        for row in tx.session.query(AccountAttribute).filter_by(account_id=account.id):
            tx.session.delete(row)
        tx.session.flush()
        tx.session.delete(account)
    elif step == "bulk":
        names = [c.name for c in AccountAttribute.__table__.columns]
        values = (tx.new_id(), account.id, "segment", text, tx.today)
        order = ("id", "account_id", "field", "value", "valid_from")
        assert set(names) == set(order)
        tx.bulk_insert(AccountAttribute, [dict(zip(order, values, strict=True))])
    elif step == "bulk delete":
        tx.bulk_delete(AccountAttribute, tx.session.scalars(select(AccountAttribute.id)).all())
    else:
        account.industry = text
        tx.session.flush()
        account.industry = text + "!"


def _replayed(workspace: WorkspaceFile) -> dict[str, dict[int, dict[str, object]]]:
    """Return every logged table as the log alone tells it."""
    tables: dict[str, Table] = LoggedBase.metadata.tables
    rows: dict[str, dict[int, dict[str, object]]] = {}
    changes = sorted(dump(workspace, log=True)["change"])
    for _pos, _n, entity, entity_id, op, field, _old, new, _from in changes:
        known = rows.setdefault(entity, {})
        if op == "insert":
            known[entity_id] = decode_row(tables[entity], new)
        elif op == "delete":
            del known[entity_id]
        else:
            known[entity_id][field] = decode(tables[entity].columns[field], new)
    return rows


def _stored(workspace: WorkspaceFile) -> dict[str, dict[int, dict[str, object]]]:
    def read(connection):
        return {
            name: {row["id"]: dict(row) for row in connection.execute(table.select()).mappings()}
            for name, table in LoggedBase.metadata.tables.items()
            if "id" in table.columns and name not in ("actor", "change_set", "change")
        }

    return workspace.read(read)


@given(steps=_STEPS)
def test_the_log_alone_rebuilds_the_tables(tmp_path_factory, steps):
    workspace = new_workspace(tmp_path_factory.mktemp("log") / "team.csdesk")
    try:
        for step, which, text in steps:
            workspace.write(step, lambda tx, s=step, w=which, t=text: _apply(tx, s, w, t))
        replayed, stored = _replayed(workspace), _stored(workspace)
        for name, rows in stored.items():
            assert replayed.get(name, {}) == rows
    finally:
        workspace.close()


def test_every_logged_table_has_its_kind_and_its_rows_survive_the_log(tmp_path):
    workspace = new_workspace(tmp_path / "team.csdesk")
    for table in LoggedBase.metadata.tables.values():
        if "id" not in table.columns or table.name in ("actor", "change_set", "change"):
            continue
        sample = {c.name: _sample(c.type.python_type) for c in table.columns}
        assert decode_row(table, encode_row(sample)) == sample
    workspace.close()


def _sample(python_type: type) -> object:
    samples = {
        int: 2**62 + 1,
        str: "株式会社 \u2028 \x00",
        float: 0.1,
        bool: True,
        bytes: b"\x00\xff",
        date: date(2024, 2, 29),
        datetime: datetime(2024, 2, 29, 1, 2, 3, 456000, tzinfo=UTC),
        object: {"a": [1, None, "x"]},
    }
    return samples[python_type]
