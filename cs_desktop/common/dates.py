"""Days and times in words, in US English whatever the system's language, as all of the program's text is."""

import re
from datetime import date, datetime

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_text(day: date | None) -> str:
    """Return a day such as Jan 31, 2027; an en dash where there is none."""
    return "–" if day is None else f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def month_text(day: date) -> str:
    """Return a day's month, such as Jan 2027."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def time_text(moment: datetime) -> str:
    """Return the time of day, such as 10:42 AM."""
    return f"{(moment.hour - 1) % 12 + 1}:{moment.minute:02d} {'AM' if moment.hour < 12 else 'PM'}"


def moment_text(moment: datetime) -> str:
    """Return day and time, such as Jan 31, 2027, 10:42 AM, in the moment's own time zone."""
    return f"{day_text(moment.date())}, {time_text(moment)}"


def read_day(text: str) -> date | None:
    """Return the day that was written as 2027-01-31 or as Jan 31, 2027; None if it is neither."""
    found = re.fullmatch(r"([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})", text.strip())
    try:
        if found:
            return date(int(found[3]), MONTHS.index(found[1].capitalize()) + 1, int(found[2]))
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
