"""Reading one part of an account again whenever something in it changes, and storing what is done to it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.services.concerned import account_of_object
from cs_desktop.services.context import Context


class AccountFollower(QObject):
    """Follows one account. Nothing is read while nobody looks; then what is shown is read once more."""

    loaded = Signal(object)
    """What was read."""
    failed = Signal(object)
    """KnownError: it could not be read, or something could not be done."""
    done = Signal(object)
    """The committed Change of something done here."""

    def __init__(
        self,
        jobs: Jobs,
        hub: ChangeHub,
        context: Callable[[], Context],
        kinds: frozenset[Kind],
        read: Callable[[Context, int], object],
        key: str,
    ) -> None:
        """`read` is run off the window's thread; `key` is a name of its own for that job."""
        super().__init__()
        self._jobs, self._context = jobs, context
        self._read_part, self._key = read, key
        self._account_id: int | None = None
        self._refresher = Refresher(self._read)
        hub.subscribe(self, kinds, self._refresh)

    @property
    def account_id(self) -> int | None:
        """Return the account that is followed, if any."""
        return self._account_id

    def follow(self, account_id: int | None) -> None:
        """Read an account's part and keep it up to date; of none, stop."""
        if account_id == self._account_id:
            return
        self._account_id = account_id
        if account_id is None:
            self._refresher.stop()
        else:
            self._refresher.read()

    def refresh(self) -> None:
        """Read soon, as after an edit of one's own."""
        if self._account_id is not None:
            self._refresher.refresh()

    def read_anew(self) -> None:
        """Read at once, and forget a reading that is under way: it may have begun before one's own edit."""
        if self._account_id is not None:
            self._refresher.read()

    def find_account(self, kind: Kind, object_id: int, then: Callable[[int | None], None]) -> None:
        """Find out to which account an object belongs."""
        context = self._context()
        self._jobs.run(lambda _job: account_of_object(context, kind, object_id), then, self.failed.emit)

    def run(
        self,
        step: Callable[[Context], Change | None],
        then: Callable[[Change], None] = lambda _change: None,
        refused: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Do a step off the window's thread; a refusal goes to `refused`, else to `failed`."""
        context = self._context()

        def done(change: Change | None) -> None:
            if change is not None:
                self.done.emit(change)
                then(change)

        self._jobs.run(lambda _job: step(context), done, refused or self.failed.emit, keep=True)

    def _read(self) -> Job:
        account_id, context = self._account_id, self._context()
        assert account_id is not None

        def done(found: object) -> None:
            # The user may have gone elsewhere meanwhile.
            if self._account_id == account_id:
                self.loaded.emit(found)

        def failed(error: KnownError) -> None:
            # An account that was deleted is told by its page.
            if self._account_id == account_id:
                self.failed.emit(error)

        return self._jobs.run(lambda _job: self._read_part(context, account_id), done, failed, key=self._key)

    def _refresh(self, _change: Change) -> None:
        self.refresh()
