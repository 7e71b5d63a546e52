"""Which part a series plays in a chart."""

from enum import StrEnum


class SeriesRole(StrEnum):
    """Which of the theme's colours a series takes."""

    FIRST = "first"
    SECOND = "second"
    CONTEXT = "context"
    GOOD = "good"
    RISK = "risk"
