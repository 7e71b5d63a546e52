"""Making, opening and closing workspace files, with every check in its order."""

import getpass
import os
import platform
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from cs_desktop.common.clock import Clock
from cs_desktop.common.errors import KnownError
from cs_desktop.common.money import checked_currency
from cs_desktop.models import failures
from cs_desktop.models.clean_close import CloseMarker
from cs_desktop.models.connections import APPLICATION_ID, connect
from cs_desktop.models.header import check_header, has_journal
from cs_desktop.models.ids import IdSource
from cs_desktop.models.log.recorder import keep_old_values
from cs_desktop.models.migrations import MIGRATIONS, migrate
from cs_desktop.models.schema import SCHEMA_VERSION, check_schema, create_schema
from cs_desktop.models.starting_rows import add_starting_rows
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author

SUFFIX = ".csdesk"


@dataclass(frozen=True, slots=True)
class NewWorkspace:
    """What is asked when a workspace is made. `fiscal_start` is the fiscal year's first month."""

    company: str = ""
    currency: str = "USD"
    fiscal_start: int = 1


def create_workspace(
    path: Path, new: NewWorkspace, clock: Clock, ids: IdSource | None = None
) -> WorkspaceFile:
    """Make a workspace file and open it. `ids` replaces the random ids (sample workspaces).

    Raises:
        KnownError: the file exists, its folder does not, or an answer makes no sense.
    """
    currency = checked_currency(new.currency)
    if not 1 <= new.fiscal_start <= 12:
        raise KnownError(f"The fiscal year starts in month 1 to 12, not {new.fiscal_start}.")
    if not path.parent.is_dir():
        raise KnownError(f"The folder {path.parent} does not exist; make it first or choose another.")
    try:
        # Made in place and exclusively: whoever comes second is refused, whatever the file system.
        path.open("xb").close()
    except FileExistsError:
        raise KnownError(f"{path.name} exists already; choose another name or open it.") from None
    except OSError as error:
        reason = (error.strerror or "refused").lower()
        raise KnownError(f"{path.name} cannot be made here ({reason}); choose another folder.") from None
    try:
        _write_empty(path)
        workspace = open_workspace(path, clock, ids)
        try:
            workspace.write(
                "Create workspace", lambda tx: add_starting_rows(tx, new.company, currency, new.fiscal_start)
            )
        except BaseException:
            workspace.close()
            raise
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return workspace


def open_workspace(path: Path, clock: Clock, ids: IdSource | None = None) -> WorkspaceFile:
    """Open a workspace file after looking it over; a refused file is not changed by a byte.

    Raises:
        KnownError: it is not a workspace of ours, or damaged, or cannot be reached.
    """
    path = path.absolute()
    header = check_header(path)
    if header.user_version < 1:
        raise KnownError(f"{path.name} was never finished; make it again or choose another file.")
    _check_hot_journal(path)
    read_only = not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    marker = CloseMarker.of(path)
    try:
        if header.user_version < SCHEMA_VERSION:
            migrate(path, MIGRATIONS, clock.now())
        with closing(connect(path, mode="ro" if read_only else "rw")) as look:
            check_schema(look, path.name)
            if marker.was_left_open():
                _check_content(look, path)
                marker.forget()
            if header.is_wal and not read_only:
                # Somebody switched it to WAL, which shared folders do not keep safe.
                look.execute("PRAGMA journal_mode=DELETE").fetchone()
    except (sqlite3.Error, DBAPIError) as error:
        raise failures.explained(error, path) or error from error
    keep_old_values()
    on_close: Callable[[], None] = marker.put() if not read_only else lambda: None
    return WorkspaceFile(path, clock, current_author(), read_only=read_only, ids=ids, on_close=on_close)


def current_author() -> Author:
    """Return who sits at this computer, as the log names them."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        # Without a name in the environment, Windows has no list of users to look in.
        user = "unknown"
    return Author(user, platform.node())


def _write_empty(path: Path) -> None:
    with closing(connect(path)) as connection:
        create_schema(connection)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")


def _check_hot_journal(path: Path) -> None:
    if has_journal(path) and not os.access(path.parent, os.W_OK):
        raise KnownError(
            f"{path.name} was left in the middle of a write and its folder is read-only; "
            "copy both the file and its -journal to a writable folder and open it there."
        )


def _check_content(connection: sqlite3.Connection, path: Path) -> None:
    """Look for damage after a crash, in a copy so that nobody waits for the long read."""
    with closing(sqlite3.connect(":memory:")) as copy:
        connection.backup(copy)
        found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise KnownError(f"{path.name} is damaged; restore a backup of it.")
