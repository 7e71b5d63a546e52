"""Who of the team sits at this computer, by name."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.services.context import Context
from cs_desktop.services.me import my_name


class MeController(QObject):
    """Finds out, and again when the team changes."""

    told = Signal(str)
    """The name; empty where that is not known."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context
        self._chosen = ""
        self._follows = False
        hub.subscribe(self, frozenset({Kind.TEAM_MEMBER}), self._refresh)

    def load(self, chosen: str) -> None:
        """Find out; `chosen` is the name that the user picked, empty for none."""
        self._chosen, self._follows = chosen, True
        self._read()

    def take(self, name: str) -> None:
        """Take what was found out elsewhere; empty where it is not known."""
        self._chosen = name
        self._tell(name)

    def leave(self) -> None:
        """Follow no more, as when the workspace is closed."""
        self._follows = False

    def _read(self) -> None:
        context, chosen = self._context(), self._chosen
        self._jobs.run(lambda _job: my_name(context, chosen), self._tell, lambda _error: None, key="me")

    def _tell(self, name: str) -> None:
        if self._follows:
            self.told.emit(name)

    def _refresh(self, _change: Change) -> None:
        if self._follows:
            self._read()
