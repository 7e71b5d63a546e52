"""Things that are written down about an account: read, added, deleted, by whom of the team."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.account_following import AccountFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.services.context import Context

Who = Callable[[Context], int | None]
"""Finds out, off the window's thread, who of the team the user is; None where that is not known."""


class RecordKeeper(AccountFollower):
    """An AccountFollower of things of one kind that the user adds and deletes."""

    refused = Signal(object)
    """KnownError: what the user entered could not be stored."""
    added = Signal(object)
    """The id of one that was stored here."""

    def __init__(
        self,
        jobs: Jobs,
        hub: ChangeHub,
        context: Callable[[], Context],
        kind: Kind,
        also: frozenset[Kind],
        read: Callable[[Context, int], object],
        delete: Callable[[Context, Sequence[int]], Change],
    ) -> None:
        """Keep things of a kind; changes `also` to these kinds are shown with them."""
        super().__init__(jobs, hub, context, also | {kind}, read, kind.value)
        self._kind, self._delete_step = kind, delete

    def delete(self, ids: Sequence[int]) -> None:
        """Delete some of them as one step."""
        wanted = tuple(ids)
        if wanted:
            self.run(lambda context: self._delete_step(context, wanted))

    def store(self, step: Callable[[Context], Change]) -> None:
        """Store one that the user entered."""

        def tell(change: Change) -> None:
            for made in change.ids.get(self._kind) or ():
                self.added.emit(made)

        self.run(step, tell, self._refuse)

    def _refuse(self, error: KnownError) -> None:
        self.refused.emit(error)
