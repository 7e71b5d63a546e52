"""The measures of a score as a table: value, score, weight, points, what moved, source, day."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import short_day_text
from cs_desktop.common.language import marked, tr
from cs_desktop.domain.health.moves import Moved
from cs_desktop.domain.health.rows import MeasureRow, measure_rows
from cs_desktop.domain.health.shown import HealthShown
from cs_desktop.views.itemmodels.record_model import ROW_ROLE, RecordColumn, RecordModel
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import paint_pill
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.record_delegate import LEFT, RIGHT, ROW_HEIGHT, RecordDelegate
from cs_desktop.views.widgets.record_table import HEAD_HEIGHT, RecordTable
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

_BAR = 7
_LEAST_BAR = 26
"""Pixels that the longest bar needs to be worth it."""
_WIDEST_WEIGHT = 30.0
"""Per cent of weight whose bar is as long as there is room."""
_COLUMNS = (
    RecordColumn("name", marked("Measure"), 132, lambda row: row.name, grows=True),
    RecordColumn("value", marked("Latest value"), 124, lambda row: row.value, grows=True),
    RecordColumn("score", marked("Score"), 70, lambda row: row.score),
    RecordColumn("weight", marked("Weight"), 94, lambda row: row.weight_text),
    RecordColumn("points", marked("Points"), 54, lambda row: row.points_text, right=True),
    RecordColumn("moved", marked("Moved by"), 70, lambda row: row.moved_text, right=True, drop=2),
    RecordColumn("source", marked("Source"), 88, lambda row: row.source, drop=1),
    RecordColumn("read", marked("Read"), 100, lambda row: row.read),
)


class _Model(RecordModel):
    """Explains a row wherever one points at it."""

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the explanation for the tooltip; else what every table does."""
        if role == Qt.ItemDataRole.ToolTipRole and index.isValid():
            told = super().data(index, ROW_ROLE)
            return plain_tooltip(told.told) if isinstance(told, MeasureRow) else None
        return super().data(index, role)


class MeasuresTable(RecordTable):
    """As high as its rows; walked by the keyboard."""

    def __init__(self, theme: Theme) -> None:
        self.rows = _Model(_COLUMNS)
        self.rows.editable = False
        drawn = RecordDelegate(theme, _COLUMNS)
        drawn.painters = {
            "name": self._draw_name,
            "value": self._draw_value,
            "score": self._draw_score,
            "weight": self._draw_weight,
            "points": lambda painter, box, row: self._draw_points(painter, box, row, row.points_text),
            "moved": lambda painter, box, row: self._draw_points(painter, box, row, row.moved_text),
        }
        self._drawn = drawn
        self._percent = 0
        super().__init__(theme, self.rows, drawn, tr("Measures"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._fit)

    def show_rows(self, rows: tuple[MeasureRow, ...]) -> None:
        """Show other measures."""
        self.rows.show(rows)
        self._fit()

    def _fit(self) -> None:
        shown: list[MeasureRow] = [self.rows.row(place) for place in range(self.rows.rowCount())]
        metrics = QFontMetrics(font(TextStyle.CELL_BOLD, tabular=True))
        self._percent = max((metrics.horizontalAdvance(row.weight_text) for row in shown), default=0) + 6
        self.setFixedHeight(len(shown) * scaled(ROW_HEIGHT) + scaled(HEAD_HEIGHT) + 2)

    def _draw_name(self, painter: QPainter, box: QRect, row: MeasureRow) -> None:
        role = "text2" if row.quiet else "text"
        style = TextStyle.CELL_BOLD if row.is_total else TextStyle.CELL_MEDIUM
        self._drawn.text(painter, box, row.name, role, style)

    def _draw_value(self, painter: QPainter, box: QRect, row: MeasureRow) -> None:
        self._drawn.text(painter, box, row.value, "watch_text" if row.quiet else "text2")

    def _draw_score(self, painter: QPainter, box: QRect, row: MeasureRow) -> None:
        if row.score in ("", "–"):
            self._drawn.text(painter, box, row.score, "text2")
        else:
            paint_pill(painter, box.left(), box.center().y() + 1, row.score, row.status, self._theme.tokens)

    def _draw_weight(self, painter: QPainter, box: QRect, row: MeasureRow) -> None:
        room = max(box.width() - self._percent - 6, 0)
        # Beside weights that others lent to, a bar has too little room to say anything.
        room = room if room >= _LEAST_BAR else -6
        width = room * min(row.weight / _WIDEST_WEIGHT, 1.0)
        bar = QRectF(box.left(), box.center().y() - _BAR / 2 + 1, width, _BAR)
        if width > 0:
            painter.fillRect(bar, self._theme.color("series2"))
        rest = QRect(box.left() + room + 6, box.top(), box.width() - room - 6, box.height())
        style = TextStyle.CELL_BOLD if row.is_total else TextStyle.CELL
        self._drawn.text(painter, rest, row.weight_text, "text", style, align=LEFT)

    def _draw_points(self, painter: QPainter, box: QRect, row: MeasureRow, text: str) -> None:
        low = text[:1] == "−"
        style = TextStyle.CELL_BOLD if row.is_total or text == row.points_text else TextStyle.CELL
        self._drawn.text(painter, box, text, "risk_text" if low else "text", style, align=RIGHT)


class MeasuresPart(QWidget):
    """The table under its name, and at its right what others add."""

    measure_wanted = Signal(str)
    """The key of the measure whose points are to be shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._about = ElidedLabel("", TextStyle.CELL, "text2")
        self.tools = row(spacing=12)
        """At the right of the name; a topic adds its own."""
        self.table = MeasuresTable(theme)
        self.table.opened.connect(self._ask)
        self.table.peeked.connect(lambda: self._ask(self.table.current_id))
        self.table.clicked.connect(lambda index: self._ask(self.table.rows.id_at(index.row())))
        head = row(Label(tr("Measures and weights"), TextStyle.SECTION), spacing=8, margins=(20, 0, 20, 0))
        head.addWidget(self._about, 1)
        head.addLayout(self.tools)
        box = column(spacing=8)
        box.addLayout(head)
        box.addWidget(self.table)
        box.addStretch(1)
        self.setLayout(box)

    def show_health(self, shown: HealthShown, moved: Moved | None) -> None:
        """Show another account's measures, and what moved since the day compared with."""
        about = tr("scores run 0 to 100, 50 is neutral")
        if moved is not None:
            since = short_day_text(moved.since, shown.as_of)
            about = tr("scores run 0 to 100, 50 is neutral; moved since {day}", day=since)
        self._about.setText(about)
        self.table.show_rows(measure_rows(shown, moved))

    @property
    def current(self) -> str:
        """Return the key of the measure that one is on; empty for none."""
        return self._key(self.table.current_id)

    def _key(self, row_id: int | None) -> str:
        place = None if row_id is None else self.table.rows.place_of(row_id)
        return "" if place is None else str(self.table.rows.row(place).measure)

    def _ask(self, row_id: int | None) -> None:
        measure = self._key(row_id)
        if measure:
            self.measure_wanted.emit(measure)
