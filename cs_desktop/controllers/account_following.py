"""Reading one part of an account again whenever something in it changes, and storing what is done to it."""

from collections.abc import Callable

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.following import EditingFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.services.concerned import account_of_object
from cs_desktop.services.context import Context


class AccountFollower(EditingFollower[int]):
    """Follows one account, by its id."""

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
        super().__init__(jobs, hub, context, kinds)
        self._read_part, self._key = read, key

    @property
    def account_id(self) -> int | None:
        """Return the account that is followed, if any."""
        return self._followed

    def follow(self, account_id: int | None) -> None:
        """Read an account's part and keep it up to date; of none, stop."""
        if account_id == self._followed:
            return
        if account_id is None:
            self.leave()
        else:
            self._follow(account_id)

    def read_anew(self) -> None:
        """Read at once, and forget a reading that is under way: it may have begun before one's own edit."""
        if self._followed is not None:
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

        def done(change: Change | None) -> None:
            if change is not None:
                then(change)

        self._store(step, done, refused or self.failed.emit)

    def _read(self) -> Job:
        account_id, context = self._followed, self._context()
        assert account_id is not None
        return self._jobs.run(
            lambda _job: self._read_part(context, account_id),
            self._while_followed(self.loaded.emit),
            # An account that was deleted is told by its page.
            self._while_followed(self.failed.emit),
            key=self._key,
        )
