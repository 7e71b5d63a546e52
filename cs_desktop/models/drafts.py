"""Drafts of what is typed: small files in the user's profile, never in a workspace.

A folder for each workspace, by the id of its first change set, so that a file put in its place has another.
In it each opening of the workspace has a token: `TOKEN.lock` is held while its program runs, `TOKEN-ID.json`
is one draft. Drafts whose lock nobody holds were left by a program that ended, and go to who opens next.
"""

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from cs_desktop.common.held_file import HeldFile
from cs_desktop.common.paths import profile_path
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.drafts import Draft, FieldRef, Typed

LARGEST = 20_000_000
"""Bytes; a longer file is none of ours."""


class DraftStore:
    """The drafts of one opening of a workspace. Every method may raise OSError."""

    def __init__(self, workspace: Path, workspace_id: int) -> None:
        self._workspace = workspace.resolve()
        self._folder = profile_path() / "drafts" / f"{workspace_id & (2**64 - 1):016x}"
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._token, self._lock = self._begin()

    def keep(self, draft: Draft) -> None:
        """Write a draft in one step, over an older one of its id; what is there outlives a power cut."""
        document = {
            "workspace": str(self._workspace),
            "kind": draft.typed.ref.kind.value,
            "id": draft.typed.ref.id,
            "field": draft.typed.ref.field,
            "label": draft.typed.label,
            "base": draft.typed.base,
            "text": draft.typed.text,
            "basis": draft.typed.basis,
            "at": draft.at.isoformat(),
        }
        path = self._path(draft.id)
        part = path.with_suffix(".part")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            # In ASCII, JSON also holds the halves of letters that UTF-8 refuses.
            json.dump(document, file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)

    def remove(self, draft_id: str) -> None:
        """Take a draft away, if it is there."""
        self._path(draft_id).unlink(missing_ok=True)

    def take_over(self) -> tuple[Draft, ...]:
        """Return the drafts that ended programs left of this workspace; from now on they are of this opening.

        A copy of the workspace has the same first change set: its drafts stay its own while it is there.
        """
        tokens = {path.name.partition(".")[0].partition("-")[0] for path in self._folder.iterdir()}
        found: list[Draft] = []
        for token in sorted(tokens - {self._token}):
            lock = HeldFile.take(self._folder / f"{token}.lock")
            if lock is not None:
                try:
                    found += self._taken_from(token)
                finally:
                    lock.let_go()
        return tuple(sorted(found, key=lambda draft: draft.at))

    def close(self) -> None:
        """Let go; drafts that are still there are offered to who opens the workspace next."""
        self._lock.let_go()
        with suppress(OSError):
            self._folder.rmdir()

    def _begin(self) -> tuple[str, HeldFile]:
        while True:
            token = secrets.token_hex(8)
            lock = HeldFile.take(self._folder / f"{token}.lock")
            if lock is not None:
                return token, lock

    def _path(self, draft_id: str) -> Path:
        return self._folder / f"{self._token}-{draft_id}.json"

    def _taken_from(self, token: str) -> Iterator[Draft]:
        for path in sorted(self._folder.glob(f"{token}-*.part")):
            path.unlink(missing_ok=True)
        for path in sorted(self._folder.glob(f"{token}-*.json")):
            read = _read(path)
            if read is None or (read[0] != self._workspace and read[0].exists()):
                continue
            draft = read[1]
            path.replace(self._path(draft.id))
            yield draft


def _read(path: Path) -> tuple[Path, Draft] | None:
    """Return the workspace that a draft was typed into, and the draft; None if the file is none of ours."""
    try:
        if path.stat().st_size > LARGEST:
            return None
        stored = json.loads(path.read_bytes())
        ref = FieldRef(Kind(stored["kind"]), int(stored["id"]), str(stored["field"]))
        label, base, text = (str(stored[name]) for name in ("label", "base", "text"))
        typed = Typed(ref, label, base, text, str(stored.get("basis", "")))
        draft = Draft(path.stem.partition("-")[2], typed, datetime.fromisoformat(stored["at"]))
        return Path(stored["workspace"]), draft
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None
