"""Pages of the history against a slow, obvious reading of the whole log."""

import json
import random
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import HistoryEntry, HistoryFilter, HistoryScope
from cs_desktop.models.tables import Account, Contact, Subscription, SubscriptionEvent, Task, TeamMember
from cs_desktop.models.write import WriteTx
from cs_desktop.services.changelog import Deletions, load_history, newer_than, people, undone_now
from cs_desktop.services.context import Context
from cs_desktop.services.deleting import delete_accounts
from cs_desktop.services.history import revert
from tests.unit.services.changelog.conftest import NOON, Office
from tests.workspaces import add_account, add_product, edit_account

PEOPLE = ("ana", "bo", "株式会社")


# A random past, and what its log says, read plainly


def _write(ctx: Context, label: str, *items: object) -> None:
    ctx.workspace.write(label, lambda tx: tx.session.add_all(items))


def _some(tx: WriteTx, cls: type[Any], chance: random.Random) -> Any:
    rows = tx.session.query(cls).order_by(cls.id).all()
    return chance.choice(rows) if rows else None


def _step(ctx: Context, chance: random.Random, product: int) -> None:
    def work(tx: WriteTx) -> None:
        account = _some(tx, Account, chance)
        doing = chance.choice(("account", "contact", "subscription", "task", "edit", "leave", "end"))
        if doing == "account" or account is None:
            tx.session.add(Account(id=tx.new_id(), name=f"Account {chance.randrange(99)}"))
        elif doing == "contact":
            tx.session.add(Contact(id=tx.new_id(), account_id=account.id, name=f"C {chance.randrange(99)}"))
        elif doing == "subscription":
            one = Subscription(
                id=tx.new_id(), account_id=account.id, product_id=product, arr=1, start=date(2026, 1, 1)
            )
            tx.session.add(one)
            tx.session.add(
                SubscriptionEvent(
                    id=tx.new_id(), subscription_id=one.id, kind="new", effective=date(2026, 1, 1), arr=1
                )
            )
        elif doing == "task":
            mine = chance.choice((account.id, None))
            tx.session.add(Task(id=tx.new_id(), title="Call", account_id=mine))
        elif doing == "edit":
            account.notes = f"note {chance.randrange(1000)}"
        elif doing == "leave" and (contact := _some(tx, Contact, chance)):
            tx.session.delete(contact)
        elif event := _some(tx, SubscriptionEvent, chance):
            tx.session.delete(event)

    ctx.workspace.write(f"Step {chance.randrange(20)} ÄÖ", work)


def _past(office: Office, seed: int) -> Context:
    """Return the last of several people who changed a lot over some days."""
    chance = random.Random(seed)
    desks = [office.person(name, NOON + timedelta(days=day)) for day, name in enumerate(PEOPLE)]
    product = add_product(desks[0].workspace)
    for _ in range(60):
        _step(chance.choice(desks), chance, product)
    for _ in range(2):
        ids = desks[0].workspace.read(lambda c: [r[0] for r in c.exec_driver_sql("SELECT id FROM account")])
        if ids:
            delete_accounts(desks[1], [chance.choice(ids)])
    return desks[2]


class Log:
    """All change sets with all changes, newest first, and whose each object was."""

    def __init__(self, path: Path) -> None:
        connection = sqlite3.connect(path)
        connection.row_factory = sqlite3.Row
        query = "SELECT s.*, a.user FROM change_set s JOIN actor a ON a.id = s.actor_id ORDER BY pos DESC"
        self.sets = connection.execute(query).fetchall()
        self.changes: dict[int, list[sqlite3.Row]] = {}
        self.rows: dict[tuple[str, int], dict[str, Any]] = {}
        for change in connection.execute("SELECT * FROM change ORDER BY set_pos, n"):
            self.changes.setdefault(change["set_pos"], []).append(change)
            key = (change["entity"], change["entity_id"])
            if change["op"] == "insert":
                self.rows[key] = json.loads(change["new"])
            elif change["op"] == "update":
                self.rows[key][change["field"]] = json.loads(change["new"])
        connection.close()

    def account_of(self, entity: str, entity_id: int) -> int | None:
        if entity == "account":
            return entity_id
        row = self.rows[entity, entity_id]
        if "subscription_id" in row:
            return self.account_of("subscription", row["subscription_id"])
        return row.get("account_id")

    def entries(self, account: int | None = None) -> Iterator[tuple[sqlite3.Row, list[sqlite3.Row]]]:
        for one in self.sets:
            meant = [
                change
                for change in self.changes[one["pos"]]
                if account is None or self.account_of(change["entity"], change["entity_id"]) == account
            ]
            if meant:
                yield one, meant


def _all(ctx: Context, scope: HistoryScope, wanted: HistoryFilter, page: int) -> list[HistoryEntry]:
    """Walk through the pages."""
    found: list[HistoryEntry] = []
    before: int | None = None
    while True:
        part = load_history(ctx, scope, wanted, before, page)
        assert len(part.entries) <= page
        found += part.entries
        if part.before is None:
            return found
        before = part.before


def _is_day(clock: int, day: date) -> bool:
    return datetime.fromtimestamp(clock / 1000, UTC).astimezone().date() == day


@pytest.mark.parametrize("seed", range(4))
def test_pages_hold_what_the_log_holds_for_the_workspace_and_each_account(office: Office, seed: int) -> None:
    ctx = _past(office, seed)
    log = Log(office.path)
    accounts = {key[1] for key in log.rows if key[0] == "account"}
    assert len(accounts) > 2
    for account in (None, *accounts):
        for page in (1, 7, 500):
            found = _all(ctx, HistoryScope(account), HistoryFilter(), page)
            assert [(e.pos, e.count, e.label, e.person) for e in found] == [
                (s["pos"], len(changes), s["label"], s["user"]) for s, changes in log.entries(account)
            ]


@pytest.mark.parametrize("seed", range(2))
def test_filters_keep_what_they_say(office: Office, seed: int) -> None:
    ctx = _past(office, seed)
    log = Log(office.path)
    accounts = sorted(key[1] for key in log.rows if key[0] == "account")
    day = (NOON + timedelta(days=1)).astimezone().date()
    for account in (None, *accounts[:3]):
        rows = list(log.entries(account))

        def positions(wanted: HistoryFilter, account: int | None = account) -> list[int]:
            return [e.pos for e in _all(ctx, HistoryScope(account), wanted, 5)]

        assert positions(HistoryFilter(person="bo")) == [s["pos"] for s, _ in rows if s["user"] == "bo"]
        assert positions(HistoryFilter(since=day, until=day)) == [
            s["pos"] for s, _ in rows if _is_day(s["clock"], day)
        ]
        assert positions(HistoryFilter(text="step 1")) == [
            s["pos"] for s, _ in rows if "step 1" in s["label"].casefold()
        ]
        for kind in (Kind.CONTACT, Kind.SUBSCRIPTION_EVENT, Kind.RENEWAL, Kind.TEAM_MEMBER):
            assert positions(HistoryFilter(kind=kind)) == [
                s["pos"] for s, changes in rows if any(c["entity"] == kind for c in changes)
            ]


# Laws, one by one


def test_a_text_is_found_in_any_script_and_case(office: Office) -> None:
    ctx = office.person("ana")
    add_account(ctx.workspace, "Größe ÄÖ")
    found = load_history(ctx, HistoryScope(), HistoryFilter(text="GRÖSSE äö"))
    assert [entry.label for entry in found.entries] == ["Add Größe ÄÖ"]


def test_time_is_the_writers_own_and_never_runs_backwards(office: Office) -> None:
    late = office.person("ana", NOON)
    behind = office.person("bo", NOON - timedelta(hours=2))
    add_account(late.workspace, "First")
    add_account(behind.workspace, "Second")
    second, first = load_history(late, HistoryScope(), HistoryFilter(), limit=2).entries
    assert (first.label, second.label) == ("Add First", "Add Second")
    # The clock of the second is two hours behind; one millisecond later is what it takes.
    assert second.at - first.at == timedelta(milliseconds=1)


def test_one_object_and_one_of_its_fields(office: Office) -> None:
    ctx = office.person("ana")
    account = add_account(ctx.workspace, "Halden", industry="Freight")
    other = add_account(ctx.workspace, "Other")
    edit_account(ctx, account, "industry", "Freight", "Logistics")
    edit_account(ctx, account, "notes", "", "Called")
    edit_account(ctx, other, "industry", "", "Food")
    whole = load_history(ctx, HistoryScope(kind=Kind.ACCOUNT, object_id=account), HistoryFilter())
    assert [e.label for e in whole.entries] == [
        "Change notes of Halden",
        "Change industry of Halden",
        "Add Halden",
    ]
    field = HistoryScope(kind=Kind.ACCOUNT, object_id=account, field="industry")
    assert [e.label for e in load_history(ctx, field, HistoryFilter()).entries] == [
        "Change industry of Halden",
        "Add Halden",
    ]


def test_only_what_is_newer_is_read_again(office: Office) -> None:
    ctx = office.person("ana")
    account = add_account(ctx.workspace, "Halden")
    seen = load_history(ctx, HistoryScope(), HistoryFilter()).entries[0].pos
    assert newer_than(ctx, HistoryScope(), HistoryFilter(), seen).entries == ()
    edit_account(ctx, account, "notes", "", "Called")
    add_account(ctx.workspace, "Kessel")
    newer = newer_than(ctx, HistoryScope(account), HistoryFilter(), seen)
    assert [entry.label for entry in newer.entries] == ["Change notes of Halden"]
    assert [e.label for e in newer_than(ctx, HistoryScope(), HistoryFilter(), seen).entries] == [
        "Add Kessel",
        "Change notes of Halden",
    ]


def test_undone_is_what_a_revert_took_back_that_still_holds(office: Office) -> None:
    ana, bo = office.person("ana"), office.person("bo")
    account = add_account(ana.workspace, "Halden")
    edit_account(ana, account, "notes", "", "Called")
    edit = load_history(ana, HistoryScope(), HistoryFilter()).entries[0].change_set_id
    assert undone_now(ana, [edit]) == {}
    undo = revert(bo, edit).change
    assert undo is not None
    by = undone_now(ana, [edit])[edit]
    assert (by.change_set_id, by.person) == (undo.change_set_id, "bo")
    redo = revert(ana, undo.change_set_id).change
    assert redo is not None
    # Redone: the undo is what is taken back now, and the edit holds.
    assert set(undone_now(ana, [edit, undo.change_set_id])) == {undo.change_set_id}
    assert revert(bo, redo.change_set_id).change is not None
    assert set(undone_now(ana, [edit, undo.change_set_id])) == {edit}
    entries = load_history(ana, HistoryScope(), HistoryFilter()).entries
    assert [e.undone_by is not None for e in entries[:4]] == [False, True, False, True]


def test_everyone_who_changed_something_is_named(office: Office) -> None:
    for name in PEOPLE:
        add_account(office.person(name).workspace, name)
    silent = office.person("silent")
    assert set(PEOPLE) < set(people(silent))
    assert "silent" not in people(silent)


def test_an_account_keeps_what_was_deleted_under_it_and_with_it(office: Office) -> None:
    ctx = office.person("ana")
    account = add_account(ctx.workspace, "Halden")

    def contact(tx: WriteTx) -> int:
        made = Contact(id=tx.new_id(), account_id=account, name="Mira")
        tx.session.add(made)
        return made.id

    mira = ctx.workspace.write("Add Mira", contact).value
    ctx.workspace.write("Delete Mira", lambda tx: tx.session.delete(tx.session.get(Contact, mira)))
    _write(ctx, "Add member", TeamMember(id=7, name="Ana Ruiz"))
    labels = ["Delete Mira", "Add Mira", "Add Halden"]
    scope, deletions = HistoryScope(account), Deletions()
    first = load_history(ctx, scope, HistoryFilter(), deletions=deletions)
    assert [e.label for e in first.entries] == labels
    delete_accounts(ctx, [account])
    # What was deleted since is found too by one who remembers earlier deletions.
    later = load_history(ctx, scope, HistoryFilter(), deletions=deletions)
    assert later.entries == load_history(ctx, scope, HistoryFilter()).entries
    assert [e.label for e in later.entries] == [
        "Delete Halden",
        *labels,
    ]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_days_too(office: Office, day: date) -> None:
    ctx = office.person("ana")
    whole = load_history(ctx, HistoryScope(), HistoryFilter(since=date.min, until=date.max)).entries
    assert whole
    assert load_history(ctx, HistoryScope(), HistoryFilter(since=day, until=day)).entries == ()
