"""Who has a workspace open: one small file for each opening of it, in its side folder.

Files rather than rows, since a row written every few seconds would invalidate everybody's page cache. They
only inform: nothing is locked by them, and what they say is shown and never used as a path.
"""

import json
import os
import re
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from cs_desktop.common.language import tr
from cs_desktop.common.processes import is_running
from cs_desktop.domain.presence import Present
from cs_desktop.models.backup import side_folder

BEAT_S = 15.0
"""How often a program says that it is still here."""
STALE_S = 60.0
"""A file untouched for so long is that of a program that is gone."""
FORGOTTEN_S = 24 * 3600.0
"""One untouched for so long is taken away."""
_FILES_READ = 500
_BYTES_READ = 4096
_LETTERS_KEPT = 80
_OURS = re.compile(r"[0-9a-f]{16}\.(json|part)")
_NEVER = float("-inf")


@dataclass(frozen=True, slots=True)
class _Seen:
    """Another's file: its time as the file system gives it, and when it last moved on our own clock."""

    mtime: float
    moved_at: float
    present: Present | None
    pid: int | None = None
    """The process, where it is one of our own computer."""

    def is_here(self, now: float) -> bool:
        # At our own computer nobody waits until the file of a program that was killed is stale.
        gone = self.pid is not None and is_running(self.pid) is False
        return self.present is not None and now - self.moved_at < STALE_S and not gone


class Presence:
    """Announces this opening of a workspace, and tells of the others.

    Every time is compared with that of our own file, written just before: the clocks of other computers
    do not count. Where the file of another bears a strange time, it counts as alive while that moves.
    """

    def __init__(
        self, workspace: Path, actor_id: int, me: Present, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._workspace = workspace
        self._folder = side_folder(workspace) / "presence"
        self._file = self._folder / f"{actor_id:016x}.json"
        self._me = me
        self._monotonic = monotonic
        self._doing: list[str] = []
        self._written: tuple[float, float] | None = None
        """The time of our own file, and ours when we wrote it; None where it could not be written."""
        self._seen: dict[str, _Seen] = {}
        self._lock = threading.RLock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def announce(self) -> None:
        """Say that we are here, from now on until `close`."""
        with self._lock:
            if self._thread is not None or self._stop.is_set():
                return
            self.beat()
            self._clean()
            self._thread = threading.Thread(target=self._keep_beating, name="presence", daemon=True)
            self._thread.start()

    @contextmanager
    def doing(self, what: str) -> Iterator[None]:
        """Tell the others what we do, such as "Importing usage.csv", for as long as it takes."""
        with self._lock:
            self._doing.append(what)
            self.announce()
            self.beat()
        try:
            yield
        finally:
            with self._lock:
                self._doing.remove(what)
                self.beat()

    def beat(self) -> None:
        """Say that we are still here; where that cannot be written, nothing is known of the others."""
        with self._lock:
            if self._stop.is_set():
                return
            try:
                self._write()
                self._written = (self._file.stat(follow_symlinks=False).st_mtime, self._monotonic())
            except OSError:
                self._written = None

    def others(self) -> tuple[Present, ...] | None:
        """Return who else has the file open, longest first; None where that cannot be known."""
        with self._lock:
            if self._written is None:
                return None
            try:
                self._look()
            except OSError:
                return None
            now = self._monotonic()
            found = [seen.present for seen in self._seen.values() if seen.present and seen.is_here(now)]
        return tuple(sorted(found, key=lambda present: (present.opened_at, present.user, present.host)))

    def close(self) -> None:
        """Take our file away, and its folders if they are empty then."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._written = None
        for mine in (self._file, self._file.with_suffix(".part")):
            with suppress(OSError):
                mine.unlink(missing_ok=True)
        for folder in (self._folder, self._folder.parent):
            # Refused while anything is in it, so only what we alone needed goes.
            with suppress(OSError):
                folder.rmdir()

    def _keep_beating(self) -> None:
        while not self._stop.wait(BEAT_S):
            self.beat()

    def _write(self) -> None:
        if not self._workspace.exists():
            raise FileNotFoundError("a folder that was moved away is not made again")
        self._folder.parent.mkdir(exist_ok=True)
        self._folder.mkdir(exist_ok=True)
        if self._folder.is_symlink():
            raise OSError("a stranger's link stands where our folder should be")
        me = replace(self._me, doing=self._doing[-1] if self._doing else "")
        document = {
            "user": me.user,
            "host": me.host,
            "opened_at": me.opened_at.isoformat(),
            "doing": me.doing,
            "pid": os.getpid(),
        }
        part = self._file.with_suffix(".part")
        part.unlink(missing_ok=True)
        with part.open("x", encoding="utf-8") as out:
            json.dump(document, out)
        part.replace(self._file)

    def _look(self) -> None:
        seen = {}
        for entry in self._entries():
            if entry.name.endswith(".json") and entry.name != self._file.name:
                # It may be taken away while we look.
                with suppress(OSError):
                    seen[entry.name] = self._noticed(entry)
        self._seen = seen

    def _entries(self) -> "list[os.DirEntry[str]]":
        with os.scandir(self._folder) as entries:
            return [entry for entry in islice(entries, _FILES_READ) if _OURS.fullmatch(entry.name)]

    def _noticed(self, entry: "os.DirEntry[str]") -> _Seen:
        facts = entry.stat(follow_symlinks=False)
        known = self._seen.get(entry.name)
        if known is not None and known.mtime == facts.st_mtime:
            return known
        moved_at = self._monotonic()
        if known is None:
            age = self._age(facts)
            moved_at = moved_at - max(age, 0) if age > -STALE_S else _NEVER
        is_file = stat.S_ISREG(facts.st_mode) and facts.st_size <= _BYTES_READ
        present, pid = self._read(entry.path) if is_file else (None, None)
        return _Seen(facts.st_mtime, moved_at, present, pid)

    def _age(self, facts: os.stat_result) -> float:
        """Return how long ago a file was written, on the file system's own clock; below 0 in its future."""
        assert self._written is not None
        mtime, written_at = self._written
        return mtime + (self._monotonic() - written_at) - facts.st_mtime

    def _read(self, path: str) -> tuple[Present | None, int | None]:
        """Return who a file speaks of, and their process if it is one of ours."""
        # Never through a link that came in between.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            content = file.read(_BYTES_READ)
        present = parsed(content)
        if present is None or (present.user, present.host) != (_plain(self._me.user), _plain(self._me.host)):
            return present, None
        pid = json.loads(content).get("pid")
        return replace(present, mine=True), pid if isinstance(pid, int) else None

    def _clean(self) -> None:
        """Take away what programs that ended badly have left."""
        with self._lock, suppress(OSError):
            for entry in self._entries() if self._written else ():
                facts = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(facts.st_mode) and self._age(facts) > FORGOTTEN_S:
                    Path(entry.path).unlink(missing_ok=True)


def parsed(content: bytes) -> Present | None:
    """Return what a presence file says; None where it is none of ours."""
    try:
        document = json.loads(content)
        opened_at = datetime.fromisoformat(document["opened_at"]).astimezone(UTC)
        texts = [document["user"], document["host"], document.get("doing", "")]
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError):
        return None
    if not all(isinstance(text, str) for text in texts) or not 2000 <= opened_at.year <= 2200:
        return None
    user, host, doing = map(_plain, texts)
    return Present(user or tr("Someone"), host, opened_at, doing)


def _plain(text: str) -> str:
    """Return a text in one short line of letters that can be shown."""
    return "".join(letter for letter in text if letter.isprintable())[:_LETTERS_KEPT].strip()
