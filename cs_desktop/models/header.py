"""The first look at a file, at its raw bytes, before SQLite may touch it.

Only while this process has no connection to the file: closing a descriptor that this process opened on
a live SQLite file drops SQLite's POSIX locks on it.
"""

import os
import struct
from dataclasses import dataclass
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.models.connections import APPLICATION_ID
from cs_desktop.models.schema import SCHEMA_VERSION

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Header:
    """What the 100-byte header says (https://sqlite.org/fileformat2.html)."""

    page_size: int
    is_wal: bool
    pages: int
    user_version: int
    application_id: int


def check_header(path: Path) -> Header:
    """Return the header of a workspace that this program can read.

    Raises:
        KnownError: missing, a folder, empty, not SQLite, not ours, newer, or cut short.
    """
    name = path.name
    size, start = _first_bytes(path)
    if size == 0:
        raise KnownError(f"{name} is empty (zero bytes); restore a backup of it or choose another file.")
    if len(start) < _LENGTH or not start.startswith(_MAGIC):
        raise KnownError(f"{name} is not a CS Desktop workspace; choose a file made by this program.")
    header = _parsed(start)
    if header.application_id != APPLICATION_ID:
        raise KnownError(f"{name} is a database of another application; choose a CS Desktop workspace.")
    if header.user_version > SCHEMA_VERSION:
        raise KnownError(
            f"{name} was made by a newer CS Desktop (format {header.user_version}, "
            f"this one reads {SCHEMA_VERSION}); update the program to open it."
        )
    # A write that was cut off has told its new length before it had it; its journal will undo that.
    if size < header.pages * header.page_size and not has_journal(path):
        raise KnownError(f"{name} was cut short (parts of it are missing); restore a backup of it.")
    return header


def has_journal(path: Path) -> bool:
    """Return whether a write is going on or was cut off, which SQLite will roll back."""
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0


def _first_bytes(path: Path) -> tuple[int, bytes]:
    if path.is_dir():
        raise KnownError(f"{path.name} is a folder; choose a workspace file.")
    try:
        with path.open("rb") as file:
            return os.fstat(file.fileno()).st_size, file.read(_LENGTH)
    except FileNotFoundError:
        raise KnownError(f"{path} does not exist; check the name, or make it with: main.py new") from None
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise KnownError(f"{path.name} cannot be read ({reason}); check its permissions.") from None


def _parsed(start: bytes) -> Header:
    (page_size,) = struct.unpack_from(">H", start, 16)
    (pages,) = struct.unpack_from(">I", start, 28)
    (user_version,) = struct.unpack_from(">i", start, 60)
    (application_id,) = struct.unpack_from(">i", start, 68)
    # 1 stands for 65,536, which does not fit two bytes.
    return Header(
        65_536 if page_size == 1 else page_size, start[18] == 2, pages, user_version, application_id
    )
