"""Who of the team sits at this computer, by name."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.services.context import Context
from cs_desktop.services.me import my_name, name_to_look_around


class MeController(QObject):
    """Finds out, and again when the team changes."""

    told = Signal(str)
    """The name; empty where that is not known."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context
        self._chosen, self._name = "", ""
        self._follows = False
        self._arr: Mapping[int, int] | None = None
        """What each account pays, where one may look around as somebody else: in the sample workspace."""
        self._sample = False
        hub.subscribe(self, frozenset({Kind.TEAM_MEMBER}), self._refresh)

    @property
    def name(self) -> str:
        """Return the name as it is known by now; empty where it is not."""
        return self._name

    def load(self, chosen: str, *, sample: bool = False) -> None:
        """Find out; `chosen` is the name that the user picked, empty for none.

        In the `sample` workspace, whose team is made up, a user whom nobody knows is the busiest of it.
        """
        self._chosen, self._sample, self._follows = chosen, sample, True
        self._name, self._arr = "", None
        self._read()

    def know(self, portfolio: Portfolio) -> None:
        """Take note of what the accounts pay."""
        if self._follows and self._sample and self._arr is None and not self._name:
            self._arr = {row.id: row.arr for row in portfolio.rows}
            self._read()

    def take(self, name: str) -> None:
        """Take what was found out elsewhere; empty where it is not known."""
        self._chosen = name
        self._tell(name)

    def leave(self) -> None:
        """Follow no more, as when the workspace is closed."""
        self._follows = False

    def _read(self) -> None:
        context, chosen, arr = self._context(), self._chosen, self._arr

        def work(_job: Job) -> str:
            return my_name(context, chosen) or (name_to_look_around(context, arr) if arr else "")

        self._jobs.run(work, self._tell, lambda _error: None, key="me")

    def _tell(self, name: str) -> None:
        if self._follows:
            self._name = name
            self.told.emit(name)

    def _refresh(self, _change: Change) -> None:
        if self._follows:
            self._read()
