"""What is measured: metrics with their points, and surveys with their answers."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from cs_desktop.models.base import Base, LoggedBase


class Metric(LoggedBase):
    """An entry of the metric catalogue."""

    __tablename__ = "metric"
    __table_args__ = (UniqueConstraint("key"),)

    key: Mapped[str]
    """Short stable name, such as `weekly_active`; what imports match."""
    name: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="mean")
    """How points in a window become one value: a `MetricKind`."""
    higher_is_better: Mapped[bool] = mapped_column(default=True)
    window_days: Mapped[int] = mapped_column(default=30)
    stale_days: Mapped[int] = mapped_column(default=60)
    active_from: Mapped[date | None]
    active_to: Mapped[date | None]
    """Set where it is retired: its points stay, and nothing new begins with it."""
    definition: Mapped[str] = mapped_column(default="", server_default="")
    """What it is, with its formula; empty where the catalogue's own words hold."""
    topic: Mapped[str] = mapped_column(default="", server_default="")
    """The group of the catalogue that it stands in."""
    lag_days: Mapped[int] = mapped_column(default=0, server_default=text("'0'"))
    """How many days pass until a point is known: as of a day, only those that many days older count."""
    derived_from: Mapped[str] = mapped_column(default="", server_default="")
    """The derivation that makes its points of other records; empty where they are entered or imported."""
    scale: Mapped[dict[str, Any] | None]
    """Words for its values, where it has some: `{"steps": [[value, word], …]}`."""


class PointBlock(Base):
    """One account's points of one metric in one calendar year, ordered by day.

    Only `models.points` reads or writes it. No foreign keys: an account's points outlive its deletion
    until they are purged, so that undoing brings them back.
    """

    __tablename__ = "point_block"

    metric_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    account_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    count: Mapped[int]
    days: Mapped[bytes] = mapped_column(LargeBinary)
    """Day of the year, 0 to 365, as little-endian int16."""
    points: Mapped[bytes] = mapped_column(LargeBinary)
    """As many little-endian float64 as `days` has entries."""
    crc: Mapped[int] = mapped_column(server_default=text("0"))
    """Checksum of the other columns; see `models.points.blocks.Block.checksum`."""


class PointBatch(LoggedBase):
    """One write of many points: where they came from. The log names it; `PointBackup` can undo it."""

    __tablename__ = "point_batch"

    source: Mapped[str]
    """The file's name or what computed them; never a path."""
    count: Mapped[int]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="", server_default="")
    """What a person who entered them said about them."""


class PointBackup(Base):
    """One part of the points that a batch changed, as they were before and as it left them.

    Only `models.points` reads or writes it.
    """

    __tablename__ = "point_backup"

    batch_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    part: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Survey(LoggedBase):
    """One wave of a survey at one account: the question, its scale, and how many were asked."""

    __tablename__ = "survey"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    name: Mapped[str]
    kind: Mapped[str]
    scale_min: Mapped[float]
    scale_max: Mapped[float]
    asked: Mapped[int | None]


class SurveyAnswer(LoggedBase):
    """One person's answer."""

    __tablename__ = "survey_answer"

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"), index=True)
    day: Mapped[date]
    score: Mapped[float]
    respondent: Mapped[str] = mapped_column(default="")
