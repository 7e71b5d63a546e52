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
    title: Mapped[str] = mapped_column(default="", server_default="")
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
    kind: Mapped[str] = mapped_column(default="", server_default="")
    """A `TaskKind`; empty for one that a person made."""
    notes: Mapped[str] = mapped_column(default="", server_default="")


class AttentionMark(LoggedBase):
    """What a person did with one thing that Home or a signal put before them.

    What is put before them is worked out anew each day; only this is kept. Its id is made from rule, object
    and occasion (`domain.attention.mark_id`), so that two programs cannot store it twice.
    """

    __tablename__ = "attention_mark"

    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    rule: Mapped[str]
    """The rule that asked for attention."""
    about_kind: Mapped[str]
    about_id: Mapped[int]
    occasion: Mapped[date]
    """The day that the rule speaks of, such as the day a renewal is due; a new one asks again."""
    state: Mapped[str]
    """An `AttentionState`."""
    until: Mapped[date | None]
    """Snoozed: the first day on which it is shown again."""
    note: Mapped[str] = mapped_column(default="")
    outcome: Mapped[str] = mapped_column(default="", server_default="")
    """Resolved: a `SignalOutcome`."""
    marked_on: Mapped[date | None]
    """The day on which it got its state."""
