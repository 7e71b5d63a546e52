"""The timeline is filtered, cut into months and added up by weeks."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.timeline import KINDS, Timeline, TimelineEntry
from cs_desktop.domain.timeline_index import (
    WEEKS,
    Month,
    TimelineFilter,
    TimelineIndex,
    Totals,
    in_months,
    shown_text,
    totals,
    week_chart,
)

TODAY = date(2026, 10, 13)  # a Tuesday
_EMPTY = TimelineEntry(0, TODAY, "call", "", "", 0, "", "", None, "", (), ())


def _entry(**fields) -> TimelineEntry:
    return replace(_EMPTY, **fields)


def _timeline(*entries) -> Timeline:
    numbered = [replace(entry, id=place) for place, entry in enumerate(entries)]
    return Timeline(1, "Halden", TODAY, tuple(sorted(numbered, key=lambda entry: entry.day, reverse=True)))


_WORDS = st.sampled_from(["", "night shift", "Cutoff at 4", "**Depot** two", "株式会社"])
_ENTRIES = st.builds(
    TimelineEntry,
    id=st.just(0),
    day=st.dates(TODAY - timedelta(500), TODAY + timedelta(60)),
    kind=st.sampled_from(["call", "note", "qbr"]),
    title=_WORDS,
    notes=_WORDS,
    minutes=st.integers(0, 300),
    direction=st.sampled_from(["", "proactive", "reactive"]),
    purpose=st.sampled_from(["", "risk", "value"]),
    member_id=st.none(),
    member=st.sampled_from(["", "Ana", "Tom"]),
    contact_ids=st.sampled_from([(), (1,), (1, 2)]),
    people=st.just(()),
).map(lambda entry: replace(entry, people=tuple({1: "Nora", 2: "Dana"}[one] for one in entry.contact_ids)))
_TIMELINES = st.lists(_ENTRIES, max_size=30).map(lambda entries: _timeline(*entries))
_FILTERS = st.builds(
    TimelineFilter,
    kind=st.sampled_from(["", "call", "qbr"]),
    contact_id=st.sampled_from([None, 1, 2]),
    member=st.sampled_from([None, "", "Ana"]),
    direction=st.sampled_from([None, "", "proactive"]),
    purpose=st.sampled_from([None, "risk"]),
    text=st.sampled_from(["", "night", "SHIFT night", "nora", "depot", "会社"]),
)


@given(_TIMELINES, _FILTERS)
def test_filters_agree_with_the_slow_way(timeline, wanted):
    def fits(entry):
        text = (
            f"{KINDS[entry.kind]} {entry.title} {entry.notes} {' '.join(entry.people)} {entry.member}".lower()
        )
        return (
            wanted.kind in ("", entry.kind)
            and wanted.contact_id in (None, *entry.contact_ids)
            and wanted.member in (None, entry.member)
            and wanted.direction in (None, entry.direction)
            and wanted.purpose in (None, entry.purpose)
            and all(word in text for word in wanted.text.lower().split())
        )

    index = TimelineIndex(timeline)
    assert index.find(wanted) == tuple(entry for entry in timeline.entries if fits(entry))
    any_kind = index.find(replace(wanted, kind=""))
    counts = Counter(entry.kind for entry in any_kind)
    assert index.find_and_count(wanted) == (index.find(wanted), counts)
    assert wanted.is_narrow == (wanted != TimelineFilter())


@given(_TIMELINES)
def test_months_hold_every_entry_once_and_in_order(timeline):
    rows = in_months(timeline.entries, TODAY)
    assert [row for row in rows if isinstance(row, TimelineEntry)] == list(timeline.entries)
    heads = [row for row in rows if isinstance(row, Month)]
    assert [head.first for head in heads] == sorted({head.first for head in heads}, reverse=True)
    month = None
    for row in rows:
        if isinstance(row, Month):
            month = row
            part = [one for one in timeline.entries if one.day.replace(day=1) == row.first]
            past = [one for one in part if one.day <= TODAY]
            assert row == Month(row.first, len(part), sum(one.minutes for one in past), len(part) - len(past))
        else:
            assert month is not None
            assert row.day.replace(day=1) == month.first


@given(_TIMELINES)
def test_weeks_agree_with_the_slow_way(timeline):
    spec = week_chart(timeline)
    for direction, series in zip(("proactive", "reactive"), spec.series, strict=True):
        assert len(series.y) == len(series.x) == WEEKS
        for monday, minutes in zip(series.x, series.y, strict=True):
            week = [monday + timedelta(day) for day in range(7)]
            assert minutes == sum(
                one.minutes
                for one in timeline.entries
                if one.day in week and one.day <= TODAY and one.direction == direction
            )
    assert spec.series[0].x[-1] == date(2026, 10, 12)


def test_the_share_by_hand():
    # 54 h proactive and 10 h reactive: 54 / 64 = 0.844; a planned hour and one of unknown start do not count.
    timeline = _timeline(
        _entry(day=date(2026, 10, 12), minutes=54 * 60, direction="proactive"),
        _entry(day=date(2026, 1, 5), minutes=600, direction="reactive"),
        _entry(day=date(2026, 10, 20), minutes=60, direction="reactive"),
        _entry(day=date(2026, 10, 1), minutes=60),
        _entry(day=date(2025, 10, 12), minutes=999, direction="reactive"),
    )
    spec = week_chart(timeline)
    assert spec.title == "84% of our time was proactive"
    assert spec.series[0].y[-1] == 3240
    assert totals(timeline.entries, TODAY) == Totals(3240 + 600 + 60 + 999, 3240, 1599)
    assert week_chart(_timeline()).title == "No time is logged in the last 12 months"


def test_who_can_be_asked_for():
    index = TimelineIndex(
        _timeline(
            _entry(member="Tom", contact_ids=(2, 1), people=("Dana", "Nora")),
            _entry(member="Ana", contact_ids=(1,), people=("Nora",)),
            _entry(),
        )
    )
    assert index.members() == ("Ana", "Tom")
    assert index.contacts() == ((2, "Dana"), (1, "Nora"))


def test_what_an_entry_is_called():
    assert shown_text(_entry(title="Cutoff", notes="x")) == "Cutoff"
    assert shown_text(_entry(notes="\n- **Agreed** one cutoff\nmore")) == "Agreed one cutoff"
    assert shown_text(_entry()) == ""
