"""Reading again what somebody looks at, whenever it changes."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.services.context import Context

T = TypeVar("T")
Found = TypeVar("Found")


class Follower(QObject, Generic[T]):
    """Follows one thing at a time: an id, a scope, or True where there is only one.

    Nothing is read while nobody looks.
    """

    loaded = Signal(object)
    """What was read."""
    failed = Signal(object)
    """KnownError: it could not be read, or something could not be done."""

    def __init__(
        self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context], kinds: frozenset[Kind]
    ) -> None:
        """Read again at changes to these kinds."""
        super().__init__()
        self._jobs, self._context = jobs, context
        self._followed: T | None = None
        """What somebody looks at; None while nobody does."""
        self._refresher = Refresher(self._read)
        hub.subscribe(self, kinds, self._changed)

    def leave(self) -> None:
        """Follow no more: nobody looks, or the workspace is closed."""
        self._followed = None
        self._refresher.stop()

    def refresh(self) -> None:
        """Read soon, as after something changed."""
        if self._followed is not None:
            self._refresher.refresh()

    def _follow(self, what: T) -> None:
        """Read something at once, and keep it up to date."""
        self._followed = what
        self._refresher.read()

    def _changed(self, _change: Change) -> None:
        self.refresh()

    def _read(self) -> Job:
        """Start reading what is followed."""
        raise NotImplementedError

    def _while_followed(self, tell: Callable[[Found], object]) -> Callable[[Found], None]:
        """Return `tell`, silent once the user has gone elsewhere."""
        followed = self._followed

        def told(found: Found) -> None:
            if self._followed == followed:
                tell(found)

        return told


class EditingFollower(Follower[T]):
    """A Follower by which what it shows is changed too."""

    done = Signal(object)
    """The committed Change of something done here."""

    def _store(
        self,
        step: Callable[[Context], Change | None],
        then: Callable[[Change | None], object],
        refused: Callable[[KnownError], None],
        lane: str = "",
    ) -> Job:
        """Do a step off the window's thread and tell of it; `then` gets its change, if there was any."""
        context = self._context()

        def done(change: Change | None) -> None:
            if change is not None:
                self.done.emit(change)
            then(change)

        return self._jobs.run(lambda _job: step(context), done, refused, keep=True, lane=lane)
