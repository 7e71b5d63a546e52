"""What the workspace holds already, as the references in a file need it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from cs_desktop.common.language import tr
from cs_desktop.models.tables import (
    Account,
    Contact,
    LifecycleStage,
    Product,
    Subscription,
    TeamMember,
    TouchModel,
)
from cs_desktop.services.importing.formats import BadCell, shown
from cs_desktop.services.importing.planning.plan import Draft, Kind, Row

_AT_ONCE = 500
"""Ids in one query; SQLite allows no arbitrary number."""


@dataclass(frozen=True, slots=True)
class SubscriptionKeys:
    """What a row can learn from a subscription."""

    id: int
    account_id: int
    product_id: int


class Index:
    """Objects of one sort, found by external id or else by name without regard to case."""

    def __init__(self, what: str, rows: Iterable[tuple[int, str, str]]) -> None:
        """Take rows of id, external id and name; `what` is the word for one in messages."""
        self._what = what
        self.by_external_id: defaultdict[str, list[int]] = defaultdict(list)
        self.by_name: defaultdict[str, list[int]] = defaultdict(list)
        for row in rows:
            self.add(*row)

    def add(self, object_id: int, external_id: str, name: str) -> None:
        """Make an object known."""
        if external_id:
            self.by_external_id[external_id].append(object_id)
        self.by_name[name.casefold()].append(object_id)

    def add_contact(self, object_id: int, name: str, email: str) -> None:
        """Make a contact known by name and email."""
        for key in {name, email} - {""}:
            self.add(object_id, "", key)

    def named(self, name: str) -> Sequence[int]:
        """Return the objects of this name."""
        return self.by_name.get(name.casefold(), ())

    def find(self, text: str, field: str) -> int:
        """Return the one object that the text names.

        Raises:
            BadCell: there is none, or there are several.
        """
        found = self.by_external_id.get(text) or self.named(text)
        if not found:
            raise BadCell(
                tr("there is no {what} with the id or name {text}", what=self._what, text=shown(text)), field
            )
        if len(set(found)) > 1:
            raise BadCell(
                tr(
                    "{count} have the name {text}; use the id of one",
                    count=len(set(found)),
                    text=shown(text),
                ),
                field,
            )
        return found[0]


class Existing:
    """Reads each list of the workspace when it is first asked for."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._connection = draft.connection

    @cached_property
    def accounts(self) -> Index:
        """Return all accounts."""
        return Index("account", self._triples(Account.id, Account.external_id, Account.name))

    @cached_property
    def products(self) -> Index:
        """Return all products."""
        return Index("product", self._triples(Product.id, Product.external_id, Product.name))

    @cached_property
    def contacts(self) -> dict[int, Index]:
        """Return the contacts of each account, known by name and by email."""
        found: dict[int, Index] = defaultdict(lambda: Index("contact of this account", ()))
        query = select(Contact.id, Contact.account_id, Contact.email, Contact.name).order_by(Contact.id)
        for row in self._connection.execute(query):
            found[row.account_id].add_contact(row.id, row.name, row.email)
        return found

    @cached_property
    def subscriptions(self) -> dict[str, list[SubscriptionKeys]]:
        """Return the subscriptions that have an external id, by it."""
        found: dict[str, list[SubscriptionKeys]] = defaultdict(list)
        table = Subscription
        query = select(table.external_id, table.id, table.account_id, table.product_id)
        for row in self._connection.execute(query.where(table.external_id != "").order_by(table.id)):
            found[row.external_id].append(SubscriptionKeys(row.id, row.account_id, row.product_id))
        return found

    @cached_property
    def _members(self) -> dict[str, int]:
        return self._names(TeamMember.id, TeamMember.name)

    @cached_property
    def _stages(self) -> dict[str, int]:
        return self._names(LifecycleStage.id, LifecycleStage.name)

    @cached_property
    def _touch_models(self) -> dict[str, int]:
        return self._names(TouchModel.id, TouchModel.name)

    def member(self, name: str) -> int:
        """Return the team member of this name, new if there is none."""
        return self._named_or_new(self._members, TeamMember, name, {})

    def stage(self, name: str) -> int:
        """Return the lifecycle stage of this name, new and last if there is none."""
        return self._named_or_new(self._stages, LifecycleStage, name, {"position": len(self._stages)})

    def product(self, name: str) -> int:
        """Return the product of this name or external id, new if there is none."""
        if not self.products.by_external_id.get(name) and not self.products.named(name):
            self.products.add(self._draft.insert(Product, {"name": name})["id"], "", name)
        return self.products.find(name, "product")

    def contact(self, account_id: int, text: str, field: str) -> int:
        """Return the account's contact with this name or email.

        Raises:
            BadCell: there is none, or there are several.
        """
        return self.contacts[account_id].find(text, field)

    def touch_model(self, name: str) -> int:
        """Return the touch model of this name.

        Raises:
            BadCell: there is none.
        """
        found = self._touch_models.get(name.casefold())
        if found is None:
            raise BadCell(tr("there is no touch model {name}", name=shown(name)), "touch_model")
        return found

    def subscription(self, text: str, field: str) -> SubscriptionKeys:
        """Return the subscription with this external id.

        Raises:
            BadCell: there is none, or there are several.
        """
        found = self.subscriptions.get(text, ())
        if len(found) != 1:
            if found:
                raise BadCell(
                    tr("{count} subscriptions have the id {text}", count=len(found), text=shown(text)), field
                )
            raise BadCell(tr("no subscription has the id {text}", text=shown(text)), field)
        return found[0]

    def _triples(self, *columns: InstrumentedAttribute[Any]) -> list[tuple[int, str, str]]:
        query = select(*columns).order_by(columns[0])
        return [(row[0], row[1], row[2]) for row in self._connection.execute(query)]

    def _names(self, id_: InstrumentedAttribute[int], name: InstrumentedAttribute[str]) -> dict[str, int]:
        # In reverse, so that of two with one name the older counts.
        query = select(name, id_).order_by(id_.desc())
        return {row[0].casefold(): row[1] for row in self._connection.execute(query)}

    def _named_or_new(self, known: dict[str, int], table: Kind, name: str, values: Row) -> int:
        key = name.casefold()
        if key not in known:
            known[key] = self._draft.insert(table, {"name": name, **values})["id"]
        return known[key]

    def rows(self, table: Kind, ids: Iterable[int]) -> dict[int, Row]:
        """Return the stored rows with these ids."""
        return {row["id"]: row for row in self.matching(table, "id", ids)}

    def matching(self, table: Kind, column: str, values: Iterable[int]) -> Iterator[Row]:
        """Yield the stored rows that have one of these values, ordered by id."""
        source = table.__table__
        for part in batched(sorted(set(values))):
            query = select(source).where(source.columns[column].in_(part)).order_by(source.columns["id"])
            for row in self._connection.execute(query).mappings():
                yield {str(key): value for key, value in row.items()}


def batched(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield ids in parts that one query can take."""
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
