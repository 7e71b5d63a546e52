"""Maps and templates as a whole: which is shown, begun, copied, published, deleted."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.journey.page import JourneyController
from cs_desktop.domain.changes import Change
from cs_desktop.domain.journey.following import Key, Review
from cs_desktop.services.context import Context
from cs_desktop.services.journey.following import follow_template, review
from cs_desktop.services.journey.maps import duplicate_map, publish_template
from cs_desktop.services.journey.own_templates import (
    read_starts,
    save_as_template,
    set_segment,
    start_from_own,
)


class MapsController(QObject):
    """Works on the maps of the account that `JourneyController` follows, and on the templates."""

    starts_loaded = Signal(object)
    """Starts: everything that a map can be started from."""

    reviewed = Signal(object)
    """Review: what the newest edition of the map's template has otherwise."""
    followed = Signal()
    """The map follows the newest edition of its template."""

    def __init__(self, journey: JourneyController, jobs: Jobs, context: Callable[[], Context]) -> None:
        super().__init__()
        self._journey, self._jobs, self._context = journey, jobs, context

    def read_starts(self) -> None:
        """Read what a map can be started from."""
        context = self._context()
        self._jobs.run(
            lambda _job: read_starts(context),
            *(self.starts_loaded.emit, self._journey.failed.emit),
            key="journey starts",
        )

    def start_from_own(self, template_id: int) -> None:
        """Make a map for the account from an own template, and show it."""
        account_id = self._journey.account_id
        if account_id is not None:
            self._journey.run(
                lambda context: start_from_own(context, account_id, template_id).change,
                self._journey.shows_new(),
            )

    def duplicate(self) -> None:
        """Make a copy of the map that is shown, and show it."""
        show = self._journey.shows_new()
        self._journey.with_map(lambda context, map_id: duplicate_map(context, map_id).change, show)

    def save_as_template(self, name: str) -> None:
        """Make a template of the map that is shown; the map stays on screen."""
        self._journey.with_map(lambda context, map_id: save_as_template(context, map_id, name).change)

    def publish(self) -> None:
        """Publish the template that is shown."""
        self._journey.with_map(publish_template)

    def set_segment(self, segment: str) -> None:
        """Say for which segment the template is meant that is shown."""
        self._journey.with_map(lambda context, map_id: set_segment(context, map_id, segment))

    def review(self) -> None:
        """Read what the newest edition of the map's template has otherwise than the map."""
        map_id, context = self._journey.map_id, self._context()
        if map_id is not None:
            self._jobs.run(
                lambda _job: review(context, map_id),
                *(self.reviewed.emit, self._journey.failed.emit),
                key="journey review",
            )

    def follow(self, found: Review, chosen: Collection[Key]) -> None:
        """Do what was chosen of a review."""

        def step(context: Context) -> Change:
            return follow_template(context, found.map_id, found.edition, chosen)

        def done(_change: Change) -> None:
            self.followed.emit()
            self._journey.refresh()

        self._journey.run(step, done)
