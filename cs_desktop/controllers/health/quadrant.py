"""The trails of accounts, read off the window's thread and kept until something in health changes."""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.changes import Change
from cs_desktop.domain.inspection import HealthPoint
from cs_desktop.services.context import Context
from cs_desktop.services.health.quadrant import load_trails
from cs_desktop.services.portfolio_refresh import SHOWN_KINDS


class TrailController(QObject):
    """Tells the trails of the accounts that were asked for last."""

    loaded = Signal(object)
    """A mapping from the ids asked for to their HealthPoints."""
    failed = Signal(object)
    """KnownError."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context
        self._known: dict[int, Sequence[HealthPoint]] = {}
        self._wanted: tuple[int, ...] = ()
        self._round = 0
        """Goes up with each change: what was asked for before it is forgotten."""
        hub.subscribe(self, SHOWN_KINDS, self._forget)

    def show(self, account_ids: Collection[int]) -> None:
        """Tell the trails of these from now on."""
        self._wanted = tuple(account_ids)
        unknown = [one for one in self._wanted if one not in self._known]
        if not unknown:
            self._tell()
            return
        context, asked_in = self._context(), self._round

        def take(found: Mapping[int, Sequence[HealthPoint]]) -> None:
            if asked_in == self._round:
                self._known |= found
                self._tell()

        self._jobs.run(lambda _job: load_trails(context, unknown), take, self.failed.emit, key="trails")

    def leave(self) -> None:
        """Forget everything, as of another workspace."""
        self._known, self._wanted = {}, ()
        self._round += 1
        self.loaded.emit({})

    def _tell(self) -> None:
        self.loaded.emit({one: self._known[one] for one in self._wanted if one in self._known})

    def _forget(self, _change: Change) -> None:
        self._known = {}
        self._round += 1
        if self._wanted:
            self.show(self._wanted)
