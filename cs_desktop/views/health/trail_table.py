"""The way through the quadrants as a table: a row a reading, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt

from cs_desktop.common.dates import month_text
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.inspection import HealthPoint
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.record_delegate import RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable


@dataclass(frozen=True, slots=True)
class _Reading:
    id: int
    point: HealthPoint


def _score(score: float | None) -> str:
    return "–" if score is None else str(shown_score(score))


def _quadrant(reading: _Reading) -> str:
    quadrant = reading.point.quadrant
    return tr("no quadrant") if quadrant is None else quadrant.label


_COLUMNS = (
    RecordColumn("day", marked("Month"), 84, lambda reading: month_text(reading.point.day)),
    RecordColumn("outcome", marked("Outcome"), 76, lambda one: _score(one.point.outcome), right=True),
    RecordColumn(
        "experience", marked("Experience"), 86, lambda one: _score(one.point.experience), right=True
    ),
    RecordColumn("quadrant", marked("Quadrant"), 110, _quadrant, grows=True),
)


class TrailTable(RecordTable):
    """Shows the readings of a trail."""

    def __init__(self, theme: Theme) -> None:
        self._readings = RecordModel(_COLUMNS)
        self._readings.editable = False
        super().__init__(
            theme, self._readings, RecordDelegate(theme, _COLUMNS), tr("Outcome and experience as a table")
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_trail(self, trail: Sequence[HealthPoint]) -> None:
        """Show other readings."""
        self._readings.show([_Reading(place, point) for place, point in enumerate(reversed(trail), 1)])
