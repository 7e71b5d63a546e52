"""Making and opening workspaces."""

from pathlib import Path

from cs_desktop.common.clock import Clock
from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.models.ids import IdSource
from cs_desktop.models.opening import SUFFIX, NewWorkspace, create_workspace, open_workspace
from cs_desktop.models.workspace_file import WorkspaceFile


def create(
    path: Path,
    company: str,
    currency: str,
    fiscal_start: int,
    clock: Clock,
    ids: IdSource | None = None,
) -> WorkspaceFile:
    """Make a workspace file and open it; `ids` replaces the random ids (sample workspaces).

    Raises:
        KnownError: the file exists, its folder does not, or an answer makes no sense.
    """
    return create_workspace(path, NewWorkspace(company, currency, fiscal_start), clock, ids)


def open_(path: Path, clock: Clock) -> WorkspaceFile:
    """Open a workspace file.

    Raises:
        KnownError: it is not one, is damaged, newer, or cannot be reached.
    """
    return open_workspace(path, clock)


def with_suffix(path: Path) -> Path:
    """Return the path with the workspace's file ending, unless it has one.

    Raises:
        KnownError: it names no file.
    """
    if not path.name:
        raise KnownError(tr("{path} is a folder; name the workspace's file in it.", path=path))
    return path if path.suffix else path.with_name(path.name + SUFFIX)
