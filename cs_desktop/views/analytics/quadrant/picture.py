"""The picture of all accounts: kept as drawn until accounts, choice, sight or colours are others."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from cs_desktop.domain.charts.label_places import Box
from cs_desktop.domain.inspection import HealthPoint
from cs_desktop.domain.quadrant.placed import Placed
from cs_desktop.domain.quadrant.sight import Sight
from cs_desktop.views.analytics.quadrant.card import draw_card
from cs_desktop.views.analytics.quadrant.layer import MarkLayer
from cs_desktop.views.analytics.quadrant.names import Name, draw_names, placed_names
from cs_desktop.views.quadrant.ground import QuadrantGround
from cs_desktop.views.quadrant.trail import draw_trail, with_place
from cs_desktop.views.theme.theme import Theme

_EDGE = 20.0
_MARGIN = 0.06
"""Of the sight's size, that stays around an account which is brought into it."""


class PlanePicture:
    """Draws ground, marks, names and trails; knows which mark is where."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.ground = QuadrantGround(theme, edge=_EDGE)
        self.layer = MarkLayer(theme)
        self.chosen: frozenset[int] = frozenset()
        self.current: int | None = None
        """The place of the account that the keyboard is on."""
        self.hovered: int | None = None
        self.trails: Mapping[int, Sequence[HealthPoint]] = {}
        self._drawn: QPixmap | None = None
        """Ground and marks."""
        self._corners: list[Box] = []
        """The room of the corners' names."""
        self._names: tuple[Name, ...] | None = None
        """None while they have to be placed again."""
        self._named_at = (QPointF(), 1.0)
        """Where the middle of the plane and how large things were when names were placed."""

    def show(self, shown: Placed, split: float) -> None:
        """Take other accounts."""
        self.ground.split = split
        self.layer.show(shown)
        self._lay()
        self._names = None

    def choose(self, ids: frozenset[int]) -> None:
        """Take note of what is chosen."""
        self.chosen = ids
        self._drawn = self._names = None

    def see(self, sight: Sight) -> None:
        """Show another part; names follow their marks until they are placed again."""
        self.ground.sight = sight
        self._lay()

    def fit(self, width: int, height: int) -> None:
        """Take other room."""
        self.ground.fit(width, height)
        self._lay()
        self._names = None

    def dress(self) -> None:
        """Take other colours, or another size of text."""
        self.layer.forget_looks()
        self._drawn = self._names = None

    def name_again(self) -> None:
        """Look for room for the names again."""
        self._names = None

    def at(self, point: QPointF) -> int | None:
        """Return the place of the account whose mark is at a point."""
        return self.layer.at(point, self.ground.area)

    def bring_into_sight(self, place: int) -> None:
        """Move the sight so far that an account is in it."""
        sight, placed = self.ground.sight, self.layer.placed
        edge = sight.size * _MARGIN
        right = _missing(float(placed.outcome[place]), sight.left + edge, sight.left + sight.size - edge)
        up = _missing(float(placed.experience[place]), sight.bottom + edge, sight.bottom + sight.size - edge)
        if not sight.is_whole and (right or up):
            self.see(sight.moved(right, up))
            self.name_again()

    def paint(self, painter: QPainter, room: QRect, density: float, *, focused: bool) -> None:
        """Draw all but what is told of one account."""
        if self._drawn is None or self._drawn.deviceIndependentSize().toSize() != room.size():
            self._drawn = self._draw_whole(room, density)
        painter.drawPixmap(0, 0, self._drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.ground.area)
        self._paint_names(painter)
        self._paint_trails(painter)
        self._paint_rings(painter, focused=focused)
        painter.setClipping(False)

    def paint_card(self, painter: QPainter, place: int, lines: Sequence[str]) -> None:
        """Draw what is told of an account, beside its mark."""
        at = QPointF(self.layer.xs[place], self.layer.ys[place])
        draw_card(painter, self.theme, lines, at, self.ground.area)

    def _lay(self) -> None:
        self.layer.lay(self.ground)
        self._drawn = None

    def _draw_whole(self, room: QRect, density: float) -> QPixmap:
        self.ground.fit(room.width(), room.height())
        self.layer.lay(self.ground)
        picture = QPixmap(room.size() * density)
        picture.setDevicePixelRatio(density)
        picture.fill(self.theme.color("surface"))
        painter = QPainter(picture)
        self._corners = self.ground.draw(painter)
        painter.setClipRect(self.ground.area)
        self.layer.draw(painter, self.ground.area, self.chosen, density)
        painter.end()
        return picture

    def _paint_names(self, painter: QPainter) -> None:
        middle, size = self.ground.at(50, 50), self.ground.sight.size
        if self._names is None:
            taken = [*self._corners, *self.ground.cross()]
            self._names = placed_names(self.layer, self.ground, taken, self.chosen)
            self._named_at = (middle, size)
        before, size_before = self._named_at
        if size != size_before:
            # Things have another size now: names come again as soon as it stays so.
            return
        painter.save()
        painter.translate(middle - before)
        draw_names(painter, self.theme, self._names, some_chosen=bool(self.chosen))
        painter.restore()

    def _paint_trails(self, painter: QPainter) -> None:
        rows = self.layer.placed.rows
        told = self.hovered if self.hovered is not None else self.current
        first = rows[told].id if told is not None else None
        alone = first if first in self.trails else next(iter(self.trails)) if len(self.trails) == 1 else None
        # The one that is told of comes last, over the others.
        for account_id, trail in sorted(self.trails.items(), key=lambda item: item[0] == alone):
            points = with_place(trail)
            today = bool(trail) and trail[-1].quadrant is not None
            draw_trail(
                *(painter, self.ground, self.theme, points, self._taken()),
                today=today,
                mark=0,
                named=account_id == alone,
            )

    def _taken(self) -> list[Box]:
        """Return the room of what is written already."""
        move = self.ground.at(50, 50) - self._named_at[0]
        names = [
            Box(name.box.left + move.x(), name.box.top + move.y(), name.box.width, name.box.height)
            for name in self._names or ()
        ]
        return [*self._corners, *self.ground.cross(), *names]

    def _paint_rings(self, painter: QPainter, *, focused: bool) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rings = [(self.hovered, "accent", 2.0)]
        if focused:
            rings.append((self.current, "focus", 2.0))
        for place, role, width in rings:
            if place is not None:
                radius = float(self.layer.sides[place]) / 2 + 3
                painter.setPen(QPen(self.theme.color(role), width))
                at = QPointF(self.layer.xs[place], self.layer.ys[place])
                painter.drawEllipse(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius))


def _missing(value: float, low: float, high: float) -> float:
    """Return how far a value lies outside of a span; 0 where it is in it."""
    return value - high if value > high else min(value - low, 0.0)
