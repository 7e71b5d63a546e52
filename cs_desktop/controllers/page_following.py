"""Reading again what a page of the whole workspace shows, and storing what is done there."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.services.context import Context


class PageFollower(QObject):
    """Serves one page. Nothing is read while nobody looks; it is read once more when somebody comes back."""

    loaded = Signal(object)
    """What was read."""
    done = Signal(object)
    """The committed Change of something done here."""
    failed = Signal(object)
    """KnownError: it could not be read, or something could not be done."""

    def __init__(
        self,
        jobs: Jobs,
        hub: ChangeHub,
        context: Callable[[], Context],
        kinds: frozenset[Kind],
        read: Callable[[Context], object],
        key: str,
    ) -> None:
        """`read` is run off the window's thread; `key` is a name of its own for that job."""
        super().__init__()
        self._jobs, self._context = jobs, context
        self._read_page, self._key = read, key
        self._shown, self._stale = False, True
        self._refresher = Refresher(self._read)
        hub.subscribe(self, kinds, self._changed)

    @property
    def shown(self) -> bool:
        """Return whether the page is on screen."""
        return self._shown

    def show(self, *, shown: bool) -> None:
        """Say whether the page is on screen."""
        self._shown = shown
        if shown and self._stale:
            self._refresher.refresh()

    def leave(self) -> None:
        """Follow no more, as when the workspace is closed."""
        self._shown, self._stale = False, True
        self._refresher.stop()

    def refresh(self) -> None:
        """Read soon, or once somebody looks."""
        if self._shown:
            self._refresher.refresh()
        else:
            self._stale = True

    def do(
        self,
        step: Callable[[Context], Change | None],
        then: Callable[[], None] = lambda: None,
        refused: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Do a step, tell of it, and read anew; where it is refused too, so that what is shown is true.

        Steps are done one after the other. A refusal goes to `refused`, else to `failed`.
        """
        context = self._context()

        def done(change: Change | None) -> None:
            if change is not None:
                self.done.emit(change)
            then()
            self.refresh()

        def fail(error: KnownError) -> None:
            (refused or self.failed.emit)(error)
            self.refresh()

        self._jobs.run(lambda _job: step(context), done, fail, keep=True, lane=self._key)

    def _tell(self, found: object) -> None:
        """Tell what was read, while somebody looks."""
        self.loaded.emit(found)

    def _changed(self, _change: Change) -> None:
        self.refresh()

    def _read(self) -> Job:
        context = self._context()
        self._stale = False
        return self._jobs.run(
            lambda _job: self._read_page(context), self._take, self.failed.emit, key=self._key
        )

    def _take(self, found: object) -> None:
        # Whoever has left meanwhile comes back to what is read anew.
        self._stale = not self._shown
        if self._shown:
            self._tell(found)
