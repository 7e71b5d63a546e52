"""Reading a file that the user picked: an ordinary one, of a bounded size, in one state."""

import os
import stat
from pathlib import Path

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
"""Not blocking: a pipe that took the file's place between two looks cannot hold us up."""
_PIECE = 1024 * 1024


def read_picked(path: Path, limit: int, limit_text: str, never: Path) -> bytes:
    """Return a file's bytes; of one that is too large no more than the limit and one byte is read.

    `never` is the open workspace: to read the bytes of a file that SQLite has open, and close it again,
    would drop SQLite's locks on it.

    Raises:
        KnownError: it is no ordinary file, empty, too large, the workspace itself, or changes while it is
            read.
    """
    try:
        _check(path, path.stat(), limit, limit_text, never)
        descriptor = os.open(path, _FLAGS)
        try:
            before = os.fstat(descriptor)
            _check(path, before, limit, limit_text, never)
            content = _read(descriptor, limit + 1)
            after = os.fstat(descriptor)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or tr("no such name is possible")
        raise KnownError(
            tr(
                "{name} cannot be read ({reason}); check that it is there and yours to read.",
                name=path.name,
                reason=reason.lower(),
            )
        ) from None
    if len(content) > limit:
        raise _too_large(path, limit_text)
    if len(content) != before.st_size or _state(before) != _state(after):
        raise KnownError(
            tr("{name} was changed while it was read; close it elsewhere and try again.", name=path.name)
        )
    return content


def _check(path: Path, facts: os.stat_result, limit: int, limit_text: str, never: Path) -> None:
    if stat.S_ISDIR(facts.st_mode):
        raise KnownError(tr("{name} is a folder; choose a file in it.", name=path.name or path))
    if not stat.S_ISREG(facts.st_mode):
        raise KnownError(tr("{name} is a device or a pipe; choose an ordinary file.", name=path.name))
    if os.path.samestat(facts, never.stat()):
        raise KnownError(tr("{name} is this workspace itself; choose another file.", name=path.name))
    if facts.st_size == 0:
        raise KnownError(tr("{name} is empty; choose a file with content.", name=path.name))
    if facts.st_size > limit:
        raise _too_large(path, limit_text)


def _too_large(path: Path, limit_text: str) -> KnownError:
    return KnownError(
        tr(
            "{name} is larger than {limit_text}; make it smaller, or link to it in a note.",
            name=path.name,
            limit_text=limit_text,
        )
    )


def _read(descriptor: int, most: int) -> bytes:
    pieces = []
    while most > 0 and (piece := os.read(descriptor, min(_PIECE, most))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def _state(facts: os.stat_result) -> tuple[int, int]:
    return facts.st_size, facts.st_mtime_ns
