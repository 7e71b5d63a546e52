"""Reading that belongs together, in transactions so short that nobody waits for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from cs_desktop.models.queries.workspace import log_position
from cs_desktop.models.workspace_file import WorkspaceFile

T = TypeVar("T")
_TRIES = 5


class Read(Protocol):
    """Runs one query in a transaction of its own."""

    def __call__(self, fn: Callable[[Connection], T], /) -> T:
        """Return what fn fetched."""
        ...


@dataclass(frozen=True, slots=True)
class Within:
    """Reads within a transaction that runs already, as a write does that must see what it stores."""

    connection: Connection

    def __call__(self, fn: Callable[[Connection], T], /) -> T:
        """Return what fn fetched."""
        return fn(self.connection)


def read_steadily(workspace: WorkspaceFile, fn: Callable[[Read], T]) -> T:
    """Run fn, whose reads are a transaction each, and return its result from one state of the file.

    If the log moved meanwhile fn runs again; after some tries the newest result is taken, since whoever
    asked is told of the changes and will ask again.
    """
    for _ in range(_TRIES):
        before = workspace.read(log_position)
        result = fn(workspace.read)
        if workspace.read(log_position) == before:
            break
    return result
