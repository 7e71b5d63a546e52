"""What reviews are called, and what their words mean."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from cs_desktop.common.language import marked, tr
from cs_desktop.common.periods import quarter_of
from cs_desktop.domain.vocabulary import Attendance, ReviewKind, ReviewStatus

KIND_NAMES: Mapping[str, str] = MappingProxyType(
    {
        ReviewKind.QBR.value: marked("QBR, for champions"),
        ReviewKind.EBR.value: marked("EBR, for sponsors"),
        ReviewKind.SUCCESS.value: marked("Success review"),
    }
)
"""Each kind as one chooses it."""
_LOOKS_BACK = timedelta(days=60)
"""A review held early in a quarter is about the one before, one held at its end about that one."""
_TITLES: Mapping[str, str] = MappingProxyType(
    {
        ReviewKind.QBR.value: marked("{period} quarterly review"),
        ReviewKind.EBR.value: marked("{period} executive review"),
        ReviewKind.SUCCESS.value: marked("{period} success review"),
    }
)
_SHORT: Mapping[str, str] = MappingProxyType(
    {
        ReviewKind.QBR.value: marked("{period} QBR"),
        ReviewKind.EBR.value: marked("EBR"),
        ReviewKind.SUCCESS.value: marked("Success review"),
    }
)
STATUS_NAMES: Mapping[str, str] = MappingProxyType(
    {
        ReviewStatus.PLANNED.value: marked("Planned"),
        ReviewStatus.IN_PROGRESS.value: marked("In progress"),
        ReviewStatus.CLOSED.value: marked("Closed"),
        ReviewStatus.CANCELLED.value: marked("Called off"),
        ReviewStatus.NO_SHOW.value: marked("Nobody came"),
    }
)
ATTENDANCE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        Attendance.INVITED.value: marked("Invited"),
        Attendance.COMING.value: marked("Coming"),
        Attendance.DECLINED.value: marked("Declined"),
        Attendance.CAME.value: marked("Came"),
        Attendance.MISSED.value: marked("Did not come"),
    }
)
OPEN = frozenset({ReviewStatus.PLANNED.value, ReviewStatus.IN_PROGRESS.value})
"""States in which a review can be worked on."""
ENDED = frozenset({ReviewStatus.CANCELLED.value, ReviewStatus.NO_SHOW.value})
"""States of a review that was not held."""


def period_text(day: date, first_month: int = 1) -> str:
    """Return the quarter that a review of this day looks back on, such as Q3 2026."""
    try:
        quarter = quarter_of(day - _LOOKS_BACK, first_month).name
    except OverflowError:
        quarter = quarter_of(day, first_month).name
    return quarter_text(quarter)


def quarter_text(name: str) -> str:
    """Return a fiscal quarter as one says it: of 2026-Q3 Q3 2026."""
    year, _, number = name.partition("-")
    return f"{number} {year}"


def proposed_title(kind: str, day: date, first_month: int = 1) -> str:
    """Return what a review is called until somebody calls it otherwise: Q3 2026 quarterly review."""
    return tr(_TITLES[kind], period=period_text(day, first_month))


def title_of(title: str, kind: str, day: date, first_month: int = 1) -> str:
    """Return what a review is called: what nobody chose in the user's language, and never nothing."""
    proposed = is_proposed(title, kind, day, first_month)
    return proposed_title(kind, day, first_month) if proposed else title


def english_title(kind: str, day: date, first_month: int = 1) -> str:
    """Return what a review is called where nobody is there to read it in another language."""
    return _TITLES[kind].format(period=period_text(day, first_month))


def is_proposed(title: str, kind: str, day: date, first_month: int = 1) -> bool:
    """Return whether a review is called what was proposed for its kind and day, in whatever language."""
    return title in ("", english_title(kind, day, first_month), proposed_title(kind, day, first_month))


def short_name(kind: str, day: date, first_month: int = 1) -> str:
    """Return what a review is called where there is little room: Q3 2026 QBR."""
    return tr(_SHORT[kind], period=period_text(day, first_month))


def read_time(text: str) -> time | None:
    """Return the time of day of a text such as 14:00, 2 pm or 9:30; None where it is none."""
    said = text.strip().casefold().replace(".", ":").replace(" ", "")
    afternoon = next((mark for mark in ("am", "pm") if said.endswith(mark)), "")
    hours, _, minutes = said.removesuffix(afternoon).partition(":")
    if not (hours.isascii() and hours.isdecimal() and (minutes or "00").isascii()):
        return None
    if minutes and not (minutes.isdecimal() and len(minutes) == 2):
        return None
    hour = int(hours)
    if afternoon:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if afternoon == "pm" else 0)
    return time(hour, int(minutes or 0)) if hour < 24 and int(minutes or 0) < 60 else None


def starting(day: date, starts_at: str) -> datetime | None:
    """Return when a review begins; None where no time is set."""
    at = read_time(starts_at)
    return None if at is None else datetime.combine(day, at)
