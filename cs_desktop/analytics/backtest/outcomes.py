"""When accounts were lost: by what they pay, or by events. Days are ordinals, accounts places from 0 on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cs_desktop.analytics.payments import NEVER, Payments

Ints = NDArray[np.int64]
_DAY_BITS = 22
"""Enough for the ordinal of 9999-12-31, 3,652,059."""
NOTHING = 1
"""Less than this, in minor units, is no ARR at all."""


@dataclass(frozen=True, slots=True)
class Course:
    """What accounts paid over time: from each entry's day on a level, until the account's next entry.

    Ordered by account and day, one entry for each day on which something changes.
    """

    keys: Ints
    """Account and day as one number that sorts like both."""
    levels: Ints

    @property
    def places(self) -> Ints:
        """Return whose entry each is."""
        return self.keys >> _DAY_BITS

    @property
    def days(self) -> Ints:
        """Return from which day on it holds."""
        return self.keys & ((1 << _DAY_BITS) - 1)

    def at(self, place: Ints, day: Ints) -> Ints:
        """Return what the accounts pay on their days."""
        entry = np.searchsorted(self.keys, _key(place, day), side="right") - 1
        found = entry.clip(0)
        known = (entry >= 0) & (self.places[found] == place) if len(self.keys) else np.zeros(len(place), bool)
        return np.where(known, self.levels[found], 0) if len(self.keys) else np.zeros(len(place), np.int64)

    def first_below(self, place: Ints, day: Ints, level: Ints) -> Ints:
        """Return the first day after each account's day on which it pays less than a level, else NEVER."""
        found = np.full(len(place), NEVER, np.int64)
        entry = np.searchsorted(self.keys, _key(place, day), side="right")
        open_ = np.arange(len(place))
        # Each turn goes one entry on; there are as many as one account has changes after the day.
        while len(open_):
            open_ = open_[entry[open_] < len(self.keys)]
            open_ = open_[self.places[entry[open_]] == place[open_]]
            below = self.levels[entry[open_]] < level[open_]
            found[open_[below]] = self.days[entry[open_[below]]]
            open_ = open_[~below]
            entry[open_] += 1
        return found


def course_of(paid: Payments) -> Course:
    """Return what the units pay over time."""
    ends = paid.end < NEVER
    place = np.concatenate([paid.unit, paid.unit[ends]])
    day = np.concatenate([paid.start, paid.end[ends]])
    change = np.concatenate([paid.arr, -paid.arr[ends]])
    keys, entry = np.unique(_key(place, day), return_inverse=True)
    changes = np.zeros(len(keys), np.int64)
    np.add.at(changes, entry, change)
    # Over all accounts in one sum: each begins at 0, so what those before it pay in the end comes off.
    total = np.cumsum(changes)
    first = np.searchsorted(keys >> _DAY_BITS, keys >> _DAY_BITS)
    before = np.where(first > 0, total[first - 1], 0)
    return Course(keys, total - before)


def first_after(places: Ints, days: Ints, place: Ints, day: Ints) -> Ints:
    """Return the first of an account's events after a day, NEVER where there is none."""
    keys = np.sort(_key(places, days))
    entry = np.searchsorted(keys, _key(place, day), side="right")
    found = np.full(len(place), NEVER, np.int64)
    inside = np.flatnonzero(entry < len(keys))
    same = inside[(keys[entry[inside]] >> _DAY_BITS) == place[inside]]
    found[same] = keys[entry[same]] & ((1 << _DAY_BITS) - 1)
    return found


def lost_whole(course: Course) -> tuple[Ints, Ints, Ints]:
    """Return account, day and day of return (NEVER for none) of each time that an account stopped paying."""
    places, days, levels = course.places, course.days, course.levels
    stopped = np.flatnonzero((levels[1:] < NOTHING) & (levels[:-1] >= NOTHING)) + 1
    stopped = stopped[places[stopped] == places[stopped - 1]]
    following = stopped + 1
    inside = following < len(places)
    returned = np.full(len(stopped), NEVER, np.int64)
    again = inside.copy()
    again[inside] = places[following[inside]] == places[stopped[inside]]
    returned[again] = days[following[again]]
    return places[stopped], days[stopped], returned


def drops(course: Course) -> tuple[Ints, Ints]:
    """Return account and day of each time that an account began to pay less."""
    places, levels = course.places, course.levels
    less = np.flatnonzero(levels[1:] < levels[:-1]) + 1
    less = less[places[less] == places[less - 1]]
    return places[less], course.days[less]


def unmatched(places: Ints, days: Ints, others: tuple[Ints, Ints], near: int) -> NDArray[np.bool_]:
    """Return which events have no other of the same account within `near` days, both sides inclusive."""
    keys = np.sort(_key(*others))
    first = np.searchsorted(keys, _key(places, np.maximum(days - near, 0)), side="left")
    last = np.searchsorted(keys, _key(places, days + near), side="right")
    alone: NDArray[np.bool_] = first >= last
    return alone


def month_ends(first: int, last: int) -> Sequence[int]:
    """Return the last days of the months that end from one day to another, both inclusive."""
    start = np.datetime64(int(first) - _EPOCH, "D").astype("datetime64[M]")
    stop = np.datetime64(int(last) - _EPOCH, "D").astype("datetime64[M]")
    following = np.arange(start, stop + 1) + 1
    ends = following.astype("datetime64[D]").astype(np.int64) - 1 + _EPOCH
    kept: list[int] = ends[(first <= ends) & (ends <= last)].tolist()
    return kept


_EPOCH = 719163
"""The ordinal of 1970-01-01."""


def _key(place: Ints, day: Ints) -> Ints:
    return (place.astype(np.int64) << _DAY_BITS) | day
