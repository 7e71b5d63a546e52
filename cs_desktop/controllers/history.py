"""The history on screen: read in pages, kept up to date, reverted and written to a file from there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cs_desktop.common.language import tr
from cs_desktop.controllers.export import Export
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.history import (
    EntryDetail,
    HistoryEntry,
    HistoryFilter,
    HistoryPage,
    HistoryScope,
    Undoing,
)
from cs_desktop.services.changelog import (
    Deletions,
    export_history,
    load_detail,
    load_history,
    newer_than,
    people,
    undone_now,
)
from cs_desktop.services.context import Context
from cs_desktop.services.editing import column_of


class Span(StrEnum):
    """How far back one looks."""

    EVER = "ever"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_DAYS = {Span.TODAY: 1, Span.WEEK: 7, Span.MONTH: 30, Span.YEAR: 365}


@dataclass(frozen=True, slots=True)
class _News:
    page: HistoryPage
    undone: dict[int, Undoing]
    people: tuple[str, ...]


class HistoryController(QObject):
    """Serves the history panel while it is open."""

    started = Signal(object)
    """Another scope is being read: HistoryScope."""
    loaded = Signal(object)
    """The first HistoryPage of what was asked for."""
    continued = Signal(object)
    """The HistoryPage that follows."""
    arrived = Signal(object)
    """Entries made since, the newest first."""
    undone = Signal(object)
    """What is taken back at present: for each of the entries asked for an Undoing, or none."""
    detailed = Signal(object, object)
    """An entry and its EntryDetail."""
    people_known = Signal(object)
    failed = Signal(object)
    exported = Signal(object, int)
    """The path of the file written, and how many changes are in it."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs = jobs
        self._context = context
        self._scope: HistoryScope | None = None
        self._filter = HistoryFilter()
        self._deletions = Deletions()
        self._newest = 0
        self._shown: list[int] = []
        """Ids of the change sets on screen."""
        self._asked = 0
        """Counts what was asked for, so that answers to earlier questions are known."""
        self.exporting = Export(jobs)
        hub.subscribe(self, frozenset(Kind), self._refresh)

    @property
    def scope(self) -> HistoryScope | None:
        """Return what is on screen, None while the panel is closed."""
        return self._scope

    def show_workspace(self) -> None:
        """Show everything that was changed."""
        self._show(HistoryScope())

    def show_account(self, account_id: int) -> None:
        """Show what was changed of an account and under it."""
        self._show(HistoryScope(account_id))

    def show_object(self, kind: Kind, object_id: int, field: str = "") -> None:
        """Show what was changed of one object, or of one field of it by its name on screen."""
        self._show(HistoryScope(kind=kind, object_id=object_id, field=column_of(kind, field)))

    def leave(self) -> None:
        """Stop following, as the panel is closed."""
        self._scope = None
        self._asked += 1

    def forget(self) -> None:
        """Stop following and forget the filter, as when another workspace is opened."""
        self._filter = HistoryFilter()
        self._deletions = Deletions()
        self.leave()

    def narrow(self, person: str, kind: Kind | None, span: Span, text: str) -> None:
        """Show only what one person did, to one kind of thing, lately, or under some name."""
        today = self._context().clock.today()
        since = today - timedelta(days=_DAYS[span] - 1) if span in _DAYS else None
        self._filter = HistoryFilter(person, kind, since, None, text.strip())
        self._load()

    def more(self, before: int) -> None:
        """Read the page before a place in the log."""
        scope, wanted, context, asked = self._scope, self._filter, self._context(), self._asked
        if scope is None:
            return
        deletions = self._deletions

        def done(page: HistoryPage) -> None:
            if asked == self._asked:
                self._shown += [entry.change_set_id for entry in page.entries]
                self.continued.emit(page)

        self._jobs.run(
            lambda _job: load_history(context, scope, wanted, before, deletions=deletions),
            done,
            self.failed.emit,
        )

    def detail(self, entry: HistoryEntry, after: int) -> None:
        """Read changes of an entry that follow a place in it, −1 for the first."""
        scope, context, asked = self._scope, self._context(), self._asked
        if scope is None:
            return
        deletions = self._deletions

        def done(detail: EntryDetail) -> None:
            if asked == self._asked:
                self.detailed.emit(entry, detail)

        self._jobs.run(
            lambda _job: load_detail(context, entry, scope, after, deletions=deletions),
            done,
            self.failed.emit,
        )

    def export(self, out: Path) -> None:
        """Write what is on screen, and all that follows it, as CSV or JSON."""
        scope, wanted, context = self._scope, self._filter, self._context()
        if scope is None:
            return

        def work(job: Job) -> int:
            return export_history(context, scope, wanted, out, progress=job.report)

        self.exporting.run(tr("Writing the history"), work, lambda count: self.exported.emit(out, count))

    def _show(self, scope: HistoryScope) -> None:
        self._scope = scope
        self.started.emit(scope)
        self._load()

    def _load(self) -> None:
        scope, wanted, context = self._scope, self._filter, self._context()
        if scope is None:
            return
        deletions = self._deletions
        self._asked += 1

        def work(_job: Job) -> _News:
            return _News(load_history(context, scope, wanted, deletions=deletions), {}, people(context))

        self._jobs.run(work, self._deliver, self.failed.emit, key="history")

    def _deliver(self, news: _News) -> None:
        if self._scope is None:
            return
        self._newest = news.page.newest
        self._shown = [entry.change_set_id for entry in news.page.entries]
        self.people_known.emit(news.people)
        self.loaded.emit(news.page)

    def _refresh(self, change: Change) -> None:
        if self._scope is not None and change.pos > self._newest:
            self._read_news()

    def _read_news(self) -> None:
        scope, wanted, context, asked = self._scope, self._filter, self._context(), self._asked
        if scope is None:
            return
        deletions = self._deletions
        newest, shown = self._newest, tuple(self._shown)

        def work(_job: Job) -> _News:
            page = newer_than(context, scope, wanted, newest, deletions)
            return _News(page, undone_now(context, shown), people(context))

        def done(news: _News) -> None:
            if asked != self._asked:
                return
            if newest == self._newest:
                self._take(news, shown)
            else:
                # The first page came meanwhile; it may be older than the change.
                self._read_news()

        self._jobs.run(work, done, self.failed.emit, key="history-news")

    def _take(self, news: _News, shown: Sequence[int]) -> None:
        self._newest = news.page.newest
        self._shown = [*(entry.change_set_id for entry in news.page.entries), *self._shown]
        self.people_known.emit(news.people)
        self.undone.emit({change_set_id: news.undone.get(change_set_id) for change_set_id in shown})
        if news.page.entries:
            self.arrived.emit(news.page.entries)
