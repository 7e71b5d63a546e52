"""What a revert leaves as it is."""

from dataclasses import dataclass

from cs_desktop.domain.undoing import Reason

Key = tuple[str, int]
"""Table and id."""


class NeededError(Exception):
    """A row of `entity` cannot come back, since `needed` is gone."""

    def __init__(self, entity: str, needed: Key) -> None:
        super().__init__(entity, needed)
        self.entity, self.needed = entity, needed


@dataclass(frozen=True, slots=True)
class LeftRow:
    """One change that was not taken back, and why. `old` and `new` are the log's JSON."""

    set_pos: int
    entity: str
    entity_id: int
    field: str
    """Empty for a row that came or went whole."""
    op: str
    old: str | None
    new: str | None
    reason: Reason
    now: object = None
    """What stands there; the fields that differ, for a row that was made and changed since."""
    by: Key | None = None
    """What needs it, where it is in use; what it needs, where that is gone."""
