"""The page that explains an account's health: headline, waterfall, trend, measures, quadrant."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from cs_desktop.common.language import tr
from cs_desktop.common.text import capitalized
from cs_desktop.domain.health import shown_score
from cs_desktop.domain.health_shown import HealthShown
from cs_desktop.domain.health_told import causes, movement
from cs_desktop.views.health.measures import MeasuresTable
from cs_desktop.views.health.quadrant import QuadrantChart
from cs_desktop.views.health.steps import StepsChart
from cs_desktop.views.health.trend import TrendPart
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.empty import EmptyState
from cs_desktop.views.widgets.pieces import Panel, column, equal, line, row
from cs_desktop.views.widgets.pills import StatusPill
from cs_desktop.views.widgets.sketch import Sketch
from cs_desktop.views.widgets.text import ElidedLabel, Label

BESIDE_FROM = 900
"""The width from which parts stand in pairs, and not one under the other."""
MOVED_WEEKS = 26
"""How far back the headline looks."""


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

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Health"))
        self._score = Label("", TextStyle.ROOM)
        self._band = StatusPill(theme)
        self._moved = ElidedLabel("", TextStyle.BODY_MEDIUM)
        self._causes = Label("", TextStyle.CELL, "text2", wrap=True)
        self._card = Label("", TextStyle.CELL, "text3")
        self.steps, self.trend = StepsChart(theme), TrendPart(theme)
        self.measures, self.quadrant = MeasuresTable(theme), QuadrantChart(theme)
        self._upper: QBoxLayout = row(spacing=0)
        self._lower: QBoxLayout = row(spacing=0)
        self._edges = line(vertical=True), line(vertical=True)
        """Between the parts of a pair."""
        self._whole = QWidget()
        self._nothing = EmptyState(
            _Bars(theme),
            tr("No score yet"),
            tr("None of the measures has data. The score comes with metrics or survey answers."),
        )
        self._lay_out()

    def show_health(self, shown: HealthShown) -> None:
        """Show what was read."""
        calculated, band = shown.health.calculated, shown.health.band
        known = calculated is not None and band is not None
        self._whole.setVisible(known)
        self._nothing.setVisible(not known)
        if calculated is None or band is None:
            return
        self._score.setText(str(shown_score(calculated)))
        self._band.say(band.label, band.status)
        course = shown.trend[-MOVED_WEEKS - 1 :]
        moved = ", ".join(reversed([*movement(calculated, course, shown.bands, shown.as_of)]))
        self._moved.setText(capitalized(moved))
        self._causes.setText(" ".join(causes(shown.scorecard, shown.bands, shown.health)))
        self._card.setText(
            tr(
                "Scorecard {name}, version {number}",
                name=shown.scorecard.name,
                number=shown.scorecard.version,
            )
        )
        for part in (self.steps, self.trend, self.measures, self.quadrant):
            part.show_health(shown)

    def start_over(self) -> None:
        """Show nothing, as before another account's is read."""
        self._whole.hide()
        self._nothing.hide()

    def take_focus(self) -> None:
        """Put the keyboard where one begins."""
        if self._whole.isVisible():
            self.measures.take_focus()
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

    def _lay_out(self) -> None:
        said = row(self._band, self._moved, spacing=10)
        said.setStretch(1, 1)
        words = column(spacing=4)
        words.addLayout(said)
        words.addWidget(self._causes)
        head = Panel("surface", "bottom")
        top = row(self._score, spacing=16, margins=(20, 12, 20, 12))
        top.addLayout(words, 1)
        top.addWidget(self._card)
        head.setLayout(top)
        self._upper.addWidget(
            equal(self._part(tr("What makes the score"), tr("points added to a neutral 50"), self.steps)), 1
        )
        self._upper.addWidget(self._edges[0])
        trend = Panel("surface")
        trend.setLayout(column(self.trend, 0, spacing=0, margins=(20, 12, 20, 12)))
        self._upper.addWidget(equal(trend), 1)
        table = column(
            self._named(tr("Measures and weights"), tr("scores run 0 to 100, 50 is neutral")),
            *(self.measures, 0),
            spacing=8,
            margins=(0, 12, 0, 12),
        )
        measures = Panel("surface")
        measures.setLayout(table)
        self._lower.addWidget(equal(measures), 5)
        self._lower.addWidget(self._edges[1])
        self._lower.addWidget(
            equal(self._part(tr("Outcome and experience"), tr("last four quarters"), self.quadrant)), 3
        )
        whole = column(head, spacing=0)
        whole.addLayout(self._upper)
        whole.addWidget(line())
        whole.addLayout(self._lower)
        whole.addStretch(1)
        self._whole.setLayout(whole)
        page = QWidget()
        page.setLayout(column(self._whole, self._nothing, spacing=0))
        self.setWidget(page)
        self.start_over()

    def _named(self, title: str, about: str) -> QWidget:
        head = row(Label(title, TextStyle.SECTION), spacing=8, margins=(20, 0, 20, 0))
        head.addWidget(ElidedLabel(about, TextStyle.CELL, "text2"), 1)
        named = QWidget()
        named.setLayout(head)
        return named

    def _part(self, title: str, about: str, content: QWidget) -> Panel:
        inner = QWidget()
        inner.setLayout(column(content, margins=(20, 0, 20, 0)))
        part = Panel("surface")
        part.setLayout(column(self._named(title, about), inner, 0, spacing=8, margins=(0, 12, 0, 12)))
        return part
