"""How health is judged: scorecards with their versions, rules of signals, and what people say against it."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cs_desktop.models.base import LoggedBase


class Scorecard(LoggedBase):
    """A scorecard; what it says is in its versions.

    Of those that fit an account the first by position holds, else the standard one.
    """

    __tablename__ = "scorecard"

    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=0)
    """The number of the newest version; 0 before the first."""
    draft: Mapped[dict[str, Any] | None]
    """The content that is worked on, until it is published; as in `ScorecardVersion.content`."""
    ended_on: Mapped[date | None]
    """The last day on which it holds; empty while it does."""
    notes: Mapped[str] = mapped_column(default="")


class ScorecardVersion(LoggedBase):
    """What a scorecard says from a day on; nothing changes it, so that the past keeps its scores."""

    __tablename__ = "scorecard_version"

    scorecard_id: Mapped[int] = mapped_column(ForeignKey("scorecard.id"), index=True)
    number: Mapped[int]
    published_on: Mapped[date]
    """The first day on which it holds."""
    made_by: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    """Why it was made."""
    content: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Measures, caps, the rule and notes, see `domain.scorecards.content`."""


class HealthOverride(LoggedBase):
    """A score that a person sets for a while in place of the calculated one."""

    __tablename__ = "health_override"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    score: Mapped[float]
    """0 to 100."""
    reason: Mapped[str]
    """An `OverrideReason`."""
    note: Mapped[str] = mapped_column(default="")
    from_day: Mapped[date]
    until: Mapped[date]
    """The last day on which it holds."""
    ended_on: Mapped[date | None]
    """Ended before that: the first day on which it holds no more."""
    member_id: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"), index=True)
    """Who set it."""


class Pulse(LoggedBase):
    """What the CSM makes of an account on a day, whatever its score."""

    __tablename__ = "pulse"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    day: Mapped[date]
    rating: Mapped[str]
    """A `PulseRating`."""
    reasons: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """`{"codes": [up to three PulseReasons]}`."""
    note: Mapped[str] = mapped_column(default="")
    member_id: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"), index=True)


class SignalRule(LoggedBase):
    """When a signal opens. One with the key of a built-in rule stands in its place."""

    __tablename__ = "signal_rule"

    key: Mapped[str]
    name: Mapped[str]
    feed: Mapped[str]
    """The key of the metric, or the kind of survey, that feeds it."""
    kind: Mapped[str]
    """How points in a window become one value: a `MetricKind`."""
    window_days: Mapped[int]
    opens: Mapped[str]
    """How the value is held against the threshold, see `domain.signals`."""
    threshold: Mapped[float]
    floor: Mapped[float] = mapped_column(default=0.0)
    """What the value must pass besides."""
    unit: Mapped[str] = mapped_column(default="")
    severity: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    """What to do about it."""
    why: Mapped[str] = mapped_column(default="")
    """Why now, with places for its numbers."""
    once_a_month: Mapped[bool] = mapped_column(default=True)
    """Whether one who has dealt with it is asked again next month; else each newer point asks again."""
    answer_days: Mapped[int] = mapped_column(default=14)
    least_points: Mapped[int] = mapped_column(default=1)
    """A window with fewer points says nothing."""
    active: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(default=0)
    notes: Mapped[str] = mapped_column(default="")
