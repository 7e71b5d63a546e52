"""What a workshop draws over the map: the lanes that are not spoken of covered, and dots on cards."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cs_desktop.common.language import trn
from cs_desktop.domain.journey.geometry import LABEL_WIDTH, Box
from cs_desktop.domain.journey.words import LaneKind
from cs_desktop.views.journey.scene import JourneyScene
from cs_desktop.views.journey.wrapping import canvas_font
from cs_desktop.views.theme.fonts import TextStyle
from cs_desktop.views.theme.theme import Theme

_COVER = 205
"""Of 255: what is covered can still be made out."""
_DOT = 9.0
_MOST = 6
"""Dots that are drawn one by one; more are told by their number."""


class _Cover(QGraphicsItem):
    """Lies over all lanes but those of one kind; the mouse goes through it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._boxes: tuple[QRectF, ...] = ()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(7.0)

    def show_over(self, boxes: tuple[Box, ...]) -> None:
        """Cover these lanes, with their labels."""
        self.prepareGeometryChange()
        self._boxes = tuple(
            QRectF(box.x - LABEL_WIDTH, box.y, box.width + LABEL_WIDTH, box.height) for box in boxes
        )
        self.update()

    def boundingRect(self) -> QRectF:
        """Return all that is covered."""
        whole = QRectF()
        for box in self._boxes:
            whole = whole.united(box)
        return whole

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the cover."""
        color = self._theme.color("surface")
        color.setAlpha(_COVER)
        for box in self._boxes:
            painter.fillRect(box, color)


class _Dots(QGraphicsItem):
    """The dots on one card, at its upper right corner."""

    def __init__(self, theme: Theme, box: Box, dots: int) -> None:
        super().__init__()
        self._theme, self._dots = theme, dots
        shown = min(dots, _MOST)
        self._width = shown * (_DOT + 2) + 6 + (28 if dots > _MOST else 0)
        self.setPos(box.right - self._width + 4, box.y - 7)
        self.setToolTip(trn("{count} dot", "{count} dots", dots))
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(6.0)

    def boundingRect(self) -> QRectF:
        """Return the dots."""
        return QRectF(0, 0, self._width, _DOT + 6)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the dots, and how many more there are."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent"), 1.0))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(self.boundingRect().adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.setBrush(self._theme.color("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(min(self._dots, _MOST)):
            middle = QPointF(3 + _DOT / 2 + number * (_DOT + 2) + 1, 3 + _DOT / 2)
            painter.drawEllipse(middle, _DOT / 2, _DOT / 2)
        if self._dots > _MOST:
            painter.setPen(self._theme.color("accent_text"))
            painter.setFont(canvas_font(TextStyle.CAPTION_MEDIUM))
            area = QRectF(self._width - 28, 0, 24, _DOT + 6)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"{self._dots}")


class WorkshopLayer:
    """Keeps cover and dots in step with the map."""

    def __init__(self, scene: JourneyScene, theme: Theme) -> None:
        self._scene, self._theme = scene, theme
        self._cover = _Cover(theme)
        scene.addItem(self._cover)
        self._lane: LaneKind | None = None
        self._dots: Mapping[int, int] = {}
        self._items: list[QGraphicsItem] = []
        scene.laid_out.connect(self._draw)
        scene.selectionChanged.connect(self._draw_cover)

    def show_workshop(self, lane: LaneKind | None, dots: Mapping[int, int]) -> None:
        """Cover all lanes but those of a kind, none where there is no such kind, and show dots on cards."""
        self._lane, self._dots = lane, dots
        self._draw()

    def lane_box(self) -> Box | None:
        """Return the lane that is spoken of, if it is on the map."""
        boxes = [box for kind, box in self._lanes() if kind is self._lane]
        return boxes[0] if boxes else None

    def _lanes(self) -> list[tuple[LaneKind, Box]]:
        content, layout = self._scene.content, self._scene.layout
        if content is None or layout is None:
            return []
        return [(lane.kind, placed.box) for lane, placed in zip(content.lanes, layout.lanes, strict=True)]

    @property
    def covered(self) -> tuple[Box, ...]:
        """Return the lanes that are not spoken of, but for those of chosen cards: what is added is seen."""
        lanes, layout = self._lanes(), self._scene.layout
        if layout is None or not any(kind is self._lane for kind, _box in lanes):
            return ()
        chosen = [layout.cards[id_] for id_ in self._scene.selected_cards() if id_ in layout.cards]
        return tuple(
            box
            for kind, box in lanes
            if kind is not self._lane and not any(box.y <= card.y < box.bottom for card in chosen)
        )

    def _draw_cover(self) -> None:
        self._cover.show_over(self.covered)

    def _draw(self) -> None:
        self._draw_cover()
        for item in self._items:
            self._scene.removeItem(item)
        layout = self._scene.layout
        boxes = layout.cards if layout is not None else {}
        self._items = [
            _Dots(self._theme, boxes[card_id], dots)
            for card_id, dots in self._dots.items()
            if card_id in boxes
        ]
        for item in self._items:
            self._scene.addItem(item)
