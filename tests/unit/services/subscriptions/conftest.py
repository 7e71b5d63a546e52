"""The small book of this folder's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.services.subscriptions.sample import Book
from tests.workspaces import new_workspace


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Return a fresh book."""
    workspace = new_workspace(tmp_path / "book.csdesk")
    yield Book(workspace)
    workspace.close()
