"""The workspace itself, the team, and the rules that sort accounts."""

from typing import Any

from sqlalchemy import Integer
from sqlalchemy.orm import Mapped, mapped_column

from cs_desktop.models.base import LoggedBase


class Workspace(LoggedBase):
    """The one row that describes the whole file; its id is 1."""

    __tablename__ = "workspace"

    company: Mapped[str] = mapped_column(default="")
    currency: Mapped[str]
    """ISO 4217. Every amount in the file is in its minor unit."""
    fiscal_start: Mapped[int] = mapped_column(default=1)
    """First month of the fiscal year, 1 to 12."""
    gross_margin: Mapped[float | None]
    """Fraction of ARR, for products without a margin of their own."""
    healthy_from: Mapped[int] = mapped_column(default=70)
    watch_from: Mapped[int] = mapped_column(default=50)
    accent: Mapped[str] = mapped_column(default="#2355C4")
    """The brand's accent colour, #RRGGBB."""
    footer: Mapped[str] = mapped_column(default="")
    confidentiality: Mapped[str] = mapped_column(default="Confidential")
    typeface: Mapped[str] = mapped_column(default="", server_default="")
    """Of decks: the name of a family kept in the workspace; empty for ours."""
    work_days: Mapped[str] = mapped_column(default="12345", server_default="12345")
    """The days of the week on which people work, 1 for Monday."""


class TeamMember(LoggedBase):
    """Someone of ours who looks after accounts."""

    __tablename__ = "team_member"

    name: Mapped[str]
    role: Mapped[str] = mapped_column(default="CSM")
    weekly_hours: Mapped[float] = mapped_column(default=40.0)
    utilisation: Mapped[float] = mapped_column(default=0.8)
    """Fraction of the weekly hours that can be planned."""
    admin_share: Mapped[float] = mapped_column(default=0.15)
    """Fraction of the planned hours that goes into administration."""
    proactive_target: Mapped[int | None]
    """Touches a month that we begin; empty where none is agreed."""
    reactive_target: Mapped[int | None]
    """Touches a month that customers begin and we answer."""


class TouchModel(LoggedBase):
    """How closely accounts of a size are looked after."""

    __tablename__ = "touch_model"

    name: Mapped[str]
    arr_from: Mapped[int] = mapped_column(Integer)
    """Lower bound of ARR, inclusive, in minor units."""
    accounts_low: Mapped[int | None]
    accounts_high: Mapped[int | None]
    """How many accounts one CSM carries; empty where automation does it."""
    review_days: Mapped[int | None]
    """Days from one business review to the next; empty where none are held."""
    contact_days: Mapped[int | None]
    """Days that an account may go without a proactive touch; empty where there is no limit."""


class LifecycleStage(LoggedBase):
    """A stage of the customer's life, in order of position."""

    __tablename__ = "lifecycle_stage"

    name: Mapped[str]
    position: Mapped[int]
    expected_days: Mapped[int | None]


class SegmentRule(LoggedBase):
    """Which accounts belong to a segment. Of the rules that fit an account, the first by position holds."""

    __tablename__ = "segment_rule"

    position: Mapped[int]
    segment: Mapped[str]
    arr_from: Mapped[int | None]
    """Lower bound of ARR, inclusive, in minor units; empty where any ARR fits."""
    arr_below: Mapped[int | None]
    """Upper bound of ARR, exclusive, in minor units; empty where there is none."""
    industry: Mapped[str] = mapped_column(default="")
    """The industry that the rule is for; empty for any."""
    region: Mapped[str] = mapped_column(default="")


class SavedView(LoggedBase):
    """A named way to look at a table, for everybody who shares the file."""

    __tablename__ = "saved_view"

    place: Mapped[str]
    """The screen that it is for, such as `portfolio`."""
    name: Mapped[str]
    position: Mapped[int]
    query: Mapped[str] = mapped_column(default="")
    """The filter, as one types it."""
    layout: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Columns, grouping and sorting, by the screen's own names."""
