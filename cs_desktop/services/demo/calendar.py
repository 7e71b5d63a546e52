"""Days, weekdays, seasons: how much a customer works on which day."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from cs_desktop.services.demo.library import Industry, Region
from cs_desktop.services.demo.options import Horizon

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_SUMMER = (190, 238)
_SUMMER_USE, _YEAR_END_USE = 0.86, 0.62
_YEAR_END = (356, 3)
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Calendar:
    """All days shown, as columns."""

    ordinals: Ints
    weekday: Ints
    """Monday = 0."""
    day_of_year: Ints
    """From 1."""
    month_starts: NDArray[np.bool_]
    holidays: Floats
    """Use on the day as a part of a usual one, where people go on holiday."""

    @property
    def first(self) -> int:
        """Return the first day's ordinal."""
        return int(self.ordinals[0])

    def working(self, industry: Industry, region: Region) -> Floats:
        """Return each day's use as a part of a usual working day's, by week and holidays."""
        off = np.isin(self.weekday, region.weekend)
        return np.where(off, industry.weekend_use, 1.0) * self.holidays

    def season(self, industry: Industry, amplitude: float) -> Floats:
        """Return how busy the industry is on each day, around 1."""
        wave: Floats = np.cos(2 * np.pi * (self.day_of_year - industry.peak) / 365.25)
        return 1 + amplitude * wave


def calendar_of(horizon: Horizon) -> Calendar:
    """Return the days of a horizon."""
    ordinals = np.arange(horizon.first.toordinal(), horizon.until.toordinal() + 1)
    days = (ordinals - _EPOCH).astype("datetime64[D]")
    day_of_year = (days - days.astype("datetime64[Y]")).astype(np.int64) + 1
    # Day 1 of the era was a Monday.
    weekday = (ordinals - 1) % 7
    month_starts = days == days.astype("datetime64[M]")
    holidays = np.ones(len(ordinals))
    holidays[(day_of_year >= _SUMMER[0]) & (day_of_year <= _SUMMER[1])] = _SUMMER_USE
    holidays[(day_of_year >= _YEAR_END[0]) | (day_of_year <= _YEAR_END[1])] = _YEAR_END_USE
    return Calendar(ordinals, weekday, day_of_year, month_starts, holidays)


def workday(day: date, region: Region, until: date) -> date:
    """Return the day or the next one on which people work; an earlier one where that is past `until`."""
    step = timedelta(days=1)
    later = day
    while later.weekday() in region.weekend:
        later += step
    if later <= until:
        return later
    while day.weekday() in region.weekend:
        day -= step
    return day
