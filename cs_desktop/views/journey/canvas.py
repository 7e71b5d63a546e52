"""The canvas: the lanes in the middle, heads above and labels at the left that stay while one pans."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPixmapCache, QResizeEvent, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGridLayout, QStyle, QWidget

from cs_desktop.common.language import tr
from cs_desktop.domain.journey.geometry import HEAD_HEIGHT, LABEL_WIDTH
from cs_desktop.views.journey.afar import AFAR
from cs_desktop.views.journey.axes import LaneAxis, StageAxis
from cs_desktop.views.journey.edge import Edge
from cs_desktop.views.journey.lanes import STEP, Lanes
from cs_desktop.views.journey.minimap import MiniMap
from cs_desktop.views.journey.room import Room
from cs_desktop.views.journey.scene import JourneyScene, Part
from cs_desktop.views.theme.fonts import text_size
from cs_desktop.views.theme.theme import Theme

LEAST_ZOOM, MOST_ZOOM = 0.1, 4.0
_CLOSEST = 2.0
"""How large a part of the map is shown at most that is to fill the window."""
_AROUND = 24.0
_SETTLED_MS = 140
_MANY = 50
"""Of so many cards, to draw each anew at every step of zooming would take more than one of 60 frames."""
_SLACK = 400.0
_KEPT = 48 * 1024
"""Of drawn cards, in kilobytes: those of a few screens."""
_ROUNDED = 2


class JourneyCanvas(QWidget):
    """A map to work on. It says what a person did; what is stored comes back by the scene."""

    gesture = Signal(object)
    """A Gesture to do."""
    rename_requested = Signal()
    delete_requested = Signal()
    menu_requested = Signal(QPoint)
    zoom_changed = Signal(int)
    """In per cent."""
    moved = Signal()
    """Parts of the map are elsewhere on the screen, or of another size."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.scene = JourneyScene(theme, self)
        self.lanes = Lanes(self.scene, theme)
        self.heads = Edge(self.scene, theme, StageAxis(self.scene), tr("Stages"))
        self.labels = Edge(self.scene, theme, LaneAxis(self.scene), tr("Lanes"))
        for part in (self.heads, self.labels, self.lanes):
            part.menu_requested.connect(self.menu_requested)
        self.minimap = MiniMap(theme, self.lanes)
        self._zoom = 1.0
        self._settling = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        """Runs while one zooms on and on."""
        self._settling.timeout.connect(self._settle)
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), _KEPT))
        # Time runs from left to right, as in charts, whichever way the window reads.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        box = QGridLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.heads, 0, 1)
        box.addWidget(self.labels, 1, 0)
        box.addWidget(self.lanes, 1, 1)
        self.scene.laid_out.connect(self._fit_parts)
        self.scene.followed.connect(self.lanes.pushes.go_on)
        self.scene.followed.connect(self.lanes.feel_keys.queue.go_on)
        self.lanes.horizontalScrollBar().valueChanged.connect(self.heads.horizontalScrollBar().setValue)
        self.lanes.verticalScrollBar().valueChanged.connect(self.labels.verticalScrollBar().setValue)
        for bar in (self.lanes.horizontalScrollBar(), self.lanes.verticalScrollBar()):
            bar.valueChanged.connect(self.moved)
        self.scene.laid_out.connect(self.moved)
        self.lanes.zoomed.connect(self._zoom_at)
        self.lanes.gesture.connect(self.gesture)
        self.lanes.rename_requested.connect(self.rename_requested)
        self.lanes.delete_requested.connect(self.delete_requested)
        theme.changed.connect(self._wear)
        self.destroyed.connect(self.scene.fall_silent)
        self.setFocusProxy(self.lanes)
        self._wear_size()

    def scale(self) -> float:
        """Return how many pixels a point of the map takes."""
        return self.lanes.transform().m11()

    @property
    def zoom(self) -> int:
        """Return how large everything is, in per cent."""
        return round(self._zoom * 100)

    def set_zoom(self, zoom: float) -> None:
        """Show everything larger or smaller, 1.0 for its own size."""
        self._zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        self._look()
        self._wear_size()
        # Now, since heads and labels grow too, and the lanes begin elsewhere.
        grid = self.layout()
        assert grid is not None
        grid.activate()
        self.zoom_changed.emit(self.zoom)
        self.moved.emit()

    def zoom_in(self) -> None:
        """Show everything larger by a step; what is in the middle stays there if one can scroll."""
        self._zoom_at(STEP, self._middle)

    def zoom_out(self) -> None:
        """Show everything smaller by a step."""
        self._zoom_at(1 / STEP, self._middle)

    def show_full_size(self) -> None:
        """Show everything in its own size."""
        self._zoom_at(1 / self._zoom, self._middle)

    def fit(self) -> None:
        """Show the whole map."""
        layout = self.scene.layout
        if layout is not None:
            self._fit(layout.width, layout.height, 1.0)

    def fit_area(self, area: QRectF) -> None:
        """Show one part of the lanes as large as it can be, in the middle."""
        around = area.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        self._fit(around.width(), around.height(), _CLOSEST)
        self.lanes.centerOn(area.center())

    def go_to_card(self, card_id: int) -> bool:
        """Select a card and bring it into view; returns whether it has a place on the map."""
        item = self.scene.cards.get(card_id)
        if item is not None:
            self.scene.select_cards([card_id])
            self.lanes.ensureVisible(item)
        return item is not None

    def show_parts(self, parts: Iterable[Part]) -> None:
        """Select parts of the map, and bring one of them into view where none is."""
        self.scene.select(parts)
        items = self.scene.selectedItems()
        if items and not any(self._is_seen(item) for item in items):
            self.lanes.ensureVisible(items[0])

    def set_editable(self, *, editable: bool) -> None:
        """Allow cards to be dragged, or only to be looked at."""
        self.lanes.select.editable = editable
        self.lanes.link.editable = self.lanes.feel.editable = editable
        self.lanes.mark.editable = editable
        self.heads.mode.editable = self.labels.mode.editable = editable
        self.scene.ties.set_editable(editable=editable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the stages share the width."""
        super().resizeEvent(event)
        self._fill()

    def _is_seen(self, item: QGraphicsItem) -> bool:
        area = item.sceneBoundingRect()
        views = (self.lanes, self.heads, self.labels)
        return any(
            view.mapFromScene(area).boundingRect().intersects(view.viewport().rect()) for view in views
        )

    @property
    def _middle(self) -> QPoint:
        return self.lanes.viewport().rect().center()

    def _fit(self, across: float, down: float, most: float) -> None:
        # Heads and labels become larger and smaller too, each to a whole pixel.
        open_across, open_down = self.width() - _ROUNDED, self.height() - _ROUNDED
        room = min(open_across / (LABEL_WIDTH + across), open_down / (HEAD_HEIGHT + down))
        self.set_zoom(min(room / (text_size() / 100), most))

    def _fill(self) -> None:
        scale = text_size() / 100
        across, down = self.width() - round(LABEL_WIDTH * scale), self.height() - round(HEAD_HEIGHT * scale)
        # Qt counts the bars as this wide, whatever the style sheet says of them.
        bar = self.lanes.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.lanes)
        self.scene.set_room(Room(across / scale, down / scale, bar / scale))

    def _zoom_at(self, factor: float, at: QPoint) -> None:
        """Show everything larger or smaller; what is at a place of the lanes stays if one can scroll."""
        lanes = self.lanes
        place, here = lanes.mapToScene(at), lanes.viewport().mapTo(self, at)
        self.set_zoom(self._zoom * factor)
        by = lanes.mapFromScene(place) - lanes.viewport().mapFrom(self, here)
        lanes.horizontalScrollBar().setValue(lanes.horizontalScrollBar().value() + by.x())
        lanes.verticalScrollBar().setValue(lanes.verticalScrollBar().value() + by.y())

    def _look(self) -> None:
        """Draw cards as boxes where nobody could read them, or while many of them change their size."""
        scale, zooms = self._zoom * text_size() / 100, self._settling.isActive()
        self._settling.start()
        self.scene.show_from_afar(afar=scale < AFAR or (zooms and self._seen() > _MANY))

    def _settle(self) -> None:
        self.scene.show_from_afar(afar=self._zoom * text_size() / 100 < AFAR)

    def _seen(self) -> int:
        """Return how many cards are seen at once."""
        layout = self.scene.layout
        if layout is None:
            return 0
        area = self.lanes.mapToScene(self.lanes.viewport().rect()).boundingRect()
        left, right, top, bottom = area.left(), area.right(), area.top(), area.bottom()
        return sum(
            box.x < right and box.y < bottom and box.right > left and box.bottom > top
            for box in layout.cards.values()
        )

    def _wear(self) -> None:
        """Take on another size of text."""
        self._settle()
        self._wear_size()
        self._fill()

    def _wear_size(self) -> None:
        scale = self._zoom * text_size() / 100
        for part in (self.lanes, self.heads, self.labels):
            part.setTransform(QTransform.fromScale(scale, scale))
        self.heads.setFixedHeight(round(HEAD_HEIGHT * scale))
        self.labels.setFixedWidth(round(LABEL_WIDTH * scale))
        self._fit_parts()

    def _fit_parts(self) -> None:
        layout = self.scene.layout
        if layout is None:
            return
        self.lanes.setSceneRect(QRectF(0, 0, layout.width, layout.height))
        # They can go a little further than the lanes, whose bars take room from these alone.
        self.heads.setSceneRect(QRectF(0, -HEAD_HEIGHT, layout.width + _SLACK, HEAD_HEIGHT))
        self.labels.setSceneRect(QRectF(-LABEL_WIDTH, 0, LABEL_WIDTH, layout.height + _SLACK))
        self.heads.horizontalScrollBar().setValue(self.lanes.horizontalScrollBar().value())
        self.labels.verticalScrollBar().setValue(self.lanes.verticalScrollBar().value())
