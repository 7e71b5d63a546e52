"""Which way the window reads: places and alignments for painters, mirrored where it reads from the right."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QGuiApplication

from cs_desktop.common.text import LEFT_TO_RIGHT, RIGHT_TO_LEFT, reads_leftward

_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


def mirrored() -> bool:
    """Return whether the window reads from right to left."""
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def leading() -> Qt.AlignmentFlag:
    """Return the alignment at the side where reading begins, whatever script a text is in."""
    return _MIDDLE | (Qt.AlignmentFlag.AlignRight if mirrored() else Qt.AlignmentFlag.AlignLeft)


def trailing() -> Qt.AlignmentFlag:
    """Return the alignment at the side where reading ends, as numbers have it."""
    return _MIDDLE | (Qt.AlignmentFlag.AlignLeft if mirrored() else Qt.AlignmentFlag.AlignRight)


def placed(part: QRect, within: QRect) -> QRect:
    """Return a part's place, drawn for reading from the left, where it belongs within a whole."""
    if not mirrored():
        return part
    left = within.left() + within.right() - part.right()
    return QRect(left, part.top(), part.width(), part.height())


def placed_f(part: QRectF, within: QRectF) -> QRectF:
    """Return the same of exact places."""
    if not mirrored():
        return part
    return QRectF(within.left() + within.right() - part.right(), part.top(), part.width(), part.height())


def elided(metrics: QFontMetrics | QFontMetricsF, text: str, mode: Qt.TextElideMode, width: float) -> str:
    """Return what of a text has room, its dots where the text goes on, whichever way the window reads."""
    if isinstance(metrics, QFontMetricsF):
        shown = metrics.elidedText(text, mode, width)
    else:
        shown = metrics.elidedText(text, mode, int(width))
    leftward = reads_leftward(text)
    if shown == text or not (leftward or mirrored()):
        return shown
    # Dots at an end have no direction of their own: they would stand where the window's lines end.
    mark = RIGHT_TO_LEFT if leftward else LEFT_TO_RIGHT
    if mode is Qt.TextElideMode.ElideRight:
        return shown + mark
    return mark + shown if mode is Qt.TextElideMode.ElideLeft else shown
