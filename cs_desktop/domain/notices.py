"""What the user should know about a workspace though all is well with it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to know, said once. `key` tells it from others, so that it can be dismissed for good."""

    key: str
    text: str
