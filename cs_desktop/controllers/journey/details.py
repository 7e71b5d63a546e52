"""What the inspector of a map shows besides it: texts as they are edited, and who changed them last."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.journey.content import Answer, Card, Lane, MapHead, MapMilestone, Stage
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.services.context import Context
from cs_desktop.services.journey.fields import fields_of
from cs_desktop.services.journey.touched import MapPlace, last_touch, place_of

__all__ = ["DetailsController", "MapPlace", "texts_of"]
_KINDS: Mapping[type, Kind] = MappingProxyType(
    {
        Card: Kind.JOURNEY_CARD,
        Stage: Kind.JOURNEY_STAGE,
        Lane: Kind.JOURNEY_LANE,
        MapMilestone: Kind.MILESTONE,
        MapHead: Kind.JOURNEY_MAP,
        Answer: Kind.JOURNEY_ANSWER,
    }
)


class DetailsController(QObject):
    """Finds out who changed a part of a map last."""

    told = Signal(object, str, object)
    """The ObjectKey, who changed it last, and when, in local time."""

    def __init__(self, jobs: Jobs, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context

    def look_at(self, key: ObjectKey) -> None:
        """Ask who changed a part last."""
        context = self._context()

        def done(found: tuple[str, datetime] | None) -> None:
            if found is not None:
                self.told.emit(key, *found)

        self._jobs.run(lambda _job: last_touch(context, key), done, lambda _error: None, key="map details")

    def find(self, key: ObjectKey, then: Callable[[MapPlace | None], None]) -> None:
        """Find out on which map a part is, and whose that is."""
        context = self._context()
        self._jobs.run(lambda _job: place_of(context, key), then, lambda _error: then(None))


def texts_of(part: object, shown: JourneyShown) -> Mapping[str, str]:
    """Return the fields of a part of a map as text, without asking the file."""
    return fields_of(_KINDS[type(part)], part, shown)
