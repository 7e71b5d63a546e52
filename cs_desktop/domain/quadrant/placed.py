"""The accounts that have a place in the picture, as columns, and those that have none."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.quadrant.sizes import areas, largest_area

Floats = NDArray[np.float64]
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Placed:
    """Accounts with both axes, those with most ARR first, so that small marks are drawn over large ones."""

    rows: tuple[PortfolioRow, ...]
    outcome: Floats
    experience: Floats
    areas: Floats
    """Of the marks, in square pixels."""

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.rows)

    def among(self, ids: Collection[int]) -> tuple[PortfolioRow, ...]:
        """Return those whose ids are asked for."""
        return tuple(row for row in self.rows if row.id in ids)


@dataclass(frozen=True, slots=True)
class Corner:
    """What stands in one quadrant; ARR in minor units."""

    quadrant: Quadrant
    count: int
    arr: int
    ids: frozenset[int]


def placed(rows: Sequence[PortfolioRow]) -> Placed:
    """Return the accounts that have a place; one without data on an axis has none, and none is made up."""
    found = sorted((row for row in rows if row.quadrant is not None), key=lambda row: (-row.arr, row.name))
    return Placed(
        tuple(found),
        np.array([row.outcome for row in found], np.float64),
        np.array([row.experience for row in found], np.float64),
        areas([row.arr for row in found], largest_area(len(found))),
    )


def without_place(rows: Sequence[PortfolioRow]) -> tuple[PortfolioRow, ...]:
    """Return the accounts without data on an axis."""
    return tuple(row for row in rows if row.quadrant is None)


def is_flagged(row: PortfolioRow) -> bool:
    """Return whether an account is Healthy though it does not stand in Happy & Successful."""
    return row.band is Band.HEALTHY and row.quadrant not in (None, Quadrant.HAPPY_SUCCESSFUL)


def corners(rows: Sequence[PortfolioRow]) -> tuple[Corner, ...]:
    """Return what stands in each quadrant, also where that is nothing."""
    found = []
    for quadrant in Quadrant:
        there = [row for row in rows if row.quadrant is quadrant]
        ids = frozenset(row.id for row in there)
        found.append(Corner(quadrant, len(there), sum(row.arr for row in there), ids))
    return tuple(found)


def toward(outcome: Floats, experience: Floats, here: int, right: int, up: int) -> int:
    """Return the place of the mark that one comes to from another in a direction; itself where there is none.

    Of the marks within 45 degrees of the direction it is the nearest one.
    """
    across = (outcome - outcome[here]) * right + (experience - experience[here]) * up
    aside = np.abs((outcome - outcome[here]) * up + (experience - experience[here]) * right)
    ahead = (across > 0) & (aside <= across)
    if not ahead.any():
        return here
    return int(np.argmin(np.where(ahead, across + aside, np.inf)))
