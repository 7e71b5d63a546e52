"""A chart with its finding above it. The drawing library is loaded when the first chart is shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.charts import ChartSpec
from cs_desktop.domain.figures import value_text
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

if TYPE_CHECKING:
    from cs_desktop.views.charts.view import ChartView

PLOT_HEIGHT = 150


class ChartPanel(QWidget):
    """Title, measure and unit, and the chart, or why there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view: ChartView | None = None
        self._spec: ChartSpec | None = None
        self._title = ElidedLabel("", TextStyle.SECTION)
        self._subtitle = ElidedLabel("", TextStyle.CELL, "text3")
        self._nothing = Label("", TextStyle.CELL, "text3", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setFixedHeight(PLOT_HEIGHT)
        self._box = column(self._title, self._subtitle, 8, self._nothing, spacing=1)
        self.setLayout(self._box)

    @property
    def title(self) -> str:
        """Return the title of the chart; empty without one."""
        return self._spec.title if self._spec is not None else ""

    def show_chart(self, spec: ChartSpec) -> None:
        """Draw a chart, unless it is the one that is drawn."""
        if spec == self._spec:
            return
        self._spec = spec
        self._title.setText(spec.title)
        self._subtitle.setText(spec.subtitle)
        self._nothing.setText(tr("Nothing to draw yet. {source}", source=spec.source).strip())
        self._nothing.setVisible(spec.is_empty)
        if not spec.is_empty and self._view is None:
            self._view = _make_view(self._theme)
            self._view.setFixedHeight(PLOT_HEIGHT)
            self._box.addWidget(self._view)
        if self._view is not None:
            self._view.setVisible(not spec.is_empty)
            self._view.show_chart(spec)
        source = (
            tr("{source}, as of {day}", source=spec.source, day=day_text(spec.as_of))
            if spec.as_of
            else spec.source
        )
        self.setToolTip(plain_tooltip(source))
        self.setAccessibleName(spec.title)
        self.setAccessibleDescription(in_words(spec))


def in_words(spec: ChartSpec) -> str:
    """Return what a chart shows for those who cannot see it: each series' first and last value."""
    lines = [spec.subtitle]
    for series in spec.series:
        known = [y for y in series.y if y is not None]
        if known:
            first, last = (
                value_text(y, spec.y_axis.unit, spec.y_axis.currency) for y in (known[0], known[-1])
            )
            lines.append(tr("{name}: from {first} to {last}", name=series.name, first=first, last=last))
    return ". ".join(line for line in lines if line)


def _make_view(theme: Theme) -> "ChartView":
    from cs_desktop.views.charts.view import ChartView  # noqa: PLC0415 - loads pyqtgraph, not needed to start

    return ChartView(theme)
