"""The ways into the import: the action, a file let go over the window, a workspace that is made first."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance

from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.jobs import Job
from cs_desktop.views.wiring.welcome import WelcomeWiring
from cs_desktop.views.wiring.window_desk import WindowDesk

if TYPE_CHECKING:
    from cs_desktop.views.wiring.importing import ImportWiring


class ImportDoor(QObject):
    """Opens workspaces and imports tables; without a workspace one is made first."""

    def __init__(
        self,
        desk: WindowDesk,
        first_page: WelcomeWiring,
        wizard: "Callable[[], ImportWiring]",
        started: SignalInstance,
    ) -> None:
        """`wizard` gives the wizard, made or not; `started` tells that a workspace is open and read."""
        super().__init__(desk.window)
        self._actions, self._jobs, self._workspace = desk.actions, desk.jobs, desk.workspace
        self._first_page, self._wizard = first_page, wizard
        self._waits = False
        """A new workspace is being made to import into."""
        self._path: Path | None = None
        desk.actions[ActionId.IMPORT].triggered.connect(lambda: self._enter(None))
        desk.window.file_dropped.connect(self._take)
        started.connect(self._go_on)
        first_page.left.connect(self._give_up)
        desk.workspace.failed.connect(lambda _error, _path: self._give_up())

    def _go_on(self) -> None:
        """Go on to the import, if the workspace that is open now was made for it."""
        if self._waits:
            self._waits = False
            self._wizard().show(self._path)

    def _take(self, path: Path) -> None:
        """Open or import a file, by what it holds."""

        def go(is_workspace: bool) -> None:  # noqa: FBT001 - the answer of a job
            # Of folders, devices and what is gone, opening knows best what to say.
            if is_workspace or not path.is_file():
                self._workspace.open(path)
            else:
                self._enter(path)

        def tell(_job: Job) -> bool:
            from cs_desktop.controllers.import_mapping import is_workspace_file  # noqa: PLC0415 - as the wizard

            return is_workspace_file(path, self._is_open)

        self._jobs.run(tell, go, lambda _error: None, key="import drop")

    def _is_open(self, path: Path) -> bool:
        is_open = self._actions.situation.workspace
        return is_open and bool(self._workspace.context().workspace.is_at(path))

    def _enter(self, path: Path | None) -> None:
        if self._actions.situation.workspace:
            self._wizard().show(path)
        else:
            self._waits, self._path = True, path
            self._first_page.ask_new()

    def _give_up(self) -> None:
        self._waits, self._path = False, None
