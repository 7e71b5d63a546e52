"""A workspace that two people change, for every test of its history."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cs_desktop.common.clock import FixedClock
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author
from cs_desktop.services.context import Context
from tests.workspaces import context, new_workspace

NOON = datetime(2026, 10, 13, 12, 0, tzinfo=UTC)


class Office:
    """One file and the people who have it open, each with a clock that can be set."""

    def __init__(self, path: Path) -> None:
        self.path = path
        new_workspace(path).close()
        self._open: list[WorkspaceFile] = []

    def person(self, name: str, at: datetime = NOON) -> Context:
        """Open the file as a person, at a moment."""
        clock = FixedClock(at)
        workspace = WorkspaceFile(self.path, clock, Author(name, f"{name}-laptop"))
        self._open.append(workspace)
        return context(workspace, clock)

    def close(self) -> None:
        for workspace in self._open:
            workspace.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Return an office with a fresh file."""
    made = Office(tmp_path / "office.csdesk")
    yield made
    made.close()
