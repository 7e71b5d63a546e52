"""The roadmap, read while one looks at it, and kept."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.page_following import PageFollower
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.roadmap import RoadmapEntry, RoadmapText
from cs_desktop.services.context import Context
from cs_desktop.services.roadmap import (
    add_item,
    change_item,
    delete_item,
    drop_interest,
    load_account_names,
    load_roadmap,
    move_item,
    set_interest,
)

KINDS = frozenset({Kind.ROADMAP_ITEM, Kind.ROADMAP_INTEREST, Kind.ACCOUNT})


class RoadmapController(PageFollower):
    """Serves the page of the roadmap."""

    loaded = Signal(object, object)
    """RoadmapShown, and the names of all accounts by their ids."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS, _read, "roadmap")

    def store(
        self,
        entry: RoadmapEntry | None,
        text: RoadmapText,
        then: Callable[[], None],
        refused: Callable[[KnownError], None],
    ) -> None:
        """Add an item, or change the one that is there."""

        def step(context: Context) -> Change | None:
            return add_item(context, text).change if entry is None else change_item(context, entry, text)

        self.do(step, then, refused)

    def delete(self, item_id: int) -> None:
        """Delete an item."""
        self.do(lambda context: delete_item(context, item_id))

    def move(self, item_id: int, place: int) -> None:
        """Put an item at a place, 0 for the first."""
        self.do(lambda context: move_item(context, item_id, place))

    def set_interest(self, account_id: int, item_id: int, why: str) -> None:
        """Say that an item matters to an account, and why."""
        self.do(lambda context: set_interest(context, account_id, item_id, why))

    def drop_interest(self, account_id: int, item_id: int) -> None:
        """Say that an item does not matter to an account any more."""
        self.do(lambda context: drop_interest(context, account_id, item_id))

    def _tell(self, found: object) -> None:
        assert isinstance(found, tuple)
        self.loaded.emit(*found)


def _read(context: Context) -> tuple[object, object]:
    return load_roadmap(context), load_account_names(context)
