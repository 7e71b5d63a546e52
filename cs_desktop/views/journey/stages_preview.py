"""The stages of a template in small: columns with their names, from left to right as on a map."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.heights import fix_height
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.text import plain_tooltip

HEIGHT = 34
_HEAD = 20.0
_PAD = 6
_CARDS = (0.62, 0.4)
"""How wide the cards are that hint at a map, as shares of their stage."""


class StagesPreview(QWidget):
    """Draws a map of nothing but stages; what is too long is cut with an ellipsis and told by the tooltip."""

    def __init__(self, theme: Theme, stages: Sequence[str]) -> None:
        super().__init__()
        self._theme, self._stages = theme, tuple(stages)
        fix_height(self, HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = " → ".join(self._stages)
        self.setAccessibleName(said)
        self.setToolTip(plain_tooltip(said))
        theme.changed.connect(self.update)

    def minimumSizeHint(self) -> QSize:
        """Fit into any room."""
        return QSize(80, self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the columns."""
        del event
        if not self._stages:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(TextStyle.CAPTION))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.color("border"), 1.0))
        painter.setBrush(self._theme.color("sunken"))
        painter.drawRoundedRect(frame, 4.0, 4.0)
        width = frame.width() / len(self._stages)
        head = _HEAD * frame.height() / HEIGHT
        for place, name in enumerate(self._stages):
            column = QRectF(frame.left() + place * width, frame.top(), width, frame.height())
            self._paint_stage(painter, column, head, name, place)

    def _paint_stage(self, painter: QPainter, column: QRectF, head: float, name: str, place: int) -> None:
        if place:
            painter.setPen(QPen(self._theme.color("border"), 1.0))
            painter.drawLine(column.topLeft(), column.bottomLeft())
        room = column.adjusted(_PAD, 0, -_PAD, 0)
        room.setHeight(head)
        painter.setPen(self._theme.color("text2"))
        shown = elided(painter.fontMetrics(), name, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        card = QRectF(room.left(), room.bottom() + 1, room.width() * _CARDS[place % 2], 5.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("track"))
        painter.drawRoundedRect(card, 2.0, 2.0)
