"""Bars and bridges, and the tinted bands behind lines."""

import numpy as np
import pyqtgraph as pg

from cs_desktop.domain.charts.scale import bridge_spans
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.views.theme.tokens import Tokens

_WIDTH = 0.62


def draw_bars(box: pg.ViewBox, spec: ChartSpec, tokens: Tokens) -> None:
    """Draw bars by category, those of several series side by side."""
    width = _WIDTH / max(len(spec.series), 1)
    for place, series in enumerate(spec.series):
        heights = [0.0 if y is None else y for y in series.y]
        x = np.arange(len(heights)) - _WIDTH / 2 + width * (place + 0.5)
        color = tokens.series(series.role)
        bars = pg.BarGraphItem(x=x, height=heights, width=width * 0.92, brush=color, pen=pg.mkPen(None))
        box.addItem(bars)


def draw_bridge(box: pg.ViewBox, spec: ChartSpec, tokens: Tokens) -> None:
    """Draw changes that each stand on the sum of those before."""
    for series in spec.series:
        for place, (start, end) in enumerate(bridge_spans(series.y)):
            color = tokens.series(SeriesRole.GOOD if end >= start else SeriesRole.RISK)
            bar = pg.BarGraphItem(
                x=[place], y0=[start], y1=[end], width=_WIDTH, brush=color, pen=pg.mkPen(None)
            )
            box.addItem(bar)


class Zones:
    """The tinted bands behind the lines of a chart."""

    def __init__(self) -> None:
        self._grounds: list[pg.BarGraphItem] = []

    def put_in(self, box: pg.ViewBox, spec: ChartSpec, tokens: Tokens) -> None:
        """Put the bands of a chart into the box, which was emptied."""
        self._grounds = []
        for zone in (zone for zone in spec.zones if zone.tinted):
            tint = tokens.status(zone.status).tint
            ground = pg.BarGraphItem(
                x0=[0.0], x1=[1.0], y0=[zone.low], y1=[zone.high], brush=tint, pen=pg.mkPen(None)
            )
            ground.setZValue(-20)
            box.addItem(ground)
            self._grounds.append(ground)

    def look_at(self, left: float, right: float) -> None:
        """Let them go from left to right."""
        for ground in self._grounds:
            ground.setOpts(x0=[left], x1=[right])
