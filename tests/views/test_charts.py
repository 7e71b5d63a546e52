from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from cs_desktop.common.settings import ThemeChoice
from cs_desktop.domain.charts.points import Days, Values
from cs_desktop.domain.charts.request import ChartCopy, ChartFormat, ChartRequest
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.spec import Axis, ChartKind, ChartSpec, Event, Series, Threshold
from cs_desktop.domain.figures import Unit
from cs_desktop.views.charts.overlay import ChartOverlay
from cs_desktop.views.charts.panel import ChartPanel
from cs_desktop.views.charts.plot import Plot
from cs_desktop.views.charts.table import ChartTableView
from cs_desktop.views.charts.view import ChartView
from cs_desktop.views.charts.words import in_words
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.theme.tokens import LIGHT

DAYS = tuple(date(2026, 1, 1) + timedelta(7 * week) for week in range(20))
PLACES = Axis(categories=("EMEA", "Americas", "APAC"))
LINE = ChartSpec(
    ChartKind.LINE,
    "Usage doubled",
    "Actions a week",
    (
        Series("Ours", tuple(float(10 + i) for i in range(20)), DAYS),
        Series("Goal", (25.0,) * 20, DAYS, SeriesRole.CONTEXT),
    ),
    Axis(Unit.COUNT),
    thresholds=(Threshold(15, "Watch 15"),),
    events=(Event(DAYS[3], "Outage"), Event(DAYS[4], "Champion left")),
    source="Metrics",
    as_of=DAYS[-1],
)
SPECS = {
    "line": LINE,
    "gap": ChartSpec(ChartKind.LINE, "Gap", "", (Series("a", (1.0, None, 3.0), DAYS[:3]),)),
    "step": ChartSpec(
        ChartKind.STEP, "ARR", "", (Series("ARR", (0.0, 5e7, 7e7), DAYS[:3]),), Axis(Unit.MONEY, "USD")
    ),
    "one point": ChartSpec(ChartKind.LINE, "One", "", (Series("a", (4.0,), DAYS[:1]),)),
    "bars": ChartSpec(
        ChartKind.BAR, "Tickets", "", (Series("a", (4.0, None, 2.0)),), Axis(Unit.COUNT), PLACES
    ),
    "two bars": ChartSpec(
        ChartKind.BAR,
        "Share",
        "",
        (Series("Us", (0.4, 0.3, 0.2)), Series("Peers", (0.3, 0.3, 0.1), role=SeriesRole.SECOND)),
        Axis(Unit.SHARE),
        PLACES,
    ),
    "bridge": ChartSpec(
        ChartKind.BRIDGE, "Growth", "", (Series("ARR", (3e6, -1e6, 2e6)),), Axis(Unit.MONEY, "USD"), PLACES
    ),
    "below zero": ChartSpec(ChartKind.BAR, "Net", "", (Series("a", (-4.0, 2.0, -1.0)),), x_axis=PLACES),
}


def shown(qtbot: QtBot, theme: Theme, spec: ChartSpec) -> ChartPanel:
    panel = ChartPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(520, 240)
    panel.show_chart(spec)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def has_color(image: QImage, color: str) -> bool:
    wanted = QColor(color).rgb()
    return any(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS.keys())
def test_every_kind_is_drawn_in_the_themes_colours_and_anew_when_they_change(
    qtbot: QtBot, theme: Theme, spec: ChartSpec
) -> None:
    panel = shown(qtbot, theme, spec)
    first = theme.tokens.good.mark if spec.kind is ChartKind.BRIDGE else theme.tokens.accent
    assert has_color(panel.grab().toImage(), first)
    theme.choose(ThemeChoice.DARK)
    first = theme.tokens.good.mark if spec.kind is ChartKind.BRIDGE else theme.tokens.accent
    assert theme.tokens is not LIGHT
    assert has_color(panel.grab().toImage(), first)


def test_the_mouse_finds_the_value_under_it(qtbot: QtBot, theme: Theme) -> None:
    panel = shown(qtbot, theme, LINE)
    before = panel.grab().toImage()
    target = panel.childAt(QPoint(200, 150))
    qtbot.mouseMove(target, target.mapFrom(panel, QPoint(200, 150)))
    assert panel.grab().toImage() != before


def test_the_line_under_the_mouse_stands_out(qtbot: QtBot, theme: Theme) -> None:
    view = explored(qtbot, theme, LINE)
    plot = view.findChild(Plot)
    day = DAYS[4].toordinal()
    for value, lit in ((25, 1), (14, 0), (40, None)):
        spot = plot.to_pixels(day, value).toPoint()
        qtbot.mouseMove(plot.viewport(), QPoint(spot.x(), max(spot.y(), 1)))
        assert view.reading is not None
        assert view.reading.lit == lit
        goal = plot.to_pixels(DAYS[18].toordinal(), 25).toPoint()
        strip = view.grab(QRect(goal - QPoint(2, 3), QSize(5, 7))).toImage()
        expected = theme.tokens.text if lit == 1 else theme.tokens.series(SeriesRole.CONTEXT)
        assert has_color(strip, expected)


def test_without_values_it_says_so(qtbot: QtBot, theme: Theme) -> None:
    empty = ChartSpec(
        ChartKind.LINE, "Usage", "", (Series("a", (None,), DAYS[:1]),), source="Import metrics first."
    )
    panel = shown(qtbot, theme, empty)
    assert "Nothing to draw yet. Import metrics first." in [
        c.text() for c in panel.findChildren(type(panel._nothing)) if c.isVisible()
    ]
    panel.show_chart(LINE)
    assert panel._nothing.isHidden()


def test_a_chart_is_told_in_words() -> None:
    assert in_words(LINE) == "Actions a week. Ours: from 10 to 29. Goal: from 25 to 25"
    assert in_words(SPECS["step"]) == "ARR: from $0 to $700K"


def test_names_at_the_end_stay_inside(qtbot: QtBot, theme: Theme) -> None:
    long = ChartSpec(
        ChartKind.LINE,
        "a",
        "",
        (Series("A series with quite a long name", (1.0, 2.0), DAYS[:2]), LINE.series[1]),
    )
    panel = shown(qtbot, theme, long)
    overlay = panel.findChild(ChartOverlay)
    seen = overlay._seen
    assert seen is not None
    assert overlay.label_room(seen.spec, seen.lines, seen.span) <= 150
    assert overlay.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def explored(qtbot: QtBot, theme: Theme, spec: ChartSpec) -> ChartView:
    view = ChartView(theme, explorable=True)
    qtbot.addWidget(view)
    view.resize(520, 240)
    view.show_chart(spec)
    with qtbot.waitExposed(view):
        view.show()
    return view


def turn(view: ChartView, x: int, notches: int) -> None:
    """Turn the wheel over a place of the plot."""
    plot = view.findChild(Plot).viewport()
    at = QPointF(x, 100)
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, plot.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches), *none, False)
    QApplication.sendEvent(plot, event)


def test_the_wheel_zooms_about_the_day_under_the_mouse_and_a_drag_moves(qtbot: QtBot, theme: Theme) -> None:
    view = explored(qtbot, theme, LINE)
    plot = view.findChild(Plot).viewport()
    under = view.place_at(QPointF(200, 100))
    turn(view, 200, 3)
    assert view.span is not None
    # 133 days, 1.5 times nearer with each notch: 133 / 1.5³ = 39.4.
    assert view.span.days == pytest.approx(39.4, abs=0.1)
    assert view.place_at(QPointF(200, 100)) == pytest.approx(under, abs=view.days_of(1))
    left = view.span.left
    qtbot.mousePress(plot, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    qtbot.mouseMove(plot, QPoint(260, 100))
    QTest.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=QPoint(260, 100))
    assert view.span.left == pytest.approx(left - view.days_of(60), abs=view.days_of(1))
    turn(view, 200, -9)
    assert view.span.is_whole
    turn(view, 200, 2)
    assert not view.span.is_whole
    qtbot.mouseDClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    assert view.span.is_whole


def test_keys_zoom_move_and_read_from_value_to_value(qtbot: QtBot, theme: Theme) -> None:
    view = explored(qtbot, theme, LINE)
    assert view.span is not None
    before = view.grab().toImage()
    qtbot.keyClicks(view, "++")
    assert view.span.days == pytest.approx(133 / 1.5**2)
    assert view.grab().toImage() != before
    left = view.span.left
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.span.left < left
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.span.right == DAYS[-1].toordinal()
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.reading is not None
    assert view.reading.said() == "May 7, 2026, Ours 28, Goal 25"
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.reading is None
    qtbot.keyClicks(view, "-0")
    assert view.span.is_whole
    # Read again, as after somebody's edit, the same part stays on screen.
    qtbot.keyClicks(view, "+")
    shown = view.span
    view.show_chart(replace(LINE, events=()))
    assert view.span == shown


def test_a_chart_that_is_not_explored_leaves_the_wheel_to_the_page(qtbot: QtBot, theme: Theme) -> None:
    panel = shown(qtbot, theme, LINE)
    view = panel.frame.view
    assert view is not None
    turn(view, 200, 3)
    assert view.span is not None
    assert view.span.is_whole


def test_many_points_are_drawn_by_columns_and_a_gap_stays_a_gap(qtbot: QtBot, theme: Theme) -> None:
    values = np.full(20_000, 5.0)
    values[::2] = 0.0
    values[8_000:12_000] = np.nan
    days = Days(np.arange(1, 20_001))
    view = explored(qtbot, theme, ChartSpec(ChartKind.LINE, "", "", (Series("a", Values(values), days),)))
    image = view.grab().toImage()
    plot = view.findChild(Plot)
    colors = [
        QColor(image.pixel(round(plot.to_pixels(day, 2.5).x()), round(plot.to_pixels(day, 2.5).y()))).name()
        for day in (2_000, 10_000, 18_000)
    ]
    assert [color == theme.tokens.accent.lower() for color in colors] == [True, False, True]


def test_a_chart_is_a_table_too_and_says_what_is_to_become_of_it(qtbot: QtBot, theme: Theme) -> None:
    panel = shown(qtbot, theme, LINE)
    asked: list[ChartRequest] = []
    panel.asked.connect(asked.append)
    frame = panel.frame
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(frame.button, Qt.Key.Key_D, both)
    table = frame.findChild(ChartTableView)
    assert frame.is_table
    model = table.model()
    cells = [[model.index(row, column).data() for column in range(4)] for row in (0, 15, 19)]
    assert cells == [
        ["May 14, 2026", "29", "25", ""],
        ["Jan 29, 2026", "14", "25", "Champion left"],
        ["Jan 1, 2026", "10", "25", ""],
    ]
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(4)] == [
        *("Day", "Ours", "Goal", "What happened")
    ]
    table.grab()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(table, Qt.Key.Key_D, both)
    assert not frame.is_table
    qtbot.keyClick(frame.button, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(frame.button, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    named = {action.text(): action for action in menu.actions()}
    named["Save as SVG…"].trigger()
    menu.close()
    assert [one.wanted for one in asked] == [ChartCopy.DATA, ChartCopy.PICTURE, ChartFormat.SVG]
    assert {one.spec for one in asked} == {LINE}
