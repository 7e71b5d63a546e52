"""The points behind a measure, in the side panel: what it is, its course, and every point with its source."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.health.measure_points import MeasurePoints, PointRow, points_chart, points_told
from cs_desktop.views.charts.frame import ChartFrame
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.record_delegate import RIGHT, RecordDelegate
from cs_desktop.views.widgets.record_table import RecordTable
from cs_desktop.views.widgets.text import Label

_CHART = 150


def _source(row: PointRow) -> str:
    return f"{row.source} · {row.note}" if row.note else row.source


_COLUMNS = (
    RecordColumn("day", marked("Day"), 108, lambda row: day_text(row.day), order=lambda row: row.day),
    RecordColumn("value", marked("Value"), 84, lambda row: row.text, order=lambda row: row.value, right=True),
    RecordColumn("source", marked("Source"), 120, _source, grows=True),
)


class PointsPanel(QWidget):
    """Shows MeasurePoints."""

    reading_wanted = Signal(str)
    """The key of the metric of which a reading is to be entered."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.chart = ChartFrame(theme)
        """Writes and copies what it shows, too."""
        self.shown: MeasurePoints | None = None
        self._definition = Label("", TextStyle.CELL, "text2", wrap=True)
        self._told = Label("", TextStyle.CELL, "text2", wrap=True)
        self._nothing = Label("", TextStyle.BODY, "text2", wrap=True)
        self.add = Button(theme, tr("Reading"), "default", "plus", name=tr("Enter a reading"))
        self.add.clicked.connect(self._ask)
        model = RecordModel(_COLUMNS)
        model.editable = False
        self._model = model
        drawn = RecordDelegate(theme, _COLUMNS)
        drawn.painters = {"day": self._draw_day, "value": self._draw_value}
        self._drawn = drawn
        self.table = RecordTable(theme, model, drawn, tr("Points"))
        self._head = Panel("surface", "bottom")
        said = row(self._told, self.chart.button, spacing=8)
        said.setStretch(0, 1)
        box = column(self._definition, self._nothing, self.chart, spacing=8, margins=(16, 12, 16, 12))
        box.addLayout(said)
        box.addLayout(row(self.add, 0))
        self._head.setLayout(box)
        whole = column(self._head, spacing=0)
        whole.addWidget(self.table, 1)
        self.setLayout(whole)
        theme.changed.connect(self._fit)
        self._fit()

    def wait(self, key: str) -> None:
        """Show nothing of another measure while a measure's points are read."""
        if self.shown is not None and self.shown.key != key:
            self.shown = None
            self._model.show(())
            self._told.setText("")
            self._definition.setText("")
            self._nothing.hide()
            self.chart.hide()

    def show_points(self, points: MeasurePoints) -> None:
        """Show a measure's points."""
        anew = self.shown is None or self.shown.key != points.key
        self.shown = points
        self._definition.setText(points.definition)
        self._definition.setVisible(bool(points.definition))
        self._told.setText(points_told(points))
        self._nothing.setVisible(not points.rows)
        self._nothing.setText(_nothing(points))
        self._draw(points)
        self._model.show(points.rows)
        self.table.setVisible(bool(points.rows))
        # Answers come with surveys.
        self.add.setVisible(not points.is_survey)
        if anew:
            self.table.forget()
            self.table.scrollToTop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin in the table."""
        super().focusInEvent(event)
        self.table.setFocus(event.reason())

    def _ask(self) -> None:
        if self.shown is not None:
            self.reading_wanted.emit(self.shown.key)

    def _draw(self, points: MeasurePoints) -> None:
        for part in (self.chart, self.chart.button):
            part.setVisible(bool(points.course))
        if points.course:
            self.chart.show_chart(points_chart(points))

    def _draw_day(self, painter: QPainter, box: QRect, row: PointRow) -> None:
        style = TextStyle.CELL_MEDIUM if row.counts else TextStyle.CELL
        self._drawn.text(painter, box, day_text(row.day), "text" if row.counts else "text2", style)

    def _draw_value(self, painter: QPainter, box: QRect, row: PointRow) -> None:
        self._drawn.text(painter, box, row.text, "text" if row.counts else "text2", align=RIGHT)

    def _fit(self) -> None:
        self.chart.setFixedHeight(scaled(_CHART))


def _nothing(points: MeasurePoints) -> str:
    if points.is_survey:
        return tr("Nobody has answered such a survey yet. Answers come with an import of surveys.")
    return tr("Nothing is measured yet. Points come with an import of metrics.")
