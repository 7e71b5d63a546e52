"""The whole map, small, in a corner of the canvas: where one is on it, and a way to get elsewhere."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.geometry import Box
from cs_desktop.domain.journey.layout import Layout
from cs_desktop.views.journey.lanes import Lanes
from cs_desktop.views.journey.looks import look_of
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.toast_place import KEPT_FREE

_MOST = QSize(208, 132)
_MARGIN = 12
_INSIDE = 6
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_WORTH = 0.7
"""Where more of the map is seen than this, an overview would hide more than it shows."""
_STEP = 0.25
"""How far an arrow key moves the frame, as a share of it."""


class MiniMap(QWidget):
    """Shows stages, cards and the frame of what is seen; the frame is dragged, or pushed by arrow keys.

    It hides itself where most of the map is seen anyway.
    """

    wanted_changed = Signal(bool)
    """It is to be seen where there is something to see on it, or not at all."""

    def __init__(self, theme: Theme, lanes: Lanes) -> None:
        super().__init__(lanes)
        self._theme, self._lanes, self._wanted = theme, lanes, True
        self._grip = QPointF()
        """From the middle of the frame to where it is held."""
        self._picture: QPixmap | None = None
        """All but the frame, drawn once: the frame moves whenever one scrolls."""
        self.setObjectName(KEPT_FREE)
        lanes.horizontalScrollBar().setObjectName(KEPT_FREE)
        self.setAccessibleName(tr("Overview of the map"))
        self.setAccessibleDescription(tr("The arrow keys move what is seen of the map."))
        self.setToolTip(tr("Drag the frame to see another part of the map"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        lanes.viewport().installEventFilter(self)
        lanes.journey.laid_out.connect(self._renew)
        for bar in (lanes.horizontalScrollBar(), lanes.verticalScrollBar()):
            bar.valueChanged.connect(self.update)
            bar.rangeChanged.connect(self.follow)
        theme.changed.connect(self._renew)
        self.hide()

    @property
    def wanted(self) -> bool:
        """Return whether it is to be seen where there is something to see on it."""
        return self._wanted

    def toggle(self) -> None:
        """Show it, or show it no more."""
        self._wanted = not self._wanted
        self.wanted_changed.emit(self._wanted)
        self.follow()

    def follow(self) -> None:
        """Take the size and the place that the map asks for; hide where most of it is seen."""
        layout, area = self._lanes.journey.layout, self._lanes.viewport().rect()
        enough = area.width() > 2 * _MOST.width() and area.height() > 2 * _MOST.height()
        if layout is None or not (self._wanted and enough and self._share(layout) < _WORTH):
            if self.hasFocus():
                self._lanes.setFocus()
            self.hide()
            return
        room = min(_MOST.width() / layout.width, _MOST.height() / layout.height)
        size = QSize(
            round(layout.width * room) + 2 * _INSIDE, max(round(layout.height * room), 8) + 2 * _INSIDE
        )
        corner = (
            area.bottomRight() - QRect(0, 0, size.width() + _MARGIN, size.height() + _MARGIN).bottomRight()
        )
        if size != self.size():
            self._picture = None
        self.setGeometry(QRect(corner, size))
        self.show()
        self.update()

    def _renew(self) -> None:
        """Draw another map, or in other colours."""
        self._picture = None
        self.follow()

    def _share(self, layout: Layout) -> float:
        """Return how much of the map is seen."""
        area, scale = self._lanes.viewport().rect(), self._lanes.transform().m11()
        if not layout.width or not layout.height:
            return 1.0
        across, down = area.width() / scale / layout.width, area.height() / scale / layout.height
        return min(across, 1.0) * min(down, 1.0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the lanes when they have another size."""
        if event.type() is QEvent.Type.Resize:
            self.follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw stages and cards, and the frame over them."""
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatioF():
            # Another screen may be sharper.
            self._picture = self._draw()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        fill = self._theme.color("accent")
        painter.setPen(QPen(fill, 3.0 if self.hasFocus() else 1.5))
        fill.setAlpha(32)
        painter.setBrush(fill)
        painter.drawRect(self.frame)
        painter.end()

    def _draw(self) -> QPixmap:
        picture = QPixmap(self.size() * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("border_strong"), 1.0))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        layout, scale = self._lanes.journey.layout, self._scale()
        painter.translate(_INSIDE, _INSIDE)
        painter.scale(scale, scale)
        painter.setBrush(self._theme.color("sunken"))
        painter.drawRects([_rect(stage.box) for stage in layout.stages[1::2]] if layout else [])
        for role, boxes in self._marks().items():
            painter.setBrush(self._theme.color(role))
            painter.drawRects(boxes)
        painter.end()
        return picture

    def _marks(self) -> dict[str, list[QRectF]]:
        """Return where the cards are, by the role of their colour."""
        layout, content = self._lanes.journey.layout, self._lanes.journey.content
        marks: dict[str, list[QRectF]] = {}
        for card in content.cards if layout is not None and content is not None else ():
            box = layout.cards.get(card.id) if layout is not None else None
            if box is not None:
                look = look_of(card)
                role = look.icon_role if look.fill != "surface" else look.edge or "text3"
                marks.setdefault(role, []).append(_rect(box))
        return marks

    @property
    def frame(self) -> QRectF:
        """Return the frame of what is seen, in points of this widget."""
        seen = self._lanes.mapToScene(self._lanes.viewport().rect()).boundingRect()
        small = self._small(Box(seen.x(), seen.y(), seen.width(), seen.height()))
        return small.intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame, or bring it here."""
        at = event.position()
        inside = self.frame.contains(at)
        self._grip = at - self.frame.center() if inside else QPointF()
        if not inside:
            self._look_at(at)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the frame follow the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look_at(event.position() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the frame, and go back to the lanes with Esc."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            frame = self.frame
            by = QPointF(step[0] * frame.width() * _STEP, step[1] * frame.height() * _STEP)
            self._look_at(frame.center() + by)
        elif event.key() == Qt.Key.Key_Escape:
            self._lanes.setFocus()
        else:
            event.ignore()

    def _look_at(self, at: QPointF) -> None:
        """Bring a place of this widget to the middle of what is seen."""
        scale = self._scale()
        self._lanes.centerOn(QPointF((at.x() - _INSIDE) / scale, (at.y() - _INSIDE) / scale))
        self.update()

    def _small(self, box: Box) -> QRectF:
        scale = self._scale()
        return QRectF(
            _INSIDE + box.x * scale,
            _INSIDE + box.y * scale,
            max(box.width * scale, 1.0),
            max(box.height * scale, 1.0),
        )

    def _scale(self) -> float:
        layout = self._lanes.journey.layout
        if layout is None or not layout.width or not layout.height:
            return 1.0
        return min((self.width() - 2 * _INSIDE) / layout.width, (self.height() - 2 * _INSIDE) / layout.height)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
