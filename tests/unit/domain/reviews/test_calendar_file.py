"""Calendar files are read back as they were meant, by a small reader of RFC 5545."""

from datetime import UTC, date, datetime, timedelta, timezone
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_desktop.domain.reviews.calendar_file import CalendarEvent, calendar_text

MADE = datetime(2026, 10, 13, 12, 42, tzinfo=timezone(timedelta(hours=2)))
Property = tuple[str, str, str]
"""Name, parameters as written, value as written."""


def read(text: str) -> list[list[Property]]:
    """Return the entries of a calendar file, after checking that its lines are those of one."""
    assert text.endswith("\r\n")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= 75 and "\n" not in line and "\r" not in line for line in lines)
    whole: list[str] = []
    for line in lines:
        if line.startswith(" "):
            whole[-1] += line[1:]
        else:
            whole.append(line)
    assert whole[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert whole[-1] == "END:VCALENDAR"
    events: list[list[Property]] = []
    inside = False
    for line in whole:
        if line in ("BEGIN:VEVENT", "END:VEVENT"):
            assert inside == line.startswith("END")
            inside = not inside
            if inside:
                events.append([])
        elif inside:
            events[-1].append(_property(line))
    assert not inside
    for event in events:
        names = [name for name, _, _ in event]
        assert all(names.count(name) == 1 for name in ("UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY"))
    return events


def _property(line: str) -> Property:
    quoted = False
    for place, letter in enumerate(line):
        quoted ^= letter == '"'
        if letter == ":" and not quoted:
            name, _, parameters = line[:place].partition(";")
            return name, parameters, line[place + 1 :]
    raise AssertionError(line)


def plain(value: str) -> str:
    """Return a text as it was before it was escaped."""
    found, letters = "", iter(value)
    for letter in letters:
        if letter == "\\":
            escaped = next(letters)
            found += "\n" if escaped in "nN" else escaped
        else:
            assert letter not in ";,"
            found += letter
    return found


def _value(event: list[Property], name: str) -> str:
    return next(value for one, _, value in event if one == name)


def test_a_review_with_a_time_floats() -> None:
    review = CalendarEvent("a@b", "QBR, Halden; Freight", date(2026, 10, 13), "23:30", 60, "video")
    (event,) = read(calendar_text([review], MADE))
    # 12:42 two hours east of Greenwich is 10:42; the review itself is at 23:30 wherever one is.
    assert ("DTSTAMP", "", "20261013T104200Z") in event
    assert ("DTSTART", "", "20261013T233000") in event
    assert ("DTEND", "", "20261014T003000") in event
    assert plain(_value(event, "SUMMARY")) == "QBR, Halden; Freight"


def test_a_review_without_a_time_lasts_all_day() -> None:
    (event,) = read(calendar_text([CalendarEvent("a@b", "EBR", date(2026, 12, 31), sequence=3)], MADE))
    assert ("DTSTART", "VALUE=DATE", "20261231") in event
    assert ("DTEND", "VALUE=DATE", "20270101") in event
    assert ("SEQUENCE", "", "3") in event
    assert not any(name == "ATTENDEE" for name, _, _ in event)


def test_who_is_asked_stands_there_if_wanted() -> None:
    review = CalendarEvent("a@b", "EBR", date(2026, 12, 31), attendees=(('Noor "N" Hart: VP', "n@h.com"),))
    (event,) = read(calendar_text([review], MADE))
    assert ("ATTENDEE", 'CN="Noor N Hart: VP"', "mailto:n@h.com") in event


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@given(st.lists(st.tuples(texts, texts, texts, st.dates(date(1970, 1, 1), date(2200, 1, 1))), max_size=3))
@settings(max_examples=60)
def test_whatever_is_written_is_read_back(given_: list[tuple[str, str, str, date]]) -> None:
    reviews = [
        CalendarEvent(f"{n}@x", summary, day, place=place, description=notes)
        for n, (summary, place, notes, day) in enumerate(given_)
    ]
    events = read(calendar_text(reviews, MADE.astimezone(UTC)))
    assert len(events) == len(reviews)
    for review, event in zip(reviews, events, strict=True):
        told = plain(_value(event, "SUMMARY"))
        whole = review.summary.replace("\r\n", "\n").replace("\r", "\n")
        assert told == "".join(c for c in whole if c in "\n\t" or category(c) != "Cc")
        assert _value(event, "DTSTART") == f"{review.day:%Y%m%d}"


@pytest.mark.parametrize(
    "letters", ["ä" * 200, "日本語" * 60, "a" * 74 + "ü", "😀" * 50, "24\u00a0h 👩\u200d💻"]
)
def test_no_letter_is_cut_in_two(letters: str) -> None:
    (event,) = read(calendar_text([CalendarEvent("a@b", letters, date(2026, 10, 13))], MADE))
    assert plain(_value(event, "SUMMARY")) == letters
