"""Ten lines of a million points each, moved sideways frame by frame, offscreen, beside plain pyqtgraph."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from statistics import median

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.harness import Bench, Contender, Sample, limit
from cs_desktop.common.settings import ThemeChoice
from cs_desktop.domain.charts.points import Days, Values
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.spec import ChartKind, ChartSpec, Series
from cs_desktop.views.charts.view import ChartView
from cs_desktop.views.theme.fonts import load_typeface
from cs_desktop.views.theme.theme import Theme

SERIES, POINTS = 10, 1_000_000
FRAMES = 60
FRAME_MS = 1000 / 60
SIZE = 1280, 560
_STEP = 7
"""Pixels from one frame to the next."""
_SEED = 7

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Moved:
    """A chart of which half is on screen, and how it is moved a step."""

    widget: QWidget
    step: Callable[[], object]
    back: Callable[[], object]


def run(bench: Bench) -> None:
    """Measure the median and the slowest of sixty frames, each from the move to the pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    load_typeface()
    points = POINTS // 10 if bench.quick else POINTS
    x = np.arange(1, points + 1, dtype=np.int64)
    for kind, lines in (("courses", _courses(points)), ("noise", _noise(points))):
        ours, opened = _ours(application, x, lines)
        bench.note(f"charts: {kind} given and painted for the first time, levels included: {opened:.2f} s")
        plain = _plain(x.astype(np.float64), lines)
        for what, choose in (("median", median), ("slowest", max)):
            bench.compare(
                f"chart of {SERIES} × {points:,} points ({kind}) moved, {what} of {FRAMES} frames",
                [
                    Contender("CS Desktop", partial(_frames, ours, choose)),
                    Contender("pyqtgraph, peaks, clipped, 1 px", partial(_frames, plain, choose)),
                    limit("60 frames a second", FRAME_MS),
                ],
                rounds=5,
                unit="ms",
            )
        for moved in (ours, plain):
            moved.widget.close()


def _courses(points: int) -> list[Floats]:
    """Return lines that wander, as scores and usage do."""
    chance = np.random.default_rng(_SEED)
    return [np.cumsum(chance.normal(size=points)) for _ in range(SERIES)]


def _noise(points: int) -> list[Floats]:
    """Return lines that jump up and down through their whole range, the most there is to paint."""
    chance = np.random.default_rng(_SEED)
    return [chance.normal(place, 1, points) for place in range(SERIES)]


def _ours(application: QApplication, x: NDArray[np.int64], lines: list[Floats]) -> tuple[_Moved, float]:
    theme = Theme(application, ThemeChoice.LIGHT)
    theme.apply()
    roles = (SeriesRole.FIRST, SeriesRole.SECOND, *(SeriesRole.CONTEXT,) * SERIES)
    days = Days(x)
    series = tuple(Series(f"Account {place}", Values(y), days, roles[place]) for place, y in enumerate(lines))
    view = ChartView(theme, explorable=True)
    view.resize(*SIZE)
    view.show()
    _painted()
    start = time.perf_counter()
    view.show_chart(ChartSpec(ChartKind.LINE, "Usage", "", series))
    _painted()
    opened = time.perf_counter() - start

    def step(days: float) -> None:
        assert view.span is not None
        view.look_at(view.span.moved(days))

    assert view.span is not None
    view.look_at(view.span.zoomed(2, 0))
    return _Moved(view, lambda: step(view.days_of(_STEP)), lambda: step(-len(x))), opened


def _plain(x: Floats, lines: list[Floats]) -> _Moved:
    widget = pg.PlotWidget(background="w")
    widget.resize(*SIZE)
    for place, y in enumerate(lines):
        widget.addItem(pg.PlotDataItem(x, y, pen=pg.mkPen(pg.intColor(place), width=1), skipFiniteCheck=True))
    widget.setDownsampling(auto=True, mode="peak")
    widget.setClipToView(True)
    widget.enableAutoRange(enable=False)
    low, high = min(y.min() for y in lines), max(y.max() for y in lines)
    half = len(x) / 2
    box = widget.getViewBox()
    box.setRange(xRange=(0, half), yRange=(low, high), padding=0)
    widget.show()

    def step() -> None:
        left, right = box.viewRange()[0]
        days = _STEP * (right - left) / box.width()
        box.setXRange(left + days, right + days, padding=0)

    return _Moved(widget, step, lambda: box.setXRange(0, half, padding=0))


def _frames(moved: _Moved, choose: Callable[[list[float]], float]) -> Sample:
    moved.back()
    _painted()
    taken = []
    for _ in range(FRAMES):
        start = time.perf_counter()
        moved.step()
        _painted()
        taken.append((time.perf_counter() - start) * 1000)
    return Sample(choose(taken))


def _painted() -> None:
    """Let everything that has to be painted be painted."""
    QApplication.processEvents()
