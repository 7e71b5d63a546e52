"""The measures of a score as a table: value, score, weight, points, source, and when it was read."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.catalogue import BY_KEY
from cs_desktop.domain.figures import number_text
from cs_desktop.domain.health import Bands, Contribution, shown_score
from cs_desktop.domain.health_lift import value_said
from cs_desktop.domain.health_shown import HealthShown
from cs_desktop.views.health.steps import points_text
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import paint_pill
from cs_desktop.views.widgets.record_delegate import LEFT, RIGHT, ROW_HEIGHT, RecordDelegate
from cs_desktop.views.widgets.record_table import HEAD_HEIGHT, RecordTable

_BAR = 7
_PERCENT = 44


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure of the scorecard, or the cap that holds."""

    id: int
    given: Contribution
    as_of: date
    bands: Bands


def _value(row: MeasureRow) -> str:
    if row.given.is_cap:
        return tr("holds the score at {limit}", limit=number_text(row.given.score or 0.0, 0))
    if not row.given.missing:
        return value_said(row.given)
    reason = row.given.reason
    return reason if row.given.value is None else f"{value_said(row.given)}, {reason}"


def _score(row: MeasureRow) -> str:
    scored = row.given.score is not None and not row.given.is_cap
    return str(shown_score(row.given.score or 0.0)) if scored else "–"


def _weight(row: MeasureRow) -> str:
    return tr("{number}%", number=number_text(row.given.effective_weight, 0))


def _source(row: MeasureRow) -> str:
    if row.given.is_cap:
        return tr("Scorecard")
    return tr("Metric") if row.given.measure in BY_KEY else tr("Survey")


def _read(row: MeasureRow) -> str:
    return "–" if row.given.as_of is None else short_day_text(row.given.as_of, row.as_of)


_COLUMNS = (
    RecordColumn("name", marked("Measure"), 160, lambda row: row.given.name, grows=True),
    RecordColumn("value", marked("Latest value"), 100, _value, grows=True),
    RecordColumn("score", marked("Score"), 66, _score),
    RecordColumn("weight", marked("Weight"), 110, _weight),
    RecordColumn("points", marked("Points"), 56, lambda row: points_text(row.given.points), right=True),
    RecordColumn("source", marked("Source"), 84, _source, drop=1),
    RecordColumn("read", marked("Read"), 92, _read),
)


class MeasuresTable(RecordTable):
    """As high as its rows; walked by the keyboard."""

    def __init__(self, theme: Theme) -> None:
        self._rows = RecordModel(_COLUMNS)
        self._rows.editable = False
        drawn = RecordDelegate(theme, _COLUMNS)
        drawn.painters = {
            "name": self._draw_name,
            "value": self._draw_value,
            "score": self._draw_score,
            "weight": self._draw_weight,
            "points": self._draw_points,
        }
        self._drawn = drawn
        super().__init__(theme, self._rows, drawn, tr("Measures"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._fit)

    def show_health(self, shown: HealthShown) -> None:
        """Show other measures, the greatest gain first, those without a say last."""
        parts = sorted(shown.health.contributions, key=lambda part: (part.missing, part.is_cap, -part.points))
        self._rows.show(
            [MeasureRow(place, part, shown.as_of, shown.bands) for place, part in enumerate(parts, 1)]
        )
        self._fit()

    def _fit(self) -> None:
        rows = self._rows.rowCount() * scaled(ROW_HEIGHT)
        self.setFixedHeight(rows + scaled(HEAD_HEIGHT) + 2)

    def _draw_name(self, painter: QPainter, box: QRect, row: MeasureRow) -> None:
        role = "text2" if row.given.missing else "text"
        self._drawn.text(painter, box, row.given.name, role, TextStyle.CELL_MEDIUM)

    def _draw_value(self, painter: QPainter, box: QRect, row: MeasureRow) -> None:
        self._drawn.text(painter, box, _value(row), "text2")

    def _draw_score(self, painter: QPainter, box: QRect, row: MeasureRow) -> None:
        if row.given.score is None or row.given.is_cap:
            self._drawn.text(painter, box, "–", "text2")
            return
        status = row.bands.band(row.given.score).status
        paint_pill(painter, box.left(), box.center().y() + 1, _score(row), status, self._theme.tokens)

    def _draw_weight(self, painter: QPainter, box: QRect, row: MeasureRow) -> None:
        room = max(box.width() - scaled(_PERCENT), 0)
        width = room * min(row.given.effective_weight / 30, 1.0)
        bar = QRectF(box.left(), box.center().y() - _BAR / 2 + 1, width, _BAR)
        painter.fillRect(bar, self._theme.color("series2"))
        rest = QRect(box.left() + room + 6, box.top(), box.width() - room - 6, box.height())
        self._drawn.text(painter, rest, _weight(row), "text", align=LEFT)

    def _draw_points(self, painter: QPainter, box: QRect, row: MeasureRow) -> None:
        text, low = points_text(row.given.points), row.given.points <= -0.05
        role = "risk_text" if low else "text"
        self._drawn.text(painter, box, text, role, TextStyle.CELL_BOLD, align=RIGHT)
