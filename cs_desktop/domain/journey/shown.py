"""What the page of an account's journey shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cs_desktop.domain.journey.calendar import StageDays
from cs_desktop.domain.journey.content import MapContent, MapEntry
from cs_desktop.domain.journey.feeling import Heard
from cs_desktop.domain.journey.metrics import Reading


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an account stands on its map."""

    stage_id: int
    since: date | None
    """Since when it is in this stage; None where nobody knows."""
    share: float
    """How far into the stage's expected time it is, 0 to 1; 1 where that time is over or nobody set one."""


@dataclass(frozen=True, slots=True)
class PlanObjective:
    """An objective of the account's success plans, which a bridge can serve."""

    id: int
    number: int
    """Its place in its plan, from 1."""
    text: str
    state: str
    """An `ObjectiveState`."""
    plan: str


@dataclass(frozen=True, slots=True)
class Template:
    """A template that comes with the program, to start from; its texts in the user's language."""

    key: str
    name: str
    about: str
    """For whom it is, in one sentence."""
    stages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Starts:
    """Everything that a map can be started from."""

    shipped: tuple[Template, ...] = ()
    own: tuple[MapEntry, ...] = ()
    """The workspace's own templates, by name."""
    segments: tuple[str, ...] = ()
    """The segments of the workspace, for which a template can be meant."""


@dataclass(frozen=True, slots=True)
class JourneyShown:
    """One map of an account, and the names of its others."""

    account_id: int
    today: date
    maps: tuple[MapEntry, ...]
    content: MapContent | None
    """None where the account has no map yet."""
    days: tuple[StageDays, ...] = ()
    standing: Standing | None = None
    revision: int = 0
    """The number of the newest revision that was kept of the map; 0 for none."""
    starts: Starts | None = None
    """Read only where the account has no map."""
    own: tuple[MapEntry, ...] = ()
    """The workspace's own templates, by name."""
    owners: Mapping[int, str] = field(default_factory=dict)
    """The names of the team's members by id."""
    lifecycles: Mapping[int, str] = field(default_factory=dict)
    """The names of the stages of a customer's life by id, in order."""
    metrics: Mapping[int, str] = field(default_factory=dict)
    """The names of the workspace's metrics by id."""
    objectives: tuple[PlanObjective, ...] = ()
    """Of the account's success plans, the active ones first."""
    heard: Mapping[int, Heard] = field(default_factory=dict)
    """What surveys say, by the id of the stage; where nobody answered there is nothing."""
    readings: Mapping[int, Reading] = field(default_factory=dict)
    """What metrics come to, by the id of the card, for each card that has one."""

    @property
    def template(self) -> MapEntry | None:
        """Return the own template that the map follows; None where it follows none, or that is gone."""
        wanted = None if self.content is None else self.content.head.template_id
        return next((one for one in self.own if one.id == wanted), None)

    @property
    def is_outdated(self) -> bool:
        """Return whether the map's template was published anew since the map follows it."""
        template = self.template
        return (
            template is not None
            and self.content is not None
            and (template.edition > self.content.head.edition)
        )
