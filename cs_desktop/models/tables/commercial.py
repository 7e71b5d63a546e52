"""What customers pay for, how it changed, and when it renews."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cs_desktop.models.base import LoggedBase


class Product(LoggedBase):
    """Something an account can subscribe to."""

    __tablename__ = "product"

    name: Mapped[str]
    external_id: Mapped[str] = mapped_column(default="")
    gross_margin: Mapped[float | None]
    """Fraction; the workspace's where empty."""


class Subscription(LoggedBase):
    """A product an account pays for.

    What it paid on a day is told by its events alone; `arr` is their latest amount, kept for lists.
    """

    __tablename__ = "subscription"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), index=True)
    external_id: Mapped[str] = mapped_column(default="", index=True)
    arr: Mapped[int]
    start: Mapped[date]
    end: Mapped[date | None]
    """The day it ended, exclusive; empty while it runs."""
    term_end: Mapped[date | None]
    """The day on which the agreed term ends; passing it without an end is overdue, never churn."""
    list_arr: Mapped[int | None]
    discount: Mapped[float | None]
    """Internal. Fraction off the list price."""


class SubscriptionEvent(LoggedBase):
    """A dated change of a subscription. From `effective` on it pays `arr`, until the next event."""

    __tablename__ = "subscription_event"

    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscription.id"), index=True)
    kind: Mapped[str]
    effective: Mapped[date]
    position: Mapped[int] = mapped_column(default=0)
    """Order among events of one day."""
    arr: Mapped[int]
    """In minor units; 0 from a cancellation on."""
    term_end: Mapped[date | None]
    list_arr: Mapped[int | None]
    discount: Mapped[float | None]
    reason: Mapped[str] = mapped_column(default="")


class Renewal(LoggedBase):
    """A date on which an account decides to stay."""

    __tablename__ = "renewal"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    due: Mapped[date]
    notice_by: Mapped[date | None]
    auto_renew: Mapped[bool] = mapped_column(default=False)
    commercial_owner: Mapped[str] = mapped_column(default="")
    forecast: Mapped[str] = mapped_column(default="")
    amount: Mapped[int | None]
    outcome: Mapped[str] = mapped_column(default="")
    """Empty while open; then renewed, reduced, expanded or lost."""
    reason: Mapped[str] = mapped_column(default="")


class RenewalSubscription(LoggedBase):
    """A subscription that is up in a renewal."""

    __tablename__ = "renewal_subscription"
    __table_args__ = (UniqueConstraint("renewal_id", "subscription_id"),)

    renewal_id: Mapped[int] = mapped_column(ForeignKey("renewal.id"))
    subscription_id: Mapped[int] = mapped_column(ForeignKey("subscription.id"), index=True)


class ChurnEvent(LoggedBase):
    """Why something was lost. It explains a loss and never makes one: ARR comes from subscriptions."""

    __tablename__ = "churn_event"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    product_id: Mapped[int | None] = mapped_column(ForeignKey("product.id"), index=True)
    day: Mapped[date]
    category: Mapped[str]
    detail: Mapped[str] = mapped_column(default="")
    stated_cause: Mapped[str] = mapped_column(default="")
    revealed_cause: Mapped[str] = mapped_column(default="")
    evidence: Mapped[str] = mapped_column(default="")
    interview_on: Mapped[date | None]


class Opportunity(LoggedBase):
    """Growth that the CSM found and hands to sales."""

    __tablename__ = "opportunity"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    kind: Mapped[str]
    self_serve: Mapped[bool] = mapped_column(default=False)
    amount: Mapped[int | None]
    stage: Mapped[str] = mapped_column(default="found")
    found_by: Mapped[str] = mapped_column(default="")
    found_on: Mapped[date]
    handed_on: Mapped[date | None]
    notes: Mapped[str] = mapped_column(default="")
