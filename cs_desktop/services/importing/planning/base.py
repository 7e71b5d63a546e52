"""What planning is the same for every kind of object."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import ClassVar

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.importing import ImportKind, ImportMode, Outcome
from cs_desktop.models.defaults import defaults
from cs_desktop.services.importing.cells import Value
from cs_desktop.services.importing.fields import FIELDS, Cell
from cs_desktop.services.importing.formats import BadCell
from cs_desktop.services.importing.planning.existing import Existing
from cs_desktop.services.importing.planning.identity import Holdings, Identifier, Target
from cs_desktop.services.importing.planning.plan import Draft, Kind, Row
from cs_desktop.services.importing.records import Record
from cs_desktop.services.importing.slowly import taken_from

IS_NEEDED = marked("a value is needed")
_READ = (Cell.TEXT, Cell.DATE, Cell.END, Cell.WORD)
"""Types whose stored values are what people read."""


class ObjectPlanner(ABC):
    """Plans one kind: finds each row's object, then creates it or changes what differs."""

    table: ClassVar[Kind]

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.existing = Existing(draft)
        self.kind: ImportKind = draft.layout.mapping.kind

    def plan(self, records: Sequence[Record]) -> None:
        """Put the rows into the draft."""
        identifier = Identifier(self.draft, self.table, self.holdings(), self.natural_key)
        targets = identifier.targets(records)
        self.prepare(targets)
        compared = [target.object_id for target in targets if not (target.is_new or target.is_known_row)]
        stored = self.existing.rows(self.table, compared)
        for target in taken_from(targets):
            try:
                if target.is_new:
                    self._create(target)
                elif target.is_known_row or self.draft.mode is ImportMode.CREATE:
                    account_id = self._account_in(target, {})
                    self.draft.count(target.record.line, Outcome.UNCHANGED, account_id)
                    continue
                else:
                    self._change(target, stored[target.object_id])
            except BadCell as bad:
                self.draft.reject(target.record, bad)
            else:
                identifier.remember(target)
        self.finish()

    def holdings(self) -> Holdings:
        """Return the stored objects, where there is more to find them by than digests."""
        return Holdings(None, {})

    def natural_key(self, record: Record) -> Hashable:
        """Return what people know the row's object by; None if nothing."""
        return None

    def prepare(self, targets: Sequence[Target]) -> None:  # noqa: B027 - a hook that few need
        """See all targets before the first is planned."""

    def finish(self) -> None:  # noqa: B027 - a hook that few need
        """See the draft after the last was planned."""

    @abstractmethod
    def references(self, record: Record) -> Row:
        """Return the columns that point to other objects, as far as the row names them.

        Raises:
            BadCell: there is no such object.
        """

    def create(self, target: Target, columns: Row) -> None:
        """Add a new object."""
        self.draft.insert(self.table, columns, target.object_id)

    def change(self, target: Target, stored: Row, changed: Row) -> bool:
        """Change a stored object by the columns that differ, and return whether anything did."""
        self.draft.update(self.table, target.object_id, changed)
        return bool(changed)

    def account(self, record: Record) -> int:
        """Return the account that the row is about, directly or through a look-up.

        Raises:
            BadCell: it is not named or not known.
        """
        text = text_of(record, "account")
        if text is None:
            raise BadCell(tr(IS_NEEDED), "account")
        if self.draft.layout.sources["account"].lookup:
            return self.existing.subscription(text, "account").account_id
        return self.existing.accounts.find(text, "account")

    def account_column(self, record: Record) -> Row:
        """Return the account as a column, unless the file does not name accounts."""
        return {"account_id": self.account(record)} if "account" in record.values else {}

    def find_product(self, text: str) -> int:
        """Return the product that a row names, directly or through a look-up.

        Raises:
            BadCell: there is none.
        """
        if self.draft.layout.sources["product"].lookup:
            return self.existing.subscription(text, "product").product_id
        return self.existing.products.find(text, "product")

    def check(self, target: Target) -> None:
        """Refuse a new object that lacks what it cannot be without.

        Raises:
            BadCell: a needed cell is empty or not in the file.
        """
        if not target.is_new:
            return
        values = target.record.values
        for field in FIELDS[self.kind]:
            if field.needed and values.get(field.name) is None:
                raise BadCell(tr(IS_NEEDED), field.name)

    def _create(self, target: Target) -> None:
        columns = self._columns(target)
        self.create(target, columns)
        self.draft.count(target.record.line, Outcome.NEW, self._account_in(target, columns))

    def _change(self, target: Target, stored: Row) -> None:
        columns = self._columns(target)
        changed = {name: value for name, value in columns.items() if stored[name] != value}
        told = self._replaced(stored, changed) if self.draft.log is not None else {}
        is_changed = self.change(target, stored, changed)
        outcome = Outcome.CHANGED if is_changed else Outcome.UNCHANGED
        account_id = self._account_in(target, stored | columns)
        self.draft.count(target.record.line, outcome, account_id, told if is_changed else {})

    def _account_in(self, target: Target, columns: Row) -> int | None:
        """Return the account that a row is about, as its columns say; None if it is about none."""
        if self.kind is ImportKind.ACCOUNTS:
            return target.object_id
        account_id: int | None = columns.get("account_id")
        return account_id

    def _replaced(self, stored: Row, changed: Row) -> dict[str, str]:
        """Return the fields that change, with the stored value where it is one that people read."""
        told = {}
        for field in FIELDS[self.kind]:
            column = field.attribute or f"{field.name}_id"
            if column in changed:
                old = stored.get(column)
                is_read = field.attribute and field.cell in _READ and old is not None
                told[field.name] = str(old) if is_read else ""
        return told

    def _columns(self, target: Target) -> Row:
        self.check(target)
        return self._plain_columns(target.record.values) | self.references(target.record)

    def _plain_columns(self, values: Mapping[str, Value]) -> Row:
        """Return the columns that take a cell's value as it is."""
        empty = defaults(self.table.__table__)
        columns: Row = {}
        for field in FIELDS[self.kind]:
            if not field.attribute or field.name not in values:
                continue
            value = values[field.name]
            if value is not None:
                columns[field.attribute] = value
            elif self.draft.layout.mapping.blank_clears and not field.needed:
                columns[field.attribute] = empty[field.attribute]
        return columns

    def resolved(self, record: Record, field: str, column: str, find: Callable[[str], int]) -> Row:
        """Return the column that points to what the field's text names, if the file has the field."""
        if field not in record.values:
            return {}
        text = text_of(record, field)
        if text is not None:
            return {column: find(text)}
        return {column: None} if self.draft.layout.mapping.blank_clears else {}


def text_of(record: Record, field: str) -> str | None:
    """Return a text field; None where the file does not have it or the cell is empty."""
    value = record.values.get(field)
    return None if value is None else str(value)
