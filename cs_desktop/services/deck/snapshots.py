"""Freezing a deck: the whole of it is kept, and can be shown, drawn and compared whatever changes since."""

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.deck.comparing import Difference, compared
from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.models.queries import decks as stored
from cs_desktop.models.queries.decks import SnapshotRow
from cs_desktop.models.tables import DeckSnapshot
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.deck.stored.changing import stored_deck
from cs_desktop.services.deck.stored.frozen import deck_of, keep_packed, packed
from cs_desktop.services.deck.stored.showing import gather_for, show

NOTE_LIMIT = 300


def freeze(
    ctx: Context, deck_id: int, note: str = "", deck: AnyDeck | None = None, initiator: object = None
) -> Change:
    """Keep a deck as it was made, or with None as its live values make it, and show that from now on.

    Raises:
        KnownError: the deck is gone, cannot be made, or is larger than a file may be.
    """
    contents = packed(_live(ctx, deck_id) if deck is None else deck)

    def work(tx: WriteTx) -> None:
        row = stored_deck(tx, deck_id)
        tx.recorder.label = f"Freeze deck {shortened(row.name)}"
        snapshot_id = tx.new_id()
        document = keep_packed(tx, row.account_id, snapshot_id, contents)
        tx.session.add(
            DeckSnapshot(
                id=snapshot_id,
                deck_id=deck_id,
                taken_at=tx.now,
                made_by=tx.recorder.actor.user,
                note=" ".join(note.split())[:NOTE_LIMIT],
                attachment_id=document.id,
                sha256=document.sha256,
            )
        )
        row.snapshot_id = snapshot_id

    change = ctx.workspace.write("Freeze deck", work, initiator).change
    assert change is not None
    return change


def use_snapshot(
    ctx: Context, deck_id: int, snapshot_id: int | None, initiator: object = None
) -> Change | None:
    """Show a frozen state of a deck, or with None its live values again.

    Raises:
        KnownError: the deck or the state is gone.
    """

    def work(tx: WriteTx) -> None:
        deck = stored_deck(tx, deck_id)
        of = shortened(deck.name)
        if snapshot_id is not None:
            snapshot = tx.session.get(DeckSnapshot, snapshot_id)
            if snapshot is None or snapshot.deck_id != deck_id:
                raise _gone()
        tx.recorder.label = (
            f"Show live values of {of}" if snapshot_id is None else f"Show frozen state of {of}"
        )
        deck.snapshot_id = snapshot_id

    return ctx.workspace.write("Show frozen state", work, initiator).change


def frozen_deck(ctx: Context, snapshot_id: int) -> AnyDeck:
    """Return a deck as it was frozen.

    Raises:
        KnownError: the state is gone or damaged, or a newer program made it.
    """
    return deck_of(ctx, _row(ctx, snapshot_id))


def compare_with_live(ctx: Context, snapshot_id: int) -> tuple[Difference, ...]:
    """Return what became otherwise since a deck was frozen, by its live values.

    Raises:
        KnownError: the state is gone or damaged, a newer program made it, or the deck cannot be made.
    """
    row = _row(ctx, snapshot_id)
    return compared(deck_of(ctx, row), _live(ctx, row.deck_id))


def compare_snapshots(ctx: Context, before: int, after: int) -> tuple[Difference, ...]:
    """Return what became otherwise from one frozen state to another.

    Raises:
        KnownError: one of them is gone or damaged, or a newer program made it.
    """
    return compared(frozen_deck(ctx, before), frozen_deck(ctx, after))


def _live(ctx: Context, deck_id: int) -> AnyDeck:
    source = gather_for(ctx, deck_id, live=True)
    return show(source, source.design).deck


def _row(ctx: Context, snapshot_id: int) -> SnapshotRow:
    row = ctx.workspace.read(lambda connection: stored.snapshot(connection, snapshot_id))
    if row is None:
        raise _gone()
    return row


def _gone() -> KnownError:
    return KnownError(tr("This frozen state was deleted by someone else; undo the deletion to see it."))
