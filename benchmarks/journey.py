"""A journey map of 2,000 cards: opened, panned, zoomed, dragged and read again, each beside one frame."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsView

from benchmarks.harness import Bench, Contender, Sample, limit
from cs_desktop.common.settings import ThemeChoice
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.domain.journey.content import Card, Emotion, Lane, Link, MapContent, MapHead, Persona, Stage
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.words import HELD_BY, CardKind, LaneKind
from cs_desktop.views.journey.page import JourneyView
from cs_desktop.views.theme.fonts import load_typeface
from cs_desktop.views.theme.theme import Theme

CARDS = 2_000
FRAME_MS = 16.7
_STAGES = 20
_TITLE = "Planners see tomorrow's plan before four"
_TURNS = 60


def run(bench: Bench) -> None:
    """Measure opening, and the slowest frame of panning and of dragging."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    load_typeface()
    theme = Theme(application, ThemeChoice.LIGHT)
    theme.apply()
    count = CARDS // 10 if bench.quick else CARDS
    shown = JourneyShown(1, date(2026, 10, 13), (), large_map(count))
    for subject, frames in (
        (f"journey map of {count:,} cards opened and painted", _opening),
        (f"panned over {count:,} cards, slowest of {_TURNS} frames", _panning),
        (f"zoomed over {count:,} cards, slowest of {_TURNS} frames", _zooming),
        (f"one of {count:,} cards dragged, slowest of {_TURNS} frames", _dragging),
        (f"one of {count:,} cards moved by undo, shown again", _refreshing),
    ):
        bench.compare(
            subject,
            [Contender("CS Desktop", partial(_worst, frames, theme, shown)), limit("one frame", FRAME_MS)],
            rounds=3,
            unit="ms",
        )


def _worst(
    frames: Callable[[JourneyView, JourneyShown], Iterator[float]], theme: Theme, shown: JourneyShown
) -> Sample:
    view = JourneyView(theme, ActionTable(theme))
    view.resize(1190, 740)
    view.show()
    QTest.qWaitForWindowExposed(view)
    worst = max(frames(view, shown))
    view.close()
    view.deleteLater()
    return Sample(worst)


def _opening(view: JourneyView, shown: JourneyShown) -> Iterator[float]:
    began = time.perf_counter()
    view.show_journey(shown, editable=True)
    QApplication.sendPostedEvents()
    view.repaint()
    yield (time.perf_counter() - began) * 1000


def _panning(view: JourneyView, shown: JourneyShown) -> Iterator[float]:
    lanes = _opened(view, shown)
    for _turn in range(_TURNS):
        began = time.perf_counter()
        for bar, by in ((lanes.horizontalScrollBar(), 23), (lanes.verticalScrollBar(), 31)):
            bar.setValue(bar.value() + by)
        lanes.viewport().repaint()
        yield (time.perf_counter() - began) * 1000


def _zooming(view: JourneyView, shown: JourneyShown) -> Iterator[float]:
    lanes = _opened(view, shown)
    for turn in range(_TURNS):
        began = time.perf_counter()
        view.canvas.set_zoom(1.04**-turn)
        lanes.viewport().repaint()
        yield (time.perf_counter() - began) * 1000


def _refreshing(view: JourneyView, shown: JourneyShown) -> Iterator[float]:
    lanes = _opened(view, shown)
    content = shown.content
    assert content is not None
    first, *others = content.cards
    moved = replace(content, cards=(replace(first, stage_id=content.stages[1].id), *others))
    began = time.perf_counter()
    view.show_journey(replace(shown, content=moved), editable=True)
    lanes.viewport().repaint()
    yield (time.perf_counter() - began) * 1000


def _dragging(view: JourneyView, shown: JourneyShown) -> Iterator[float]:
    lanes = _opened(view, shown)
    item = next(iter(view.canvas.scene.cards.values()))
    at = lanes.mapFromScene(item.mapToScene(item.frame.center()))
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(lanes.viewport(), left, none, at)
    for turn in range(_TURNS):
        began = time.perf_counter()
        QTest.mouseMove(lanes.viewport(), at + QPoint(5 * turn, 3 * turn))
        lanes.viewport().repaint()
        yield (time.perf_counter() - began) * 1000
    view.canvas.lanes.mode.cancel()


def _opened(view: JourneyView, shown: JourneyShown) -> QGraphicsView:
    for _frame in _opening(view, shown):
        QApplication.processEvents()
    return view.canvas.lanes


def large_map(count: int) -> MapContent:
    """Return a map of so many cards in twenty stages, over all the lanes that hold cards."""
    stages = tuple(
        Stage(1 + place, f"Stage {place + 1}", place, expected_days=30) for place in range(_STAGES)
    )
    lanes = tuple(Lane(100 + place, kind, kind.value, place) for place, kind in enumerate(LaneKind))
    homes = [lane for lane in lanes if HELD_BY[lane.kind]]
    cards = tuple(
        Card(
            1000 + number,
            homes[number % len(homes)].id,
            stages[number // len(homes) % _STAGES].id,
            HELD_BY[homes[number % len(homes)].kind][0],
            row=number // (len(homes) * _STAGES),
            title=_TITLE,
        )
        for number in range(count)
    )
    gaps = [card.id for card in cards if card.kind is CardKind.GAP]
    return MapContent(
        MapHead(1, "Journey"),
        stages,
        lanes,
        cards,
        (Persona(50, "Planner", 0),),
        tuple(Emotion(60 + place, 50, stage.id, place % 5 - 2) for place, stage in enumerate(stages)),
        tuple(Link(5000 + one, one, other) for one, other in zip(gaps, gaps[20:], strict=False)),
    )
