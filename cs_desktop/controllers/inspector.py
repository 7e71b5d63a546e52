"""The account that is looked at beside the table: read once the selection has come to rest."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from cs_desktop.controllers.account import KINDS
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.inspection import Inspection
from cs_desktop.services.context import Context
from cs_desktop.services.inspection import inspect_account

REST_MS = 60
"""So long the selection stays before its account is read: whoever runs down the table reads none."""


class InspectorController(QObject):
    """Serves one account at a time; an answer for another than the present one is dropped."""

    loaded = Signal(object)
    """Inspection."""
    failed = Signal(object)

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context
        self._account_id: int | None = None
        self._refresher = Refresher(self._read)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._begin)
        hub.subscribe(self, KINDS | {Kind.TASK, Kind.JOURNEY_LINK}, self._refresh)

    @property
    def account_id(self) -> int | None:
        """Return the account that is looked at, if any."""
        return self._account_id

    def show(self, account_id: int) -> None:
        """Read an account soon, and keep it up to date."""
        if account_id != self._account_id:
            self._account_id = account_id
            self._rest.start()

    def leave(self) -> None:
        """Look at none any more."""
        self._account_id = None
        self._rest.stop()
        self._refresher.stop()

    def _begin(self) -> None:
        if self._account_id is not None:
            self._refresher.read()

    def _read(self) -> Job:
        account_id, context = self._account_id, self._context()
        assert account_id is not None

        def done(found: Inspection) -> None:
            if self._account_id == account_id:
                self.loaded.emit(found)

        return self._jobs.run(
            lambda _job: inspect_account(context, account_id), done, self.failed.emit, key="inspector"
        )

    def _refresh(self, change: Change) -> None:
        if self._account_id is None or self._rest.isActive():
            return
        accounts = change.ids.get(Kind.ACCOUNT, frozenset())
        alone = change.kinds <= {Kind.ACCOUNT, Kind.ACCOUNT_ATTRIBUTE}
        if not alone or accounts is None or self._account_id in accounts:
            self._refresher.refresh()
