"""Making, opening and closing workspace files, with every check in its order."""

import getpass
import os
import platform
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from cs_desktop.common.clock import Clock
from cs_desktop.common.errors import KnownError, reason_of
from cs_desktop.common.language import tr
from cs_desktop.common.money import checked_currency
from cs_desktop.models import failures
from cs_desktop.models.clean_close import CloseMarker
from cs_desktop.models.connections import APPLICATION_ID, connect
from cs_desktop.models.header import (
    Header,
    check_header,
    check_length,
    check_version,
    companion,
    has_journal,
    never_finished,
)
from cs_desktop.models.ids import IdSource
from cs_desktop.models.log.recorder import keep_old_values
from cs_desktop.models.migrations import MIGRATIONS, migrate
from cs_desktop.models.schema import SCHEMA_VERSION, check_schema, check_strangers, create_schema
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
        raise KnownError(
            tr("The fiscal year starts in month 1 to 12, not {fiscal_start}.", fiscal_start=new.fiscal_start)
        )
    path = resolved(path)
    check_length(path)
    if not path.parent.is_dir():
        raise KnownError(
            tr("The folder {parent} does not exist; make it first or choose another.", parent=path.parent)
        )
    make_empty(path)
    try:
        write_empty(path)
        workspace = _open(path, clock, ids, is_finished=False)
        try:
            workspace.write(
                "Create workspace", lambda tx: add_starting_rows(tx, new.company, currency, new.fiscal_start)
            )
        except BaseException:
            workspace.close()
            raise
    except BaseException as error:
        # Where it cannot even be taken away again, it is refused as never finished.
        for left in (path, companion(path, "-journal")):
            with suppress(OSError):
                left.unlink()
        if known := failures.explained(error, path):
            raise known from error
        raise
    return workspace


def open_workspace(path: Path, clock: Clock, ids: IdSource | None = None) -> WorkspaceFile:
    """Open a workspace file after looking it over; a refused file is not changed by a byte.

    Raises:
        KnownError: it is not a workspace of ours, or damaged, or cannot be reached.
    """
    return _open(path, clock, ids, is_finished=True)


def _open(path: Path, clock: Clock, ids: IdSource | None, *, is_finished: bool) -> WorkspaceFile:
    path = resolved(path)
    header = check_header(path)
    read_only = not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    _check_unfinished(path, header, read_only=read_only)
    marker = CloseMarker.of(path)
    try:
        if header.is_wal:
            _turn_back_from_wal(path)
        if _version_after_rollback(path, header) < SCHEMA_VERSION:
            _upgrade(path, clock, read_only=read_only)
        with closing(connect(path, mode="ro" if read_only else "rw")) as look:
            check_schema(look, path.name)
            if is_finished and not look.execute("SELECT count(*) FROM workspace").fetchone()[0]:
                raise never_finished(path.name)
            if marker.was_left_open():
                _check_content(look, path)
                marker.forget()
    except failures.REFUSALS as error:
        raise failures.explained(error, path) or error from error
    keep_old_values()
    on_close: Callable[[], None] = marker.put() if not read_only else lambda: None
    return WorkspaceFile(path, clock, current_author(), read_only=read_only, ids=ids, on_close=on_close)


def resolved(path: Path) -> Path:
    """Return where a file really is: its journal and its side folder lie beside it, not beside a link.

    Raises:
        KnownError: its links lead in a circle.
    """
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        # What is wrong with it is said where it is looked at.
        return path.absolute()


def current_author() -> Author:
    """Return who sits at this computer, as the log names them."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        # Without a name in the environment, Windows has no list of users to look in.
        user = "unknown"
    return Author(user, platform.node())


def make_empty(path: Path) -> None:
    """Make an empty file in place and exclusively: whoever comes second is refused, whatever the file system.

    Raises:
        KnownError: there is such a file, or none can be made.
    """
    try:
        path.open("xb").close()
    except FileExistsError:
        raise KnownError(
            tr("{name} exists already; choose another name or open it.", name=path.name)
        ) from None
    except OSError as error:
        raise KnownError(
            tr(
                "{name} cannot be made here ({error}); choose another folder.",
                name=path.name,
                error=reason_of(error),
            )
        ) from None


def write_empty(path: Path) -> None:
    """Write the tables of a workspace into an empty file.

    Raises:
        sqlite3.Error: as SQLite has it.
    """
    with closing(connect(path)) as connection:
        create_schema(connection)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")


def _check_unfinished(path: Path, header: Header, *, read_only: bool) -> None:
    """Refuse what SQLite would have to finish first, where it may not write."""
    if not read_only:
        return
    if has_journal(path):
        raise KnownError(
            tr(
                "{name} was left in the middle of a write and cannot be written here; copy both "
                "the file and its -journal to a folder of your own and open it there.",
                name=path.name,
            )
        )
    if header.is_wal:
        raise KnownError(
            tr(
                "{name} was switched to another way of writing (WAL) and cannot be written here; "
                "copy the file and its -wal, if there is one, to a folder of your own and open "
                "it there.",
                name=path.name,
            )
        )


def _version_after_rollback(path: Path, header: Header) -> int:
    """Return the schema's version; the raw one may be of a write that was cut off."""
    if not has_journal(path):
        return header.user_version
    with closing(connect(path)) as look:
        version = int(look.execute("PRAGMA user_version").fetchone()[0])
    check_version(version, path.name)
    return version


def _upgrade(path: Path, clock: Clock, *, read_only: bool) -> None:
    if read_only:
        raise KnownError(
            tr(
                "{name} was made by an older CS Desktop and has to be upgraded, which needs a "
                "file and a folder that can be written; make them writable or copy it to a "
                "folder of your own.",
                name=path.name,
            )
        )
    with closing(connect(path)) as look:
        check_strangers(look, path.name)
    migrate(path, MIGRATIONS, clock.now(), check_schema)


def _turn_back_from_wal(path: Path) -> None:
    """Undo what somebody else has switched on, and shared folders do not keep safe.

    A look at a copy comes first: a mere look at the file itself would write its -wal into it.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        shutil.copyfile(path, copy)
        if companion(path, "-wal").exists():
            shutil.copyfile(companion(path, "-wal"), companion(copy, "-wal"))
        with closing(connect(copy)) as look:
            version = look.execute("PRAGMA user_version").fetchone()[0]
            check_version(version, path.name)
            (check_schema if version == SCHEMA_VERSION else check_strangers)(look, path.name)
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()


def _check_content(connection: sqlite3.Connection, path: Path) -> None:
    """Look for damage after a crash, in a copy so that nobody waits for the long read."""
    with closing(sqlite3.connect(":memory:")) as copy:
        connection.backup(copy)
        found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise KnownError(tr("{name} is damaged; restore a backup of it.", name=path.name))
