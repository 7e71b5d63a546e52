"""A part of a back-test: its finding, and its rows as a table that is as high as they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.backtest.result import Estimate
from cs_desktop.domain.backtest.sections import Section
from cs_desktop.domain.figures import Status
from cs_desktop.views.itemmodels.record_model import RecordColumn, RecordModel
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.record_delegate import FIRST_PAD, PAD, ROW_HEIGHT, RecordDelegate
from cs_desktop.views.widgets.record_table import HEAD_HEIGHT, RecordTable
from cs_desktop.views.widgets.text import Label, plain_tooltip

_MOST_ROWS = 12
"""Of a long list as many are seen at once."""
_FIRST, _BAR = 150, 240
_LEAST, _MOST = 56, 260
"""Pixels that a column has at least and at first; words go on where there is room."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row: its texts, and what is drawn beside them."""

    id: int
    cells: tuple[str, ...]
    auc: Estimate | None = None
    status: Status = Status.NONE


class PartTable(RecordTable):
    """Its columns are as wide as what stands in them."""

    def __init__(self, theme: Theme, section: Section, rows: Sequence[ShownRow], *, bars: bool) -> None:
        made = _columns(section, rows, bars=bars)
        model = RecordModel(made)
        model.editable = False
        drawn = RecordDelegate(theme, made)
        drawn.painters = {"0": self._draw_first, "bar": self._draw_bar}
        self._drawn = drawn
        super().__init__(theme, model, drawn, section.title)
        model.setParent(self)
        drawn.setParent(self)
        model.show(rows)
        self._count = len(rows)
        if self._count <= _MOST_ROWS:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        shown = min(self._count, _MOST_ROWS)
        self.setFixedHeight(shown * scaled(ROW_HEIGHT) + scaled(HEAD_HEIGHT) + 2)

    def _draw_first(self, painter: QPainter, box: QRect, one: ShownRow) -> None:
        if one.status is not Status.NONE:
            self._drawn.judged(painter, box, one.cells[0], one.status)
        else:
            self._drawn.text(painter, box, one.cells[0], "text", TextStyle.CELL_MEDIUM)

    def _draw_bar(self, painter: QPainter, box: QRect, one: ShownRow) -> None:
        """Draw where an AUC lies between 0 and 1, with its interval, and chance in the middle."""
        theme, middle = self._theme, box.center().y() + 0.5
        left, width = box.left() + 2.0, box.width() - 4.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(left, middle - 1, width, 2), theme.color("track"))
        painter.fillRect(QRectF(left + width / 2 - 0.5, middle - 8, 1, 16), theme.color("control"))
        auc = one.auc
        if auc is None or auc.value is None:
            return
        role = "good" if auc.is_above(0.5) else "risk" if auc.is_below(0.5) else "none"
        color = theme.color("series2") if role == "none" else QColor(theme.tokens.status(Status(role)).mark)
        if auc.low is not None and auc.high is not None:
            span = QRectF(left + width * auc.low, middle - 3, width * (auc.high - auc.low), 6)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.setOpacity(0.45)
            painter.drawRoundedRect(span, 3, 3)
            painter.setOpacity(1.0)
        painter.setPen(QPen(theme.color("surface"), 1.5))
        painter.setBrush(color)
        painter.drawEllipse(QRectF(left + width * auc.value - 4, middle - 4, 8, 8))


def _columns(section: Section, rows: Sequence[ShownRow], *, bars: bool) -> list[RecordColumn]:
    """Return columns by the widths of their texts; the last ones but one give way first."""
    head, cell = (
        QFontMetrics(font(TextStyle.CAPTION_MEDIUM)),
        QFontMetrics(font(TextStyle.CELL, tabular=True)),
    )
    size = scaled(100) / 100
    made = []
    for place, title in enumerate(section.headings):
        texts = [one.cells[place] for one in rows[:_MOST_ROWS]] if place else []
        widest = max((cell.horizontalAdvance(text) for text in texts), default=0)
        pixels = max(widest, head.horizontalAdvance(title)) + 2 * PAD + 4
        width = min(max(int(pixels / size) + 1, _LEAST), _MOST) if place else _FIRST + FIRST_PAD
        made.append(
            RecordColumn(
                key=str(place),
                title=title,
                width=width,
                text=partial(_cell, place),
                right=place not in section.words,
                grows=place in section.words,
                drop=1 if place == 2 and len(section.headings) > 4 else 0,
            )
        )
    if bars:
        made.insert(4, RecordColumn("bar", "", _BAR, lambda _one: "", grows=True, drop=2))
    return made


def _cell(place: int, one: ShownRow) -> str:
    return one.cells[place]


class BacktestPart(QWidget):
    """Title, finding, and the table; how its figures were reckoned is told at the mark beside the title."""

    opened = Signal(object)
    """The id of the row that one wants to see."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.section: Section | None = None
        self.table: PartTable | None = None
        self._title = Label("", TextStyle.SECTION)
        self._finding = Label("", TextStyle.CELL, "text2", wrap=True)
        self.end = row(spacing=8)
        """At the right of the title; others add to it."""
        self._about = Button(theme, tr("How?"), "link")
        self._about.setCheckable(True)
        self._about.toggled.connect(self._tell)
        self._told = Label("", TextStyle.CELL, "text3", wrap=True)
        self._told.hide()
        head = row(self._title, self._about, 0, spacing=6, margins=(20, 0, 20, 0))
        head.addLayout(self.end)
        words = column(self._finding, self._told, spacing=4, margins=(20, 0, 20, 0))
        self._box = column(spacing=6)
        self._box.addLayout(head)
        self._box.addLayout(words)
        self._tables = column(spacing=0)
        self._box.addLayout(self._tables)
        self._box.addStretch(1)
        self.setLayout(self._box)

    def show_section(
        self,
        section: Section | None,
        about: str = "",
        beside: Mapping[int, tuple[Estimate | None, Status]] | None = None,
        *,
        bars: bool = False,
    ) -> None:
        """Show a part; without one it is not there. `about` names source and day of its figures."""
        self.setVisible(section is not None)
        if section == self.section:
            return
        self.section = section
        if self.table is not None:
            self.table.hide()
            self.table.deleteLater()
            self.table = None
        if section is None:
            return
        self._title.setText(section.title)
        self._finding.setText(section.finding)
        self._finding.setVisible(bool(section.finding))
        told = f"{section.formula}\n{about}".strip()
        self._told.setText(told)
        self._about.setToolTip(plain_tooltip(told))
        self._about.setAccessibleName(tr("How this was reckoned: {title}", title=section.title))
        self._about.setAccessibleDescription(told)
        drawn = beside or {}
        rows = [
            ShownRow(place, cells, *drawn.get(place, (None, Status.NONE)))
            for place, cells in enumerate(section.rows)
        ]
        if rows:
            self.table = PartTable(self._theme, section, rows, bars=bars)
            self.table.opened.connect(self.opened)
            self._tables.addWidget(self.table)

    def _tell(self, told: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._told.setVisible(told)
