"""A line is read as an entry: what it says is taken, what it leaves open is guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.common.language import ENGLISH, load_language, speak
from cs_desktop.domain.naming import Known, matching
from cs_desktop.domain.quick_entry import Part, read_entry
from cs_desktop.domain.timeline import DIRECTIONS, KINDS, PURPOSES
from cs_desktop.domain.vocabulary import ActivityKind

TODAY = date(2026, 10, 13)  # a Tuesday
NORA, DANA, ALI = (
    Known(1, "Nora Berg", "Head of Planning"),
    Known(2, "Dana Ford", "COO"),
    Known(3, "Ali Demir"),
)
PEOPLE = (NORA, DANA, ALI)


def _read(text, people=PEOPLE):
    return read_entry(text, TODAY, people)


def test_the_line_of_the_manual():
    entry = _read("call with N 30m about night shift")
    assert (entry.kind, entry.minutes, entry.title) == ("call", 30, "Night shift")
    assert entry.contact_ids == (1,)
    assert (entry.day, entry.direction, entry.purpose) == (TODAY, "proactive", "value")
    said = {
        piece.part: "call with N 30m about night shift"[piece.start : piece.end] for piece in entry.pieces
    }
    assert said == {
        Part.KIND: "call",
        Part.WITH: "N",
        Part.MINUTES: "30m",
        Part.TITLE: "night shift",
    }
    assert not entry.says(Part.DIRECTION)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("email Dana 10m about overtime ledger", ("email", (2,), 10, "Overtime ledger", TODAY)),
        (
            "met Head of Planning and Dana Ford 2h yesterday",
            ("on_site", (1, 2), 120, "", TODAY - timedelta(1)),
        ),
        ("call about night shift with Nora 45 min", ("call", (1,), 45, "Night shift", TODAY)),
        ("call about integration with SAP", ("call", (), 0, "Integration with SAP", TODAY)),
        ("call with Ali on Oct 7 about cutoff", ("call", (3,), 0, "Cutoff", date(2026, 10, 7))),
        ("qbr next friday with N, D", ("qbr", (1, 2), 0, "", date(2026, 10, 16))),
        ("training on monday 1h30", ("training", (), 90, "", date(2026, 10, 12))),
        ("call Jan 5 about budget", ("call", (), 0, "Budget", date(2027, 1, 5))),
        ("call Dec 20 about budget", ("call", (), 0, "Budget", date(2026, 12, 20))),
        ("call Jul 1 2025 about budget", ("call", (), 0, "Budget", date(2025, 7, 1))),
        ("Sponsor left the company", ("note", (), 0, "Sponsor left the company", TODAY)),
        ("outage 95m about planning service", ("outage", (), 95, "Planning service", TODAY)),
        ("with Dana about the 30m rule for depots", ("call", (2,), 0, "The 30m rule for depots", TODAY)),
        ("call @Dana about cutoff", ("call", (2,), 0, "Cutoff", TODAY)),
        ("", ("note", (), 0, "", TODAY)),
        ("call with", ("call", (), 0, "", TODAY)),
    ],
)
def test_examples(text, expected):
    entry = _read(text)
    assert (entry.kind, entry.contact_ids, entry.minutes, entry.title, entry.day) == expected


def test_a_day_of_the_year_is_the_nearest():
    assert read_entry("call Oct 20", date(2027, 2, 1), ()).day == date(2026, 10, 20)
    assert read_entry("call Feb 2", date(2026, 12, 30), ()).day == date(2027, 2, 2)
    # There is no such day, so it is no day at all.
    assert read_entry("call Feb 30", date(2027, 6, 1), ()).day == date(2027, 6, 1)


def test_words_for_start_and_purpose():
    assert _read("reactive call with Dana 10m").direction == "reactive"
    assert _read("reactive call with Dana 10m").purpose == "risk"
    assert _read("incoming call with Dana value").purpose == "value"
    assert _read("call with Dana about a risk review").purpose == "value"
    assert (_read("outage").direction, _read("outage").purpose) == ("reactive", "risk")
    assert (_read("note about it").direction, _read("note about it").purpose) == ("", "")


def test_whom_a_name_means():
    assert matching("dana ford", PEOPLE) == (2,)
    assert matching("COO", PEOPLE) == (2,)
    assert matching("berg", PEOPLE) == (1,)
    assert matching("a", PEOPLE) == (3,)
    assert matching("no", PEOPLE) == (1,)
    assert matching("x", PEOPLE) == ()
    assert matching("", PEOPLE) == ()
    assert matching("n", (*PEOPLE, Known(4, "Nils"))) == (1, 4)


def test_a_name_of_two_or_of_nobody_is_told_but_not_taken():
    entry = _read("call with N and Zoe 5m", (*PEOPLE, Known(4, "Nils")))
    assert [(one.text, one.ids) for one in entry.named] == [("N", (1, 4)), ("Zoe", ())]
    assert entry.contact_ids == ()
    assert entry.minutes == 5
    assert entry.title == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Anruf mit Nora 30m gestern über Nachtschicht", TODAY - timedelta(days=1)),
        ("call with Nora 30m yesterday about Nachtschicht", TODAY - timedelta(days=1)),
        ("Anruf mit Nora 30m 8.10.2026 über Nachtschicht", date(2026, 10, 8)),
        ("Anruf mit Nora 30m über Nachtschicht", TODAY),
    ],
)
def test_german_words_hold_beside_the_english_ones(text, day):
    speak(load_language("de"))
    try:
        entry = _read(text)
    finally:
        speak(ENGLISH)
    assert (entry.kind, entry.day, entry.minutes, entry.title) == ("call", day, 30, "Nachtschicht")
    assert [one.text for one in entry.named] == ["Nora"]
    assert _read("gestern").title == "Gestern"


def test_other_scripts():
    people = (Known(1, "田中太郎"), Known(2, "سارة"))
    entry = read_entry("call with 田中太郎 and سارة 30m about 夜勤", TODAY, people)
    assert (entry.contact_ids, entry.minutes, entry.title) == ((1, 2), 30, "夜勤")


@given(st.text())
def test_nothing_breaks_it(text):
    _check(text, _read(text))


_WORDS = st.sampled_from(
    [
        "call",
        "with",
        "N",
        "Dana",
        "and",
        ",",
        "30m",
        "about",
        "today",
        "risk",
        "next",
        "mon",
        "@",
        "Oct 7",
        "x",
    ]
)


@given(st.lists(_WORDS).map(" ".join))
def test_our_own_words_in_any_order_do_not_break_it(text):
    _check(text, _read(text))


def _check(text, entry):
    assert entry.kind in KINDS
    assert entry.direction in DIRECTIONS
    assert entry.purpose in PURPOSES
    assert set(entry.contact_ids) <= {1, 2, 3}
    end = 0
    for piece in entry.pieces:
        assert end <= piece.start < piece.end <= len(text)
        end = piece.end


_TITLES = st.sampled_from(["night shift", "budget", "cutoff at 4", "depot two"])


@given(
    st.sampled_from([kind for kind in ActivityKind if kind not in ("knowledge_base", "other")]),
    st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True),
    st.integers(1, 600),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    _TITLES,
)
def test_what_is_written_out_is_read_back(kind, people, minutes, day, title):
    names = " and ".join(person.name for person in people)
    entry = _read(f"{KINDS[kind].lower()} with {names} {minutes}m {day.isoformat()} about {title}")
    assert entry.kind == kind
    assert entry.contact_ids == tuple(person.id for person in people)
    assert (entry.minutes, entry.day) == (minutes, day)
    assert entry.title.casefold() == title
