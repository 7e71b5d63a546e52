"""Scorecards as they are stored: all versions as a book, and what is worked on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.scorecards.book import BUILT_IN, STANDARD_ID, BookCard, CardVersion, ScorecardBook
from cs_desktop.domain.scorecards.card import DEFAULT_SCORECARD
from cs_desktop.domain.scorecards.content import read_content
from cs_desktop.models.tables import Scorecard, ScorecardVersion


@dataclass(frozen=True, slots=True)
class StoredCard:
    """A scorecard's own row."""

    id: int
    name: str
    version: int
    draft: Mapping[str, Any] | None
    ended_on: date | None


def stored_cards(connection: Connection) -> Sequence[StoredCard]:
    """Return all scorecards in the order in which they are asked; Standard only where it was changed."""
    columns = (Scorecard.id, Scorecard.name, Scorecard.version, Scorecard.draft, Scorecard.ended_on)
    query = select(*columns).order_by(Scorecard.position, Scorecard.id)
    return [StoredCard(*row) for row in connection.execute(query)]


def scorecard_book(connection: Connection) -> ScorecardBook:
    """Return all scorecards with their published versions.

    A version that cannot be read says so in its `problem`: it hurts nobody until it would count.
    """
    cards = stored_cards(connection)
    versions = _versions(connection, {card.id: card.name for card in cards})
    own = tuple(
        BookCard(card.id, card.name, tuple(versions.get(card.id, ())), card.ended_on)
        for card in cards
        if card.id != STANDARD_ID
    )
    standard = next((card for card in cards if card.id == STANDARD_ID), None)
    if standard is None:
        return ScorecardBook(own)
    published = (BUILT_IN, *versions.get(STANDARD_ID, ()))
    return ScorecardBook(own, BookCard(STANDARD_ID, standard.name, published))


def _versions(connection: Connection, names: Mapping[int, str]) -> dict[int, list[CardVersion]]:
    query = select(
        ScorecardVersion.scorecard_id,
        ScorecardVersion.number,
        ScorecardVersion.published_on,
        ScorecardVersion.content,
        ScorecardVersion.note,
        ScorecardVersion.made_by,
    ).order_by(ScorecardVersion.number, ScorecardVersion.id)
    found: dict[int, list[CardVersion]] = {}
    for card_id, *rest in connection.execute(query):
        if card_id in names:
            found.setdefault(card_id, []).append(_version(card_id, names[card_id], *rest))
    return found


def _version(
    card_id: int,
    name: str,
    number: int,
    published_on: date,
    content: Mapping[str, Any],
    note: str,
    made_by: str,
) -> CardVersion:
    shown = CardVersion(card_id, name, number, published_on, DEFAULT_SCORECARD, note=note, made_by=made_by)
    try:
        read = read_content(content, name)
        return replace(shown, card=read.scorecard(name, number), rule=read.rule)
    except KnownError as error:
        return replace(shown, problem=str(error))
