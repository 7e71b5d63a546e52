"""Reviews as a calendar file (RFC 5545, iCalendar), for whatever calendar somebody uses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from unicodedata import category

_LONGEST = 75
"""Octets of a line, without its end."""
_END = "\r\n"
_PRODUCT = "-//CS Desktop//Reviews//EN"
_MINUTES = 60
_FORBIDDEN = ("Cc", "Cs")
"""Kinds of characters that no text may hold: controls, and halves of a letter."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One entry of a calendar file."""

    uid: str
    """Stays the same for good, so that another file of the same review replaces the entry."""
    summary: str
    day: date
    starts_at: str = ""
    """HH:MM; without one the entry lasts all day."""
    minutes: int = _MINUTES
    place: str = ""
    description: str = ""
    sequence: int = 0
    """How often it was rescheduled."""
    cancelled: bool = False
    attendees: tuple[tuple[str, str], ...] = ()
    """Names with e-mail addresses."""


def calendar_text(events: Iterable[CalendarEvent], made: datetime) -> str:
    """Return a calendar file; `made` is the moment at which it is written, with its time zone.

    Times of day are floating: 14:00 is 14:00 wherever the calendar is opened, as the review says.
    """
    stamp = made.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for event in events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(folded(line) + _END for line in lines)


def escaped(text: str) -> str:
    """Return text as the value of a property (RFC 5545, 3.3.11)."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in plain if c in "\n\t" or category(c) not in _FORBIDDEN)
    return kept.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets that begin with a space (3.1); no letter is cut in two."""
    pieces: list[str] = []
    piece, used, room = "", 0, _LONGEST
    for letter in line:
        size = len(letter.encode())
        if used + size > room:
            pieces.append(piece)
            # The space that begins the next piece counts.
            piece, used, room = "", 0, _LONGEST - 1
        piece, used = piece + letter, used + size
    pieces.append(piece)
    return (_END + " ").join(pieces)


def _event(event: CalendarEvent, stamp: str) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{escaped(event.uid)}", f"DTSTAMP:{stamp}", f"SEQUENCE:{event.sequence}"]
    lines += _times(event)
    lines.append(f"SUMMARY:{escaped(event.summary)}")
    if event.place:
        lines.append(f"LOCATION:{escaped(event.place)}")
    if event.description:
        lines.append(f"DESCRIPTION:{escaped(event.description)}")
    lines.append(f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}")
    lines += [f"ATTENDEE;CN={_parameter(name)}:mailto:{address}" for name, address in event.attendees]
    lines.append("END:VEVENT")
    return lines


def _times(event: CalendarEvent) -> list[str]:
    start = _time(event.starts_at)
    if start is None:
        after = event.day + timedelta(days=1)
        return [f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]
    begins = datetime.combine(event.day, start)
    ends = begins + timedelta(minutes=max(event.minutes, 1))
    return [f"DTSTART:{begins:%Y%m%dT%H%M%S}", f"DTEND:{ends:%Y%m%dT%H%M%S}"]


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text) if text else None
    except ValueError:
        return None


def _parameter(text: str) -> str:
    """Return a name as the value of a parameter: in quotes, which it must not hold itself (3.2)."""
    return '"' + "".join(c for c in text if c.isprintable() and c != '"') + '"'
