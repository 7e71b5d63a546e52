"""The ground of a chart: axes, gridlines, and the box that marks are drawn in."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt

from cs_desktop.views.theme.fonts import TextStyle, font
from cs_desktop.views.theme.tokens import Tokens

Ticks = Sequence[tuple[float, str]]


class Plot(pg.GraphicsView):  # type: ignore[misc]  # pyqtgraph has no types
    """Not pyqtgraph's PlotWidget: that brings menus and buttons which nobody may use here."""

    def __init__(self) -> None:
        super().__init__(useOpenGL=False)
        for part in (self, self.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box = pg.ViewBox(enableMouse=False, enableMenu=False)
        self._left, self._bottom = pg.AxisItem("left"), pg.AxisItem("bottom")
        layout = pg.GraphicsLayout()
        layout.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        # Half a label stands over the highest gridline.
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(0)
        for item, row, place in ((self._left, 0, 0), (self.box, 0, 1), (self._bottom, 1, 1)):
            layout.addItem(item, row, place)
        self.setCentralItem(layout)
        self._left.linkToView(self.box)
        self._bottom.linkToView(self.box)
        self._grid = pg.PlotCurveItem()

    def dress(self, tokens: Tokens) -> None:
        """Empty the box, and take the colours and the size of text as they are now."""
        self.box.clear()
        self.setBackground(tokens.surface)
        for axis, pen in ((self._left, pg.mkPen(None)), (self._bottom, pg.mkPen(tokens.control))):
            axis.setPen(pen)
            axis.setTextPen(tokens.text3)
            axis.setStyle(hideOverlappingLabels=False, tickAlpha=0, tickLength=0, tickTextOffset=6)
            axis.setStyle(tickFont=font(TextStyle.CAPTION, tabular=True))
        self._grid = pg.PlotCurveItem(pen=pg.mkPen(tokens.grid), antialias=False)
        self._grid.setZValue(-10)
        self.box.addItem(self._grid)

    def set_ticks(self, values: Ticks, places: Ticks, left: float, right: float) -> None:
        """Label both axes, and draw a gridline from left to right at each value."""
        self._left.setTicks([list(values)])
        self._bottom.setTicks([list(places)])
        # Two ends for each line, drawn in pairs.
        heights = np.repeat([value for value, _ in values], 2)
        self._grid.setData(np.tile([left, right], len(values)), heights, connect="pairs")

    def keep_room(self, *, steady: bool) -> None:
        """Let the values' labels take no less room than they had, so that what one moves stands still."""
        self._left.setStyle(autoReduceTextSpace=not steady)

    def to_pixels(self, x: float, y: float) -> QPointF:
        """Return where a value stands in the widget that this one is part of."""
        scene = self.box.mapViewToScene(QPointF(x, y))
        inside: QPointF = self.viewportTransform().map(scene)
        return inside + QPointF(self.pos())

    def floor(self) -> float:
        """Return where the axis of places stands, in the widget that this one is part of."""
        scene = self.box.mapRectToScene(self.box.boundingRect())
        y: float = self.viewportTransform().map(scene.bottomLeft()).y() + self.pos().y()
        return y

    def place_at(self, point: QPointF) -> float:
        """Return the place along the axis that is under a point of this widget."""
        found = self.box.mapSceneToView(self.mapToScene(point.toPoint()))
        return float(found.x())
