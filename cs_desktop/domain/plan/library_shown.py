"""What the page of the blueprints shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cs_desktop.domain.plan.blueprints import Blueprint, BlueprintEntry


@dataclass(frozen=True, slots=True)
class Edition:
    """A publishing of a blueprint."""

    number: int
    published_on: str
    """The day in ISO form."""


@dataclass(frozen=True, slots=True)
class Follower:
    """A plan that was made from a blueprint."""

    plan_id: int
    account_id: int
    account: str
    plan: str
    edition: int
    """The edition that it follows; 0 for the draft of one that had none."""


@dataclass(frozen=True, slots=True)
class BlueprintPage:
    """All own blueprints, by their ids."""

    entries: tuple[BlueprintEntry, ...] = ()
    drafts: Mapping[int, Blueprint] = field(default_factory=dict)
    """What is worked on: the draft, else what was published; none of what cannot be read."""
    editions: Mapping[int, tuple[Edition, ...]] = field(default_factory=dict)
    """The newest first."""
    followers: Mapping[int, tuple[Follower, ...]] = field(default_factory=dict)
    """Those with the oldest edition first."""
    segments: tuple[str, ...] = ()
    """The workspace's segments."""
