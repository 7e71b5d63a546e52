"""Small drawings that stand for a state or an object; delegates and widgets paint with them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen, QPixmap, QPolygonF

from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.figures import Status
from cs_desktop.domain.vocabulary import Forecast
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.tokens import Tokens

BAND_STATUS = {Band.HEALTHY: Status.GOOD, Band.WATCH: Status.WATCH, Band.AT_RISK: Status.RISK}
FORECAST_STATUS = {
    Forecast.COMMIT: Status.GOOD,
    Forecast.LIKELY: Status.WATCH,
    Forecast.AT_RISK: Status.RISK,
}
QUADRANT_STATUS = {
    Quadrant.HAPPY_SUCCESSFUL: Status.GOOD,
    Quadrant.TRAPPED: Status.WATCH,
    Quadrant.ACCESSIBLE: Status.WATCH,
    Quadrant.HIGH_RISK: Status.RISK,
}
_CELLS = {
    Quadrant.ACCESSIBLE: (0, 0),
    Quadrant.HAPPY_SUCCESSFUL: (1, 0),
    Quadrant.HIGH_RISK: (0, 1),
    Quadrant.TRAPPED: (1, 1),
}
"""Column and row of the filled cell."""

MARK = 9.0
# A mark and its word are one sign: they stand alike whichever way the window reads.
BESIDE_MARK = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
_PILL_HEIGHT = 20
AVATAR_RADIUS = 5.0


def paint_status(
    painter: QPainter, center: QPointF, status: Status, tokens: Tokens, size: float = MARK
) -> None:
    """Draw a judgment's mark: circle good, triangle watch, square at risk, ring not known."""
    half = size / 2
    box = QRectF(center.x() - half, center.y() - half, size, size)
    color = QColor(tokens.status(status).mark)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if status is Status.GOOD:
        painter.drawEllipse(box)
    elif status is Status.WATCH:
        painter.drawPolygon(QPolygonF([QPointF(center.x(), box.top()), box.bottomRight(), box.bottomLeft()]))
    elif status is Status.RISK:
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, 1.5))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    painter.restore()


def pill_height() -> int:
    """Return the height of a pill."""
    return scaled(_PILL_HEIGHT)


def pill_width(text: str, metrics: QFontMetrics) -> int:
    """Return the width of a pill."""
    return metrics.horizontalAdvance(text) + 32


def paint_pill(
    painter: QPainter, left: float, middle: float, text: str, status: Status, tokens: Tokens
) -> None:
    """Draw a tinted pill with its mark and text."""
    colors = tokens.status(status)
    made = font(TextStyle.CELL_MEDIUM, tabular=True)
    width = pill_width(text, QFontMetrics(made))
    height = pill_height()
    box = QRectF(left, middle - height / 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colors.mark), 1) if tokens.high_contrast else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colors.tint))
    edge = 0.5 if tokens.high_contrast else 0.0
    painter.drawRoundedRect(box.adjusted(edge, edge, -edge, -edge), height / 2, height / 2)
    paint_status(painter, QPointF(box.left() + 12, box.center().y()), status, tokens)
    painter.setPen(QColor(colors.text))
    painter.setFont(made)
    painter.drawText(box.adjusted(21, 0, 0, 0), BESIDE_MARK, text)
    painter.restore()


def initial(name: str) -> str:
    """Return the letter that stands for a name."""
    stripped = name.strip()
    return stripped[0].upper() if stripped else "?"


def paint_avatar(
    painter: QPainter,
    box: QRectF,
    name: str,
    tokens: Tokens,
    *,
    person: bool = False,
    logo: QPixmap | None = None,
) -> None:
    """Draw a logo, or a name's first letter: in a square for an account, in a circle for a person."""
    painter.save()
    if logo is not None:
        # The box is that of a pen 1 wide, half a pixel inside the tile.
        painter.drawPixmap(box.topLeft() - QPointF(0.5, 0.5), logo)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.drawRoundedRect(box, AVATAR_RADIUS, AVATAR_RADIUS)
        painter.restore()
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = box.height() / 2 if person else AVATAR_RADIUS
    if person:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.avatar))
    else:
        painter.setPen(QPen(QColor(tokens.border), 1))
        painter.setBrush(QColor(tokens.hover))
    painter.drawRoundedRect(box, radius, radius)
    painter.setPen(QColor(tokens.text2))
    painter.setFont(font(TextStyle.TITLE if box.height() > 28 else TextStyle.CAPTION_MEDIUM))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initial(name))
    painter.restore()


def paint_sparkline(painter: QPainter, box: QRectF, values: Sequence[float], tokens: Tokens) -> None:
    """Draw a row of values as a thin line that ends in a dot; one value alone is not drawn."""
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    inner = box.adjusted(1, 2, -3, -2)
    span = high - low or 1.0
    base = inner.center().y() if high == low else inner.bottom()
    step = inner.width() / (len(values) - 1)
    points = [
        QPointF(inner.left() + i * step, base - (value - low) / span * inner.height())
        for i, value in enumerate(values)
    ]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.series2), 1.25))
    painter.drawPolyline(QPolygonF(points))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(QColor(tokens.text2)))
    painter.drawEllipse(points[-1], 2.0, 2.0)
    painter.restore()


def paint_quadrant(painter: QPainter, box: QRectF, quadrant: Quadrant, tokens: Tokens) -> None:
    """Draw the quadrant's sign: of four cells one is filled; right is outcome, up is experience."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    color = QColor(tokens.status(QUADRANT_STATUS[quadrant]).mark)
    half = round(box.width() / 2)
    left, top = round(box.left()), round(box.top())
    column, row = _CELLS[quadrant]
    painter.fillRect(QRectF(left + column * half, top + row * half, half, half), color)
    painter.setPen(QPen(QColor(tokens.control), 1))
    painter.drawRect(QRectF(left, top, 2 * half, 2 * half))
    painter.drawLine(left + half, top, left + half, top + 2 * half)
    painter.drawLine(left, top + half, left + 2 * half, top + half)
    painter.restore()


def paint_logo(painter: QPainter, box: QRectF, tokens: Tokens) -> None:
    """Draw the program's sign: four cells, the outcome and experience that one wants filled."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    painter.drawRoundedRect(box, box.width() * 0.24, box.width() * 0.24)
    cell, gap = box.width() * 0.34, box.width() * 0.04
    left, top = box.center().x() - cell - gap / 2, box.center().y() - cell - gap / 2
    for row in (0, 1):
        for column in (0, 1):
            color = QColor(tokens.on_accent)
            color.setAlphaF(1.0 if (row, column) == (0, 1) else 0.42)
            painter.setBrush(color)
            place = QRectF(left + column * (cell + gap), top + row * (cell + gap), cell, cell)
            painter.drawRoundedRect(place, cell * 0.18, cell * 0.18)
    painter.restore()
