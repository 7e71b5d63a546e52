"""A fresh workspace, which most of what is tested here begins with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.context import Context
from tests.workspaces import context, new_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[WorkspaceFile]:
    """Return a workspace of its own, without accounts."""
    file = new_workspace(tmp_path / "team.csdesk")
    yield file
    file.close()


@pytest.fixture
def ctx(workspace: WorkspaceFile) -> Context:
    """Return that workspace's context, its clock standing at noon."""
    return context(workspace)
