"""The portfolio's named views: read in the background, edited one step at a time."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.controllers.following import EditingFollower
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.saved_views import SavedView, ViewLayout
from cs_desktop.services import saved_views
from cs_desktop.services.context import Context


class SavedViewsController(EditingFollower[bool]):
    """Serves the views that the open workspace keeps; `loaded` brings its own in their order."""

    added = Signal(object)
    """The id of a view that was just made."""
    refused = Signal(str)
    """A name that cannot be taken, and why."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, frozenset({Kind.SAVED_VIEW}))

    def load(self) -> None:
        """Read the views, and keep them up to date."""
        self._follow(what=True)

    def add(self, name: str, query: str, layout: ViewLayout) -> None:
        """Keep a view under a name."""
        context = self._context()

        def work(_job: Job) -> saved_views.ViewAdded:
            return saved_views.add_view(context, name, query, layout)

        def done(made: saved_views.ViewAdded) -> None:
            self.done.emit(made.change)
            self.added.emit(made.id)

        self._jobs.run(work, done, self._fail, keep=True)

    def change(self, view: SavedView, query: str, layout: ViewLayout) -> None:
        """Keep another filter and layout under a view's name."""
        self._edit(lambda ctx: saved_views.change_view(ctx, _id_of(view), query, layout))

    def rename(self, view: SavedView, name: str) -> None:
        """Give a view another name."""
        self._edit(lambda ctx: saved_views.rename_view(ctx, _id_of(view), name))

    def move(self, view: SavedView, place: int) -> None:
        """Put a view at a place among the workspace's own."""
        self._edit(lambda ctx: saved_views.move_view(ctx, _id_of(view), place))

    def delete(self, view: SavedView) -> None:
        """Delete a view."""
        self._edit(lambda ctx: saved_views.delete_view(ctx, _id_of(view)))

    def _edit(self, work: Callable[[Context], Change | None]) -> None:
        self._store(work, lambda _change: None, self._fail)

    def _fail(self, error: KnownError) -> None:
        if isinstance(error, InputError):
            self.refused.emit(str(error))
        else:
            self.failed.emit(error)

    def _read(self) -> Job:
        context = self._context()
        return self._jobs.run(
            lambda _job: saved_views.list_views(context),
            self._while_followed(self.loaded.emit),
            self.failed.emit,
            key="saved views",
        )


def _id_of(view: SavedView) -> int:
    assert view.id is not None
    return view.id
