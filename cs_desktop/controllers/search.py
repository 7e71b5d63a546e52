"""Finding words in the open workspace: its index is made and kept up to date behind the window."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.refreshing import Refresher
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.search import SearchPage
from cs_desktop.domain.searchable import SEARCHED
from cs_desktop.services.context import Context
from cs_desktop.services.search import search, update_index

_LANE = "search"


class SearchController(QObject):
    """Answers questions from the index, also while it is being made."""

    updated = Signal()
    """The index holds what the workspace holds: what is on screen may be asked for again."""
    progressed = Signal(int, int)
    """How far making the index has come; 0 of 0 where that is not known."""
    failed = Signal(object)
    """KnownError: there is no index."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context
        self._refresher = Refresher(self._update)
        self._follows = False
        self._asked = 0
        """Counts the workspaces, so that an answer out of an earlier one is known."""
        self.share: float | None = None
        """How much of the index is made, from 0 to 1; None where it is whole or that is not known."""
        hub.subscribe(self, frozenset(SEARCHED), self._refresh)

    def begin(self) -> None:
        """Make the index, or bring it up to date, and follow what changes from now on."""
        if not self._follows:
            self._follows = True
            self._refresher.read()

    def leave(self) -> None:
        """Follow no more, as when the workspace is closed."""
        self._follows = False
        self._asked += 1
        self.share = None
        self._refresher.stop()

    def ask(
        self,
        question: str,
        done: Callable[[SearchPage], None],
        failed: Callable[[KnownError], None],
        *,
        kinds: Collection[Kind] = (),
        account_id: int | None = None,
        limit: int = 100,
        key: str = "",
    ) -> None:
        """Look for words; of questions with one key only the newest is answered."""
        context, asked = self._context(), self._asked

        def answer(page: SearchPage) -> None:
            if asked == self._asked:
                done(page)

        self._jobs.run(
            lambda _job: search(context, question, kinds, account_id, limit), answer, failed, key=key
        )

    def _update(self) -> Job:
        context = self._context()
        job = self._jobs.run(
            lambda job: update_index(context, job.report), self._take, self._lose, key=_LANE, lane=_LANE
        )
        job.progressed.connect(self._tell)
        return job

    def _tell(self, done: int, total: int, _text: str) -> None:
        self.share = done / total if total else None
        self.progressed.emit(done, total)

    def _take(self, _none: None) -> None:
        self.share = None
        self.updated.emit()

    def _lose(self, error: KnownError) -> None:
        self.share = None
        self.failed.emit(error)

    def _refresh(self, _change: Change) -> None:
        if self._follows:
            self._refresher.refresh()
