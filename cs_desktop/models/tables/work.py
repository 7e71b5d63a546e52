"""What we do: activities on the timeline, and tasks."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cs_desktop.models.base import LoggedBase


class Activity(LoggedBase):
    """One touch with a customer, or one thing that happened to it."""

    __tablename__ = "activity"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    kind: Mapped[str]
    day: Mapped[date] = mapped_column(index=True)
    minutes: Mapped[int] = mapped_column(default=0)
    direction: Mapped[str] = mapped_column(default="")
    """proactive, reactive or empty for not known."""
    purpose: Mapped[str] = mapped_column(default="")
    """risk, value or empty for not known."""
    notes: Mapped[str] = mapped_column(default="")
    member_id: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"), index=True)
    cost: Mapped[int | None]


class ActivityContact(LoggedBase):
    """Who took part in an activity."""

    __tablename__ = "activity_contact"
    __table_args__ = (UniqueConstraint("activity_id", "contact_id"),)

    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    contact_id: Mapped[int] = mapped_column(ForeignKey("contact.id"), index=True)


class Task(LoggedBase):
    """Something to do, for anyone, linked to what it is about."""

    __tablename__ = "task"

    title: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"), index=True)
    due: Mapped[date | None]
    done_at: Mapped[datetime | None]
    about_kind: Mapped[str] = mapped_column(default="")
    about_id: Mapped[int | None]
