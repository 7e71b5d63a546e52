"""A log as an older program would have written it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import groupby
from pathlib import Path

from cs_desktop.models.log.digests import ActorFacts, ChangeDigest, SetFacts


def digests(connection: sqlite3.Connection) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield each change set's place, its stored digest, and the one computed from the rows as they stand."""
    actors = {row[0]: ActorFacts(*row) for row in connection.execute("SELECT * FROM actor")}
    changes = connection.execute("SELECT * FROM change ORDER BY set_pos, n").fetchall()
    by_set = {pos: list(rows) for pos, rows in groupby(changes, key=lambda row: row[0])}
    for pos, set_id, actor_id, seq, clock, label, undo_of, stored in connection.execute(
        "SELECT pos, id, actor_id, seq, clock, label, undo_of, digest FROM change_set ORDER BY pos"
    ).fetchall():
        digest = ChangeDigest()
        for row in by_set.get(pos, []):
            digest.add([row[2:]])
        facts = SetFacts(set_id, seq, clock, label, undo_of)
        yield pos, stored, digest.finish(actors[actor_id], facts)


def log_without(path: Path, table: str, columns: set[str]) -> int:
    """Have the log of a closed file know a table without some columns, as if they had come later.

    Returns how many whole rows of it the log has.
    """
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT rowid, old, new FROM change WHERE entity=? AND op<>'update'", (table,)
        ).fetchall()
        for rowid, *values in rows:
            older = [text and _without(text, columns) for text in values]
            connection.execute("UPDATE change SET old=?, new=? WHERE rowid=?", (*older, rowid))
        for pos, _, digest in list(digests(connection)):
            connection.execute("UPDATE change_set SET digest=? WHERE pos=?", (digest, pos))
        connection.commit()
    return len(rows)


def _without(text: str, columns: set[str]) -> str:
    row = json.loads(text)
    assert columns <= row.keys()
    kept = {name: value for name, value in row.items() if name not in columns}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
