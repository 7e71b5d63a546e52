"""Whether the last session with a file ended properly.

A marker in the user's profile, not in the file: it is put when a file is opened and taken away when it
is closed. One that is found again, of a process that is gone, tells of a crash.
"""

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cs_desktop.common.paths import profile_path
from cs_desktop.common.processes import is_running


@dataclass(frozen=True, slots=True)
class CloseMarker:
    """The folder that holds one small file for each process that has the workspace open."""

    folder: Path

    @classmethod
    def of(cls, workspace: Path) -> "CloseMarker":
        """Return the marker of a workspace file."""
        digest = hashlib.blake2b(os.fsencode(workspace.resolve()), digest_size=12).hexdigest()
        return cls(profile_path() / "open" / digest)

    def was_left_open(self) -> bool:
        """Return whether a process that no longer runs had the file open."""
        return bool(self._left())

    def forget(self) -> None:
        """Take away the marks of processes that no longer run, once the file was found whole."""
        for mark in self._left():
            _take_away(mark)

    def put(self) -> Callable[[], None]:
        """Mark the file as open by this process; the returned function takes the mark away."""
        mark = self.folder / str(os.getpid())
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            mark.touch()
        except OSError:
            return lambda: None
        return lambda: _take_away(mark)

    def _left(self) -> list[Path]:
        return [mark for mark in self.folder.glob("*") if not _runs(mark.name)]


def _take_away(mark: Path) -> None:
    # One that stays costs a needless look at the next opening, and nothing else.
    with suppress(OSError):
        mark.unlink()


def _runs(pid: str) -> bool:
    # Where nobody can tell, a needless check is the lesser harm.
    return pid.isdecimal() and is_running(int(pid)) is True
