"""How a day that has passed is spoken of: by how long it is overdue, never by a negative number."""

from datetime import date

from cs_desktop.common.language import trn


def overdue_text(day: date, today: date) -> str:
    """Return by how many days a day has passed, in as few words as a row has room for."""
    return trn("{count} d overdue", "{count} d overdue", (today - day).days)
