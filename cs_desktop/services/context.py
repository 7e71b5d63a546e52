"""What every use case is handed; there are no globals to reach for."""

import logging
from dataclasses import dataclass

from cs_desktop.common.clock import Clock
from cs_desktop.models.workspace_file import WorkspaceFile


@dataclass(frozen=True, slots=True)
class Context:
    """The open workspace, the time, and where to write what happened."""

    workspace: WorkspaceFile
    clock: Clock
    log: logging.Logger
