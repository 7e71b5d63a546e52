"""Two people who edit, undo and redo in one file at random, beside a model of it."""

import itertools
import tempfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.changes import Change, Conflict
from cs_desktop.domain.undoing import Step, UndoStacks
from cs_desktop.models.opening import current_author
from cs_desktop.models.points import writing
from cs_desktop.models.tables import Account, Contact, ImportedRow, Subscription, SubscriptionEvent
from cs_desktop.models.tables.log import ChangeSet
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author, WriteTx
from cs_desktop.services.attributes import attribute_row
from cs_desktop.services.deleting import delete_accounts
from cs_desktop.services.history import revert, undo_stacks
from tests.undo_model import Diff, RefusedError, State, difference, read_state, undone, without
from tests.workspaces import (
    NOON,
    TODAY,
    add_account,
    add_metric,
    add_product,
    context,
    dump,
    edit_account,
    new_workspace,
)

MINE = "mine"
WHO = st.sampled_from([MINE, "theirs"])
PICK = st.integers(0, 6)
WORDS = st.sampled_from(["", "a", "b", "Freight", "株式会社", "x" * 300])
FIELDS = st.sampled_from(["website", "notes", "segment", "industry", "owner"])


@cache
def _template() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.csdesk"
        new_workspace(path).close()
        workspace = WorkspaceFile(path, NOON, Author("ines", "desk-9"))
        add_product(workspace)
        add_metric(workspace)
        add_account(workspace, "Halden Freight")
        add_account(workspace, "Oddný")
        workspace.close()
        return path.read_bytes()


@dataclass
class Hand:
    """One person with the file open, and what their window could undo."""

    file: WorkspaceFile
    stacks: UndoStacks = field(default_factory=UndoStacks)
    dropped: bool = False
    """Something could not be undone, which the log does not know."""


class UndoMachine(RuleBasedStateMachine):
    """After each step the file equals the model; at the end undoing everything gives the first dump back."""

    steps: ClassVar[int] = 0
    reverts: ClassVar[int] = 0
    conflicts: ClassVar[int] = 0
    refusals: ClassVar[int] = 0
    runs: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(prefix="undo-")
        self._path = Path(self._folder.name, "a.csdesk")
        self._hands: dict[str, Hand] = {}
        self._ids = itertools.count(2**62)

    @initialize()
    def begin(self) -> None:
        self._path.write_bytes(_template())
        self._hands = {who: Hand(self._opened(who)) for who in (MINE, "theirs")}
        self._first = dump(self._hands[MINE].file)
        self._begun = self._newest()
        self._state: State = read_state(self._path)
        self._diffs: dict[int, Diff] = {}
        self._day = 0

    @rule(who=WHO, pick=PICK, name=FIELDS, text=WORDS)
    def edit(self, who: str, pick: int, name: str, text: str) -> None:
        account = self._account(pick)
        if account is None:
            return
        column = "owner_id" if name == "owner" else name
        stored = self._state["account", account][column]
        base = self._state["team_member", stored]["name"] if name == "owner" and stored else stored or ""
        result = edit_account(context(self._hands[who].file), account, name, base, text)
        assert not isinstance(result, Conflict)
        before = self._state
        self._took(who, result.change)
        touched = {key[0] for key in difference(before, self._state)}
        assert touched <= {"account", "account_attribute", "team_member"}
        if name != "owner":
            assert self._state["account", account][name] == text

    @rule(who=WHO, parent=st.none() | PICK)
    def add(self, who: str, parent: int | None) -> None:
        above = None if parent is None else self._account(parent)

        def work(tx: WriteTx) -> None:
            tx.session.add(Account(id=tx.new_id(), name="New", parent_id=above))

        self._write(who, "Add account", work)

    @rule(who=WHO, pick=PICK, boss=st.booleans())
    def add_contact(self, who: str, pick: int, boss: bool) -> None:
        account = self._account(pick)
        if account is None:
            return
        others = [key[1] for key in self._state if key[0] == "contact"]

        def work(tx: WriteTx) -> None:
            reports_to = others[pick % len(others)] if boss and others else None
            tx.session.add(Contact(id=tx.new_id(), account_id=account, name="Bo", reports_to_id=reports_to))

        self._write(who, "Add contact", work)

    @rule(who=WHO, pick=PICK, text=WORDS)
    def edit_contact(self, who: str, pick: int, text: str) -> None:
        contacts = sorted(key[1] for key in self._state if key[0] == "contact")
        if not contacts:
            return
        contact = contacts[pick % len(contacts)]

        def work(tx: WriteTx) -> None:
            item = tx.session.get_one(Contact, contact)
            item.title = "first"
            tx.session.flush()
            item.title = text

        self._write(who, "Change contact", work)

    @rule(who=WHO, number=st.integers(1, 3))
    def bring_in(self, who: str, number: int) -> None:
        """What an import makes: accounts with their parts, and the memory of their rows."""
        product = next(key[1] for key in self._state if key[0] == "product")

        def work(tx: WriteTx) -> None:
            for place in range(number):
                account, subscription = tx.new_id(), tx.new_id()
                tx.session.add(Account(id=account, name=f"Imported {place}", segment="SMB"))
                tx.session.flush()
                tx.session.add(attribute_row(tx, account, "segment", "SMB", date(2025, 1, 1)))
                tx.session.add(Contact(id=tx.new_id(), account_id=account, name="Cy"))
                tx.session.add(
                    Subscription(
                        id=subscription, account_id=account, product_id=product, arr=1, start=tx.today
                    )
                )
                tx.session.flush()
                tx.session.add(
                    SubscriptionEvent(
                        id=tx.new_id(), subscription_id=subscription, kind="new", effective=tx.today, arr=1
                    )
                )
                identity = account.to_bytes(8, "big")
                tx.session.add(
                    ImportedRow(id=tx.new_id(), kind="accounts", identity=identity, object_id=account)
                )

        self._write(who, "Import accounts", work)

    @rule(who=WHO, pick=PICK, day=st.integers(0, 400), values=st.lists(st.integers(0, 3), max_size=4))
    def points(self, who: str, pick: int, day: int, values: list[int]) -> None:
        account = self._account(pick)
        if account is None:
            return
        metric = self._hands[MINE].file.read(
            lambda c: c.exec_driver_sql("SELECT id FROM metric").scalar_one()
        )
        days = np.array([(TODAY - timedelta(day + n)).toordinal() for n in range(len(values))], np.int32)
        ones = np.ones(len(values), np.int64)
        where = (ones * metric, ones * account, days)

        def work(tx: WriteTx) -> None:
            if sum(values) % 2:
                writing.delete(tx, "usage.csv", *where)
            else:
                writing.upsert(tx, "usage.csv", *where, np.array(values, np.float64))

        self._write(who, "Import points", work)

    @rule(who=WHO, picks=st.lists(PICK, min_size=1, max_size=2))
    def delete(self, who: str, picks: list[int]) -> None:
        accounts = [account for account in map(self._account, picks) if account is not None]
        if not accounts:
            return
        expected = without(self._state, accounts)
        self._took(who, delete_accounts(context(self._hands[who].file), accounts))
        assert self._state == expected

    @rule(who=WHO)
    def undo(self, who: str) -> None:
        stacks = self._hands[who].stacks
        if stacks.undo:
            self._revert(who, stacks.undo[-1].change_set_id)

    @rule(who=WHO)
    def undo_again(self, who: str) -> None:
        self.undo(who)

    @rule(who=WHO)
    def redo(self, who: str) -> None:
        stacks = self._hands[who].stacks
        if stacks.redo:
            self._revert(who, stacks.redo[-1].change_set_id)

    @precondition(lambda self: self._diffs)
    @rule(who=WHO, place=st.integers(0, 30))
    def revert_any(self, who: str, place: int) -> None:
        """Revert a change set from the history panel, whoever made it."""
        known = list(self._diffs)
        self._revert(who, known[-1 - place % len(known)])

    @rule()
    def close_and_open(self) -> None:
        hand = self._hands[MINE]
        hand.file.close()
        hand.file = self._opened(MINE)
        if not hand.dropped:
            assert undo_stacks(context(hand.file)) == hand.stacks

    def teardown(self) -> None:
        try:
            if self._hands:
                self._undo_everything()
        finally:
            for hand in self._hands.values():
                hand.file.close()
            self._folder.cleanup()

    def _undo_everything(self) -> None:
        type(self).runs += 1
        file = self._hands[MINE].file
        sets = file.read(
            lambda c: c.scalars(
                select(ChangeSet.id).where(ChangeSet.pos > self._begun).order_by(ChangeSet.pos.desc())
            ).all()
        )
        for change_set_id in sets:
            assert revert(context(file), change_set_id).left_alone == ()
            type(self).steps += 1
        assert dump(file) == self._first

    def _revert(self, who: str, change_set_id: int) -> None:
        kind, hand = type(self), self._hands[who]
        kind.reverts += 1
        file = context(hand.file)
        try:
            expected = undone(self._state, self._diffs[change_set_id])
        except RefusedError:
            kind.refusals += 1
            kind.steps += 1
            with pytest.raises(KnownError, match="bring that back first"):
                revert(file, change_set_id)
            assert read_state(self._path) == self._state
            return
        result = revert(file, change_set_id)
        assert bool(result.left_alone) == bool(expected.left), (result.left_alone, expected.left)
        kind.conflicts += bool(expected.left)
        before = self._state
        self._took(who, result.change, change_set_id)
        assert self._state == expected.state, difference(expected.state, self._state)
        if result.change is None:
            assert before == self._state
            hand.stacks.drop(change_set_id)
            hand.dropped = True

    def _write(self, who: str, label: str, work: Any) -> None:
        self._took(who, self._hands[who].file.write(label, work).change)

    def _took(self, who: str, change: Change | None, undo_of: int | None = None) -> None:
        """Learn what a committed change did."""
        type(self).steps += 1
        before, self._state = self._state, read_state(self._path)
        if change is None:
            assert before == self._state
            return
        self._diffs[change.change_set_id] = difference(before, self._state)
        self._hands[who].stacks.take(Step(change.change_set_id, change.label, undo_of))

    def _account(self, pick: int) -> int | None:
        accounts = sorted(key[1] for key in self._state if key[0] == "account")
        return accounts[pick % len(accounts)] if accounts else None

    def _opened(self, who: str) -> WorkspaceFile:
        author = current_author() if who == MINE else Author("mara", "desk-7")
        # Ids in one order, whatever the chance: else a failing run cannot be told again.
        return WorkspaceFile(self._path, NOON, author, ids=lambda _now: next(self._ids))

    def _newest(self) -> int:
        return self._hands[MINE].file.read(
            lambda c: c.scalar(select(ChangeSet.pos).order_by(ChangeSet.pos.desc())) or 0
        )
