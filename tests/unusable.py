"""Every way in which a file can be no workspace for us: how it comes about, and the words for it."""

import os
import shutil
import socket
import sqlite3
import struct
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.workspaces import add_account, new_workspace

PAGE = 4096
_VERSION_AT, _APPLICATION_AT, _ENCODING_AT = 60, 68, 56


@dataclass(frozen=True)
class Case:
    """One way. `make` takes a folder and returns the path to open; `words` is a pattern of what is said."""

    name: str
    make: Callable[[Path], Path]
    words: str

    def __str__(self) -> str:
        return self.name


def good(folder: Path, name: str = "team.csdesk") -> Path:
    """Make a workspace that is all right."""
    path = folder / name
    workspace = new_workspace(path)
    add_account(workspace)
    workspace.close()
    return path


def alter(path: Path, *statements: str) -> None:
    """Do to a workspace what another program could."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def listing(folder: Path) -> Mapping[str, bytes | None]:
    """Return every file below a folder with its bytes; None where there is nothing to read."""
    return {
        str(p.relative_to(folder)): p.read_bytes() if p.is_file() else None for p in sorted(folder.rglob("*"))
    }


def leave_wal(path: Path) -> None:
    """Leave a workspace as a program does that was killed while it used it in WAL mode."""
    wal = path.with_name(path.name + "-wal")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("UPDATE account SET notes='written in WAL mode'")
        kept = [(p, p.read_bytes()) for p in (path, wal)]
    for file, content in kept:
        file.write_bytes(content)


def leave_journal(path: Path) -> None:
    """Leave a workspace as a program does that was killed in the middle of COMMIT.

    Some of its pages are new already, the header tells of more that were still to be written, and the
    journal holds how it was before.
    """
    journal = path.with_name(path.name + "-journal")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=2")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE half_way (content BLOB)")
        connection.executemany("INSERT INTO half_way VALUES (?)", [(b"x" * 4000,)] * 200)
        started, left_behind = bytearray(path.read_bytes()), journal.read_bytes()
    struct.pack_into(">I", started, 28, len(started) // PAGE + 200)
    path.write_bytes(started)
    journal.write_bytes(left_behind)


def _file(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return make


def _altered(*statements: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = good(folder)
        alter(path, *statements)
        return path

    return make


def _changed(change: Callable[[bytearray], bytearray | None]) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = good(folder)
        content = bytearray(path.read_bytes())
        path.write_bytes(change(content) or content)
        return path

    return make


def _patched(offset: int, form: str, value: int) -> Callable[[Path], Path]:
    return _changed(lambda content: struct.pack_into(form, content, offset, value))


def _zero_second_page(content: bytearray) -> None:
    content[PAGE : 2 * PAGE] = bytes(PAGE)


def _zero_schema(content: bytearray) -> None:
    content[100:PAGE] = bytes(PAGE - 100)


def _pipe(folder: Path) -> Path:
    path = folder / "pipe.csdesk"
    os.mkfifo(path)
    return path


def _socket(folder: Path) -> Path:
    # Bound by its short name: the path of a socket may have no more than 107 bytes.
    here = Path.cwd()
    os.chdir(folder)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("socket.csdesk")
    finally:
        os.chdir(here)
    return folder / "socket.csdesk"


def _loop(folder: Path) -> Path:
    path = folder / "loop.csdesk"
    path.symlink_to(path)
    return path


def _dangling(folder: Path) -> Path:
    path = folder / "link.csdesk"
    path.symlink_to(folder / "gone.csdesk")
    return path


def _utf_16(folder: Path) -> Path:
    path = good(folder)
    with closing(sqlite3.connect(path)) as ours:
        script = [line for line in ours.iterdump() if "sqlite_sequence" not in line]
        facts = [ours.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    path.unlink()
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute("PRAGMA encoding='UTF-16'")
        theirs.executescript("\n".join(script))
        theirs.execute(f"PRAGMA application_id={facts[0]}")
        theirs.execute(f"PRAGMA user_version={facts[1]}")
    return path


def _stray_wal(folder: Path) -> Path:
    """A backup was put in the place of a file whose -wal stayed behind."""
    path = good(folder)
    whole = path.read_bytes()
    leave_wal(path)
    path.write_bytes(whole)
    return path


def _wal_with_a_view(folder: Path) -> Path:
    path = good(folder)
    alter(path, "CREATE VIEW peek AS SELECT 1")
    leave_wal(path)
    return path


def _deep(folder: Path) -> Path:
    below = folder
    while len(os.fsencode(below)) < 500:
        below /= "f" * 100
    below.mkdir(parents=True)
    return Path(shutil.copy(good(folder), below / "deep.csdesk"))


def _long_name(folder: Path) -> Path:
    """A name that the system takes, but not with `-journal` behind it."""
    return good(folder).rename(folder / ("n" * 243 + ".csdesk"))


def _folder(folder: Path) -> Path:
    path = folder / "folder.csdesk"
    path.mkdir()
    return path


_TRIGGER = "CREATE TRIGGER spy AFTER INSERT ON account BEGIN DELETE FROM contact; END"

EVERYWHERE = (
    Case("zero bytes", _file("empty.csdesk", b""), "is empty .zero bytes.*restore a backup"),
    Case("text", _file("list.csdesk", b"name,arr\nHalden,1\n"), "not a CS Desktop workspace; choose"),
    Case("the magic alone", _file("magic.csdesk", b"SQLite format 3\x00"), "not a CS Desktop workspace"),
    Case("zeros", _file("zeros.csdesk", bytes(PAGE)), "not a CS Desktop workspace"),
    Case("other application", _altered("PRAGMA application_id=7"), "of another application; choose"),
    Case("newer", _altered("PRAGMA user_version=99"), "newer CS Desktop .format 99,.*update the program"),
    Case("far newer", _altered("PRAGMA user_version=2147483647"), "newer CS Desktop .format 2147483647,"),
    Case(
        "never finished", _altered("PRAGMA user_version=0"), "was never finished; delete it and make it again"
    ),
    Case("made but empty", _altered("DELETE FROM workspace"), "was never finished; delete it"),
    Case("negative version", _patched(_VERSION_AT, ">i", -5), "version makes no sense.*restore a backup"),
    Case("cut after a page", _changed(lambda whole: whole[:PAGE]), "was cut short.*restore a backup"),
    Case("cut in the middle", _changed(lambda whole: whole[: len(whole) // 2 + 7]), "was cut short"),
    Case("cut by a byte", _changed(lambda whole: whole[:-1]), "was cut short"),
    Case("cut inside the header", _changed(lambda whole: whole[:99]), "not a CS Desktop workspace"),
    Case("page size of nonsense", _patched(16, ">H", 3), "is damaged; restore a backup"),
    Case("schema zeroed", _changed(_zero_schema), "is damaged; restore a backup"),
    Case("trigger", _altered(_TRIGGER), "trigger named 'spy' that is not ours; restore a backup"),
    Case("view", _altered("CREATE VIEW peek AS SELECT 1"), "view named 'peek' that is not ours"),
    Case("table too many", _altered("CREATE TABLE extra (id INTEGER)"), "another program .table 'extra'"),
    Case("table too few", _altered("DROP TABLE task"), "another program .table 'task'"),
    Case("column", _altered("ALTER TABLE contact ADD COLUMN shoe_size INT"), "program .table 'contact'"),
    Case("index missing", _altered("DROP INDEX ix_account_name"), "another program .table 'account'"),
    Case("index too many", _altered("CREATE INDEX mine ON contact (email)"), "program .table 'contact'"),
    Case("text in UTF-16", _utf_16, "its text is UTF-16.; restore a backup"),
    Case("stray wal", _stray_wal, "team.csdesk-wal, which belongs to another.*move that one"),
    Case("view in WAL mode", _wal_with_a_view, "view named 'peek' that is not ours"),
    Case(
        "missing", lambda folder: folder / "gone.csdesk", "does not exist; check the name or make a new one"
    ),
    Case(
        "missing folder",
        lambda folder: folder / "no" / "gone.csdesk",
        "does not exist; check the name or make a new one",
    ),
    Case("folder", _folder, "is a folder; choose a workspace file"),
)
POSIX = (
    Case("device", lambda _folder: Path(os.devnull), "is a device, a pipe or a socket; choose"),
    Case("pipe", _pipe, "is a device, a pipe or a socket; choose"),
    Case("socket", _socket, "is a device, a pipe or a socket; choose"),
    Case("link to itself", _loop, "cannot be read .too many levels.*links lead in a circle"),
    Case("link to nothing", _dangling, "does not exist; check the name or make a new one"),
    Case("name too long", lambda folder: folder / ("n" * 300 + ".csdesk"), "too long.*shorter name"),
    Case("no room for a journal's name", _long_name, "The name n+… is too long; shorten it"),
    Case("path too long", _deep, "The path of deep.csdesk is too long; move it"),
)
CASES = EVERYWHERE + (POSIX if os.name == "posix" else ())
