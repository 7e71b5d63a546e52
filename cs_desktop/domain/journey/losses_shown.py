"""What is asked and told of where customers are lost."""

from dataclasses import dataclass
from datetime import date

from cs_desktop.domain.journey.effects import Effect
from cs_desktop.domain.journey.losing import LOST_AFTER, StageFigures


@dataclass(frozen=True, slots=True)
class LossScope:
    """Whose losses are asked for, and of what time."""

    segment: str | None = None
    """Only accounts that are in it today; None for all, empty for those in none."""
    template_id: int | None = None
    """Only accounts with a map that follows this template, by what it expects; None for all."""
    months: int | None = 12
    """Only losses of so many months; None for all that is known."""


@dataclass(frozen=True, slots=True)
class StageLosses:
    """One stage of life, in the words of the workspace or of the template."""

    name: str
    figures: StageFigures
    expected_days: int | None
    """What is expected of it, where no map of an account says otherwise."""


@dataclass(frozen=True, slots=True)
class TemplateChoice:
    """A template whose maps can be looked at alone."""

    id: int
    name: str
    maps: int


@dataclass(frozen=True, slots=True)
class Losses:
    """Where customers are lost."""

    scope: LossScope
    as_of: date
    after: date | None
    """Only losses after this day count."""
    currency: str
    accounts: int
    """In the scope, with a stage and a day since when they are customers."""
    left_out: int
    """In the scope, without one of these."""
    undated: int
    """In a stage of which nobody said when they came into it: they are never too long there."""
    stages: tuple[StageLosses, ...]
    effects: tuple[Effect, ...]
    segments: tuple[str, ...]
    templates: tuple[TemplateChoice, ...]
    lost_after: tuple[int, ...] = (LOST_AFTER,)
    """Per cent of the expected days after which a stay is too long: each that a map says, in order."""
