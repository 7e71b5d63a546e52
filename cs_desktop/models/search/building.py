"""Making the index and keeping it up to date, in steps so short that nobody waits for one."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from sqlalchemy import Connection, func, select

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.searchable import SEARCHED
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.search.index_file import IndexFile, State
from cs_desktop.models.search.log import Place, newest, set_id_at, touched
from cs_desktop.models.search.rows import SearchRow, rows_after, rows_of
from cs_desktop.models.workspace_file import WorkspaceFile

BATCH = 500
"""Rows of one step."""
CHANGES = 2000
"""Changes read at once."""
_KINDS = tuple(SEARCHED)


def bring_up_to_date(
    workspace: WorkspaceFile,
    index: IndexFile,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """Make the index hold what the workspace holds; `report` is told how far making it anew has come.

    Where other programs do the same at the same time, they share the work.

    Raises:
        KnownError: the workspace cannot be read.
        sqlite3.Error: the index cannot be written, or is damaged.
    """
    while not _step(workspace, index, report):
        pass


def is_current(workspace: WorkspaceFile, index: IndexFile) -> bool:
    """Return whether the index holds all that the workspace's log tells of."""
    state = index.state()
    if state is None or not state.whole:
        return False
    return workspace.read(newest) == (state.position, state.change_set_id)


def _step(workspace: WorkspaceFile, index: IndexFile, report: Callable[[int, int], None]) -> bool:
    """Do a little; return whether nothing is left to do."""
    state = index.state()
    if state is None or not _fits(workspace, state):
        position, change_set_id = workspace.read(newest)
        index.begin(position, change_set_id, workspace.read(_count))
        return False
    if not state.whole:
        report(state.done, state.total)
        _take_in(workspace, index, state)
        return False
    position, change_set_id = workspace.read(newest)
    if position <= state.position:
        return True
    return _catch_up(workspace, index, state, position, change_set_id, report)


def _fits(workspace: WorkspaceFile, state: State) -> bool:
    """Return whether the workspace is the one that the index was made from, and no older."""
    if state.position == 0:
        return True
    return workspace.read(lambda c: set_id_at(c, state.position)) == state.change_set_id


def _take_in(workspace: WorkspaceFile, index: IndexFile, state: State) -> None:
    kind = Kind(state.kind)
    rows = workspace.read(lambda c: rows_after(c, kind, state.after, BATCH))
    done = state.done + len(rows)
    if len(rows) == BATCH:
        index.take_in(state, rows, replace(state, after=rows[-1].id, done=done))
        return
    following = _KINDS.index(kind) + 1
    name = _KINDS[following].value if following < len(_KINDS) else ""
    index.take_in(state, rows, replace(state, kind=name, after=0, done=done))


def _catch_up(
    workspace: WorkspaceFile,
    index: IndexFile,
    state: State,
    position: int,
    change_set_id: int,
    report: Callable[[int, int], None],
) -> bool:
    """Take in what changed up to a place of the log; return whether that is done.

    The place is noted at the end alone: work that is broken off is done again, which does no harm.
    """
    after: Place | None = (state.position + 1, -1)
    while after is not None:
        report(0, 0)
        keys, rows, after = workspace.read(partial(_changed, after=after, until=position))
        if not index.replace(state, keys, rows):
            return False
    index.reached(state, position, change_set_id)
    return False


def _changed(
    connection: Connection, after: Place, until: int
) -> tuple[dict[Kind, set[int]], list[SearchRow], Place | None]:
    """Return what was touched after a place of the log, what of it is there now, and where to go on."""
    keys, following = touched(connection, after, until, CHANGES)
    return keys, [row for kind, ids in keys.items() for row in rows_of(connection, kind, ids)], following


def _count(connection: Connection) -> int:
    tables = [LoggedBase.metadata.tables[kind.value] for kind in SEARCHED]
    return sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables)
