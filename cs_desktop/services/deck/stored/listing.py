"""The stored decks, as a list shows them and as they were designed."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection

from cs_desktop.domain.deck.choosing import left_out_of
from cs_desktop.domain.deck.content import Audience, PageParts
from cs_desktop.domain.deck.design import DeckDesign, SlideDesign
from cs_desktop.domain.deck.kinds import SLIDE_KINDS, DeckTemplate, SlideKey
from cs_desktop.domain.deck.sharing import Released
from cs_desktop.domain.deck.shown import DeckEntry, SnapshotEntry
from cs_desktop.models.decoding import stored_values
from cs_desktop.models.queries import decks as stored
from cs_desktop.models.queries.accounts import account_names
from cs_desktop.models.queries.decks import DeckRow, SlideRow, SnapshotRow
from cs_desktop.services.context import Context


def decks_of(ctx: Context, account_id: int | None) -> tuple[DeckEntry, ...]:
    """Return the decks of an account, or with None the portfolio reviews, the newest first."""
    return ctx.workspace.read(
        lambda connection: entries_of(connection, stored.decks_of(connection, account_id))
    )


def all_decks(ctx: Context) -> tuple[DeckEntry, ...]:
    """Return all decks, the newest first."""
    return ctx.workspace.read(lambda read: entries_of(read, stored.decks(read)))


def entries_of(connection: Connection, rows: Sequence[DeckRow]) -> tuple[DeckEntry, ...]:
    """Return decks as a list shows them."""
    counts = stored.snapshot_counts(connection)
    names = account_names(connection, {row.account_id for row in rows if row.account_id is not None})
    with stored_values():
        return tuple(
            DeckEntry(
                row.id,
                row.account_id,
                names.get(row.account_id or 0, ""),
                row.name,
                DeckTemplate(row.template),
                Audience(row.audience),
                row.period,
                row.made_on,
                counts.get(row.id, 0),
            )
            for row in rows
        )


def design_of(row: DeckRow, slides: Sequence[SlideRow]) -> DeckDesign:
    """Return a deck as it was designed.

    A slide of a kind that this program does not know, as of a newer one, is left out.

    Raises:
        DamagedValueError: a stored value is none that this program writes.
    """
    with stored_values():
        return DeckDesign(
            DeckTemplate(row.template),
            Audience(row.audience),
            row.period,
            tuple(_slide(one) for one in slides if one.key in set(SlideKey)),
            Released(frozenset(str(key) for key in dict(row.released).get("items", ()))),
            parts_of(row.every_page),
            row.name,
        )


def parts_of(every_page: Any) -> PageParts:  # noqa: ANN401 - as the file has it
    """Return what stands on every page, from the switches that differ from the usual."""
    known = {field.name for field in fields(PageParts)}
    return PageParts(**{name: bool(on) for name, on in dict(every_page).items() if name in known})


def snapshot_entry(row: SnapshotRow) -> SnapshotEntry:
    """Return a frozen state as a list shows it."""
    return SnapshotEntry(row.id, row.taken_at, row.made_by, row.note)


def _slide(row: SlideRow) -> SlideDesign:
    key = SlideKey(row.key)
    places = {place.key for place in SLIDE_KINDS[key].texts}
    options = {option.key for option in SLIDE_KINDS[key].options}
    return SlideDesign(
        key,
        row.id,
        row.included,
        row.title,
        row.title_basis,
        {place: str(text) for place, text in dict(row.texts).items() if place in places},
        {option: bool(on) for option, on in dict(row.options).items() if option in options},
        row.notes,
        left_out_of(dict(row.options)),
    )
