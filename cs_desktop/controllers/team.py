"""The team: read while its panel is on screen, and changed a step at a time."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.following import Follower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.team import MemberEntry
from cs_desktop.services.context import Context
from cs_desktop.services.me import name_of_user
from cs_desktop.services.team import deactivate_member, remove_member, save_member, team_rows

KINDS = frozenset({Kind.TEAM_MEMBER, Kind.ACCOUNT, Kind.TASK, Kind.OBJECTIVE, Kind.PROMISE, Kind.ACTIVITY})


class TeamController(Follower[bool]):
    """Serves the panel of the team and its form; `loaded` brings a tuple of TeamRow."""

    stored = Signal(object)
    """The committed Change; None where nothing differed."""
    refused = Signal(object)
    """The KnownError that says why what a form holds was not stored."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS)

    def load(self) -> None:
        """Read the team, and again whenever it changes."""
        self._follow(what=True)

    def save(self, member_id: int | None, entry: MemberEntry) -> None:
        """Take somebody in, or change who is there."""
        self._store(lambda context: save_member(context, member_id, entry, self))

    def deactivate(self, member_id: int, successor_id: int | None) -> None:
        """Hand over what is open, and plan no more with somebody."""
        self._store(lambda context: deactivate_member(context, member_id, successor_id, self))

    def remove(self, member_id: int) -> None:
        """Take somebody out who was taken in by mistake."""
        self._store(lambda context: remove_member(context, member_id, self))

    @staticmethod
    def name_of_user() -> str:
        """Return what the user of this computer may be called; empty where that cannot be told."""
        return name_of_user()

    def _store(self, step: Callable[[Context], Change | None]) -> None:
        context = self._context()

        def failed(error: KnownError) -> None:
            self.refused.emit(error)

        self._jobs.run(lambda _job: step(context), self.stored.emit, failed, keep=True)

    def _read(self) -> Job:
        context = self._context()
        done = self._while_followed(self.loaded.emit)
        return self._jobs.run(lambda _job: team_rows(context), done, self.failed.emit, key="team")
