"""A calculated value that cannot always be stated."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stated:
    """A value, or None and why there is none."""

    value: float | None
    reason: str = ""
