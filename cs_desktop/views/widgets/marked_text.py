"""One line of text of which some parts are bold, for painters: what a search found."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, font

Parts = Sequence[tuple[int, int]]
_BOLD = {
    TextStyle.BODY: TextStyle.SECTION,
    TextStyle.CELL: TextStyle.CELL_BOLD,
    TextStyle.CELL_MEDIUM: TextStyle.CELL_BOLD,
}


def draw_marked(
    painter: QPainter,
    place: QRect,
    text: str,
    parts: Parts,
    style: TextStyle,
    color: QColor,
    bold_color: QColor | None = None,
) -> int:
    """Draw a line of text into a place, cut where it does not fit; return the width that it took."""
    shown = _cut(text.replace("\n", " "), style, place.width())
    layout = QTextLayout(shown, font(style))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    # Text that runs from right to left still begins where the line begins.
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    formats = [_format(shown, 0, len(shown), style, color)]
    formats += [
        _format(shown, start, end, _BOLD[style], bold_color or color) for start, end in parts if start < end
    ]
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    if not line.isValid():
        return 0
    line.setLineWidth(max(place.width(), 1))
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    top = place.top() + (place.height() - line.height()) / 2
    layout.draw(painter, QPointF(place.left(), top))
    return round(min(line.naturalTextWidth(), place.width()))


def _cut(text: str, style: TextStyle, width: int) -> str:
    # Measured in bold, which is wider, so that a line with bold parts fits too.
    metrics = QFontMetrics(font(_BOLD[style]))
    if QFontMetrics(font(style)).horizontalAdvance(text) <= width * 0.96:
        return text
    return elided(metrics, text, Qt.TextElideMode.ElideRight, width)


def _format(text: str, start: int, end: int, style: TextStyle, color: QColor) -> QTextLayout.FormatRange:
    part = QTextLayout.FormatRange()
    look = QTextCharFormat()
    look.setFont(font(style))
    look.setForeground(color)
    # Qt counts in UTF-16, where an emoji takes two.
    part.start = _utf16(text[:start])
    part.length = _utf16(text[start:end])
    part.format = look
    return part


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
