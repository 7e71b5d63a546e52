"""Revisions of a map as they are listed, and what changed from one to the next, in numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from cs_desktop.domain.journey.comparing import compare
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.differences import Way
from cs_desktop.domain.journey.words import RevisionKind

AUTOMATIC = frozenset({RevisionKind.STARTED, RevisionKind.ENDED, RevisionKind.MILESTONE})
"""Those that the program keeps by itself; they are no steps that one takes back."""
NOW = 0
"""Stands for the id of a revision where the map is meant as it is now."""
TEMPLATE = -1
"""The same where the template is meant that it came from, as that is now."""


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A revision in the list, the newest first."""

    id: int
    number: int
    name: str
    kind: RevisionKind
    made_at: datetime
    """In UTC."""
    made_by: str


Tally = Mapping[Way, int]
"""How many things differ, by the way in which they do; a way in which none does is left out."""


def tally(old: MapContent, new: MapContent) -> Tally:
    """Return how many things differ between two states of a map."""
    found: dict[Way, int] = {}
    for one in compare(old, new).differences:
        found[one.way] = found.get(one.way, 0) + 1
    return found


def steps_between(rows: Iterable[RevisionRow]) -> tuple[tuple[int, int], ...]:
    """Return the ids of each revision and the one before it, from now back: NOW and the newest first."""
    ids = [NOW, *(row.id for row in sorted(rows, key=lambda row: (row.number, row.id), reverse=True))]
    return tuple(pairwise(ids))


@dataclass(frozen=True, slots=True)
class Revisions:
    """The revisions of a map, with what changed."""

    map_id: int
    rows: tuple[RevisionRow, ...]
    tallies: Mapping[tuple[int, int], Tally]
    """By a revision and the one before it, as `steps_between` pairs them; one that is damaged has none."""
    template: str = ""
    """What the template is called that the map came from; empty where there is none any more."""

    def since_before(self, revision_id: int) -> Tally | None:
        """Return what changed since the revision before this one; of the first, nothing is known."""
        return next((found for pair, found in self.tallies.items() if pair[0] == revision_id), None)


def newest_other(found: Revisions) -> int:
    """Return the newest revision from which the map differs by now; where it differs from none, the newest.

    Raises:
        ValueError: there are no revisions.
    """
    if not found.rows:
        raise ValueError("a map without revisions has no newest one")
    newer = NOW
    for row in found.rows:
        if found.tallies.get((newer, row.id)):
            return row.id
        newer = row.id
    return found.rows[0].id


@dataclass(frozen=True, slots=True)
class MapState:
    """A whole map as it was at a revision, or as it is now, and what one needs to draw it."""

    row: RevisionRow | None
    """None for the map as it is now, or for a template."""
    content: MapContent
    begins: date | None
    """The first day of its first stage."""
    name: str = ""
    """Of a template: what it is called."""
