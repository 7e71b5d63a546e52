"""Decks as they are stored, with their slides, frozen states and brands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from cs_desktop.models.base import LoggedBase
from cs_desktop.models.tables import Attachment, Brand, Deck, DeckSlide, DeckSnapshot, Workspace


@dataclass(frozen=True, slots=True)
class DeckRow:
    """A deck's own columns; see the table for the meaning of each."""

    id: int
    account_id: int | None
    name: str
    template: str
    audience: str
    period: str
    made_on: date
    released: Mapping[str, Any]
    every_page: Mapping[str, Any]
    snapshot_id: int | None


@dataclass(frozen=True, slots=True)
class SlideRow:
    """A slide's own columns; see the table for the meaning of each."""

    id: int
    deck_id: int
    key: str
    position: int
    included: bool
    title: str
    title_basis: str
    texts: Mapping[str, Any]
    options: Mapping[str, Any]
    notes: str


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """A frozen state's own columns; see the table for the meaning of each."""

    id: int
    deck_id: int
    taken_at: datetime
    made_by: str
    note: str
    attachment_id: int | None
    sha256: str


@dataclass(frozen=True, slots=True)
class BrandRow:
    """How decks look by the workspace, or where a client's differ: there empty fields follow it."""

    company: str
    accent: str
    footer: str
    confidentiality: str
    typeface: str


def deck(connection: Connection, deck_id: int) -> DeckRow | None:
    """Return a deck; None if it is gone."""
    row = connection.execute(_of(Deck, DeckRow).where(Deck.id == deck_id)).first()
    return None if row is None else DeckRow(*row)


def decks(connection: Connection) -> Sequence[DeckRow]:
    """Return all decks, the newest first."""
    query = _of(Deck, DeckRow).order_by(Deck.made_on.desc(), Deck.id.desc())
    return [DeckRow(*row) for row in connection.execute(query)]


def decks_of(connection: Connection, account_id: int | None) -> Sequence[DeckRow]:
    """Return the decks of an account, or with None those of the whole book, the newest first."""
    query = _of(Deck, DeckRow).where(Deck.account_id.is_not_distinct_from(account_id))
    query = query.order_by(Deck.made_on.desc(), Deck.id.desc())
    return [DeckRow(*row) for row in connection.execute(query)]


def slides_of(connection: Connection, deck_id: int) -> Sequence[SlideRow]:
    """Return the slides of a deck in their order."""
    query = _of(DeckSlide, SlideRow).where(DeckSlide.deck_id == deck_id)
    return [SlideRow(*row) for row in connection.execute(query.order_by(DeckSlide.position, DeckSlide.id))]


def slide(connection: Connection, slide_id: int) -> SlideRow | None:
    """Return a slide; None if it is gone."""
    row = connection.execute(_of(DeckSlide, SlideRow).where(DeckSlide.id == slide_id)).first()
    return None if row is None else SlideRow(*row)


def snapshots_of(connection: Connection, deck_id: int) -> Sequence[SnapshotRow]:
    """Return the frozen states of a deck, the newest first."""
    query = _of(DeckSnapshot, SnapshotRow).where(DeckSnapshot.deck_id == deck_id)
    query = query.order_by(DeckSnapshot.taken_at.desc(), DeckSnapshot.id.desc())
    return [SnapshotRow(*row) for row in connection.execute(query)]


def snapshot(connection: Connection, snapshot_id: int) -> SnapshotRow | None:
    """Return a frozen state; None if it is gone."""
    row = connection.execute(_of(DeckSnapshot, SnapshotRow).where(DeckSnapshot.id == snapshot_id)).first()
    return None if row is None else SnapshotRow(*row)


def snapshot_counts(connection: Connection) -> Mapping[int, int]:
    """Return how many frozen states each deck has that has some."""
    query = select(DeckSnapshot.deck_id, func.count().label("states")).group_by(DeckSnapshot.deck_id)
    return {row.deck_id: row.states for row in connection.execute(query)}


def brand(connection: Connection, account_id: int | None) -> BrandRow | None:
    """Return a client's brand, or with None the workspace's; None where the client has none of its own."""
    table = Workspace if account_id is None else Brand
    query: Select[Any] = _of(table, BrandRow)
    if account_id is not None:
        query = query.where(Brand.account_id == account_id).order_by(Brand.id).limit(1)
    row = connection.execute(query).first()
    return None if row is None else BrandRow(*row)


def kept_files(connection: Connection, account_id: int | None, role: str) -> Sequence[tuple[str, str]]:
    """Return name and hash of an account's files of a role, or with None the workspace's; oldest first."""
    query = select(Attachment.name, Attachment.sha256).where(
        Attachment.account_id.is_not_distinct_from(account_id), Attachment.role == role
    )
    return [(row.name, row.sha256) for row in connection.execute(query.order_by(Attachment.id))]


def _of(table: type[LoggedBase], facts: type) -> Select[Any]:
    return select(*(table.__table__.columns[name] for name in facts.__dataclass_fields__))  # type: ignore[attr-defined] # a dataclass
