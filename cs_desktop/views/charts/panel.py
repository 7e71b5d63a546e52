"""A chart with its finding above it. The drawing library is loaded when the first chart is shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cs_desktop.common.dates import day_text
from cs_desktop.common.language import tr
from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.views.charts.frame import ChartFrame
from cs_desktop.views.charts.words import in_words
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column, row
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip

PLOT_HEIGHT = 150


class ChartPanel(QWidget):
    """Title, measure and unit, the menu, and the chart, or why there is none."""

    asked = Signal(object)
    """A ChartRequest."""

    def __init__(self, theme: Theme, *, explorable: bool = False, height: int = PLOT_HEIGHT) -> None:
        """With a height of 0 it takes all the room that there is."""
        super().__init__()
        self._spec: ChartSpec | None = None
        self._title = ElidedLabel("", TextStyle.SECTION)
        self._subtitle = ElidedLabel("", TextStyle.CELL, "text3")
        self._nothing = Label("", TextStyle.CELL, "text3", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.frame = ChartFrame(theme, explorable=explorable)
        self.frame.asked.connect(self.asked)
        for part in (self._nothing, self.frame) if height else ():
            part.setFixedHeight(height)
        said = column(self._title, self._subtitle, spacing=1)
        head = row(spacing=8)
        head.addLayout(said, 1)
        head.addWidget(self.frame.button, 0, Qt.AlignmentFlag.AlignTop)
        box = column(spacing=8)
        box.addLayout(head)
        for part in (self._nothing, self.frame):
            box.addWidget(part, 0 if height else 1)
        self.setLayout(box)

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
        for part, shown in ((self._nothing, spec.is_empty), (self.frame, not spec.is_empty)):
            part.setVisible(shown)
        self.frame.button.setVisible(not spec.is_empty)
        if not spec.is_empty:
            self.frame.show_chart(spec)
        source = (
            tr("{source}, as of {day}", source=spec.source, day=day_text(spec.as_of))
            if spec.as_of
            else spec.source
        )
        self.setToolTip(plain_tooltip("\n".join(line for line in (spec.formula, source) if line)))
        self.setAccessibleName(spec.title)
        self.setAccessibleDescription(in_words(spec))
