"""Accounts and what is known of them over time."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cs_desktop.domain.vocabulary import Relation
from cs_desktop.models.base import LoggedBase

SINCE_EVER = date(1, 1, 1)
"""Start of an attribute's history where nobody knows when the value began."""


class Account(LoggedBase):
    """A customer or prospect.

    The columns named in `domain.vocabulary.DATED_ATTRIBUTES` hold today's value; `AccountAttribute` has
    their history, and both are changed together.
    """

    __tablename__ = "account"

    external_id: Mapped[str] = mapped_column(default="", index=True)
    name: Mapped[str] = mapped_column(index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("team_member.id"), index=True)
    lifecycle_id: Mapped[int | None] = mapped_column(ForeignKey("lifecycle_stage.id"), index=True)
    industry: Mapped[str] = mapped_column(default="")
    region: Mapped[str] = mapped_column(default="")
    segment: Mapped[str] = mapped_column(default="")
    segment_reason: Mapped[str] = mapped_column(default="", server_default="")
    """Why the segment was set by hand; empty where the segment rules may move the account."""
    tier: Mapped[str] = mapped_column(default="")
    """Success vector: the group of accounts with a like lifetime value."""
    touch_model_id: Mapped[int | None] = mapped_column(ForeignKey("touch_model.id"), index=True)
    """An override; empty where the rule by ARR holds."""
    touch_model_reason: Mapped[str] = mapped_column(default="")
    relation: Mapped[str] = mapped_column(default=Relation.CUSTOMER.value)
    customer_since: Mapped[date | None]
    first_value: Mapped[date | None]
    """The day on which the customer first got what it bought (its first-value milestone)."""
    acquisition_cost: Mapped[int | None]
    onboarding_cost: Mapped[int | None]
    website: Mapped[str] = mapped_column(default="")
    desired_outcome: Mapped[str] = mapped_column(default="")
    """In the customer's words."""
    customer_metric: Mapped[str] = mapped_column(default="")
    """How the customer measures us, in its own words."""
    notes: Mapped[str] = mapped_column(default="")
    custom: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Fields that an import named `custom.NAME`."""


class AccountAttribute(LoggedBase):
    """The value that a sliced attribute of an account had from a day on, until the next row's day.

    `value` is the text itself; for `owner` and `lifecycle` it is the id of the team member or stage as
    text, so that a renamed colleague keeps their past. Empty text means "none from then on".
    """

    __tablename__ = "account_attribute"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    field: Mapped[str]
    value: Mapped[str]
    valid_from: Mapped[date]
    """Inclusive; SINCE_EVER for the first known value."""


class Contact(LoggedBase):
    """A person on the customer's side."""

    __tablename__ = "contact"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    name: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="other")
    influence: Mapped[str] = mapped_column(default="")
    """Internal: high, medium, low or empty for not known."""
    sentiment: Mapped[str] = mapped_column(default="")
    """Internal: supports, neutral, against or empty for not known."""
    reports_to_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id"), index=True)
    left_on: Mapped[date | None]
    trained_on: Mapped[date | None]
    phone: Mapped[str] = mapped_column(default="", server_default="")
    notes: Mapped[str] = mapped_column(default="", server_default="")
    """Internal."""
