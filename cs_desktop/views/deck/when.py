"""Moments as the builder tells them."""

from datetime import date, datetime

from cs_desktop.common.dates import short_day_text, time_text


def when_text(moment: datetime, near: date) -> str:
    """Return a moment in local time, such as Oct 26, 4:10 PM; with its year where that is not `near`'s."""
    local = moment.astimezone()
    return f"{short_day_text(local.date(), near)}, {time_text(local)}"
