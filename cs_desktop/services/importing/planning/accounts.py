"""Accounts: parents, owners, stages, custom fields, and the dated history of what figures are sliced by."""

from collections.abc import Hashable
from datetime import date
from functools import cached_property

from sqlalchemy import select

from cs_desktop.common.language import trn
from cs_desktop.domain.import_mapping import CUSTOM
from cs_desktop.domain.vocabulary import DATED_ATTRIBUTES
from cs_desktop.models.tables import SINCE_EVER, Account, AccountAttribute
from cs_desktop.services.attributes import as_text, column_of, new_rows
from cs_desktop.services.importing.fields import EXTERNAL_ID
from cs_desktop.services.importing.planning.base import text_of
from cs_desktop.services.importing.planning.identity import Holdings, Target
from cs_desktop.services.importing.planning.plan import Draft, Row
from cs_desktop.services.importing.planning.trees import TreePlanner
from cs_desktop.services.importing.records import Record

_COLUMN_OF = {name: column_of(name) for name in DATED_ATTRIBUTES}
"""The account's column that holds today's value of each dated attribute."""


class AccountPlanner(TreePlanner):
    """Plans accounts."""

    table = Account
    link_field = "parent"
    link_column = "parent_id"

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self._repeated_names = 0

    def holdings(self) -> Holdings:
        """Find accounts by external id, or else by name."""
        return Holdings.of(self.existing.accounts)

    def natural_key(self, record: Record) -> Hashable:
        """Return the name."""
        name = text_of(record, "name")
        return name.casefold() if name else None

    def register(self, target: Target) -> None:
        """Let parents be named that the file brings, and note whose names repeat."""
        accounts = self.existing.accounts
        name = text_of(target.record, "name") or ""
        self._repeated_names += bool(name and accounts.named(name))
        accounts.add(target.object_id, text_of(target.record, EXTERNAL_ID) or "", name)

    def find_link(self, record: Record, text: str) -> int:
        """Return the parent."""
        return self.existing.accounts.find(text, "parent")

    def references(self, record: Record) -> Row:
        """Return parent, touch model, owner, stage and custom fields."""
        existing = self.existing
        columns = super().references(record)
        columns |= self.resolved(record, "touch_model", "touch_model_id", existing.touch_model)
        columns |= self.resolved(record, "owner", "owner_id", existing.member)
        columns |= self.resolved(record, "lifecycle", "lifecycle_id", existing.stage)
        custom = {
            name.removeprefix(CUSTOM): value
            for name, value in record.values.items()
            if name.startswith(CUSTOM) and value is not None
        }
        return columns | ({"custom": custom} if custom else {})

    def create(self, target: Target, columns: Row) -> None:
        """Add an account with the first values of its dated attributes."""
        super().create(target, columns)
        for name, column in _COLUMN_OF.items():
            if columns.get(column):
                self._add_dated(target.object_id, name, columns[column], SINCE_EVER)

    def change(self, target: Target, stored: Row, changed: Row) -> bool:
        """Change an account; what figures are sliced by gets a new dated value from today on."""
        if "custom" in changed:
            custom = stored["custom"] | changed.pop("custom")
            if custom != stored["custom"]:
                changed["custom"] = custom
        for name, column in _COLUMN_OF.items():
            if column in changed:
                self._change_dated(target.object_id, name, stored[column], changed[column])
        return super().change(target, stored, changed)

    def finish(self) -> None:
        """Say how many names repeat."""
        super().finish()
        self.draft.warn(
            self._repeated_names,
            trn(
                "{count} row with a name that another account has as well",
                "{count} rows with a name that another account has as well",
                self._repeated_names,
            ),
        )

    @cached_property
    def _history(self) -> dict[tuple[int, str], dict[date, int]]:
        """Return the rows of each account's attributes by their first days."""
        found: dict[tuple[int, str], dict[date, int]] = {}
        query = select(
            AccountAttribute.account_id,
            AccountAttribute.field,
            AccountAttribute.valid_from,
            AccountAttribute.id,
        )
        for account_id, field, valid_from, row_id in self.draft.connection.execute(query):
            found.setdefault((account_id, field), {})[valid_from] = row_id
        return found

    def _change_dated(self, account_id: int, name: str, old: object, new: object) -> None:
        known = self._history.get((account_id, name), {})
        today = self.draft.today
        if today in known:
            self.draft.update(AccountAttribute, known[today], {"value": as_text(new)})
            return
        for text, since in new_rows(old, new, today, is_known=bool(known)):
            self._add_dated(account_id, name, text, since)

    def _add_dated(self, account_id: int, name: str, value: object, since: date) -> None:
        self.draft.insert(
            AccountAttribute,
            {"account_id": account_id, "field": name, "value": as_text(value), "valid_from": since},
        )
