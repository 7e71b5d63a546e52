"""The page that explains an account's health: headline, waterfall, trend, measures, quadrant."""

from functools import partial

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.health.shown import HealthShown
from cs_desktop.views.health.head import HealthHead
from cs_desktop.views.health.making import MakingPart
from cs_desktop.views.health.measures import MeasuresPart
from cs_desktop.views.health.quadrant import QuadrantPart
from cs_desktop.views.health.trend import TrendPart
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.empty import EmptyState
from cs_desktop.views.widgets.pieces import Panel, column, equal, line, row
from cs_desktop.views.widgets.sketch import Sketch

BESIDE_FROM = 900
"""The width from which parts stand in pairs, and not one under the other."""


class _Bars(Sketch):
    """A score of three measures."""

    def draw(self, painter: QPainter) -> None:
        """Draw a bar in each row."""
        tokens = self._theme.tokens
        places = ((120, 90, tokens.good.mark), (210, 50, tokens.good.mark), (200, 60, tokens.risk.mark))
        for place, (left, width, color) in enumerate(places):
            top = 24 + place * 34
            self.bar(painter, QRectF(20, top, 70, 8), tokens.track)
            self.bar(painter, QRectF(left, top - 2, width, 12), color)


class HealthView(QScrollArea):
    """Shows a HealthShown."""

    measure_wanted = Signal(str)
    """The key of the measure whose points are to be shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.shown: HealthShown | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Health"))
        self.head, self.making, self.trend = HealthHead(theme), MakingPart(theme), TrendPart(theme)
        self.measures, self.quadrant = MeasuresPart(theme), QuadrantPart(theme)
        self._in_view: QWidget | None = None
        """Where points were asked for: it stays in view where the panel beside it moves everything."""
        for part in (self.making, self.measures):
            part.measure_wanted.connect(partial(self._ask, part))
        self.making.chosen.connect(self._compare)
        self._upper: QBoxLayout = row(spacing=0)
        self._lower: QBoxLayout = row(spacing=0)
        self._edges = line(vertical=True), line(vertical=True)
        """Between the parts of a pair."""
        self._whole = QWidget()
        self.nothing = EmptyState(
            _Bars(theme),
            tr("No score yet"),
            tr("None of the measures has data. The score comes with metrics or survey answers."),
        )
        self._lay_out()

    def show_health(self, shown: HealthShown) -> None:
        """Show what was read."""
        self.shown = shown
        # What is stale today says what was, and what has to be read again.
        known = shown.health.score is not None or any(part.as_of for part in shown.health.contributions)
        self._whole.setVisible(known)
        self.nothing.setVisible(not known)
        if known:
            for part in (self.head, self.making, self.trend, self.quadrant):
                part.show_health(shown)
            self._compare()

    def start_over(self) -> None:
        """Show nothing, as before another account's is read."""
        self.shown = None
        self._whole.hide()
        self.nothing.hide()

    def take_focus(self) -> None:
        """Put the keyboard where one begins."""
        if self._whole.isVisible():
            self.measures.table.take_focus()
        elif self.nothing.isVisible():
            self.nothing.take_focus()
        else:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts in pairs, or one under the other where there is little room."""
        super().resizeEvent(event)
        beside = self.viewport().width() >= scaled(BESIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        for box in (self._upper, self._lower):
            if box.direction() != way:
                box.setDirection(way)
        for edge in self._edges:
            edge.setVisible(beside)
        if self._in_view is not None and not beside:
            QTimer.singleShot(0, self, self._keep_in_view)
        self.head.stand(beside=beside)
        self.making.stand(beside=beside)

    def _ask(self, part: QWidget, measure: str) -> None:
        self._in_view = part
        self.measure_wanted.emit(measure)

    def _keep_in_view(self) -> None:
        if self._in_view is not None:
            self.ensureWidgetVisible(self._in_view, 0, 0)
            self._in_view = None

    def _compare(self) -> None:
        """Show in the table what the waterfall compares with."""
        if self.shown is not None:
            self.measures.show_health(self.shown, self.making.moved)

    def _lay_out(self) -> None:
        for box, edge, parts in (
            (self._upper, self._edges[0], ((self.making, 20, 1), (self.trend, 20, 1))),
            (self._lower, self._edges[1], ((self.measures, 0, 5), (self.quadrant, 20, 3))),
        ):
            for place, (part, side, stretch) in enumerate(parts):
                if place:
                    box.addWidget(edge)
                panel = Panel("surface")
                panel.setLayout(column(part, spacing=0, margins=(side, 12, side, 12)))
                box.addWidget(equal(panel), stretch)
        whole = column(self.head, spacing=0)
        whole.addLayout(self._upper)
        whole.addWidget(line())
        whole.addLayout(self._lower)
        whole.addStretch(1)
        self._whole.setLayout(whole)
        page = QWidget()
        page.setLayout(column(self._whole, self.nothing, spacing=0))
        self.setWidget(page)
        self.start_over()
