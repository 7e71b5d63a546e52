"""What plans and reviews are made from: blueprints, measures to choose from, agendas, days off."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cs_desktop.models.base import LoggedBase


class PlanBlueprint(LoggedBase):
    """What a success plan begins with, for a segment and a use case; each publishing is a new edition."""

    __tablename__ = "plan_blueprint"

    name: Mapped[str]
    segment: Mapped[str] = mapped_column(default="")
    """Empty for any."""
    use_case: Mapped[str] = mapped_column(default="")
    """Empty for any."""
    edition: Mapped[int] = mapped_column(default=0)
    """How often it was published."""
    published_on: Mapped[date | None]
    content: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Objectives, measures, actions, milestones and dependencies, see `domain.plan.blueprints`."""
    draft: Mapped[dict[str, Any] | None]
    """The content that is worked on, until it is published."""
    notes: Mapped[str] = mapped_column(default="")


class LibraryMeasure(LoggedBase):
    """A measure that plans may choose."""

    __tablename__ = "library_measure"

    name: Mapped[str]
    definition: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="raise")
    """A `MeasureKind`."""
    unit: Mapped[str] = mapped_column(default="")
    metric_id: Mapped[int | None] = mapped_column(ForeignKey("metric.id"), index=True)
    use_case: Mapped[str] = mapped_column(default="")
    """Empty for any."""
    position: Mapped[int] = mapped_column(default=0)


class AgendaTemplate(LoggedBase):
    """What the agenda of a kind of review begins with, and how it is prepared."""

    __tablename__ = "agenda_template"

    name: Mapped[str]
    kind: Mapped[str]
    """A `ReviewKind`."""
    items: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The points with their minutes, and the tasks with their days before the review."""
    position: Mapped[int] = mapped_column(default=0)


class Holiday(LoggedBase):
    """A day on which nobody works."""

    __tablename__ = "holiday"

    day: Mapped[date]
    name: Mapped[str] = mapped_column(default="")
