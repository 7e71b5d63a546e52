"""How the column of values is headed: "Now" says that they are of the days right before the deck's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cs_desktop.common.dates import short_day_text
from cs_desktop.domain.figures import Figure

CURRENT_DAYS = 7
"""So old a value may be and still be that of now: one by week is as old on the day before the next."""
NOW, LAST = "Now", "Last value"


@dataclass(frozen=True, slots=True)
class ValueDays:
    """The head of a column of values, and whether each of them says of which day it is."""

    head: str
    today: date
    is_dated: bool = False

    def below(self, figure: Figure | None) -> str:
        """Return what stands below a value; empty where the head says its day."""
        known = self.is_dated and figure is not None and figure.value is not None
        return short_day_text(figure.as_of, self.today) if known and figure is not None else ""


def value_days(figures: Iterable[Figure | None], today: date) -> ValueDays:
    """Return how the values are headed in a deck of a day.

    "Now" where all are current, the day where all are of one, else each value says its own.
    """
    days = {one.as_of for one in figures if one is not None and one.value is not None}
    if all((today - day).days <= CURRENT_DAYS for day in days):
        return ValueDays(NOW, today)
    if len(days) == 1:
        return ValueDays(f"On {short_day_text(days.pop(), today)}", today)
    return ValueDays(LAST, today, is_dated=True)
