"""Bars of panels beside a map: what was lost at a stage by ways, time in a stage beside what is expected."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_desktop.domain.journey.stays import LossWay
from cs_desktop.views.theme.direction import placed_f
from cs_desktop.views.theme.fonts import scaled
from cs_desktop.views.theme.theme import Theme

WAY_ROLES = {LossWay.CHURNED: "risk_mark", LossWay.WENT_BACK: "watch_mark", LossWay.OVERSTAYED: "series2"}
"""The colours of the ways in which accounts are lost; each stands beside its word."""
_HEIGHT = 14


class _Bar(QWidget):
    """As wide as there is room; drawn anew in another theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(scaled(_HEIGHT))
        self.setMinimumWidth(scaled(60))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def _room(self) -> QRectF:
        return QRectF(0, 2, self.width(), self.height() - 4)


class PartsBar(_Bar):
    """Parts side by side, together as long as they are beside the longest bar of all."""

    def __init__(self, theme: Theme, parts: Sequence[tuple[str, int]], longest: int, words: str) -> None:
        """`parts` are roles of colours with their numbers; `words` tell the same."""
        super().__init__(theme)
        self._parts, self._longest = tuple(parts), max(longest, 1)
        self.setAccessibleName(words)
        self.setToolTip(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the parts."""
        del event
        painter, room = QPainter(self), self._room()
        painter.fillRect(room, self._theme.color("track"))
        x = 0.0
        for role, number in self._parts:
            width = room.width() * number / self._longest
            part = placed_f(QRectF(x, room.y(), width, room.height()), room)
            painter.fillRect(part, self._theme.color(role))
            x += width


class TimeBar(_Bar):
    """How long something took beside how long it was expected to take, which a mark shows."""

    def __init__(
        self, theme: Theme, took: int | None, expected: int | None, words: str, *, over: bool
    ) -> None:
        super().__init__(theme)
        self._took, self._expected, self._over = took, expected, over
        self._longest = 1
        self.setAccessibleName(words)
        self.setToolTip(words)

    def set_longest(self, days: int) -> None:
        """Be as long as is right beside the longest bar of all."""
        self._longest = max(days, 1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the time and the mark."""
        del event
        painter, room = QPainter(self), self._room()
        painter.fillRect(room, self._theme.color("track"))
        if self._took is not None:
            width = room.width() * min(self._took / self._longest, 1.0)
            part = placed_f(QRectF(0, room.y(), width, room.height()), room)
            painter.fillRect(part, self._theme.color("watch_mark" if self._over else "accent"))
        if self._expected is not None:
            x = room.width() * min(self._expected / self._longest, 1.0)
            mark = placed_f(QRectF(max(x - 1, 0), 0, 2, self.height()), QRectF(self.rect()))
            painter.setPen(QPen(self._theme.color("text"), 2.0, Qt.PenStyle.SolidLine))
            painter.drawLine(QPointF(mark.center().x(), 0), QPointF(mark.center().x(), self.height()))
