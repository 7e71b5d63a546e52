"""Charts: one that was looked into, the same as a table, bars, and nothing to draw."""

import math
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.spec import Axis, ChartKind, ChartSpec, Event, Series, Threshold
from cs_desktop.domain.figures import Unit
from cs_desktop.views.charts.panel import ChartPanel
from cs_desktop.views.gallery.specimens import Chapter, Specimen
from cs_desktop.views.theme.theme import Theme

_LAST = date(2026, 10, 13)
_WEEKS = tuple(_LAST - timedelta(weeks=back) for back in range(51, -1, -1))
_COURSES = (
    ("Halden Freight", 58, SeriesRole.FIRST),
    ("Quillon Insurance", 66, SeriesRole.SECOND),
    ("Castellan Energy", 74, SeriesRole.CONTEXT),
)
COURSES = ChartSpec(
    ChartKind.LINE,
    "Health score",
    "Health by week",
    tuple(
        Series(
            name,
            tuple(
                None
                if 18 < week < 23 and role is SeriesRole.SECOND
                else middle + 8 * math.sin(week / 6 + middle)
                for week in range(len(_WEEKS))
            ),
            _WEEKS,
            role,
        )
        for name, middle, role in _COURSES
    ),
    Axis(from_zero=False),
    thresholds=(Threshold(70, "Healthy"), Threshold(50, "Watch")),
    events=(Event(_WEEKS[20], "Depot 4 live"), Event(_WEEKS[38], "Outage")),
    source="Scorecard",
    as_of=_LAST,
    formula="weighted mean of the measures' scores",
)
BARS = ChartSpec(
    ChartKind.BAR,
    "Weekly users by region",
    "Share of seats",
    (Series("Share", (0.81, 0.64, None, 0.42)),),
    Axis(Unit.SHARE),
    Axis(categories=("EMEA", "Americas", "Japan", "APAC")),
)


def _panel(theme: Theme, spec: ChartSpec, *, explorable: bool = False) -> ChartPanel:
    panel = ChartPanel(theme, explorable=explorable)
    panel.setFixedWidth(420)
    panel.show_chart(spec)
    return panel


def _nearer(theme: Theme) -> QWidget:
    panel = _panel(theme, COURSES, explorable=True)
    view = panel.frame.view
    if view is not None and view.span is not None:
        view.look_at(view.span.zoomed(4, view.span.right))
    return panel


def _table(theme: Theme) -> QWidget:
    panel = _panel(theme, COURSES)
    panel.frame.toggle_table()
    return panel


CHAPTERS = (
    Chapter(
        "Charts",
        (
            Specimen("looked into", _nearer),
            Specimen("as a table", _table),
            Specimen("bars", lambda theme: _panel(theme, BARS)),
            Specimen(
                "nothing yet", lambda theme: _panel(theme, ChartSpec(ChartKind.LINE, "Usage", "By week", ()))
            ),
        ),
        per_row=2,
    ),
)
