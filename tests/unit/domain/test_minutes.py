"""Lengths of time are read as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_desktop.domain.minutes import LONGEST, SPAN, minutes_in, read_minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("30", 30),
        ("30m", 30),
        ("30 min", 30),
        ("45 minutes", 45),
        ("1h", 60),
        ("1h30", 90),
        ("1 h 30 m", 90),
        ("1.5h", 90),
        ("1,25 hours", 75),
        ("0", 0),
        ("", None),
        ("soon", None),
        ("-5m", None),
        ("30x", None),
        ("9999h", None),
        ("١٥m", None),
    ],
)
def test_examples(text, minutes):
    assert read_minutes(text) == minutes


@given(st.integers(0, LONGEST))
def test_every_way_to_write_it_reads_alike(minutes):
    hours, rest = divmod(minutes, 60)
    for text in (f"{minutes}", f"{minutes}m", f"{minutes} min", f"{hours}h {rest}m", f"{hours}h{rest:02d}"):
        assert read_minutes(text) == minutes


@given(st.text())
def test_nothing_breaks_it(text):
    minutes = read_minutes(text)
    assert minutes is None or 0 <= minutes <= LONGEST
    for found in SPAN.finditer(text):
        inside = minutes_in(found)
        assert inside is None or 0 <= inside <= LONGEST
