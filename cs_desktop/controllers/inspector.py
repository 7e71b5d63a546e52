"""The account that is looked at beside the table: read once the selection has come to rest."""

from collections.abc import Callable

from PySide6.QtCore import QTimer

from cs_desktop.controllers.account import KINDS, may_concern
from cs_desktop.controllers.following import Follower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.services.context import Context
from cs_desktop.services.inspection import inspect_account

REST_MS = 60
"""So long the selection stays before its account is read: whoever runs down the table reads none."""


class InspectorController(Follower[int]):
    """Serves one account at a time, by its id; `loaded` brings its Inspection."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS | {Kind.TASK, Kind.JOURNEY_LINK})
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._begin)

    @property
    def account_id(self) -> int | None:
        """Return the account that is looked at, if any."""
        return self._followed

    def show(self, account_id: int) -> None:
        """Read an account soon, and keep it up to date."""
        if account_id != self._followed:
            self._followed = account_id
            self._rest.start()

    def leave(self) -> None:
        """Look at none any more."""
        super().leave()
        self._rest.stop()

    def _begin(self) -> None:
        if self._followed is not None:
            self._refresher.read()

    def _read(self) -> Job:
        account_id, context = self._followed, self._context()
        assert account_id is not None
        return self._jobs.run(
            lambda _job: inspect_account(context, account_id),
            self._while_followed(self.loaded.emit),
            self.failed.emit,
            key="inspector",
        )

    def _changed(self, change: Change) -> None:
        if not self._rest.isActive() and may_concern(change, self._followed):
            self.refresh()
