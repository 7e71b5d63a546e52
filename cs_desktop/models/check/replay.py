"""One object's changes played again, from nothing to what its row should be."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cs_desktop.common.language import tr
from cs_desktop.models.check.stored import Row, StoredForm


class Logged(NamedTuple):
    """One change of one object, in the order of SELECT_CHANGES."""

    entity_id: int
    set_pos: int
    op: str
    field: str
    old: str | None
    new: str | None
    old_from: int | None


SELECT_CHANGES = (
    "SELECT entity_id, set_pos, op, field, old, new, old_from FROM change "
    "WHERE entity=? ORDER BY entity_id, set_pos, n"
)
SELECT_CHANGES_OF = (
    "SELECT entity_id, set_pos, op, field, old, new, old_from FROM change "
    "WHERE entity=? AND entity_id=? ORDER BY set_pos, n"
)


@dataclass(frozen=True, slots=True)
class Break:
    """A change that does not follow from those before it."""

    set_pos: int
    field: str
    before: str
    """What the value was by the changes before, as JSON."""
    told: str
    """What the change says that it was, as JSON."""


@dataclass(slots=True)
class Replayed:
    """What an object's changes amount to."""

    row: Row | None = None
    """As stored; None where it should not be there."""
    breaks: list[Break] = field(default_factory=list)
    unreadable: int | None = None
    """The change set of a change that makes no sense, None where all do."""


def replay(form: StoredForm, changes: Sequence[tuple[object, ...]]) -> Replayed:
    """Play an object's changes in order; see `Logged` for their columns."""
    player = _Player(form)
    for raw in changes:
        change = Logged(*raw)  # type: ignore[arg-type] # what is damaged may have any type; _Player looks
        try:
            player.play(change)
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
            player.result.unreadable = change.set_pos
            break
    return player.result


class _Player:
    def __init__(self, form: StoredForm) -> None:
        self._form = form
        self._written_by: dict[str, int] = {}
        """The change set that last wrote each column."""
        self.result = Replayed()

    def play(self, change: Logged) -> None:
        """Apply one change.

        Raises:
            ValueError, KeyError, TypeError, RecursionError: it makes no sense.
        """
        {"insert": self._insert, "update": self._update, "delete": self._delete}[change.op](change)

    def _insert(self, change: Logged) -> None:
        if self.result.row is not None:
            self._break(change, tr("there"), tr("not there"))
        self.result.row = self._form.row(_object(change.new))
        self._written_by = dict.fromkeys(self._form.columns, change.set_pos)

    def _update(self, change: Logged) -> None:
        row = self.result.row
        if row is None:
            self._break(change, tr("not there"), tr("there"))
            return
        at = self._form.at[change.field]
        if change.old_from is not None:
            if change.old_from != self._written_by[change.field]:
                self._break(
                    change,
                    tr("set by another entry"),
                    tr("set by entry {old_from}", old_from=change.old_from),
                )
        else:
            told = self._form.value(change.field, _json(change.old))
            if self._form.differ(change.field, told, row[at]):
                self._break(change, _text(row[at]), _text(told))
        row[at] = self._form.value(change.field, _json(change.new))
        self._written_by[change.field] = change.set_pos

    def _delete(self, change: Logged) -> None:
        row = self.result.row
        if row is None:
            self._break(change, tr("not there"), tr("there"))
        else:
            told = self._form.row(_object(change.old))
            for name in self._form.differing(row, told):
                at = self._form.at[name]
                self._break(change._replace(field=name), _text(row[at]), _text(told[at]))
        self.result.row = None

    def _break(self, change: Logged, before: str, told: str) -> None:
        self.result.breaks.append(Break(change.set_pos, change.field, before, told))


def _json(text: str | None) -> object:
    if text is None:
        raise ValueError("a change without its value")
    return json.loads(text)


def _object(text: str | None) -> dict[str, object]:
    found = _json(text)
    if not isinstance(found, dict):
        raise TypeError("not a row")
    return found


def _text(value: object) -> str:
    return value if isinstance(value, str) else repr(value)
