"""Titles in lines: how many a width takes, and which; the canvas is laid out and painted by the same."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, font

MOST_LINES = 6


@lru_cache(maxsize=64)
def canvas_font(style: TextStyle) -> QFont:
    """Return the font of a style at 100%: the canvas is enlarged as a whole."""
    made = font(style)
    made.setPixelSize(style.value[0])
    return made


@lru_cache(maxsize=20_000)
def wrapped(text: str, width: int, style: TextStyle, most: int = MOST_LINES) -> tuple[str, ...]:
    """Return the lines of a text at a width in points; what does not fit in the last one is cut with "…"."""
    made = canvas_font(style)
    layout = QTextLayout(text.replace("\n", " "), made)
    layout.beginLayout()
    found: list[tuple[int, int]] = []
    while len(found) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(float(max(width, 1)))
        found.append((line.textStart(), line.textLength()))
    layout.endLayout()
    lines = [layout.text()[start : start + length].rstrip() for start, length in found]
    if found and sum(found[-1]) < len(layout.text()):
        rest = layout.text()[found[-1][0] :]
        lines[-1] = elided(QFontMetricsF(made), rest, Qt.TextElideMode.ElideRight, width)
    return tuple(lines) or ("",)


def title_lines(text: str, width: float) -> int:
    """Return how many lines a card's title takes at a width in points."""
    return len(wrapped(text, int(width), TextStyle.CELL_MEDIUM))
