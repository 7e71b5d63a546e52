"""What comes of making a slide: the slide, or why there is none."""

from dataclasses import dataclass

from cs_desktop.common.dates import day_text
from cs_desktop.services.deck.facts.shared import SharedFacts


@dataclass(frozen=True, slots=True)
class Absent:
    """There is no such slide: what is missing, and how to get it.

    Both are `marked` and told by `tr` where they are shown.
    """

    why: str
    steps: tuple[str, ...] = ()


def source_line(facts: SharedFacts, what: str = "metrics and surveys") -> str:
    """Return where a slide's numbers come from."""
    return f"Source: {what} up to {day_text(facts.as_of)}; see the appendix."
