"""Finds the objects that changes are about and speak of, many at once, and remembers them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.field_labels import FIELD_LABELS, KIND_LABELS, Form
from cs_desktop.domain.history import ObjectKey, Operation
from cs_desktop.models.belonging import OWNERS
from cs_desktop.models.queries.history import ChangeFacts
from cs_desktop.models.queries.rows import rows_of
from cs_desktop.services.changelog.names import Values, attribute_link, linked, name_in
from cs_desktop.services.changelog.scorecards import CONTENT, stages_named
from cs_desktop.services.changelog.slides import OPTIONS, measures_named
from cs_desktop.services.reading import Read

BATCH = 500
"""Rows fetched by one read."""
_REMEMBERED = 100_000

_OWNERS: Mapping[Kind, tuple[str, Kind]] = {
    Kind(table): (owner.column, Kind(owner.table)) for table, owner in OWNERS.items()
}


class Directory:
    """Names objects by id. `learn` and `look_up` fetch; the other questions read nothing."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._known: dict[ObjectKey, Values] = {}

    def learn(self, changes: Iterable[ChangeFacts]) -> None:
        """Find out about the objects of these changes, what their values name, and whose they are."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        wanted: set[ObjectKey] = set()
        for change in changes:
            wanted.add(key_of(change))
            wanted.update(_named(change))
        self.look_up(wanted)

    def look_up(self, keys: Iterable[ObjectKey]) -> None:
        """Find out about these objects, what names them, and whose they are."""
        wanted = set(keys)
        while wanted := {key for key in wanted if key not in self._known}:
            self._fetch(wanted)
            wanted = {other for key in wanted for other in self._needed(key)}

    def name(self, key: ObjectKey) -> str:
        """Return what an object is called, or that it is gone."""
        values = self._known.get(key)
        if not values:
            return tr("{kind} that is gone", kind=KIND_LABELS[key.kind].shown)
        return name_in(key.kind, values, self.name)

    def values(self, key: ObjectKey) -> Values:
        """Return an object's values, or those it had last."""
        return self._known.get(key, {})

    def account_of(self, key: ObjectKey) -> ObjectKey | None:
        """Return the account that an object belongs to, None where it belongs to none."""
        here: ObjectKey | None = key
        while here is not None and here.kind is not Kind.ACCOUNT:
            here = self._owner(here)
        return here

    def _needed(self, key: ObjectKey) -> Iterator[ObjectKey]:
        yield from linked(key.kind, self.values(key))
        owner = self._owner(key)
        if owner is not None:
            yield owner

    def _owner(self, key: ObjectKey) -> ObjectKey | None:
        column, kind = _OWNERS.get(key.kind, ("", Kind.ACCOUNT))
        owner = self.values(key).get(column)
        return ObjectKey(kind, owner) if isinstance(owner, int) else None

    def _fetch(self, keys: Iterable[ObjectKey]) -> None:
        by_kind: dict[Kind, list[int]] = {}
        for key in keys:
            by_kind.setdefault(key.kind, []).append(key.id)
        for kind, ids in by_kind.items():
            for start in range(0, len(ids), BATCH):
                self._fetch_part(kind, ids[start : start + BATCH])

    def _fetch_part(self, kind: Kind, ids: list[int]) -> None:
        rows = self._read(lambda c: rows_of(c, kind.value, ids))
        for row_id in ids:
            # What never was is remembered too, so that it is not asked for again.
            self._known[ObjectKey(kind, row_id)] = rows.get(row_id, {})


def key_of(change: ChangeFacts) -> ObjectKey:
    """Return what a change is about."""
    return ObjectKey(Kind(change.entity), change.entity_id)


def parsed(text: str | None) -> Any:  # noqa: ANN401 - any value that JSON has
    """Return a logged value; a text that is no JSON, as damage may leave it, stays as it is."""
    try:
        return None if text is None else json.loads(text)
    except ValueError:
        return text


def row_values(text: str | None) -> Values:
    """Return a logged row; empty where damage left none."""
    values = parsed(text)
    return values if isinstance(values, dict) else {}


def _named(change: ChangeFacts) -> Iterator[ObjectKey]:
    """Yield the objects that a change's values name."""
    kind = Kind(change.entity)
    if change.op != Operation.UPDATE:
        for text in (change.old, change.new):
            yield from _named_in(kind, row_values(text))
        return
    for text in (change.old, change.new):
        yield from _named_in(kind, {change.field: parsed(text)})


def _named_in(kind: Kind, values: Values) -> Iterator[ObjectKey]:
    labels = FIELD_LABELS[kind]
    for column, value in values.items():
        label = labels.get(column)
        if label is not None and label.form is Form.LINK and label.link and isinstance(value, int):
            yield ObjectKey(label.link, value)
    if kind is Kind.ACCOUNT_ATTRIBUTE:
        link = attribute_link(values)
        if link is not None:
            yield link
    for column, value in values.items():
        if (kind, column) in CONTENT:
            yield from stages_named(value)
        if (kind, column) == OPTIONS:
            yield from measures_named(value)
