"""The marks of all accounts, drawn in one pass: what looks the same is drawn once and then copied."""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from cs_desktop.domain.charts.label_places import Box
from cs_desktop.domain.figures import Status
from cs_desktop.domain.quadrant.placed import Placed, is_flagged, placed
from cs_desktop.domain.quadrant.sizes import side
from cs_desktop.views.quadrant.ground import QuadrantGround
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.marks import BAND_STATUS

_SEEN_THROUGH, _FAINT = 0.78, 0.22
"""How much of its colour a mark has, and one that is not chosen while others are."""
_REACH = 5.0
"""Pixels around a mark in which it is still hit."""

Key = tuple[Status, float, bool, bool]
"""What a mark looks like: judgment, side, whether it is flagged, and whether it is faint."""


class MarkLayer:
    """Knows where each mark stands, draws them, and tells which one is under the mouse."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.placed: Placed = placed(())
        self.xs: NDArray[np.float64] = np.empty(0)
        self.ys: NDArray[np.float64] = np.empty(0)
        self._looks: list[tuple[Status, float, bool]] = []
        self.sides: NDArray[np.float64] = np.empty(0)
        self._made: dict[tuple[Key, float], QPixmap] = {}
        self._shown: tuple[Collection[int], float, list[QPixmap]] | None = None
        """What is chosen, the density of the screen, and the picture of each mark by its place."""

    def show(self, shown: Placed) -> None:
        """Take other accounts."""
        self.placed = shown
        statuses = [Status.NONE if row.band is None else BAND_STATUS[row.band] for row in shown.rows]
        # Half pixels: finer differences nobody sees, and there are as many pictures to draw as sizes.
        sides = [
            round(side(area, status) * 2) / 2 for area, status in zip(shown.areas, statuses, strict=True)
        ]
        self._looks = list(zip(statuses, sides, map(is_flagged, shown.rows), strict=True))
        self.sides = np.array(sides, np.float64)
        self._shown = None

    def lay(self, ground: QuadrantGround) -> None:
        """Put the marks on a ground."""
        self.xs, self.ys = ground.across(self.placed.outcome), ground.down(self.placed.experience)

    def forget_looks(self) -> None:
        """Draw the marks anew, as in other colours."""
        self._made.clear()
        self._shown = None

    def in_sight(self, area: QRectF) -> NDArray[np.intp]:
        """Return the places of the marks that are to be seen."""
        seen = (
            (self.xs >= area.left())
            & (self.xs <= area.right())
            & (self.ys >= area.top())
            & (self.ys <= area.bottom())
        )
        return np.flatnonzero(seen)

    def draw(self, painter: QPainter, area: QRectF, chosen: Collection[int], density: float) -> None:
        """Draw the marks in sight; with some chosen, by their ids, the others are faint."""
        places = self.in_sight(area)
        lefts = np.round(self.xs - self.sides / 2 - 1).astype(int)[places]
        tops = np.round(self.ys - self.sides / 2 - 1).astype(int)[places]
        pictures, put = self._pictures(chosen, density), painter.drawPixmap
        # Thousands of times a frame: nothing is looked up here that could be known before.
        for place, left, top in zip(places.tolist(), lefts.tolist(), tops.tolist(), strict=True):
            put(left, top, pictures[place])

    def at(self, point: QPointF, area: QRectF) -> int | None:
        """Return the place of the mark at a point: of several the nearest; None where there is none."""
        if not len(self.placed) or not area.contains(point):
            return None
        far = np.hypot(self.xs - point.x(), self.ys - point.y())
        far[far > self.sides / 2 + _REACH] = np.inf
        place = int(np.argmin(far))
        return place if np.isfinite(far[place]) else None

    def boxes(self, places: NDArray[np.intp]) -> list[Box]:
        """Return the room that some marks take."""
        sides = self.sides[places]
        lefts, tops = self.xs[places] - sides / 2, self.ys[places] - sides / 2
        return list(map(Box, lefts.tolist(), tops.tolist(), sides.tolist(), sides.tolist()))

    def _pictures(self, chosen: Collection[int], density: float) -> list[QPixmap]:
        """Return the picture of each mark."""
        if self._shown is None or self._shown[:2] != (chosen, density):
            looks = zip(self.placed.rows, self._looks, strict=True)
            made = [
                self._picture((*look, bool(chosen) and row.id not in chosen), density) for row, look in looks
            ]
            self._shown = (chosen, density, made)
        return self._shown[2]

    def _picture(self, key: Key, density: float) -> QPixmap:
        found = self._made.get((key, density))
        if found is None:
            found = self._made[key, density] = self._drawn(key, density)
        return found

    def _drawn(self, key: Key, density: float) -> QPixmap:
        status, long, flagged, faint = key
        room = int(np.ceil(long)) + 3
        picture = QPixmap(round(room * density), round(room * density))
        picture.setDevicePixelRatio(density)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(_FAINT if faint else 1.0)
        color = QColor(self._theme.tokens.status(status).mark)
        color.setAlphaF(_SEEN_THROUGH)
        # Who is Healthy elsewhere carries a ring in the colour of Watch.
        edge = QPen(self._theme.color("watch_mark"), 2) if flagged else QPen(self._theme.color("surface"), 1)
        painter.setPen(edge)
        painter.setBrush(color)
        box = QRectF(1, 1, long, long)
        if status is Status.WATCH:
            top = QPointF(box.center().x(), box.top())
            painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
        elif status is Status.RISK:
            painter.drawRect(box)
        else:
            painter.drawEllipse(box)
        painter.end()
        return picture
