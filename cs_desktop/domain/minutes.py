"""Lengths of time as people write them: 30m, 1h 30m, 1.5 h, 90."""

import re

LONGEST = 60 * 24 * 7
"""A week; what is longer is a slip of the hand."""
_HOURS = r"(?P<hours>\d{1,4}(?:[.,]\d{1,2})?) ?h(?:ours?|rs?)?\.?"
_MINUTES = r"(?P<minutes>\d{1,5}) ?(?:m|min|mins|minutes?)\.?"
SPAN = re.compile(
    rf"(?<![\w.,])(?:{_HOURS}(?: ?(?P<rest>\d{{1,2}})(?: ?(?:m|min|mins|minutes?)\.?)?)?|{_MINUTES})(?!\w)",
    re.IGNORECASE | re.ASCII,
)
"""A length of time with its unit, inside a longer text."""


def read_minutes(text: str) -> int | None:
    """Return the minutes that were written, a bare number being minutes; None where it is no such length."""
    said = text.strip()
    if said.isascii() and said.isdecimal() and len(said) < 6:
        return _sane(int(said))
    found = SPAN.fullmatch(said)
    return minutes_in(found) if found else None


def minutes_in(found: "re.Match[str]") -> int | None:
    """Return the minutes that a match of SPAN stands for; None where they are too many."""
    if found["minutes"]:
        return _sane(int(found["minutes"]))
    hours = float(found["hours"].replace(",", "."))
    return _sane(round(hours * 60) + int(found["rest"] or 0))


def _sane(minutes: int) -> int | None:
    return minutes if minutes <= LONGEST else None
