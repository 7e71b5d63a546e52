"""What a workspace file holds, and how far a backup is from the file as it is now.

Only tables and columns that every version of the format has are read, so that old backups tell as well.
"""

import sqlite3
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.backups import Difference, Holding
from cs_desktop.models import failures
from cs_desktop.models.connections import connect
from cs_desktop.models.log.clocks import moment

_NEWEST = (
    "SELECT label, clock, user FROM change_set JOIN actor ON actor.id = actor_id ORDER BY pos DESC LIMIT 1"
)


def holding(path: Path) -> Holding:
    """Return what a file holds; it is opened for reading only.

    Raises:
        KnownError: it cannot be read, or is damaged.
    """
    with _reading(path) as connection:
        return _holding(connection)


def difference(backup: Path, workspace: Path) -> Difference:
    """Compare a backup with the workspace, by their logs; both are opened for reading only.

    Logs only grow, so two of one origin are the same up to where their ways parted.

    Raises:
        KnownError: one of them cannot be read, or is damaged.
    """
    with _reading(backup) as then, _reading(workspace) as now:

        def differ(pos: int) -> bool:
            return _id_at(then, pos) != _id_at(now, pos)

        # The first place at which they differ; bisect looks for it as for the first True.
        places = range(1, min(_last_pos(then), _last_pos(now)) + 1)
        shared = bisect_left(places, 1, key=differ)
        theirs, ours = _ids_after(then, shared), _ids_after(now, shared)
        return Difference(
            _holding(then),
            _accounts(now),
            since=len(ours - theirs),
            missing=len(theirs - ours),
            related=shared > 0,
        )


def same_log(backup: Path, workspace: Path) -> bool:
    """Return whether a backup holds all that the workspace's log does: their newest change sets are one.

    Raises:
        KnownError: one of them cannot be read, or is damaged.
    """
    with _reading(backup) as then, _reading(workspace) as now:
        last = _last_pos(now)
        return _last_pos(then) == last and _id_at(then, last) == _id_at(now, last)


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Read on a connection of its own, each query a moment by itself, so that nobody waits to commit."""
    try:
        with closing(connect(path, mode="ro")) as connection:
            yield connection
    except sqlite3.Error as error:
        raise failures.explained(error, path) or KnownError(
            tr("{name} is no workspace.", name=path.name)
        ) from error


def _holding(connection: sqlite3.Connection) -> Holding:
    newest = connection.execute(_NEWEST).fetchone()
    label, clock, by = newest or ("", None, "")
    at = None if clock is None else moment(clock)
    changes = _number(connection, "SELECT count(*) FROM change_set")
    return Holding(_accounts(connection), changes, label, at, by)


def _accounts(connection: sqlite3.Connection) -> int:
    return _number(connection, "SELECT count(*) FROM account")


def _last_pos(connection: sqlite3.Connection) -> int:
    return _number(connection, "SELECT coalesce(max(pos), 0) FROM change_set")


def _id_at(connection: sqlite3.Connection, pos: int) -> int | None:
    found = connection.execute("SELECT id FROM change_set WHERE pos = ?", (pos,)).fetchone()
    return None if found is None else int(found[0])


def _ids_after(connection: sqlite3.Connection, pos: int) -> set[int]:
    return {row[0] for row in connection.execute("SELECT id FROM change_set WHERE pos > ?", (pos,))}


def _number(connection: sqlite3.Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
