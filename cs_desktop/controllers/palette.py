"""The command palette: its book of the workspace's things, read in the background and kept up to date."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.actions import ActionTable
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.palette_finder import PaletteFinder
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.palette import PaletteBook, Target
from cs_desktop.services.context import Context
from cs_desktop.services.palette import load_palette

KINDS = frozenset({Kind.ACCOUNT, Kind.CONTACT, Kind.SUCCESS_PLAN, Kind.OBJECTIVE, Kind.REVIEW})
REMEMBERED = 20


class PaletteController(QObject):
    """Reads the book when a workspace is opened and when something in it changed."""

    loaded = Signal()
    """The finder knows more, or other things, than before."""

    def __init__(
        self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context], actions: ActionTable
    ) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context
        self._refresher = Refresher(self._read)
        self._follows = False
        self.finder = PaletteFinder(actions)
        hub.subscribe(self, KINDS, self._refresh)

    def begin(self) -> None:
        """Read the things of the workspace that was opened, and keep them up to date."""
        if not self._follows:
            self._follows = True
            self._refresher.read()

    def leave(self) -> None:
        """Forget everything, as when the workspace is closed."""
        self._follows = False
        self._refresher.stop()
        self.finder.book = PaletteBook(())
        self.finder.recent = ()

    def use(self, target: Target) -> None:
        """Remember what was chosen."""
        others = [known for known in self.finder.recent if known != target]
        self.finder.recent = (target, *others)[:REMEMBERED]

    def _read(self) -> Job:
        context = self._context()
        # What cannot be read is told where it is shown; the palette keeps what it knows.
        return self._jobs.run(
            lambda _job: load_palette(context), self._take, lambda _error: None, key="palette"
        )

    def _take(self, book: PaletteBook) -> None:
        if self._follows:
            self.finder.book = book
            self.loaded.emit()

    def _refresh(self, _change: Change) -> None:
        if self._follows:
            self._refresher.refresh()
