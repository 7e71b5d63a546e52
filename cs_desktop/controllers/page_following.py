"""Reading again what a page of the whole workspace shows, and storing what is done there."""

from collections.abc import Callable

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.following import EditingFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.services.context import Context


class PageFollower(EditingFollower[bool]):
    """Serves one page. Nothing is read while nobody looks; it is read once more when somebody comes back."""

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
        super().__init__(jobs, hub, context, kinds)
        self._read_page, self._key = read, key
        self._stale = True

    @property
    def shown(self) -> bool:
        """Return whether the page is on screen."""
        return self._followed is not None

    def show(self, *, shown: bool) -> None:
        """Say whether the page is on screen."""
        self._followed = shown or None
        if shown and self._stale:
            self._refresher.refresh()

    def leave(self) -> None:
        """Follow no more, as when the workspace is closed."""
        super().leave()
        self._stale = True

    def refresh(self) -> None:
        """Read soon, or once somebody looks."""
        super().refresh()
        self._stale = self._stale or not self.shown

    def do(
        self,
        step: Callable[[Context], Change | None],
        then: Callable[[], None] = lambda: None,
        refused: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Do a step, tell of it, and read anew; where it is refused too, so that what is shown is true.

        Steps are done one after the other. A refusal goes to `refused`, else to `failed`.
        """

        def done(_change: Change | None) -> None:
            then()
            self.refresh()

        def fail(error: KnownError) -> None:
            (refused or self.failed.emit)(error)
            self.refresh()

        self._store(step, done, fail, lane=self._key)

    def _tell(self, found: object) -> None:
        """Tell what was read, while somebody looks."""
        self.loaded.emit(found)

    def _read(self) -> Job:
        context = self._context()
        self._stale = False
        return self._jobs.run(
            lambda _job: self._read_page(context), self._take, self.failed.emit, key=self._key
        )

    def _take(self, found: object) -> None:
        # Whoever has left meanwhile comes back to what is read anew.
        self._stale = not self.shown
        if self.shown:
            self._tell(found)
