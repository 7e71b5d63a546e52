"""The first look at a file, at its raw bytes, before SQLite may touch it.

Only while this process has no connection to the file: closing a descriptor that this process opened on
a live SQLite file drops SQLite's POSIX locks on it.
"""

import errno
import os
import stat
import struct
from dataclasses import dataclass
from pathlib import Path

from cs_desktop.common.errors import KnownError, reason_of
from cs_desktop.common.language import marked, tr
from cs_desktop.common.text import shortened
from cs_desktop.models.connections import APPLICATION_ID
from cs_desktop.models.schema import SCHEMA_VERSION

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100
_UTF_8 = 1

_ADVICE = {
    errno.EACCES: marked("ask its owner for permission to read it"),
    errno.EPERM: marked("ask its owner for permission to read it"),
    errno.ENAMETOOLONG: marked("give it a shorter name"),
    errno.ELOOP: marked("its links lead in a circle; choose the file itself"),
    errno.EIO: marked("check the disk or network that it lies on"),
}
_OTHER_ADVICE = marked("check the disk or network that it lies on, and its permissions")
_LONGEST_PATH = 500
"""Bytes of a path; SQLite takes 512 with the endings that it adds."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the 100-byte header says (https://sqlite.org/fileformat2.html)."""

    page_size: int
    is_wal: bool
    pages: int
    encoding: int
    user_version: int
    application_id: int


def check_header(path: Path) -> Header:
    """Return the header of a workspace that this program can read.

    Raises:
        KnownError: missing, no file, empty, not SQLite, not ours, newer, cut short, or beside a stray WAL.
    """
    name = path.name
    size, start = _first_bytes(path)
    check_length(path)
    if size == 0:
        raise KnownError(
            tr("{name} is empty (zero bytes); restore a backup of it or choose another file.", name=name)
        )
    if len(start) < _LENGTH or not start.startswith(_MAGIC):
        raise KnownError(
            tr("{name} is not a CS Desktop workspace; choose a file made by this program.", name=name)
        )
    header = _parsed(start)
    if header.application_id != APPLICATION_ID:
        raise KnownError(
            tr("{name} is a database of another application; choose a CS Desktop workspace.", name=name)
        )
    check_version(header.user_version, name)
    if header.encoding > _UTF_8:
        raise KnownError(
            tr(
                "{name} was altered by another program (its text is UTF-16); restore a backup of it.",
                name=name,
            )
        )
    # A write that was cut off has told its new length before it had it; its journal will undo that.
    if size < header.pages * header.page_size and not has_journal(path):
        raise KnownError(
            tr("{name} was cut short (parts of it are missing); restore a backup of it.", name=name)
        )
    if not header.is_wal and _has_content(companion(path, "-wal")):
        # SQLite would write its pages into the file, and they belong to another one.
        raise KnownError(
            tr(
                "Beside {name} lies {name}-wal, which belongs to another version of it; move "
                "that one to another folder and open the workspace again.",
                name=name,
            )
        )
    return header


def check_length(path: Path) -> None:
    """See that the path leaves room for the file that SQLite keeps beside it while it writes.

    Raises:
        KnownError: the name or the path is too long.
    """
    try:
        companion(path, "-journal").stat()
    except FileNotFoundError:
        pass
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise KnownError(tr("The name {name} is too long; shorten it.", name=_short(path.name))) from None
    if len(os.fsencode(path)) > _LONGEST_PATH:
        raise KnownError(
            tr(
                "The path of {name} is too long; move it into a folder nearer the top.",
                name=_short(path.name),
            )
        )


def check_version(user_version: int, name: str) -> None:
    """Compare a file's version with ours.

    Raises:
        KnownError: it is newer, or none that was ever given.
    """
    if user_version > SCHEMA_VERSION:
        raise KnownError(
            tr(
                "{name} was made by a newer CS Desktop (format {user_version}, this one reads "
                "{schema_version}); update the program to open it.",
                name=name,
                user_version=user_version,
                schema_version=SCHEMA_VERSION,
            )
        )
    if user_version == 0:
        raise never_finished(name)
    if user_version < 0:
        raise KnownError(
            tr("{name} is damaged (its version makes no sense); restore a backup of it.", name=name)
        )


def never_finished(name: str) -> KnownError:
    """Return the refusal of a file whose making was cut off."""
    return KnownError(
        tr("{name} was never finished; delete it and make it again, or choose another file.", name=name)
    )


def has_journal(path: Path) -> bool:
    """Return whether a write is going on or was cut off, which SQLite will roll back."""
    return _has_content(companion(path, "-journal"))


def companion(path: Path, ending: str) -> Path:
    """Return the file that SQLite keeps beside a database, such as its -journal."""
    return path.with_name(path.name + ending)


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _first_bytes(path: Path) -> tuple[int, bytes]:
    try:
        # Looked at first: opening a pipe waits for whoever writes into it.
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise KnownError(tr("{name} is a folder; choose a workspace file.", name=path.name or path))
        if not stat.S_ISREG(kind):
            raise KnownError(
                tr("{name} is a device, a pipe or a socket; choose a workspace file.", name=path.name)
            )
        with path.open("rb") as file:
            return os.fstat(file.fileno()).st_size, file.read(_LENGTH)
    except (FileNotFoundError, NotADirectoryError):
        raise KnownError(tr("{path} does not exist; check the name or make a new one.", path=path)) from None
    except OSError as error:
        advice = tr(_ADVICE.get(error.errno or 0, _OTHER_ADVICE))
        raise KnownError(
            tr(
                "{name} cannot be read ({error}); {advice}.",
                name=_short(path.name),
                error=reason_of(error),
                advice=advice,
            )
        ) from None
    except ValueError:
        raise KnownError(tr("{name} cannot be the name of a file; check it.", name=repr(path.name))) from None


def _short(name: str) -> str:
    return shortened(name, 80)


def _parsed(start: bytes) -> Header:
    (page_size,) = struct.unpack_from(">H", start, 16)
    (pages,) = struct.unpack_from(">I", start, 28)
    (encoding,) = struct.unpack_from(">I", start, 56)
    (user_version,) = struct.unpack_from(">i", start, 60)
    (application_id,) = struct.unpack_from(">i", start, 68)
    # 1 stands for 65,536, which does not fit two bytes.
    return Header(
        page_size=65_536 if page_size == 1 else page_size,
        is_wal=start[18] == 2,
        pages=pages,
        encoding=encoding,
        user_version=user_version,
        application_id=application_id,
    )
