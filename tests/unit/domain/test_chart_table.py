"""A chart as a table, and the part of it that is on screen."""

import csv
import io
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cs_desktop.domain.charts.levels import Line
from cs_desktop.domain.charts.read import beside, read_category, read_day
from cs_desktop.domain.charts.span import TimeSpan
from cs_desktop.domain.charts.spec import Axis, ChartKind, ChartSpec, Event, Series
from cs_desktop.domain.charts.table import chart_csv, chart_part, chart_tabbed, chart_table
from cs_desktop.domain.figures import Unit

FIRST = date(2026, 1, 1)


def days(*after: int) -> tuple[date, ...]:
    return tuple(FIRST + timedelta(number) for number in after)


TWO = ChartSpec(
    ChartKind.STEP,
    "ARR",
    "",
    (Series("Ours", (100_050.0, None, 300.0), days(0, 10, 20)), Series("=Theirs", (5.0,), days(10))),
    Axis(Unit.MONEY, "USD"),
    events=(Event(days(10)[0], "Outage"),),
    source="Subscriptions",
    as_of=date(2026, 2, 1),
    formula="sum, each day",
)
PLACES = ChartSpec(
    ChartKind.BAR,
    "Share",
    "",
    (Series("Us", (0.4, None)),),
    Axis(Unit.SHARE),
    Axis(categories=("EMEA", "@US")),
)


def test_each_day_stands_once_with_the_value_of_each_series() -> None:
    table = chart_table(TWO)
    assert table.places == days(0, 10, 20)
    assert [*map(list, table.columns)] == [[100_050.0, None, 300.0], [None, 5.0, None]]


def test_a_file_of_values_says_how_they_came_about_and_is_no_formula() -> None:
    # Money is kept in cents: 100050 are 1000.50.
    rows = [*csv.reader(io.StringIO(chart_csv(TWO)))]
    about = ["USD", "sum, each day", "Subscriptions", "2026-02-01"]
    assert rows == [
        ["day", "Ours", "'=Theirs", "unit", "formula", "source", "as_of"],
        ["2026-01-01", "1000.50", "", *about],
        ["2026-01-11", "", "0.05", *about],
        ["2026-01-21", "3.00", "", *about],
    ]
    assert chart_tabbed(PLACES) == "name\tUs\nEMEA\t0.4\n'@US\t\n"


def test_a_part_of_a_step_knows_what_held_before_it() -> None:
    # From day 5 to day 15: 100,050 still holds on day 5, nothing from day 10 on.
    first = FIRST.toordinal()
    part = chart_part(TWO, TimeSpan(first, first + 20, first + 4.2, first + 15.7))
    assert [(tuple(one.x), tuple(one.y)) for one in part.series] == [
        (days(5, 10), (100_050.0, None)),
        (days(10), (5.0,)),
    ]
    assert part.events == TWO.events
    assert chart_part(TWO, TimeSpan.of(first, first + 20)) is TWO
    assert chart_part(PLACES, None) is PLACES


@settings(max_examples=40)
@given(st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False), max_size=8), st.integers(0, 9))
def test_what_is_written_is_read_again(values: list[float | None], gap: int) -> None:
    series = Series("a", tuple(values), days(*range(gap, gap + len(values))))
    rows = [*csv.DictReader(io.StringIO(chart_csv(ChartSpec(ChartKind.LINE, "", "", (series,)))))]
    read = [(date.fromisoformat(row["day"]), float(row["a"]) if row["a"] else None) for row in rows]
    assert read == [*zip(series.x, values, strict=True)]


def test_the_crosshair_reads_the_nearest_day_on_screen() -> None:
    lines = [Line.of(series, step=True) for series in TWO.series]
    first = FIRST.toordinal()
    whole = TimeSpan.of(first, first + 20)
    read = read_day(TWO, lines, whole, first + 8.0)
    assert read is not None
    assert read.said() == "Jan 11, 2026, Ours –, =Theirs $0, Outage"
    narrow = TimeSpan(first, first + 20, first, first + 9)
    read = read_day(TWO, lines, narrow, first + 8.0)
    assert read is not None
    assert read.place == first
    assert [beside(lines, first, 1), beside(lines, first + 10, 1), beside(lines, first, -1)] == [
        first + 10,
        first + 20,
        None,
    ]
    category = read_category(PLACES, 0.3)
    assert category is not None
    assert category.said() == "EMEA, Us 40.0%"
    assert read_category(PLACES, 1.6) is None
