"""The panel of backups joined to what it lists, makes and brings back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.backups import BackupController
from cs_desktop.controllers.idle_backups import IdleBackups
from cs_desktop.controllers.workspace import OpenedWorkspace
from cs_desktop.domain.backups import BackupInfo, FileState, InUseError, Restored
from cs_desktop.views.backups.panel import BackupPanel
from cs_desktop.views.files import open_outside
from cs_desktop.views.wiring.window_desk import WindowDesk


class BackupWiring(QObject):
    """Opens the panel on the open workspace, or on one that could not be opened."""

    def __init__(self, desk: WindowDesk, close_workspace: Callable[[], None]) -> None:
        super().__init__(desk.window)
        self._window, self._actions, self._workspace = desk.window, desk.actions, desk.workspace
        self._close_workspace = close_workspace
        self.controller = BackupController(desk.jobs, desk.hub, desk.workspace.context, desk.clock)
        self.idle = IdleBackups(desk.jobs, desk.hub, desk.workspace)
        self.panel = desk.window.side.take(BackupPanel(desk.theme, desk.actions))
        self._restoring: Path | None = None
        self._was_open = False
        self._said = ""
        self._ask_anyway: tuple[Path, str] | None = None
        self._connect()

    def show(self, path: Path) -> None:
        """Open the panel on a workspace's backups; it need not be open, nor whole."""
        self.panel.set_workspace(path.name, can_make=self._is_open(path))
        self.controller.look(path)
        self._window.side.show_panel(self.panel, tr("Backups"))

    def _connect(self) -> None:
        panel, controller, window = self.panel, self.controller, self._window
        self._actions[ActionId.BACKUPS].triggered.connect(
            lambda: self.show(self._workspace.context().workspace.path)
        )
        panel.backup_requested.connect(controller.back_up_now)
        panel.folder_requested.connect(self._show_folder)
        panel.restore_requested.connect(self._restore)
        panel.left.connect(controller.leave)
        controller.listed.connect(self._list)
        controller.described.connect(panel.describe)
        controller.started.connect(lambda: panel.set_busy(busy=True))
        controller.ended.connect(lambda: panel.set_busy(busy=False))
        controller.failed.connect(lambda error: window.toasts.warn(str(error)))
        controller.offered.connect(self._offer)
        controller.restored.connect(self._restored)
        controller.not_restored.connect(self._not_restored)
        self.idle.made.connect(controller.look_again)
        self.idle.failed.connect(lambda error: window.toasts.warn(str(error)))
        self._workspace.opened.connect(self._opened)
        self._workspace.failed.connect(self._not_opened)
        window.closing.connect(controller.leave)
        window.closing.connect(self.idle.stop)

    def _is_open(self, path: Path) -> bool:
        is_open = self._actions.situation.workspace
        return is_open and bool(self._workspace.context().workspace.is_at(path))

    def _show_folder(self) -> None:
        folder = self.controller.folder
        if folder is not None:
            # Before the first backup there is only the folder of the workspace itself.
            open_outside(next((f for f in (folder, *folder.parents) if f.is_dir()), folder))

    def _list(self, backups: list[BackupInfo]) -> None:
        self.panel.show_backups(backups)
        if self._ask_anyway is not None:
            self.panel.ask_anyway(*self._ask_anyway)
            self._ask_anyway = None

    def _restore(self, backup: Path, anyway: bool) -> None:  # noqa: FBT001 - a signal's argument
        path = self.controller.path
        if path is None or self._restoring is not None:
            return
        self._restoring, self._was_open = path, self._is_open(path)
        if self._was_open:
            self._close_workspace()
            self._window.show_opening(path.stem)
        self._window.side.close_panel()
        self._window.banner.hide()
        self._window.progress.start(tr("Restoring {name}", name=path.name))
        self.controller.restore(backup, path, anyway=anyway)

    def _restored(self, _backup: Path, done: Restored) -> None:
        self._said = {
            FileState.MISSING: tr("Restored {name}", name=done.target.name),
            FileState.HEALTHY: tr("Restored; the workspace as it was is one more backup"),
            FileState.DAMAGED: tr("Restored; the damaged file is kept beside it"),
            FileState.CUT_OFF: tr("Restored; the unfinished file is kept beside it"),
        }[done.was]
        self._reopen()

    def _not_restored(self, backup: Path, error: KnownError) -> None:
        self._said = ""
        if isinstance(error, InUseError):
            self._ask_anyway = backup, str(error)
        self._window.toasts.warn(str(error))
        if self._was_open:
            self._reopen()
            return
        path, self._restoring = self._restoring, None
        self._window.progress.finish()
        self._window.leave_opening()
        if path is not None:
            self.show(path)

    def _reopen(self) -> None:
        assert self._restoring is not None
        self._window.progress.finish()
        self._workspace.open(self._restoring)

    def _opened(self, opened: OpenedWorkspace) -> None:
        path, self._restoring = self._restoring, None
        if path is None:
            return
        if self._said:
            self._window.toasts.tell(self._said, tr("Show folder"), lambda: open_outside(opened.path.parent))
        if self._ask_anyway is not None:
            self.show(path)

    def _not_opened(self, error: KnownError, path: str) -> None:
        self._restoring = None
        if path:
            self.controller.offer(Path(path), error)

    def _offer(self, path: Path, error: KnownError) -> None:
        self._window.banner.tell(str(error), tr("Show its backups"), lambda: self.show(path))
