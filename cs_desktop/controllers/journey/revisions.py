"""The revisions of the map on screen: listed, kept, renamed, deleted, looked at, compared, brought back."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from cs_desktop.controllers.account_following import AccountFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.journey.page import KINDS
from cs_desktop.domain.journey.revisions import Revisions
from cs_desktop.domain.journey.words import RevisionKind
from cs_desktop.services.context import Context
from cs_desktop.services.journey.keeping import restore_kept
from cs_desktop.services.journey.looking_back import load_revisions, load_state, load_states
from cs_desktop.services.journey.revisions import delete_revision, keep_revision, rename_revision


class RevisionsController(AccountFollower):
    """Follows one map, by its id; `loaded` brings its Revisions."""

    looked = Signal(object)
    """The MapState that was asked for."""
    compared = Signal(object, object)
    """The older and the newer MapState that were asked for; again whenever the map has changed since."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS, self._load, "revisions")
        self._known: Revisions | None = None
        self._pair: tuple[int, int] | None = None
        self.loaded.connect(self._remember)

    @property
    def map_id(self) -> int | None:
        """Return the map that is followed, if any."""
        return self.account_id

    def keep(self, name: str) -> None:
        """Keep the map as it is now, under a name or none."""
        map_id = self.map_id
        if map_id is not None:
            self.run(lambda context: keep_revision(context, map_id, RevisionKind.NAMED, name))

    def rename(self, revision_id: int, name: str) -> None:
        """Give a revision another name."""
        self.run(lambda context: rename_revision(context, revision_id, name))

    def delete(self, revision_id: int) -> None:
        """Delete a revision."""
        self.run(lambda context: delete_revision(context, revision_id))

    def restore(self, map_id: int, revision_id: int) -> None:
        """Bring the map back to a revision."""
        self.run(lambda context: restore_kept(context, map_id, revision_id))

    def look(self, map_id: int, revision_id: int) -> None:
        """Read the map as it was at a revision."""
        context = self._context()
        self._jobs.run(
            lambda _job: load_state(context, map_id, revision_id),
            self.looked.emit,
            self.failed.emit,
            key="revision",
        )

    def compare(self, old: int, new: int) -> None:
        """Read two states, and again whenever the map changes."""
        self._pair = (old, new)
        self._read_pair()

    def stop_comparing(self) -> None:
        """Read the two states no more."""
        self._pair = None

    def _read_pair(self) -> None:
        map_id, pair, context = self.map_id, self._pair, self._context()
        if map_id is None or pair is None:
            return

        def done(states: tuple[object, object]) -> None:
            if self._pair == pair:
                self.compared.emit(*states)

        self._jobs.run(
            lambda _job: load_states(context, map_id, *pair), done, self.failed.emit, key="comparison"
        )

    def _load(self, context: Context, map_id: int) -> Revisions:
        known = self._known
        return load_revisions(context, map_id, known.tallies if known and known.map_id == map_id else {})

    def _remember(self, found: Revisions) -> None:
        self._known = found
        self._read_pair()
