"""A digest of each change set, by which the content check finds a log entry that was altered.

SQLite itself notices hardly any damage to a value: one flipped bit leaves a valid file. BLAKE2b with 16
bytes (RFC 7693) over who, what, when and every change; the position is left out, since it differs from
file to file.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

SIZE = 16
_FIELD, _ROW, _NONE = "\x1f", "\x1e", "\x00"
"""Not to be confused with what stands between them: JSON escapes control characters."""

ChangeColumns = Sequence[object]
"""entity, entity_id, op, field, old, new, old_from of one change, in the order of their numbers."""


@dataclass(frozen=True, slots=True)
class ActorFacts:
    """An actor's row; `opened_at` is the stored text."""

    id: int
    user: str
    host: str
    opened_at: str


@dataclass(frozen=True, slots=True)
class SetFacts:
    """A change set's row without its place in the file."""

    id: int
    seq: int
    clock: int
    label: str
    undo_of: int | None


class ChangeDigest:
    """Takes the changes of one set as they are made."""

    def __init__(self) -> None:
        self._hash = blake2b(digest_size=SIZE)

    def add(self, changes: Iterable[ChangeColumns]) -> None:
        """Take the next changes."""
        text = _ROW.join(_FIELD.join(_NONE if v is None else str(v) for v in change) for change in changes)
        # Surrogates stand for damage in what is checked; nothing that we write has any.
        self._hash.update((text + _ROW).encode("utf-8", "surrogatepass"))

    def finish(self, actor: ActorFacts, change_set: SetFacts) -> bytes:
        """Return the digest, once every change was taken."""
        facts = [
            *(actor.id, actor.user, actor.host, actor.opened_at),
            *(change_set.id, change_set.seq, change_set.clock, change_set.label, change_set.undo_of),
        ]
        whole = self._hash.copy()
        whole.update(json.dumps(facts).encode())
        return whole.digest()
