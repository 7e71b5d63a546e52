"""A stored deck as the builder shows it: read once, made again at each keystroke."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.deck.content import AnyDeck, Deck, slide_title
from cs_desktop.domain.deck.design import DeckDesign, SlideDesign
from cs_desktop.domain.deck.figures import figures_of
from cs_desktop.domain.deck.findings import findings_of
from cs_desktop.domain.deck.kinds import SLIDE_KINDS, SlideKey
from cs_desktop.domain.deck.shown import BrandShown, DeckEntry, DeckShown, SlideShown, SnapshotEntry
from cs_desktop.models.queries import decks as stored
from cs_desktop.models.queries.decks import DeckRow, SlideRow, SnapshotRow
from cs_desktop.services.context import Context
from cs_desktop.services.deck.book.filtering import filter_of
from cs_desktop.services.deck.brand import brand_of
from cs_desktop.services.deck.making import MadeSlide
from cs_desktop.services.deck.stored.changing import gone
from cs_desktop.services.deck.stored.frozen import deck_of
from cs_desktop.services.deck.stored.listing import design_of, entries_of, snapshot_entry
from cs_desktop.services.deck.stored.material import (
    Material,
    absent_words,
    gather_material,
    make,
    offered,
    offered_measures,
)


@dataclass(frozen=True, slots=True)
class Frozen:
    """A frozen state that a deck shows."""

    entry: SnapshotEntry
    deck: AnyDeck
    """Without slides where it cannot be read."""
    failure: str = ""
    """Why not."""


@dataclass(frozen=True, slots=True)
class DeckSource:
    """All that a deck is made of, as it was read: enough to make it again without asking the file."""

    entry: DeckEntry
    design: DeckDesign
    """As it is stored."""
    brand: BrandShown
    material: Material | None
    """The facts; None where a frozen state is shown."""
    snapshots: tuple[SnapshotEntry, ...]
    frozen: Frozen | None = None


@dataclass(frozen=True, slots=True)
class _Rows:
    deck: DeckRow
    entry: DeckEntry
    slides: Sequence[SlideRow]
    snapshots: Sequence[SnapshotRow]


def load_deck(ctx: Context, deck_id: int) -> DeckShown:
    """Return a stored deck as it would be exported now.

    Raises:
        KnownError: it is gone, its account has nothing to tell of its period, or a value is damaged.
    """
    source = gather_for(ctx, deck_id)
    return show(source, source.design)


def gather_for(
    ctx: Context, deck_id: int, *, live: bool = False, known: DeckSource | None = None
) -> DeckSource:
    """Read all that a stored deck is made of; `live` does so also where it shows a frozen state.

    The facts of what is `known` are taken over where they are of the same period and accounts; whoever
    passes it knows that they still hold.

    Raises:
        KnownError: as for `load_deck`.
    """
    rows = ctx.workspace.read(lambda connection: _rows(connection, deck_id))
    design = design_of(rows.deck, rows.slides)
    brand = brand_of(ctx, rows.deck.account_id)
    used = None if live else rows.deck.snapshot_id
    shown = next((one for one in rows.snapshots if one.id == used), None)
    material = None
    if shown is None:
        material = _known_material(known, deck_id, design)
        material = material or gather_material(ctx, rows.deck.account_id, design)
    return DeckSource(
        rows.entry,
        design,
        brand,
        material,
        tuple(snapshot_entry(one) for one in rows.snapshots),
        None if shown is None else _frozen_state(ctx, rows, shown),
    )


def show(source: DeckSource, design: DeckDesign) -> DeckShown:
    """Return the deck that a design makes of what was read, without asking the file: in milliseconds."""
    if source.frozen is not None:
        return _frozen(source, design, source.frozen)
    assert source.material is not None
    made = make(source.material, design, source.brand)
    shown = DeckShown(
        _entry(source.entry, design),
        design,
        made.deck,
        tuple(_slide(one) for one in made.slides),
        source.brand,
        source.material.as_of,
        offered(source.material, design),
        snapshots=source.snapshots,
        warnings=source.brand.warnings,
        measures=offered_measures(source.material),
    )
    return replace(shown, findings=findings_of(shown))


def _known_material(known: DeckSource | None, deck_id: int, design: DeckDesign) -> Material | None:
    wanted = (deck_id, design.period, filter_of(design))
    if known is None or (known.entry.id, known.design.period, filter_of(known.design)) != wanted:
        return None
    return known.material


def _rows(connection: Connection, deck_id: int) -> _Rows:
    deck = stored.deck(connection, deck_id)
    if deck is None:
        raise gone()
    (entry,) = entries_of(connection, [deck])
    return _Rows(deck, entry, stored.slides_of(connection, deck_id), stored.snapshots_of(connection, deck_id))


def _frozen_state(ctx: Context, rows: _Rows, shown: SnapshotRow) -> Frozen:
    """Return a frozen state; one that cannot be read leaves the way open to another, or to live values."""
    try:
        return Frozen(snapshot_entry(shown), deck_of(ctx, shown))
    except KnownError as error:
        empty: AnyDeck = Deck(rows.deck.name, "", rows.entry.account, "", "", rows.deck.made_on, ())
        empty = replace(empty, audience=rows.entry.audience)
        return Frozen(snapshot_entry(shown), empty, str(error))


def _entry(entry: DeckEntry, design: DeckDesign) -> DeckEntry:
    """Return a deck as a list shows it once its design is stored."""
    return replace(
        entry,
        name=design.name,
        template=design.template,
        audience=design.audience,
        period=design.period,
    )


def _slide(made: MadeSlide) -> SlideShown:
    return SlideShown(
        made.design,
        tr(SLIDE_KINDS[made.design.key].name),
        made.title,
        made.suggested,
        made.unsupported,
        "" if made.absent is None else absent_words(made.absent),
        made.place,
        () if made.slide is None else tuple(figures_of(made.slide)),
        tuple(made.texts.items()),
    )


def _frozen(source: DeckSource, design: DeckDesign, frozen: Frozen) -> DeckShown:
    """Return the deck as it was frozen: its own slides, whatever the design is now."""
    deck = frozen.deck
    left: dict[str, list[SlideDesign]] = {}
    for one in design.slides:
        left.setdefault(one.key.value, []).append(one)
    slides = []
    for place, mark in enumerate(deck.marks):
        still = left.get(mark.key, [])
        # One that is in the design no more has an id that no stored slide has.
        one = still.pop(0) if still else SlideDesign(SlideKey(mark.key), -1 - place)
        title = slide_title(deck, deck.slides[place])
        figures = tuple(figures_of(deck.slides[place]))
        was = replace(_as_frozen(one, mark.notes), included=True)
        name = tr(SLIDE_KINDS[one.key].name)
        slides.append(SlideShown(was, name, title, title, place=place, figures=figures))
    shown = DeckShown(
        source.entry,
        design,
        deck,
        tuple(slides),
        source.brand,
        frozen.entry.taken_at.date(),
        snapshots=source.snapshots,
        frozen=frozen.entry,
        warnings=(frozen.failure,) if frozen.failure else (),
    )
    return replace(shown, findings=findings_of(shown))


def _as_frozen(slide: SlideDesign, notes: str) -> SlideDesign:
    """Return the design of a slide without what is written by hand now: the frozen page has its own texts."""
    return replace(slide, title="", title_basis="", texts={}, notes=notes)
