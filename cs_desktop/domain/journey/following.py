"""What is looked through before a map follows a new edition of its template."""

from dataclasses import dataclass

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.template_changes import Deed, Proposal

Key = tuple[Deed, Kind, int]
"""What a proposal is known by."""


@dataclass(frozen=True, slots=True)
class Review:
    """What the newest edition of a map's template has otherwise than the map."""

    map_id: int
    template: str
    edition: int
    """The newest one."""
    follows: int
    """The edition that the map follows; 0 where it was started before there was one."""
    proposals: tuple[Proposal, ...]
