"""The place Library: blueprints, measures and agendas, read while one looks at them, and worked on."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from cs_desktop.common.errors import KnownError
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.page_following import PageFollower
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.plan.blueprints import Blueprint, Described, ShippedBlueprint
from cs_desktop.domain.plan.library import LibraryEntry, LibraryShown, MeasureText
from cs_desktop.domain.plan.library_shown import BlueprintPage
from cs_desktop.domain.reviews.agendas import Agenda
from cs_desktop.services.context import Context
from cs_desktop.services.plan.blueprints import (
    add_blueprint,
    delete_blueprint,
    describe_blueprint,
    publish_blueprint,
    read_blueprints,
    set_draft,
)
from cs_desktop.services.plan.library import (
    add_measure,
    change_measure,
    delete_measure,
    load_library,
    take_in_shipped,
)
from cs_desktop.services.plan.shipped import shipped_blueprints
from cs_desktop.services.reviews.agendas import (
    add_agenda,
    begin_with_agenda,
    change_agenda,
    delete_agenda,
    read_agendas,
)

KINDS = frozenset(
    {
        *(Kind.PLAN_BLUEPRINT, Kind.LIBRARY_MEASURE, Kind.SUCCESS_PLAN, Kind.OBJECTIVE, Kind.MEASURE),
        *(Kind.METRIC, Kind.ACCOUNT, Kind.AGENDA_TEMPLATE),
    }
)
Read = tuple[BlueprintPage, tuple[ShippedBlueprint, ...], LibraryShown, tuple[Agenda, ...]]


class LibraryController(PageFollower):
    """Serves the place Library."""

    loaded = Signal(object, object, object, object)
    """BlueprintPage, the ShippedBlueprints, LibraryShown and the workspace's Agendas."""

    def __init__(self, jobs: Jobs, hub: ChangeHub, context: Callable[[], Context]) -> None:
        super().__init__(jobs, hub, context, KINDS, _read, "library")

    def add_blueprint(self, shipped: str | None = None) -> None:
        """Add an own blueprint, empty or as a copy of one of the program's."""
        self.do(lambda context: add_blueprint(context, shipped).change)

    def set_draft(self, blueprint_id: int, base: Blueprint, draft: Blueprint) -> None:
        """Store what a blueprint's draft is to be."""
        self.do(lambda context: set_draft(context, blueprint_id, base, draft))

    def describe(self, blueprint_id: int, base: Described, wanted: Described) -> None:
        """Give a blueprint another name, segment or use case than it had on screen."""
        self.do(lambda context: describe_blueprint(context, blueprint_id, base, wanted))

    def publish(self, blueprint_id: int) -> None:
        """Make a new edition of a blueprint."""
        self.do(lambda context: publish_blueprint(context, blueprint_id))

    def delete_blueprint(self, blueprint_id: int) -> None:
        """Delete an own blueprint."""
        self.do(lambda context: delete_blueprint(context, blueprint_id))

    def store_measure(
        self,
        entry: LibraryEntry | None,
        text: MeasureText,
        then: Callable[[], None],
        refused: Callable[[KnownError], None],
    ) -> None:
        """Add a measure, or change the one that is there."""

        def step(context: Context) -> Change | None:
            if entry is None:
                return add_measure(context, text).change
            return change_measure(context, entry, text)

        self.do(step, then, refused)

    def delete_measure(self, library_id: int) -> None:
        """Delete a measure of the library."""
        self.do(lambda context: delete_measure(context, library_id))

    def take_in_shipped(self) -> None:
        """Take the program's measures into the library."""
        self.do(take_in_shipped)

    def add_agenda(self, source: Agenda) -> None:
        """Add a template of agendas like another one."""
        self.do(lambda context: add_agenda(context, source).change)

    def change_agenda(self, base: Agenda, wanted: Agenda) -> None:
        """Store what a template of agendas is to be."""
        self.do(lambda context: change_agenda(context, base, wanted))

    def begin_with_agenda(self, template_id: int) -> None:
        """Let the reviews of its kind begin with a template."""
        self.do(lambda context: begin_with_agenda(context, template_id))

    def delete_agenda(self, template_id: int) -> None:
        """Delete a template of agendas."""
        self.do(lambda context: delete_agenda(context, template_id))

    def _tell(self, found: object) -> None:
        assert isinstance(found, tuple)
        self.loaded.emit(*found)


def _read(context: Context) -> Read:
    return read_blueprints(context), shipped_blueprints(), load_library(context), read_agendas(context)
