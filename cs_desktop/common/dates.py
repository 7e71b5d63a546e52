"""Days and times in words, in US English whatever the system's language, as all of the program's text is."""

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
