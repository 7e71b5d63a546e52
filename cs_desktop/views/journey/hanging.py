"""What hangs on cards: the missing bridge of a gap, the objective of a bridge, the ports to link from."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.geometry import Box
from cs_desktop.views.journey.afar import TINY
from cs_desktop.views.journey.wrapping import canvas_font
from cs_desktop.views.theme.direction import elided
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.text import plain_tooltip

_ICON = 14.0
_RADIUS = 6.0
_WORDS = 48.0
"""In less room a sign stands for the words."""
_READABLE = 0.45
"""Below this size of a point on screen words are left out."""


class GhostItem(QGraphicsItem):
    """Asks for the bridge over a gap that has none."""

    def __init__(self, theme: Theme, gap_id: int) -> None:
        super().__init__()
        self._theme, self.gap_id = theme, gap_id
        self._box, self._from, self._editable, self._hovered = QRectF(), QPointF(), True, False
        self._bounds = QRectF()
        """Reckoned once: Qt asks for it many times a frame."""
        self.setZValue(0.9)

    def show_place(self, box: Box, gap: Box, *, editable: bool) -> None:
        """Show it below its gap; who may not edit is told, and not asked."""
        self.prepareGeometryChange()
        self._box = QRectF(box.x, box.y, box.width, box.height)
        self._from, self._editable = QPointF(gap.middle.x, gap.bottom), editable
        line = QRectF(self._from, self._box.topLeft()).normalized()
        self._bounds = self._box.united(line).adjusted(-2, -2, 2, 2)
        self.setToolTip(tr("Add a bridge over this gap") if editable else tr("Gap is not covered yet"))
        self.update()

    def show_hovered(self, *, hovered: bool) -> None:
        """Show whether the mouse is on it."""
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def is_at(self, place: QPointF) -> bool:
        """Return whether a place of the scene is on the box."""
        return self._box.contains(place)

    def boundingRect(self) -> QRectF:
        """Return box and line."""
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the line from the gap, the box, and what is to be done."""
        if painter.deviceTransform().m11() < TINY:
            painter.fillRect(self._box, self._theme.color("watch_tint"))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("watch_mark"), 1.25, Qt.PenStyle.DashLine))
        painter.drawLine(self._from, QPointF(self._from.x(), self._box.top()))
        painter.setBrush(self._theme.color("hover" if self._hovered else "surface"))
        painter.drawRoundedRect(self._box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        if painter.deviceTransform().m11() < _READABLE:
            return
        lines = [(tr("Gap is not covered yet"), "text2", TextStyle.CAPTION)]
        if self._editable:
            lines.insert(0, (tr("+ Add a bridge"), "accent_text", TextStyle.CELL_MEDIUM))
        if self._room < _WORDS:
            lines = [("+", "accent_text" if self._editable else "text2", TextStyle.CELL_MEDIUM)]
        y = self._box.center().y() - 9.0 * len(lines)
        for text, role, style in lines:
            _line(painter, self._theme.color(role), style, text, QRectF(self._box.x() + 6, y, self._room, 18))
            y += 18.0

    @property
    def _room(self) -> float:
        return max(self._box.width() - 12, 0.0)


class ChipItem(QGraphicsItem):
    """Tells below a bridge which objective it serves."""

    def __init__(self, theme: Theme, bridge_id: int) -> None:
        super().__init__()
        self._theme, self.bridge_id = theme, bridge_id
        self._box, self._text, self._hovered = QRectF(), "", False
        self.setZValue(2.1)

    def show_text(self, box: Box, text: str, words: str) -> None:
        """Show it at its place; `words` say all of it."""
        self.prepareGeometryChange()
        self._box, self._text = QRectF(box.x, box.y, box.width, box.height), text
        self.setToolTip(plain_tooltip(words))
        self.update()

    @property
    def text(self) -> str:
        """Return what it says."""
        return self._text

    def show_hovered(self, *, hovered: bool) -> None:
        """Show whether the mouse is on it."""
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def is_at(self, place: QPointF) -> bool:
        """Return whether a place of the scene is on it."""
        return self._box.contains(place)

    def boundingRect(self) -> QRectF:
        """Return the chip."""
        return self._box.adjusted(-1, -1, 1, 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the chip."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent" if self._hovered else "border_strong"), 1.0))
        painter.setBrush(self._theme.color("accent_tint"))
        half = self._box.height() / 2
        painter.drawRoundedRect(self._box.adjusted(0.5, 0.5, -0.5, -0.5), half, half)
        density = painter.deviceTransform().m11()
        if density < _READABLE:
            return
        left = self._box.x() + 7
        mark = self._theme.pixmap("target", "accent_text", int(_ICON), max(density, 1.0))
        painter.drawPixmap(QRectF(left, self._box.y() + 3, _ICON, _ICON), mark, QRectF(mark.rect()))
        area = self._box.adjusted(7 + _ICON + 5, 0, -8, 0)
        if area.width() > 0:
            color = self._theme.color("accent_text")
            _line(painter, color, TextStyle.CAPTION_MEDIUM, self._text, area, Qt.AlignmentFlag.AlignLeft)


class PortsItem(QGraphicsItem):
    """The round ports of the one chosen card from which a link can be drawn."""

    RADIUS = 5.0

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.places: tuple[QPointF, ...] = ()
        self.setZValue(6.0)

    def show_ports(self, box: Box | None) -> None:
        """Show the ports of a card, or none."""
        self.prepareGeometryChange()
        middle = QPointF() if box is None else QPointF(box.middle.x, 0)
        self.places = () if box is None else (middle + QPointF(0, box.y), middle + QPointF(0, box.bottom))
        self.setVisible(box is not None)

    def is_at(self, place: QPointF) -> bool:
        """Return whether a place of the scene is on a port."""
        return self.isVisible() and any(
            (place - one).manhattanLength() <= self.RADIUS * 2 for one in self.places
        )

    def boundingRect(self) -> QRectF:
        """Return the ports."""
        reach = self.RADIUS + 1
        area = QRectF()
        for one in self.places:
            area = area.united(QRectF(one.x() - reach, one.y() - reach, 2 * reach, 2 * reach))
        return area

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the ports."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 1.5))
        painter.setBrush(self._theme.color("surface"))
        for one in self.places:
            painter.drawEllipse(one, self.RADIUS, self.RADIUS)


def _line(
    painter: QPainter,
    color: QColor,
    style: TextStyle,
    text: str,
    area: QRectF,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
) -> None:
    painter.setFont(canvas_font(style))
    painter.setPen(color)
    shown = elided(painter.fontMetrics(), text, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, shown)
