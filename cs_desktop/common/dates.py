"""Days and times in words, as the user's language writes them; in US English wherever that is spoken."""

import re
from datetime import date, datetime, timedelta

from cs_desktop.common.language import language, tr
from cs_desktop.common.periods import add_months

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day_text(day: date | None) -> str:
    """Return a day such as Jan 31, 2027; an en dash where there is none."""
    if day is None:
        return "–"
    return _local(day, "medium") or english_day(day)


def english_day(day: date) -> str:
    """Return a day such as Jan 31, 2027 in whatever language the user has, for texts that are stored."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def month_text(day: date) -> str:
    """Return a day's month, such as Jan 2027."""
    return _local(day, "MMM y") or f"{MONTHS[day.month - 1]} {day.year}"


def month_name(day: date) -> str:
    """Return the name of a day's month, such as Jan."""
    return _local(day, "LLL") or MONTHS[day.month - 1]


def weekday_text(day: date) -> str:
    """Return a day of the week and of the month, such as Tue 13."""
    return _local(day, "EEE d") or f"{WEEKDAYS[day.weekday()]} {day.day}"


def long_day_text(day: date) -> str:
    """Return a day with its day of the week, such as Tue, Oct 13, 2026."""
    return f"{weekday_text(day).partition(' ')[0]}, {day_text(day)}"


def short_day_text(day: date, today: date) -> str:
    """Return a day such as Oct 19, with its year only where that is not today's."""
    if day.year != today.year:
        return day_text(day)
    spoken = language()
    if spoken.is_english:
        return f"{MONTHS[day.month - 1]} {day.day}"
    from babel.dates import format_skeleton  # noqa: PLC0415 - only where another language is spoken

    return str(format_skeleton("MMMd", day, locale=spoken.locale))


def time_text(moment: datetime) -> str:
    """Return the time of day, such as 10:42 AM."""
    spoken = language()
    if spoken.is_english:
        return f"{(moment.hour - 1) % 12 + 1}:{moment.minute:02d} {'AM' if moment.hour < 12 else 'PM'}"
    from babel.dates import format_time  # noqa: PLC0415 - only where another language is spoken

    return str(format_time(moment.time(), "short", locale=spoken.locale))


def moment_text(moment: datetime) -> str:
    """Return day and time, such as Jan 31, 2027, 10:42 AM, in the moment's own time zone."""
    return f"{day_text(moment.date())}, {time_text(moment)}"


def read_day(text: str) -> date | None:
    """Return the day that was written as 2027-01-31, as Jan 31, 2027 or as the user's language has it.

    None if it is none of these.
    """
    found = re.fullmatch(r"([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})", text.strip())
    try:
        if found and found[1].capitalize() in MONTHS:
            return date(int(found[3]), MONTHS.index(found[1].capitalize()) + 1, int(found[2]))
        return date.fromisoformat(text.strip())
    except ValueError:
        return _read_local(text.strip())


def _local(day: date, form: str) -> str:
    """Return a day in a form of Unicode's locale data; empty where English is spoken."""
    spoken = language()
    if spoken.is_english:
        return ""
    from babel.dates import format_date  # noqa: PLC0415 - only where another language is spoken

    return str(format_date(day, form, locale=spoken.locale))


def _read_local(text: str) -> date | None:
    """Return a day that was written in figures in the order of the user's language, such as 31.1.2027."""
    spoken = language()
    numbers = re.fullmatch(r"(\d{1,4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,4})\.?", text)
    if spoken.is_english or numbers is None:
        return None
    from babel.dates import parse_date  # noqa: PLC0415 - only where another language is spoken

    try:
        day = parse_date(text, locale=spoken.locale, format="short")
    except (ValueError, IndexError):
        return None
    # Two figures are not a year: one would guess the century.
    return day if max(map(len, numbers.groups())) == 4 else None


def read_day_near(text: str, today: date) -> date | None:
    """Return the day that was written as `read_day` takes it, or as one says it from today; None if neither.

    From today are: today, tomorrow, yesterday; +30d, -2w, +3m, +1y; and Jan 31, which is the next one.
    """
    said = text.strip().casefold()
    try:
        if said in (near := near_words()):
            return today + timedelta(days=near[said])
        if found := re.fullmatch(r"([+-]\d{1,5}) ?([dwmy])", said, re.ASCII):
            return _moved(today, int(found[1]), found[2])
        if found := re.fullmatch(r"([a-z]{3})[a-z]*\.? (\d{1,2})", said, re.ASCII):
            return _next_one(today, MONTHS.index(found[1].capitalize()) + 1, int(found[2]))
    except (ValueError, OverflowError):
        return None
    return read_day(text)


def near_words() -> dict[str, int]:
    """Return the words for days around today, in English and in the user's language: how many days ahead."""
    near = {"today": 0, "tomorrow": 1, "yesterday": -1}
    return near | {
        tr("today").casefold(): 0,
        tr("tomorrow").casefold(): 1,
        tr("yesterday").casefold(): -1,
    }


def _moved(today: date, count: int, unit: str) -> date:
    if unit in "my":
        return add_months(today, count * (12 if unit == "y" else 1))
    return today + timedelta(days=count * (7 if unit == "w" else 1))


def _next_one(today: date, month: int, day: int) -> date:
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)
