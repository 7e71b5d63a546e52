"""A page that is not drawn, because it is left out or has no data: its outline, by the kind of slide."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cs_desktop.domain.deck.kinds import SlideKey
from cs_desktop.views.theme.direction import placed_f
from cs_desktop.views.theme.tokens import Tokens

RADIUS = 4
_BARS = (0.34, 0.5, 0.42, 0.72, 0.58, 0.66)
_LINES = (1.0, 0.94, 1.0, 0.88)
_WITH_BARS = frozenset(
    {
        *(SlideKey.SUPPORT, SlideKey.ADOPTION, SlideKey.HEALTH, SlideKey.VALUE, SlideKey.OUTCOMES),
        *(SlideKey.BOOK, SlideKey.BOOK_HEALTH, SlideKey.BOOK_VALUE, SlideKey.COMMERCIAL),
    }
)


def paint_page_sketch(painter: QPainter, box: QRectF, key: SlideKey, tokens: Tokens) -> None:
    """Draw the outline of a page of this kind into a box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.border_strong), 1))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.setPen(Qt.PenStyle.NoPen)
    width, height = box.width(), box.height()
    inner = box.adjusted(width * 0.09, height * 0.16, -width * 0.09, -height * 0.16)
    _bar(painter, QRectF(inner.left(), inner.top(), inner.width() * 0.5, height * 0.06), box, tokens.series3)
    if key in _WITH_BARS:
        _paint_bars(painter, inner, box, tokens)
    else:
        _paint_lines(painter, inner, box, tokens)
    painter.restore()


def _paint_bars(painter: QPainter, inner: QRectF, box: QRectF, tokens: Tokens) -> None:
    ground = inner.adjusted(0, inner.height() * 0.3, 0, 0)
    step = ground.width() / len(_BARS)
    for place, share in enumerate(_BARS):
        height = ground.height() * share
        left = ground.left() + step * (place + 0.2)
        _bar(painter, QRectF(left, ground.bottom() - height, step * 0.6, height), box, tokens.track)
    _bar(painter, QRectF(ground.left(), ground.bottom(), ground.width(), 1), box, tokens.track)


def _paint_lines(painter: QPainter, inner: QRectF, box: QRectF, tokens: Tokens) -> None:
    ground = inner.adjusted(0, inner.height() * 0.36, 0, 0)
    step = ground.height() / (len(_LINES) - 0.5)
    for place, share in enumerate(_LINES):
        top = ground.top() + step * place
        line = QRectF(ground.left(), top, ground.width() * share, box.height() * 0.05)
        _bar(painter, line, box, tokens.track)


def _bar(painter: QPainter, part: QRectF, whole: QRectF, color: str) -> None:
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(placed_f(part, whole), 1, 1)
