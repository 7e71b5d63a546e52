"""The bar of a measure: where it began, is, should be today and is to be, always from left to right."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from cs_desktop.domain.figures import Status
from cs_desktop.domain.plan.bar import BarPlaces
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme

_THICK = 5.0


def paint_bar(
    painter: QPainter, box: QRectF, places: BarPlaces, status: Status, theme: Theme, text: str = ""
) -> None:
    """Draw a measure's bar: track, way come, tick where it should be, end mark of the target, and the value.

    The value stands above its dot, where a text for it is given.
    """
    made = font(TextStyle.CELL_BOLD, tabular=True)
    metrics = QFontMetrics(made)
    high = metrics.height() if text else 0
    left, right = box.left() + 6, box.right() - 6
    middle = box.center().y() + (high / 2 if text else 0) + 1
    width = right - left
    color = QColor(theme.tokens.status(status).mark)

    def x(share: float) -> float:
        return left + share * width

    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(QRectF(left, middle - _THICK / 2, width, _THICK), 2, 2)
    mark = theme.color("text")
    if places.target_to is not None:
        band = QRectF(x(places.target), middle - _THICK / 2, x(places.target_to) - x(places.target), _THICK)
        painter.fillRect(band, QColor(theme.tokens.status(Status.GOOD).tint))
        painter.fillRect(QRectF(x(places.target_to) - 1, middle - 7, 1.5, 14), mark)
    elif places.current is not None:
        painter.setBrush(color)
        way = QRectF(x(places.start), middle - _THICK / 2, x(places.current) - x(places.start), _THICK)
        painter.drawRoundedRect(way.normalized(), 2, 2)
        if places.start > 0.005:
            # Worse than it began: the baseline is no longer the end of the bar.
            painter.fillRect(QRectF(x(places.start) - 0.5, middle - 5, 1, 10), theme.color("control"))
    if places.expected is not None and abs(places.expected - places.target) > 0.004:
        painter.fillRect(QRectF(x(places.expected) - 2, middle - 7, 4, 14), theme.color("surface"))
        painter.fillRect(QRectF(x(places.expected) - 0.75, middle - 7, 1.5, 14), mark)
    painter.fillRect(QRectF(x(places.target) - 0.75, middle - 7, 1.5, 14), mark)
    if places.current is None:
        return
    painter.setPen(QPen(theme.color("surface"), 1.5))
    painter.setBrush(color)
    painter.drawEllipse(QPointF(x(places.current), middle), 5, 5)
    if text:
        shown = elided(metrics, text, Qt.TextElideMode.ElideRight, int(box.width()))
        wide = metrics.horizontalAdvance(shown)
        begin = min(max(x(places.current) - wide / 2, box.left()), box.right() - wide)
        painter.setFont(made)
        painter.setPen(theme.color("text"))
        painter.drawText(QPointF(begin, middle - 9), shown)
