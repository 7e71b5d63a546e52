"""The measures of a scorecard as a table: names and weights are written in their cells."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked, tr, trn
from cs_desktop.domain.reviews.typed import typed
from cs_desktop.domain.scorecards.card import Axis, Measure
from cs_desktop.domain.scorecards.content import CardContent
from cs_desktop.domain.scorecards.editing import (
    axis_text,
    moved_measure,
    spread_to_100,
    with_changes,
    with_typed,
    without_measure,
)
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button, icon_button
from cs_desktop.views.widgets.pieces import Panel, column, row
from cs_desktop.views.widgets.record_delegate import LEFT, ROW_HEIGHT, RecordDelegate
from cs_desktop.views.widgets.record_table import HEAD_HEIGHT, RecordTable
from cs_desktop.views.widgets.text import Label, set_look

Change = Callable[[CardContent], CardContent]
_BAR, _NUMBER = 7, 46
_FULL = 40
"""The weight whose bar takes all the room."""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure as a row; its id is its place among the measures."""

    id: int
    measure: Measure

    @property
    def weight(self) -> str:
        """Return the weight as it is shown."""
        return tr("{number}%", number=typed(self.measure.weight))


COLUMNS = (
    RecordColumn("name", marked("Measure"), 120, lambda one: one.measure.name, field="name", grows=True),
    RecordColumn("weight", marked("Weight"), 128, lambda one: one.weight, field="weight"),
    RecordColumn("axis", marked("Axis"), 104, lambda one: axis_text(one.measure.axis), field="axis"),
)


class MeasureTable(QWidget):
    """Shows the measures of a draft; says what is done with them."""

    changed = Signal(object)
    """A function that makes of the draft what it is to be; it may refuse."""
    picked = Signal(object)
    """The key of the measure that one is on; None for none."""
    opened = Signal()
    """The measure that one is on is to be worked on."""
    add_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._content = CardContent()
        self.model = RecordModel(COLUMNS, self)
        self.model.use_texts(
            lambda one: {
                "name": one.measure.name,
                "weight": typed(one.measure.weight),
                "axis": axis_text(one.measure.axis),
            }
        )
        self._delegate = RecordDelegate(theme, COLUMNS)
        self._delegate.closed = {"axis": lambda: [axis_text(axis) for axis in Axis]}
        self._delegate.painters = {"name": self._draw_name, "weight": self._draw_weight}
        self.table = RecordTable(theme, self.model, self._delegate, tr("Measures of the scorecard"))
        self.add = Button(theme, tr("Measure"), "quiet", "plus", name=tr("Add a measure"))
        self.spread = Button(theme, tr("Make it 100"), "quiet", name=tr("Spread the weights to 100"))
        self.spread.setToolTip(tr("Bring the weights to 100 in proportion, in whole points"))
        self.up = icon_button(theme, "arrow-up", tr("Move up (Alt Up)"), lambda: self._move(-1))
        self.down = icon_button(theme, "arrow-down", tr("Move down (Alt Down)"), lambda: self._move(1))
        self.remove = icon_button(theme, "trash-2", tr("Remove measure"), self._drop)
        self.sum = Label("", TextStyle.CELL_MEDIUM)
        self._await: str | None = None
        """The key of a measure that is to be gone to once it is shown."""
        self._lay_out()
        self._connect()

    @property
    def key(self) -> str | None:
        """Return the key of the measure that one is on."""
        place = self.table.current_id
        return None if place is None else self._content.measures[place - 1].key

    def show_content(self, content: CardContent, *, editable: bool) -> None:
        """Show the measures; one stays at the one that one was at, wherever it is now."""
        key = self._await or self.key
        self._await = None
        self._content = content
        self.model.editable = editable
        for part in (self.add, self.spread, self.up, self.down, self.remove):
            part.setVisible(editable)
        self.model.show([MeasureRow(place, one) for place, one in enumerate(content.measures, 1)])
        place = next((n for n, one in enumerate(content.measures, 1) if one.key == key), None)
        if place is None and content.measures:
            place = min(self.table.current_id or 1, len(content.measures))
        if place is not None:
            self.table.select(place)
        self._say_sum()
        self._fit()
        self.picked.emit(self.key)

    def go_to(self, key: str) -> None:
        """Come to a measure, now or once it is shown."""
        place = next((n for n, one in enumerate(self._content.measures, 1) if one.key == key), None)
        if place is None:
            self._await = key
        else:
            self.table.select(place)

    def preview_weight(self, weight: float) -> None:
        """Show another weight of the measure that one is on, while it is on its way."""
        key = self.key
        if key is not None and weight > 0:
            self._content = with_changes(self._content, key, weight=weight)
            place = self.table.current_id or 1
            self.model.show_row(place - 1, MeasureRow(place, self._content.measures[place - 1]))
            self._say_sum()

    def _say_sum(self) -> None:
        total, count = self._content.total, len(self._content.measures)
        said = trn("{count} measure", "{count} measures", count)
        is_whole = abs(total - 100) <= 1e-9
        self.sum.setText(tr("{measures} · {total}%", measures=said, total=typed(round(total, 6))))
        set_look(self.sum, "tone", "text2" if is_whole or not count else "risk")
        self.spread.setEnabled(bool(count) and not is_whole)

    def _draw_name(self, painter: QPainter, box: QRect, one: MeasureRow) -> None:
        self._delegate.text(painter, box, one.measure.name, "text", TextStyle.CELL_MEDIUM)

    def _draw_weight(self, painter: QPainter, box: QRect, one: MeasureRow) -> None:
        room = max(box.width() - scaled(_NUMBER) - 6, 0)
        width = room * min(one.measure.weight / _FULL, 1.0)
        bar = QRectF(box.left(), box.center().y() - _BAR / 2 + 1, width, _BAR)
        painter.fillRect(bar, self._theme.color("series2"))
        rest = QRect(box.left() + room + 6, box.top(), box.width() - room - 6, box.height())
        self._delegate.text(painter, rest, one.weight, "text", align=LEFT)

    def _lay_out(self) -> None:
        foot = Panel("sunken", "top")
        whole = column(spacing=2, margins=(16, 6, 12, 6))
        whole.addLayout(row(self.sum, 0, self.spread, spacing=8))
        whole.addLayout(row(self.add, 0, self.up, self.down, self.remove, spacing=4))
        foot.setLayout(whole)
        box = column(spacing=0)
        box.addWidget(self.table, 1)
        box.addWidget(foot)
        self.setLayout(box)

    def _connect(self) -> None:
        self.table.picked.connect(lambda _place: self.picked.emit(self.key))
        self.table.opened.connect(lambda _place: self.opened.emit())
        self.table.delete_requested.connect(self._drop)
        self.model.entered.connect(self._enter)
        self.add.clicked.connect(self.add_requested)
        self.spread.clicked.connect(lambda: self.changed.emit(spread_to_100))
        self._theme.changed.connect(self._fit)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._move(step))

    def _enter(self, one: MeasureRow, field: str, text: str) -> None:
        key = one.measure.key
        if field == "axis":
            axis = next((axis for axis in Axis if axis_text(axis) == text), Axis.NONE)
            self.changed.emit(lambda draft: with_changes(draft, key, axis=axis))
        else:
            self.changed.emit(lambda draft: with_typed(draft, key, field, text))

    def _move(self, step: int) -> None:
        key = self.key
        if key is not None and self.model.editable:
            self.changed.emit(lambda draft: moved_measure(draft, key, step))

    def _drop(self) -> None:
        key = self.key
        if key is not None and self.model.editable:
            self.changed.emit(lambda draft: without_measure(draft, key))

    def _fit(self) -> None:
        """Show at least four rows, wherever it stands."""
        rows = min(max(self.model.rowCount(), 4), 8)
        self.table.setMinimumHeight(rows * scaled(ROW_HEIGHT) + scaled(HEAD_HEIGHT) + 2)
