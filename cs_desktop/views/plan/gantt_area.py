"""The room in which a Gantt chart is seen: how wide a day is, where one has scrolled, and how high it is."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.plan.gantt import DAY_WIDTH, Chart, Zoom
from cs_desktop.views.plan.gantt_scale import AFTER_NAME, END_PAD, HEAD, NAMES, ROW, Scale
from cs_desktop.views.theme.direction import mirrored
from cs_desktop.views.theme.fonts import TextStyle, font, scaled
from cs_desktop.views.theme.theme import Theme

MOST_ROWS = 12
"""Beyond these it scrolls."""
NAMES_SHARE = 0.3
"""Of the width, which long names get at most."""


class GanttArea(QAbstractScrollArea):
    """Scrolls and zooms a Chart; who inherits it draws the chart and does something with it."""

    zoomed = Signal(object)
    """The Zoom that holds now."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.chart: Chart | None = None
        self.zoom = Zoom.MONTHS
        self._places: Mapping[ObjectKey, int] = {}
        self._longest = 0
        """The width of the longest name."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        theme.changed.connect(self._dress)

    @property
    def names(self) -> int:
        """Return how wide the names are: as the longest of them, within a share of the room."""
        most = max(int(self.viewport().width() * NAMES_SHARE), scaled(NAMES))
        return min(max(self._longest, scaled(NAMES)), most)

    def show_today(self) -> None:
        """Scroll so that today stands at a third of the width."""
        chart = self.chart
        if chart is not None:
            room = self.viewport().width() - self.names
            passed = (chart.today - chart.first).days * self.scale().day_width
            self.horizontalScrollBar().setValue(int(passed - room / 3))

    def set_zoom(self, zoom: Zoom) -> None:
        """Show more or less time at once, with today where it is."""
        self.zoom = zoom
        self._dress()
        self.show_today()
        self.zoomed.emit(zoom)

    def zoom_by(self, way: int) -> None:
        """Show less time at once, or with -1 more, as far as there is a Zoom for it."""
        order = [Zoom.QUARTERS, Zoom.MONTHS, Zoom.WEEKS]
        self.set_zoom(order[min(max(order.index(self.zoom) + way, 0), len(order) - 1)])

    def scale(self) -> Scale:
        """Return where everything is now."""
        assert self.chart is not None
        room = self.viewport().width() - self.names - END_PAD
        days = (self.chart.last - self.chart.first).days + 1
        width = max(DAY_WIDTH[self.zoom] * scaled(100) / 100, room / days)
        return Scale(
            *(self.chart, width, self.names),
            *(self.horizontalScrollBar().value(), float(self.verticalScrollBar().value())),
        )

    def bar_box(self, key: ObjectKey) -> QRectF:
        """Return where a bar is in the viewport, as it is drawn."""
        assert self.chart is not None
        box = self.scale().box_of(self._places[key], self.chart.bars[key])
        if not mirrored():
            return box
        return QRectF(self.viewport().width() - box.right(), box.top(), box.width(), box.height())

    def sizeHint(self) -> QSize:
        """Ask for the height of its rows, up to a limit."""
        rows = min(max(len(self.chart.rows) if self.chart is not None else 0, 1), MOST_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height() if self._is_wide() else 0
        return QSize(400, scaled(HEAD) + rows * scaled(ROW) + bar + 2)

    def minimumSizeHint(self) -> QSize:
        """Ask for the same height."""
        return QSize(260, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the days into the new width."""
        super().resizeEvent(event)
        self._stretch()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Draw anew: names and axis stand still."""
        del dx, dy
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; let the page scroll where there is nothing to scroll here."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        elif not event.angleDelta().x() and not self.verticalScrollBar().maximum():
            event.ignore()
        else:
            super().wheelEvent(event)

    def _take(self, chart: Chart) -> None:
        self.chart = chart
        self._places = {bar.key: place for place, row in enumerate(chart.rows) for bar in row.bars}

    def _come_to(self, key: ObjectKey) -> None:
        """Scroll to the row of a bar, and to the bar where that is out of sight."""
        assert self.chart is not None
        place = self._places[key]
        top, bar = place * scaled(ROW), self.verticalScrollBar()
        room = self.viewport().height() - scaled(HEAD)
        bar.setValue(min(max(bar.value(), top + scaled(ROW) - room), top))
        box, across = self.scale().box_of(place, self.chart.bars[key]), self.horizontalScrollBar()
        if box.right() < self.names + 10 or box.left() > self.viewport().width() - 30:
            across.setValue(int(across.value() + box.left() - self.names - 60))

    def _at(self, place: QPointF) -> QPointF:
        """Return a place as if the chart were read from the left."""
        return QPointF(self.viewport().width() - place.x(), place.y()) if mirrored() else place

    def _dress(self) -> None:
        letters, rows = QFontMetrics(font(TextStyle.CELL)), self.chart.rows if self.chart is not None else ()
        names = (letters.horizontalAdvance(row.name) for row in rows)
        self._longest = max(names, default=0) + END_PAD + AFTER_NAME + 1
        self._stretch()
        self.updateGeometry()
        self.viewport().update()

    def _is_wide(self) -> bool:
        if self.chart is None:
            return False
        return self.scale().width > self.viewport().width() - self.names - END_PAD + 1

    def _stretch(self) -> None:
        if self.chart is None:
            return
        scale, room = self.scale(), self.viewport().size()
        wide = room.width() - self.names - END_PAD
        self.horizontalScrollBar().setRange(0, max(int(scale.width) - wide, 0))
        self.horizontalScrollBar().setPageStep(max(wide, 1))
        high = room.height() - scaled(HEAD)
        self.verticalScrollBar().setRange(0, max(scale.height - high, 0))
        self.verticalScrollBar().setPageStep(max(high, 1))
        self.verticalScrollBar().setSingleStep(scaled(ROW))
