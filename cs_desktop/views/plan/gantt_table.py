"""The chart as a table: the same steps in the same order, for reading aloud and for exact days."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.journey.field_words import PARTIES
from cs_desktop.domain.plan.gantt import STATES, Bar, Chart
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.record_delegate import ROW_HEIGHT, RecordDelegate
from cs_desktop.views.widgets.record_table import HEAD_HEIGHT, RecordTable

MOST_ROWS = 9


@dataclass(frozen=True, slots=True)
class TableRow:
    """A step; `id` is its place in the table."""

    id: int
    bar: Bar
    waits: str
    """The names of what it waits for."""


def _starts(row: TableRow) -> str:
    return "" if row.bar.is_point else day_text(row.bar.first)


def _late(row: TableRow) -> str:
    expected = row.bar.expected
    return day_text(expected.end) if expected is not None and expected.late else ""


def _slack(row: TableRow) -> str:
    if row.bar.expected is None or row.bar.state == "done":
        return ""
    if row.bar.critical:
        return tr("None: critical chain")
    return trn("{count} d", "{count} d", row.bar.expected.slack)


COLUMNS = (
    RecordColumn("name", marked("Milestone or action"), 170, lambda row: row.bar.name, grows=True),
    RecordColumn("party", marked("Side"), 96, lambda row: tr(PARTIES.get(row.bar.party, "")), drop=3),
    RecordColumn("start", marked("Start"), 100, _starts),
    RecordColumn("due", marked("Due"), 100, lambda row: day_text(row.bar.last)),
    RecordColumn("state", marked("State"), 110, lambda row: tr(STATES[row.bar.state])),
    RecordColumn("expected", marked("Expected"), 100, _late, drop=1),
    RecordColumn("slack", marked("Slack"), 150, _slack, drop=2),
    RecordColumn("waits", marked("Waits for"), 150, lambda row: row.waits, drop=4),
)


class GanttTable(RecordTable):
    """Shows a Chart as a table."""

    def __init__(self, theme: Theme) -> None:
        self._rows = RecordModel(COLUMNS)
        self._rows.editable = False
        super().__init__(theme, self._rows, RecordDelegate(theme, COLUMNS), tr("Milestones and work"))

    def show_chart(self, chart: Chart) -> None:
        """Show a chart."""
        self._rows.show(_rows(chart))
        self.updateGeometry()

    def key_of(self, row_id: int) -> ObjectKey:
        """Return what stands in a row."""
        place = self._rows.place_of(row_id)
        row: TableRow = self._rows.row(place or 0)
        return row.bar.key

    def sizeHint(self) -> QSize:
        """Ask for the height of its rows, up to a limit."""
        rows = min(max(self._rows.rowCount(), 1), MOST_ROWS)
        return QSize(400, scaled(HEAD_HEIGHT) + rows * scaled(ROW_HEIGHT) + 2)

    def minimumSizeHint(self) -> QSize:
        """Ask for the same height."""
        return QSize(260, self.sizeHint().height())


def _rows(chart: Chart) -> Sequence[TableRow]:
    into, known = chart.work.into, chart.work.by_key
    return [
        TableRow(place, bar, ", ".join(known[tie.before].name for tie in into.get(bar.key, ())))
        for place, bar in enumerate(chart.bars.values())
    ]
