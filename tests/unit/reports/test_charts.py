"""Charts: marks where the values are, labels that say them, nothing on top of anything else."""

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.charts.scale import month_ticks
from cs_desktop.domain.charts.series_role import SeriesRole
from cs_desktop.domain.charts.spec import Axis, ChartKind, ChartSpec, Event, Series, Threshold, Zone
from cs_desktop.domain.figures import Status, Unit
from cs_desktop.reports.charts.panel import NOTHING, draw_panel
from cs_desktop.reports.charts.places import Places
from cs_desktop.reports.charts.scale import Scale, polylines
from cs_desktop.reports.drawing import Box
from cs_desktop.reports.fonts.book import FontBook
from cs_desktop.reports.look import look_of
from cs_desktop.reports.sheet import Sheet
from cs_desktop.reports.text.setter import Setter
from tests.unit.reports import samples
from tests.unit.reports.recorder import Recorder

BOX = Box(80, 197, 700, 580)
DAY = date(2026, 1, 1)


def drawn(spec: ChartSpec, box: Box = BOX) -> Recorder:
    recorder = Recorder()
    draw_panel(Sheet(recorder, Setter(FontBook()), look_of("#2355C4")), spec, box)
    return recorder


def texts(spec: ChartSpec) -> list[str]:
    return [text.text for text in drawn(spec).texts]


def texts_in(spec: ChartSpec, box: Box) -> list[str]:
    return [text.text for text in drawn(spec, box).texts]


def line_of(*values: float | None, **changes: object) -> ChartSpec:
    days = tuple(DAY + timedelta(days=i) for i in range(len(values)))
    return ChartSpec(ChartKind.LINE, "T", "U", (Series("s", values, days),), **changes)  # type: ignore[arg-type]  # fields by name


def bars_of(*values: float | None) -> ChartSpec:
    names = tuple("abcdefghijklmnopqrstuvwxyz"[: len(values)])
    return ChartSpec(ChartKind.BAR, "T", "U", (Series("s", values),), x_axis=Axis(categories=names))


def test_a_scale_by_hand() -> None:
    scale = Scale(Box(100, 50, 200, 400), low=-10, high=30, first=0, last=4)
    # 10 is half of the way from −10 to 30: 450 − 0.5 × 400 = 250.
    assert scale.y(10) == 250
    # 1 is a quarter of the way: 100 + 0.25 × 200 = 150.
    assert scale.x(1) == 150
    assert Scale(Box(100, 50, 200, 400), 0, 1, 7, 7).x(7) == 200


def test_a_gap_breaks_the_line_and_a_step_holds_its_value() -> None:
    scale = Scale(Box(0, 0, 40, 10), 0, 10, 0, 4)
    broken = Series("s", (0, 10, None, 5, 5))
    assert polylines(broken, scale, step=False) == [[(0, 10), (10, 0)], [(30, 5), (40, 5)]]
    assert polylines(Series("s", (0, 10)), scale, step=True) == [[(0, 10), (10, 10), (10, 0)]]


def test_thinning_keeps_every_peak() -> None:
    scale = Scale(Box(0, 0, 100, 100), -1, 1, 0, 99_999)
    values = tuple(math.sin(i) * (1 if i != 77_777 else 0) for i in range(100_000))
    (line,) = polylines(Series("s", values), scale, step=False)
    assert len(line) <= 4 * 101
    heights = [y for _, y in line]
    assert min(heights) == pytest.approx(scale.y(max(values)))
    assert max(heights) == pytest.approx(scale.y(min(values)))
    assert [x for x, _ in line] == sorted(x for x, _ in line)


def test_a_line_says_its_first_and_last_value() -> None:
    found = texts(line_of(0.38, 0.5, 0.71, y_axis=Axis(Unit.SHARE)))
    assert "38.0%" in found
    assert "71.0%" in found
    assert "50.0%" not in found


def test_a_line_says_its_peak_where_it_goes_beyond_both_ends() -> None:
    assert "25" in texts(line_of(0, 0, 25, 0, 0))
    assert "−25" in texts(line_of(0, 0, -25, 0, 0))
    assert {"1", "3"} <= set(texts(line_of(1, 2, 3)))
    assert texts(line_of(10, 10.5, 10)).count("10.5") == 0


@given(st.integers(260, 720), st.integers(60, 500))
def test_months_along_an_axis_leave_none_out_among_others(width: int, count: int) -> None:
    first = date(2025, 9, 30)
    days = tuple(first + timedelta(days=i) for i in range(count))
    spec = ChartSpec(
        ChartKind.LINE, "T", "U", (Series("s", tuple(float(i % 7) for i in range(count)), days),)
    )
    told = {name for number in range(1, 13) for _, name in month_ticks(first, days[-1], number)}
    shown = [text for text in texts_in(spec, Box(80, 197, width, 300)) if text in told]
    evenly = [[name for _, name in month_ticks(first, days[-1], number)] for number in range(1, 13)]
    assert shown in evenly


def test_names_of_bars_are_broken_between_words_alone_and_are_alike() -> None:
    names = ("New", "Contraction", "Net")
    spec = ChartSpec(ChartKind.BAR, "T", "U", (Series("s", (1, 2, 3)),), x_axis=Axis(categories=names))
    found = drawn(spec, Box(80, 197, 240, 300))
    assert set(names) <= {text.text for text in found.texts}
    assert len({round(text.box.height, 3) for text in found.texts if text.text in names}) == 1


def test_the_last_value_is_the_last_one_known() -> None:
    assert "7" in texts(line_of(3, 7, None))


def test_one_value_is_a_dot_and_said_once() -> None:
    assert texts(line_of(42)).count("42") == 1


def test_nothing_to_draw_is_said() -> None:
    assert NOTHING in texts(line_of(None, None))
    assert NOTHING in texts(ChartSpec(ChartKind.BAR, "T", "U", ()))


def test_several_series_carry_their_names() -> None:
    days = (DAY, DAY + timedelta(days=7))
    series = (Series("Opened", (1, 5), days), Series("Solved", (1, 5), days, SeriesRole.SECOND))
    found = drawn(ChartSpec(ChartKind.LINE, "T", "U", series))
    assert {"Opened", "Solved"} <= {text.text for text in found.texts}
    assert found.overlaps() == []


def test_targets_bands_and_events_carry_their_names() -> None:
    found = texts(samples.usage_chart())
    assert {"Target 80% by November 30", "Depot 4 live", "Aug 18, 2026", "Outage, 3 h"} <= set(found)
    assert {"Healthy, 70 and up", "At risk, under 50"} <= set(texts(samples.health_chart()))


def test_a_target_is_named_where_the_line_runs_along_it() -> None:
    values = tuple(80.0 + (3, -3, 4, -2)[i % 4] for i in range(40))
    assert "At least 80" in texts(line_of(*values, thresholds=(Threshold(80, "At least 80"),)))


def test_an_event_outside_of_the_line_is_left_out() -> None:
    early = Event(DAY - timedelta(days=9), "before")
    assert "before" not in texts(line_of(1, 2, 3, events=(early,)))


def test_bars_say_their_values_and_names() -> None:
    assert {"3", "−2", "5", "a", "b", "c"} <= set(texts(bars_of(3, -2, 5)))


def test_a_bridge_shows_changes_with_their_sign() -> None:
    found = texts(samples.bridge_chart())
    assert {"$480K", "+$120K", "+$85K", "−$45K"} <= set(found)


def test_places_refuse_what_is_taken() -> None:
    places = Places(Box(0, 0, 100, 100))
    assert places.first_free([Box(0, 0, 10, 10)]) == 0
    assert places.first_free([Box(5, 5, 10, 10), Box(50, 50, 10, 10)]) == 1
    assert places.first_free([Box(95, 95, 10, 10)]) is None  # beyond the edge
    places.take_path([(0, 80), (100, 80)])
    assert places.first_free([Box(20, 75, 10, 10)]) is None  # on the line
    assert places.first_free([Box(20, 20, 10, 10)]) == 0


numbers = st.one_of(st.none(), st.floats(-1e12, 1e12), st.integers(-5, 5).map(float))


@st.composite
def charts(draw: st.DrawFn) -> ChartSpec:
    kind = draw(st.sampled_from(list(ChartKind)))
    count = draw(st.integers(0, 30))
    days = tuple(
        DAY + timedelta(days=d)
        for d in sorted(draw(st.sets(st.integers(0, 900), min_size=count, max_size=count)))
    )
    is_line = kind in (ChartKind.LINE, ChartKind.STEP)
    name = st.sampled_from(["", "Usage", samples.LONG, samples.JAPANESE, samples.ARABIC])
    series = tuple(
        Series(
            draw(name),
            tuple(draw(st.lists(numbers, min_size=count, max_size=count))),
            days if is_line else (),
            draw(st.sampled_from(list(SeriesRole))),
        )
        for _ in range(draw(st.integers(0 if not is_line else 1, 4 if is_line else 2)))
    )
    return ChartSpec(
        kind,
        draw(name),
        draw(name),
        series,
        Axis(draw(st.sampled_from(list(Unit))), "USD", draw(st.booleans())),
        Axis(categories=() if is_line else tuple(draw(name) for _ in range(count))),
        tuple(Threshold(draw(st.floats(-100, 100)), draw(name)) for _ in range(draw(st.integers(0, 3)))),
        tuple(
            Zone(low, low + 20, draw(name), Status.WATCH)
            for low in draw(st.lists(st.floats(-50, 50), max_size=2))
        ),
        tuple(
            Event(DAY + timedelta(days=draw(st.integers(-9, 950))), draw(name))
            for _ in range(draw(st.integers(0, 4)))
        ),
    )


@given(charts(), st.floats(280, 1440), st.floats(330, 590))
def test_whatever_is_charted_fits_and_no_label_stands_on_another(
    spec: ChartSpec, width: float, height: float
) -> None:
    box = Box(80, 197, width, height)
    found = drawn(spec, box)
    assert found.overlaps() == []
    room = Box(box.left - 2, box.top - 2, box.width + 4, box.height + 4)
    for text in found.texts:
        assert text.box.left >= room.left
        assert text.box.right <= room.right
        assert text.box.bottom <= room.bottom
