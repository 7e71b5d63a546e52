"""Where luck comes from: a stream of its own for every account and subject, so that no draw moves another."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TypeVar

import numpy as np

T = TypeVar("T")
Rng = np.random.Generator


class Subject(IntEnum):
    """What a stream decides about. The order is part of every sample workspace: only ever append."""

    WORLD = 0
    TEAM = 1
    PROFILE = 2
    DRIFT = 3
    DECISIONS = 4
    DAYS = 5
    PEOPLE = 6
    TOUCHES = 7
    SURVEYS = 8
    POINTS = 9
    NAMES = 10
    WORDS = 11
    TICKETS = 12
    INVOICES = 13
    PLANS = 14
    JOURNEYS = 15
    AGREED = 16
    JUDGED = 17
    ROADMAP = 18


def stream(seed: int, subject: Subject, number: int = 0) -> Rng:
    """Return the generator of one subject of one account (or team), the same for the same arguments."""
    return np.random.default_rng((seed, int(subject), number))


def pick(rng: Rng, items: Sequence[T]) -> T:
    """Return one of the items, each as likely."""
    return items[int(rng.random() * len(items))]


def pick_weighted(rng: Rng, items: Sequence[tuple[T, float]]) -> T:
    """Return one of the items, each as likely as its weight says."""
    left = rng.random() * sum(weight for _, weight in items)
    for item, weight in items:
        left -= weight
        if left < 0:
            return item
    return items[-1][0]


def between(rng: Rng, bounds: tuple[float, float]) -> float:
    """Return a number between the bounds, each as likely."""
    low, high = bounds
    return low + (high - low) * rng.random()


def whole(rng: Rng, low: int, high: int) -> int:
    """Return a whole number from low to high, both inclusive."""
    return low + int(rng.random() * (high - low + 1))
