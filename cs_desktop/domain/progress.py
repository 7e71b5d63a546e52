"""How long work tells how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int | None, str], None]
"""Called with steps done, steps in all (None if not known) and the phase, now and then and from any thread.

What it raises stops the work, and nothing is written.
"""


def silent(_done: int, _total: int | None, _phase: str) -> None:
    """Report progress to nobody."""
