"""The ledger: what a customer agreed to before, and confirmed as value after. Entries are never changed."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cs_desktop.models.base import LoggedBase


class Agreement(LoggedBase):
    """A contact agreed on an objective and its target, or on the whole plan; or that agreement is revoked."""

    __tablename__ = "agreement"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("success_plan.id"), index=True)
    objective_id: Mapped[int | None] = mapped_column(ForeignKey("objective.id"), index=True)
    """Empty where it is about the whole plan."""
    review_id: Mapped[int | None] = mapped_column(ForeignKey("review.id"), index=True)
    """The review at which it was given."""
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    contact_name: Mapped[str] = mapped_column(default="")
    """As it was that day, with the title."""
    day: Mapped[date]
    quote: Mapped[str] = mapped_column(default="")
    terms: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What was agreed on, as it stood: objectives with measures, baselines, targets, units and due days."""
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(default="")
    revokes_id: Mapped[int | None]
    """Of an entry that takes another back: that one."""
    reason: Mapped[str] = mapped_column(default="")
    """Why it was taken back."""


class ValueConfirmation(LoggedBase):
    """A contact confirmed a result as value; or that confirmation is revoked."""

    __tablename__ = "value_confirmation"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("success_plan.id"), index=True)
    objective_id: Mapped[int | None] = mapped_column(ForeignKey("objective.id"), index=True)
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"), index=True)
    review_id: Mapped[int | None] = mapped_column(ForeignKey("review.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    contact_name: Mapped[str] = mapped_column(default="")
    day: Mapped[date]
    quote: Mapped[str] = mapped_column(default="")
    result: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The result at that moment: measure, baseline, target, current, unit, days, and how it is worth what."""
    worth: Mapped[int | None]
    """The value confirmed, in minor units of money; empty where the result is no money."""
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"), index=True)
    """The evidence."""
    sha256: Mapped[str] = mapped_column(default="")
    """Of the evidence's content, so that what is shown can be told from what was confirmed."""
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(default="")
    revokes_id: Mapped[int | None]
    reason: Mapped[str] = mapped_column(default="")
