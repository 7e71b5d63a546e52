"""The history as files that other programs read."""

import csv
import json
from datetime import date

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import HistoryFilter, HistoryScope
from cs_desktop.models.tables import Contact, Renewal, TeamMember
from cs_desktop.services.changelog import export_history
from cs_desktop.services.changelog.export import COLUMNS
from cs_desktop.services.context import Context
from cs_desktop.services.history import revert
from tests.unit.services.changelog.conftest import Office
from tests.workspaces import add_account, edit_account


@pytest.fixture
def ctx(office: Office) -> Context:
    return office.person("ana")


def _export(ctx: Context, name: str, scope: HistoryScope | None = None, limit: int | None = None) -> str:
    out = ctx.workspace.path.with_name(name)
    export_history(ctx, scope or HistoryScope(), HistoryFilter(), out, limit)
    return out.read_text(encoding="utf-8-sig" if name.endswith("csv") else "utf-8")


def test_a_row_a_change_with_names_and_plain_values(ctx):
    account = add_account(ctx.workspace, "株式会社さくら物流", acquisition_cost=250_000)
    ctx.workspace.write("Add Mira", lambda tx: tx.session.add(Contact(id=5, account_id=account, name="Mira")))
    edit_account(ctx, account, "owner", "", 'Ana, the "first"')
    rows = list(csv.DictReader(_export(ctx, "out.csv", HistoryScope(account)).splitlines()))
    assert tuple(rows[0]) == COLUMNS
    owner = next(row for row in rows if row["field"] == "owner_id")
    assert (owner["old"], owner["new"]) == ("", 'Ana, the "first"')
    assert owner["account"] == owner["object_name"] == "株式会社さくら物流"
    assert (owner["who"], owner["host"]) == ("ana", "ana-laptop")
    assert owner["when"] == "2026-10-13T12:00:00.003Z"
    mira = next(row for row in rows if row["object_kind"] == "contact")
    assert (mira["object_id"], mira["operation"], mira["account"]) == ("5", "insert", "株式会社さくら物流")
    made = next(row for row in rows if row["object_kind"] == "account" and row["operation"] == "insert")
    # 250,000 cents are 2,500.00 dollars.
    assert json.loads(made["new"])["acquisition_cost"] == 2500.0


def test_no_cell_starts_a_formula(ctx):
    evil = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", '=HYPERLINK("http://x")']
    account = add_account(ctx.workspace, evil[0])
    before = ""
    for text in evil:
        ctx.workspace.write(text, lambda tx, text=text: tx.session.add(TeamMember(id=tx.new_id(), name=text)))
        edit_account(ctx, account, "notes", before, text)
        before = text.strip()
    for row in csv.reader(_export(ctx, "out.csv").splitlines()):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)
    rows = list(csv.DictReader(_export(ctx, "out.csv").splitlines()))
    assert "'=1+1" in {row["new"] for row in rows}


def test_a_negative_number_stays_a_number(ctx):
    account = add_account(ctx.workspace, "Halden")
    ctx.workspace.write(
        "Add", lambda tx: tx.session.add(Renewal(id=9, account_id=account, due=date(2027, 1, 1), amount=0))
    )

    def change(tx) -> None:
        tx.session.get(Renewal, 9).amount = -150

    ctx.workspace.write("Change", change)
    assert next(csv.DictReader(_export(ctx, "out.csv").splitlines()))["new"] == "-1.5"


def test_the_json_document_says_the_same(ctx):
    account = add_account(ctx.workspace, "Halden", industry="Freight")
    edit_account(ctx, account, "notes", "", "Called")
    edit = json.loads(_export(ctx, "out.json", limit=1))["entries"][0]
    undone = revert(ctx, edit["change_set"]).change
    assert undone is not None
    document = json.loads(_export(ctx, "out.json", HistoryScope(account)))
    assert document["file"] == "office.csdesk"
    undo, edited, added = document["entries"]
    assert (undo["undo_of"], undo["undone_by"]) == (edited["change_set"], None)
    assert (edited["undo_of"], edited["undone_by"]) == (None, undo["change_set"])
    assert (edited["label"], edited["person"], edited["at"]) == (
        *("Change notes of Halden", "ana", "2026-10-13T12:00:00.002Z"),
    )
    assert edited["changes"] == [
        {
            "kind": "account",
            "id": account,
            "name": "Halden",
            "account": "Halden",
            "operation": "update",
            "field": "notes",
            "label": "Notes",
            "old": "",
            "new": "Called",
        }
    ]
    (made,) = (change for change in added["changes"] if change["kind"] == "account")
    assert made["new"]["industry"] == "Freight"
    assert made["old"] is None


def test_both_files_hold_every_change(ctx):
    def many(tx) -> None:
        tx.session.add_all(TeamMember(id=10_000 + n, name=f"M{n}") for n in range(4500))

    ctx.workspace.write("Import members", many)
    # 4,500 changes are two batches and a part of a third.
    rows = list(csv.DictReader(_export(ctx, "out.csv", limit=1).splitlines()))
    assert [row["object_name"] for row in rows] == [f"M{n}" for n in range(4500)]
    (entry,) = json.loads(_export(ctx, "out.json", limit=1))["entries"]
    assert [change["name"] for change in entry["changes"]] == [f"M{n}" for n in range(4500)]


def test_an_empty_history_is_a_whole_file(ctx):
    out = ctx.workspace.path.with_name("out.json")
    wanted = HistoryFilter(kind=Kind.CHURN_EVENT)
    assert export_history(ctx, HistoryScope(), wanted, out) == 0
    assert json.loads(out.read_text(encoding="utf-8")) == {"file": "office.csdesk", "entries": []}
    out = out.with_suffix(".csv")
    assert export_history(ctx, HistoryScope(), wanted, out) == 0
    assert out.read_text(encoding="utf-8-sig").strip() == ",".join(COLUMNS)


def test_a_file_that_cannot_be_written_leaves_nothing(ctx, tmp_path):
    for out, words in (
        (tmp_path / "history.xlsx", ".csv or .json"),
        (tmp_path / "nowhere" / "history.csv", "does not exist"),
    ):
        with pytest.raises(KnownError, match=words):
            export_history(ctx, HistoryScope(), HistoryFilter(), out)
    (tmp_path / "taken.csv").mkdir()
    with pytest.raises(KnownError, match="cannot be written"):
        export_history(ctx, HistoryScope(), HistoryFilter(), tmp_path / "taken.csv")
    assert {path.name for path in tmp_path.iterdir()} == {"office.csdesk", "taken.csv"}


def test_stopping_leaves_nothing(ctx, tmp_path):
    class Stopped(Exception):  # noqa: N818 - stands for the window's cancellation
        pass

    def stop(_done: int, _whole: int | None, _phase: str) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        export_history(ctx, HistoryScope(), HistoryFilter(), tmp_path / "out.csv", progress=stop)
    assert {path.name for path in tmp_path.iterdir()} == {"office.csdesk"}
