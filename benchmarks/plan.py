"""The work of a plan of 500 actions: opened, dragged, pushed and scrolled, each beside its limit."""

import os
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.harness import Bench, Contender, Sample, limit
from cs_desktop.common.settings import ThemeChoice
from cs_desktop.controllers.actions import ActionTable
from cs_desktop.domain.plan.content import Action, Dependency, PlanContent, PlanHead, PlanMilestone
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.views.plan.actions import MutualActions
from cs_desktop.views.plan.gantt import GanttSection
from cs_desktop.views.plan.page import PlanView
from cs_desktop.views.plan.places import Place
from cs_desktop.views.theme.fonts import load_typeface
from cs_desktop.views.theme.theme import Theme

ACTIONS = 500
OPEN_MS = 200.0
FRAME_MS = 16.7
_TODAY = date(2026, 10, 13)
_TURNS = 60
_TEXT = "Name a night-shift lead per depot"


def run(bench: Bench) -> None:
    """Measure opening, and the slowest frame of dragging and scrolling."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    load_typeface()
    theme = Theme(application, ThemeChoice.LIGHT)
    theme.apply()
    count = ACTIONS // 10 if bench.quick else ACTIONS
    shown = PlanShown(1, _TODAY, (), large_plan(count), account="Halden Freight")
    for subject, frames, most in (
        (f"plan of {count:,} actions opened and painted", _opening, limit("200 ms", OPEN_MS)),
        (
            f"one of {count:,} actions dragged, slowest of {_TURNS} frames",
            _dragging,
            limit("one frame", FRAME_MS),
        ),
        (
            f"work of {count:,} actions scrolled, slowest of {_TURNS} frames",
            _scrolling,
            limit("one frame", FRAME_MS),
        ),
    ):
        bench.compare(
            subject,
            [Contender("CS Desktop", partial(_worst, frames, theme, shown)), most],
            rounds=3,
            unit="ms",
        )


Page = tuple[PlanView, GanttSection]


def _worst(frames: Callable[[Page, PlanShown], Iterator[float]], theme: Theme, shown: PlanShown) -> Sample:
    view, gantt = PlanView(theme, ActionTable(theme)), GanttSection(theme)
    view.put(Place.GANTT, gantt)
    view.put(Place.ACTIONS, MutualActions(theme))
    view.resize(1190, 740)
    view.show()
    QTest.qWaitForWindowExposed(view)
    worst = max(frames((view, gantt), shown))
    view.close()
    view.deleteLater()
    return Sample(worst)


def _opening(page: Page, shown: PlanShown) -> Iterator[float]:
    view, _gantt = page
    began = time.perf_counter()
    view.show_plan(shown, editable=True)
    QApplication.sendPostedEvents()
    view.repaint()
    yield (time.perf_counter() - began) * 1000


def _dragging(page: Page, shown: PlanShown) -> Iterator[float]:
    """Drag the action that all others wait for, so that each day moves them all."""
    _open(page, shown)
    chart = page[1].chart
    assert chart.chart is not None
    first = chart.chart.rows[0].key
    chart.choose(first)
    at = chart.bar_box(first).center().toPoint()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(chart.viewport(), left, none, at)
    for turn in range(_TURNS):
        began = time.perf_counter()
        QTest.mouseMove(chart.viewport(), at + QPoint(3 * turn, 0))
        chart.viewport().repaint()
        yield (time.perf_counter() - began) * 1000
    chart.forget()


def _scrolling(page: Page, shown: PlanShown) -> Iterator[float]:
    _open(page, shown)
    chart = page[1].chart
    for _turn in range(_TURNS):
        began = time.perf_counter()
        bar = chart.verticalScrollBar()
        bar.setValue(bar.value() + 31)
        chart.viewport().repaint()
        yield (time.perf_counter() - began) * 1000


def _open(page: Page, shown: PlanShown) -> None:
    for _frame in _opening(page, shown):
        QApplication.processEvents()


def large_plan(count: int) -> PlanContent:
    """Return a plan of so many actions over two years in chains of ten, which begin with the same one."""
    head = PlanHead(
        *(1, 1, "Plan", "active", "", None, None, None, None, None, 1, None, 0, None, "", ""),
    )
    actions, ties = [], []
    for number in range(1, count + 1):
        link = (number - 1) % 10
        start = _TODAY + timedelta(days=14 * link - 30 + number // 10)
        due = start + timedelta(days=11)
        party = "ours" if number % 2 else "theirs"
        actions.append(
            Action(number, None, None, f"{_TEXT} {number}", party, None, None, start, due, None, number, "")
        )
        if number > 1:
            ties.append(Dependency(number, number, None, number - 1 if link else 1, None, 0))
    milestones = tuple(
        PlanMilestone(10_000 + place, f"Step {place}", due=_TODAY + timedelta(days=30 * place), plan_id=1)
        for place in range(12)
    )
    return PlanContent(head, actions=tuple(actions), dependencies=tuple(ties), milestones=milestones)
