"""The small drawings in the portfolio's cells, each with a key by which it is drawn only once."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPixmap

from cs_desktop.domain.bands import Quadrant
from cs_desktop.domain.figures import Status
from cs_desktop.views.portfolio.parts import Sign
from cs_desktop.views.portfolio.pen import Pen
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import (
    initial,
    paint_avatar,
    paint_pill,
    paint_quadrant,
    paint_sparkline,
    paint_status,
    pill_height,
    pill_width,
)

AVATAR = 22
_CIRCLE, _MARK, _GLYPH = 20, 10, 16
_AVATAR_ROOM, _CIRCLE_ROOM, _MARK_ROOM, _GLYPH_ROOM = 30, 25, 16, 22
"""With the gap behind it."""
_INDENT = 7
"""So far into a pill its mark stands."""


class Signs:
    """Makes the signs in the theme's colours of now."""

    def __init__(self, theme: Theme, pen: Pen) -> None:
        self._theme, self._pen = theme, pen

    def account(self, name: str) -> Sign:
        """Return an account's letter in a square."""
        letter, tokens, box = initial(name), self._theme.tokens, QRectF(0.5, 0.5, AVATAR - 2, AVATAR - 2)
        return Sign(
            ("account", letter),
            QSize(AVATAR, AVATAR),
            _AVATAR_ROOM,
            lambda painter: paint_avatar(painter, box, letter, tokens),
        )

    def logo(self, tile: QPixmap) -> Sign:
        """Return an account's logo."""
        tokens, box = self._theme.tokens, QRectF(0.5, 0.5, AVATAR - 2, AVATAR - 2)
        return Sign(
            ("logo", tile.cacheKey()),
            QSize(AVATAR, AVATAR),
            _AVATAR_ROOM,
            lambda painter: paint_avatar(painter, box, "", tokens, logo=tile),
        )

    def person(self, name: str) -> Sign:
        """Return a person's letter in a circle."""
        letter, tokens, box = initial(name), self._theme.tokens, QRectF(0.5, 0.5, _CIRCLE - 2, _CIRCLE - 2)
        return Sign(
            ("person", letter),
            QSize(_CIRCLE, _CIRCLE),
            _CIRCLE_ROOM,
            lambda painter: paint_avatar(painter, box, letter, tokens, person=True),
        )

    def line(self, values: Sequence[float], size: QSize) -> Sign:
        """Return values in their course."""
        tokens, box = self._theme.tokens, QRectF(0, 0, size.width() - 2, size.height())
        return Sign(
            ("line", tuple(values), size.width()),
            size,
            size.width(),
            lambda painter: paint_sparkline(painter, box, values, tokens),
        )

    def pill(self, text: str, status: Status, room: int) -> Sign:
        """Return a judgment in a tinted pill, with so much room for it and what is behind it."""
        tokens, height = self._theme.tokens, pill_height()
        width = pill_width(text, self._pen.metrics(TextStyle.CELL_MEDIUM)) + 2
        return Sign(
            ("pill", text, status),
            QSize(width, height + 2),
            room,
            lambda painter: paint_pill(painter, 0, height / 2 + 0.5, text, status, tokens),
        )

    def unknown(self, room: int) -> Sign:
        """Return the mark of what is not known, where a pill has its own."""
        return self._mark(Status.NONE, room, 9, _INDENT)

    def mark(self, status: Status) -> Sign:
        """Return the mark of a judgment before its words."""
        return self._mark(status, _MARK_ROOM, 8, 0)

    def quadrant(self, quadrant: Quadrant) -> Sign:
        """Return a quadrant's glyph."""
        tokens = self._theme.tokens
        return Sign(
            quadrant,
            QSize(_GLYPH, _GLYPH),
            _GLYPH_ROOM,
            lambda painter: paint_quadrant(painter, QRectF(0, 1, 14, 14), quadrant, tokens),
        )

    def _mark(self, status: Status, room: int, size: int, indent: int) -> Sign:
        tokens, middle = self._theme.tokens, QPointF(indent + _MARK / 2, _MARK / 2)
        return Sign(
            ("mark", status, indent),
            QSize(indent + _MARK, _MARK),
            room,
            lambda painter: paint_status(painter, middle, status, tokens, size),
        )
