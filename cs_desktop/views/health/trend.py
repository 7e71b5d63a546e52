"""The course of the score over three months, half a year or a year."""

from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import marked, tr
from cs_desktop.domain.health.chart import trend_chart
from cs_desktop.domain.health.shown import HealthShown
from cs_desktop.views.charts.frame import ChartFrame
from cs_desktop.views.theme.fonts import TextStyle, scaled
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

SPANS = {"quarter": (marked("3 M"), 13), "half": (marked("6 M"), 26), "year": (marked("1 Y"), 52)}
"""The word of each, and how many weeks it goes back."""
HEIGHT = 250


class TrendPart(QWidget):
    """The chart under its name and the choice of how far it goes back."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown: HealthShown | None = None
        self.chart = ChartFrame(theme, explorable=True)
        """Writes and copies what it shows, too."""
        self._span = "half"
        self.spans = SegmentedButtons(theme)
        for key, (text, _) in SPANS.items():
            self.spans.add(key, tr(text))
        self.spans.choose(self._span)
        self.spans.chosen.connect(self._choose)
        self.by_today = Button(theme, tr("By today’s scorecard"), "filter")
        self.by_today.setCheckable(True)
        self.by_today.setToolTip(
            plain_tooltip(tr("Each week is scored by the version of its time; this scores all by today’s."))
        )
        self.by_today.toggled.connect(lambda _on: self._draw())
        head = row(Label(tr("Trend"), TextStyle.SECTION), spacing=8)
        head.addWidget(ElidedLabel(tr("by week"), TextStyle.CELL, "text2"), 1)
        head.addWidget(self.by_today)
        head.addWidget(self.spans)
        self.tools = row(spacing=2)
        """Beside the chart's menu; a topic adds its own."""
        self.tools.addWidget(self.chart.button)
        head.addLayout(self.tools)
        box = column(spacing=8)
        box.addLayout(head)
        box.addWidget(self.chart)
        box.addStretch(1)
        self.setLayout(box)
        theme.changed.connect(self._fit)
        self._fit()

    def show_health(self, shown: HealthShown) -> None:
        """Show another course."""
        self._shown = shown
        self.by_today.setVisible(bool(shown.recomputed))
        self._draw()

    def _choose(self, span: str) -> None:
        self._span = span
        self._draw()

    def _draw(self) -> None:
        if self._shown is None:
            return
        weeks = SPANS[self._span][1]
        again = self.by_today.isChecked() and bool(self._shown.recomputed)
        trend = self._shown.recomputed if again else self._shown.trend
        spec = trend_chart(trend[-weeks - 1 :], self._shown.bands, self._shown.events, self._shown.as_of)
        self.chart.show_chart(spec)

    def _fit(self) -> None:
        self.chart.setFixedHeight(scaled(HEIGHT))
