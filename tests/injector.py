"""A program whose writes fail when they are told to: libfiu stands between it and the system.

Run as `python -m tests.injector OPERATION FOLDER MOST` with libfiu's preload (see `command`). Does one
operation again and again, each time with another of its calls failing, and prints what came of it as JSON
lines. Deterministic: the nth call fails, once or from then on.
"""

import ctypes
import errno
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from ctypes.util import find_library
from dataclasses import asdict, dataclass
from pathlib import Path

from cs_desktop.common.errors import KnownError
from tests.operations import OPERATIONS, Operation, check_whole

KINDS = {
    "write": (("posix/io/rw/pwrite", "posix/io/rw/write"), errno.ENOSPC),
    "sync": (("posix/io/sync/fsync", "posix/io/sync/fdatasync"), errno.EIO),
    "place": (("posix/io/dir/unlink", "posix/io/dir/rename", "posix/io/rw/ftruncate"), errno.EIO),
}
"""Calls of a kind fail together, with the error that a disk would give."""
MODES = ("once", "from then on")
_PRELOAD = ("/usr/lib/fiu/fiu_posix_preload.so", "/usr/local/lib/fiu/fiu_posix_preload.so")
_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


@dataclass(frozen=True)
class Outcome:
    """What came of one operation with one failing call."""

    kind: str
    mode: str
    nth: int
    said: str
    """The words of the refusal; empty if the operation was done all the same."""
    crash: str
    """A fault of ours."""
    damage: str
    """What was found wrong with the files afterwards."""
    acknowledged: int
    again: str
    """Why the same operation did not work after the trouble; empty if it did."""


def preload() -> str | None:
    """Return libfiu's library for system calls, None where it is not installed."""
    found = [place for place in _PRELOAD if Path(place).exists()]
    return found[0] if found and find_library("fiu") else None


def command(operation: Operation, folder: Path, most: int) -> tuple[list[str], Mapping[str, str]]:
    """Return how to start this program, and its environment."""
    return (
        [sys.executable, "-m", "tests.injector", operation.name, str(folder), str(most)],
        {**os.environ, "LD_PRELOAD": preload() or ""},
    )


class Injector:
    """Counts calls, and has one of them fail."""

    def __init__(self) -> None:
        self._fiu = ctypes.CDLL(find_library("fiu"))
        self._fiu.fiu_init(0)
        self._calls = 0
        self._nth = 0
        self._mode = MODES[0]
        self._callback = _CALLBACK(self._decide)

    @contextmanager
    def failing(self, kind: str, mode: str, nth: int) -> Iterator[None]:
        """Have the nth call of a kind fail; 0 for none, to count them."""
        names, error = KINDS[kind]
        self._calls, self._nth, self._mode = 0, nth, mode
        for name in names:
            self._fiu.fiu_enable_external(
                name.encode(), 1, ctypes.c_void_p(error), ctypes.c_uint(0), self._callback
            )
        try:
            yield
        finally:
            for name in names:
                self._fiu.fiu_disable(name.encode())

    @property
    def calls(self) -> int:
        """Return how many calls there were."""
        return self._calls

    def _decide(self, _name: bytes, _number: int, _info: int, _flags: int) -> int:
        self._calls += 1
        if not self._nth:
            return 0
        return int(self._calls == self._nth if self._mode == MODES[0] else self._calls >= self._nth)


def attempt(
    injector: Injector, operation: Operation, folder: Path, kind: str, mode: str, nth: int
) -> Outcome:
    """Do the operation in a prepared folder with one call failing, and look what came of it."""
    acknowledged: list[str] = []
    said = crash = damage = again = ""
    with injector.failing(kind, mode, nth):
        try:
            operation.run(folder, acknowledged.append)
        except KnownError as error:
            said = str(error)
        except Exception as error:  # noqa: BLE001 - what it is, is the finding
            crash = repr(error)
    told = len(acknowledged)
    try:
        check_whole(folder, acknowledged)
    except (AssertionError, KnownError) as error:
        damage = repr(error)
    try:
        operation.run(folder, acknowledged.append)
        check_whole(folder, acknowledged)
    except (AssertionError, KnownError) as error:
        again = repr(error)
    return Outcome(kind, mode, nth, said, crash, damage, told, again)


def spread(calls: int, most: int) -> Sequence[int]:
    """Return which calls fail: every one, or so many over the whole length."""
    if calls <= most:
        return range(1, calls + 1)
    return sorted({1 + number * (calls - 1) // (most - 1) for number in range(most)})


def main(name: str, folder: Path, most: int) -> None:
    """Go through the calls of an operation."""
    (operation,) = (o for o in OPERATIONS if o.name == name)
    injector = Injector()
    (prepared := folder / "prepared").mkdir()
    operation.prepare(prepared)
    for kind in KINDS:
        shutil.copytree(prepared, folder / "work")
        with injector.failing(kind, MODES[0], 0):
            operation.run(folder / "work", lambda _name: None)
        calls = injector.calls
        shutil.rmtree(folder / "work")
        for mode in MODES:
            for nth in spread(calls, most):
                shutil.copytree(prepared, folder / "work")
                outcome = attempt(injector, operation, folder / "work", kind, mode, nth)
                shutil.rmtree(folder / "work")
                sys.stdout.write(json.dumps(asdict(outcome)) + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
