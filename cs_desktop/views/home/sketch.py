"""A list of things to do drawn from its own parts, for where there are none."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from cs_desktop.domain.figures import Status
from cs_desktop.views.widgets.marks import paint_status
from cs_desktop.views.widgets.sketch import Sketch

ROW = 42
_ROWS = ((Status.RISK, 150, 96), (Status.WATCH, 118, 130), (Status.NONE, 138, 80))


class ListSketch(Sketch):
    """Three rows without words."""

    def draw(self, painter: QPainter) -> None:
        """Draw the rows."""
        tokens = self._theme.tokens
        for place, (status, title, why) in enumerate(_ROWS):
            top = ROW * place
            if place:
                self.rule(painter, top)
            paint_status(painter, QPointF(24, top + 16), status, tokens)
            for left, height, width, color in (
                (44, 12, title, tokens.series3),
                (44, 25, why, tokens.track),
                (240, 12, 44, tokens.track),
            ):
                self.bar(painter, QRectF(left, top + height, width, 7), color)
            mark = self._theme.pixmap("check", "text3", 16, self.devicePixelRatioF())
            painter.drawPixmap(318, top + 13, mark)
