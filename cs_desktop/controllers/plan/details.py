"""What the inspector of a plan needs besides it: texts as they are edited, and where a part is."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.services.context import Context
from cs_desktop.services.plan.fields import fields_of
from cs_desktop.services.plan.whereabouts import PlanPlace, plan_place_of

__all__ = ["PlanDetails", "PlanPlace", "texts_of"]


class PlanDetails(QObject):
    """Finds out where parts of plans are."""

    def __init__(self, jobs: Jobs, context: Callable[[], Context]) -> None:
        super().__init__()
        self._jobs, self._context = jobs, context

    def find(self, key: ObjectKey, then: Callable[[PlanPlace | None], None]) -> None:
        """Find out on which plan a part is, and whose that is."""
        context = self._context()
        self._jobs.run(lambda _job: plan_place_of(context, key), then, lambda _error: then(None))


def texts_of(kind: Kind, part: object, shown: PlanShown) -> Mapping[str, str]:
    """Return the fields of a plan or a part of it as text, without asking the file."""
    return fields_of(kind, part, shown)
