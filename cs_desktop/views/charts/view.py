"""A ChartSpec drawn by pyqtgraph: lines, steps, bars and bridges in the theme's colours."""

from datetime import date

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from cs_desktop.domain.chart_scale import bridge_spans, month_ticks, value_range, value_ticks
from cs_desktop.domain.charts import ChartKind, ChartSpec, Series
from cs_desktop.domain.series_role import SeriesRole
from cs_desktop.views.charts.overlay import ChartOverlay
from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column

Floats = NDArray[np.float64]
TICK_ROOM = 74
"""Pixels that one date below the axis needs."""
LINE_WIDTH = 2
BAR_WIDTH = 0.62


class ChartView(QWidget):
    """One chart. It does not zoom: it shows all of a small story, and values under the mouse."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        # Time runs from left to right in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._theme = theme
        self._spec: ChartSpec | None = None
        # Not pyqtgraph's PlotWidget: that brings menus and buttons which nobody may use here.
        self._view = pg.GraphicsView(useOpenGL=False)
        for part in (self._view, self._view.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._box = pg.ViewBox(enableMouse=False, enableMenu=False)
        self._left, self._bottom = pg.AxisItem("left"), pg.AxisItem("bottom")
        layout = pg.GraphicsLayout()
        layout.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        # Half a label stands over the highest gridline.
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(0)
        for item, row, place in ((self._left, 0, 0), (self._box, 0, 1), (self._bottom, 1, 1)):
            layout.addItem(item, row, place)
        self._view.setCentralItem(layout)
        self._left.linkToView(self._box)
        self._bottom.linkToView(self._box)
        self._grid = pg.PlotCurveItem()
        self._overlay = ChartOverlay(theme, self._to_pixels, self)
        self.setLayout(column(self._view))
        self._overlay.raise_()
        self._view.viewport().setMouseTracking(True)
        self._view.viewport().installEventFilter(self)
        self._box.sigResized.connect(self._rescale)
        theme.changed.connect(self._draw)

    def show_chart(self, spec: ChartSpec) -> None:
        """Draw another chart."""
        self._spec = spec
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the labels over the plot."""
        super().resizeEvent(event)
        self._overlay.setGeometry(self.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse."""
        del watched
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            point = self._box.mapSceneToView(self._view.mapToScene(event.position().toPoint()))
            self._overlay.point_at(point.x())
        elif event.type() == QEvent.Type.Leave:
            self._overlay.point_at(None)
        return False

    def _draw(self) -> None:
        if self._spec is None:
            return
        tokens = self._theme.tokens
        self._box.clear()
        self._view.setBackground(tokens.surface)
        for axis, pen in ((self._left, pg.mkPen(None)), (self._bottom, pg.mkPen(tokens.control))):
            axis.setPen(pen)
            axis.setTextPen(tokens.text3)
            axis.setStyle(hideOverlappingLabels=False, tickAlpha=0, tickLength=0, tickTextOffset=6)
            axis.setStyle(tickFont=font(TextStyle.CAPTION, tabular=True))
        if self._spec.kind in (ChartKind.LINE, ChartKind.STEP):
            self._draw_lines(self._spec)
        elif self._spec.kind is ChartKind.BAR:
            self._draw_bars(self._spec)
        else:
            self._draw_bridge(self._spec)
        self._grid = pg.PlotCurveItem(pen=pg.mkPen(tokens.grid), antialias=False)
        self._grid.setZValue(-10)
        self._box.addItem(self._grid)
        self._overlay.show_chart(self._spec)
        self._rescale()

    def _draw_lines(self, spec: ChartSpec) -> None:
        # Later series lie below, so that the first one is never hidden.
        for depth, series in enumerate(spec.series):
            x, y = line_points(series, step=spec.kind is ChartKind.STEP)
            pen = pg.mkPen(
                self._theme.tokens.series(series.role), width=LINE_WIDTH * self.devicePixelRatioF()
            )
            curve = pg.PlotCurveItem(x, y, pen=pen, connect="finite", antialias=True)
            curve.setZValue(10 - depth)
            self._box.addItem(curve)
        left, right = self._span()
        for zone in spec.zones:
            tint = self._theme.tokens.status(zone.status).tint
            ground = pg.BarGraphItem(
                x0=[left], x1=[right], y0=[zone.low], y1=[zone.high], brush=tint, pen=pg.mkPen(None)
            )
            ground.setZValue(-20)
            self._box.addItem(ground)

    def _draw_bars(self, spec: ChartSpec) -> None:
        width = BAR_WIDTH / max(len(spec.series), 1)
        for place, series in enumerate(spec.series):
            heights = [0.0 if y is None else y for y in series.y]
            x = np.arange(len(heights)) - BAR_WIDTH / 2 + width * (place + 0.5)
            color = self._theme.tokens.series(series.role)
            self._box.addItem(
                pg.BarGraphItem(x=x, height=heights, width=width * 0.92, brush=color, pen=pg.mkPen(None))
            )

    def _draw_bridge(self, spec: ChartSpec) -> None:
        tokens = self._theme.tokens
        for series in spec.series:
            for place, (start, end) in enumerate(bridge_spans(series.y)):
                color = tokens.series(SeriesRole.GOOD if end >= start else SeriesRole.RISK)
                bar = pg.BarGraphItem(
                    x=[place], y0=[start], y1=[end], width=BAR_WIDTH, brush=color, pen=pg.mkPen(None)
                )
                self._box.addItem(bar)

    def _rescale(self) -> None:
        if self._spec is None:
            return
        low, high = value_range(self._spec)
        ticks = value_ticks(self._spec)
        self._left.setTicks([list(ticks)])
        left, right = self._span()
        # Two ends for each line, drawn in pairs.
        self._grid.setData(
            np.tile([left, right], len(ticks)), np.repeat([tick for tick, _ in ticks], 2), connect="pairs"
        )
        room = max(self._box.width(), 1.0)
        share = min(self._overlay.label_room() / room, 0.5)
        self._box.setXRange(left, right + (right - left) * share / (1 - share), padding=0)
        self._box.setYRange(low, high, padding=0)
        self._bottom.setTicks([self._places(room * (1 - share))])
        self._overlay.update()

    def _span(self) -> tuple[float, float]:
        """Return the first and last place along the axis."""
        assert self._spec is not None
        days = [day.toordinal() for series in self._spec.series for day in series.x]
        if days:
            return float(min(days)), float(max(*days, min(days) + 1))
        return -0.5, max(len(self._spec.x_axis.categories), 1) - 0.5

    def _places(self, room: float) -> list[tuple[float, str]]:
        assert self._spec is not None
        if self._spec.x_axis.categories:
            return [(float(i), name) for i, name in enumerate(self._spec.x_axis.categories)]
        left, right = self._span()
        most = max(int(room // TICK_ROOM), 2)
        ticks = month_ticks(date.fromordinal(int(left)), date.fromordinal(int(right)), most)
        return [(float(day.toordinal()), name) for day, name in ticks]

    def _to_pixels(self, x: float, y: float) -> QPointF:
        """Return where a value stands in this widget."""
        scene = self._box.mapViewToScene(QPointF(x, y))
        inside: QPointF = self._view.viewportTransform().map(scene)
        return inside + QPointF(self._view.pos())


def line_points(series: Series, *, step: bool) -> tuple[Floats, Floats]:
    """Return a series' points as numbers: days as ordinals, gaps as NaN.

    A step holds each value until the next.
    """
    x = np.array([day.toordinal() for day in series.x], dtype=np.float64)
    y = np.array([np.nan if value is None else value for value in series.y], dtype=np.float64)
    if not step or len(x) < 2:
        return x, y
    return np.repeat(x, 2)[1:], np.repeat(y, 2)[:-1]
