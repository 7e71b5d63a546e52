"""Decks as they are designed, what was frozen of them, each client's brand, and the roadmap they may show."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cs_desktop.models.base import LoggedBase


class Deck(LoggedBase):
    """A deck about one account, or about the whole book; its pages are its slides."""

    __tablename__ = "deck"

    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    """Empty for a portfolio review."""
    name: Mapped[str]
    template: Mapped[str]
    """A `DeckTemplate`."""
    audience: Mapped[str] = mapped_column(default="client")
    """An `Audience`."""
    period: Mapped[str] = mapped_column(default="")
    """A fiscal quarter or year, such as 2026-Q3; empty for the last full quarter."""
    made_on: Mapped[date]
    released: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What is shareable and may be in it, as `items`: keys of `domain.deck.sharing`."""
    every_page: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The switches of `domain.deck.design.EveryPage` that differ from the usual."""
    snapshot_id: Mapped[int | None]
    """The frozen state whose values it shows; empty while they are live. It may be gone."""


class DeckSlide(LoggedBase):
    """One slide of a deck: whether it is in, and what a person wrote in place of what the data says."""

    __tablename__ = "deck_slide"

    deck_id: Mapped[int] = mapped_column(ForeignKey("deck.id"), index=True)
    key: Mapped[str]
    """A `SlideKey`."""
    position: Mapped[int] = mapped_column(default=0)
    included: Mapped[bool] = mapped_column(default=True)
    title: Mapped[str] = mapped_column(default="")
    """Empty for the title that the data gives."""
    title_basis: Mapped[str] = mapped_column(default="")
    """The title that the data gave when this one was written."""
    texts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What was written in place of what the data says, by the keys of `SlideKind.texts`."""
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """The options of `SlideKind.options` that differ from the usual, by their keys."""
    notes: Mapped[str] = mapped_column(default="")
    """For the speaker."""


class DeckSnapshot(LoggedBase):
    """A deck as it was frozen; nothing changes it. Its content is an attachment, found by its hash."""

    __tablename__ = "deck_snapshot"

    deck_id: Mapped[int] = mapped_column(ForeignKey("deck.id"), index=True)
    taken_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"), index=True)
    sha256: Mapped[str] = mapped_column(default="")
    """Of the content, so that what is shown can be told from what was frozen."""


class Brand(LoggedBase):
    """How the decks of one client look where they differ from the workspace's; empty fields follow it."""

    __tablename__ = "brand"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    company: Mapped[str] = mapped_column(default="")
    """Under which name we appear."""
    accent: Mapped[str] = mapped_column(default="")
    footer: Mapped[str] = mapped_column(default="")
    confidentiality: Mapped[str] = mapped_column(default="")
    typeface: Mapped[str] = mapped_column(default="")
    """As `Workspace.typeface`."""


class RoadmapItem(LoggedBase):
    """Something that is planned for a product and that customers may be told of."""

    __tablename__ = "roadmap_item"

    name: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="planned")
    """A `RoadmapState`."""
    due: Mapped[date | None]
    shared: Mapped[bool] = mapped_column(default=False)
    """Whether customers may be told of it."""
    position: Mapped[int] = mapped_column(default=0)
    notes: Mapped[str] = mapped_column(default="")
    """Internal."""


class RoadmapInterest(LoggedBase):
    """An item of the roadmap that matters to an account, and why, in the customer's words."""

    __tablename__ = "roadmap_interest"

    roadmap_item_id: Mapped[int] = mapped_column(ForeignKey("roadmap_item.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    why: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
