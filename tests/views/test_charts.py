from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from cs_desktop.common.settings import ThemeChoice
from cs_desktop.domain.charts import Axis, ChartKind, ChartSpec, Event, Series, Threshold
from cs_desktop.domain.figures import Unit
from cs_desktop.domain.series_role import SeriesRole
from cs_desktop.views.charts.overlay import ChartOverlay
from cs_desktop.views.charts.panel import ChartPanel
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
