"""A table drawn from its own parts, for where there are no rows."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from cs_desktop.views.widgets.marks import paint_sparkline
from cs_desktop.views.widgets.sketch import Sketch

ROW = 32
_NAMES = (96, 72, 118)
_LINES = ((2.0, 3.0, 3.0, 5.0, 6.0), (4.0, 4.0, 3.0, 3.0, 2.0), (1.0, 2.0, 2.0, 2.5, 3.0))
_BAR = 8


class TableSketch(Sketch):
    """Three rows without words."""

    def draw(self, painter: QPainter) -> None:
        """Draw a head and three rows."""
        tokens = self._theme.tokens
        for left, width in ((16, 44), (184, 28), (264, 40)):
            self.bar(painter, QRectF(left, 13, width, _BAR), tokens.track)
        for place, (name, values) in enumerate(zip(_NAMES, _LINES, strict=True)):
            top = ROW * (place + 1)
            self.rule(painter, top)
            for left, width, color in (
                (16, 9, tokens.series3),
                (38, name, tokens.track),
                (184, 36, tokens.series3),
            ):
                self.bar(painter, QRectF(left, top + 12, width, _BAR), color)
            paint_sparkline(painter, QRectF(264, top + 7, 64, 18), values, tokens)
