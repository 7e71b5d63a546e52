"""The files in which frozen decks are kept: the document, packed, and each picture and font that it shows."""

import zlib
from collections.abc import Iterable
from hashlib import sha256

from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.attachments import LIMIT, LIMIT_TEXT, Role
from cs_desktop.domain.deck.content import AnyDeck
from cs_desktop.domain.deck.encoding import EncodedDeck, decode, encode, hashes_in
from cs_desktop.domain.media import Media
from cs_desktop.models.queries.decks import SnapshotRow
from cs_desktop.models.tables import Attachment
from cs_desktop.models.write import WriteTx
from cs_desktop.services.attached import content_of
from cs_desktop.services.attachments import Picked, keep
from cs_desktop.services.context import Context

_LARGEST = 64 * 1024 * 1024
"""Bytes of a document that are unpacked at most; a longer one is none of ours."""
_NAME = "deck-{}"
"""What the files of a frozen state are called, by its id."""


def packed(deck: AnyDeck) -> tuple[bytes, ...]:
    """Return what is to be kept of a deck: its document first; the same deck gives the same bytes.

    Raises:
        KnownError: it is larger than a file may be.
    """
    encoded = encode(deck)
    contents = (zlib.compress(encoded.document, 9), *encoded.blobs.values())
    if any(len(content) > LIMIT for content in contents):
        raise KnownError(tr("This deck is too large to be frozen; its limit is {limit}.", limit=LIMIT_TEXT))
    return contents


def keep_packed(
    tx: WriteTx, account_id: int | None, snapshot_id: int, contents: tuple[bytes, ...]
) -> Attachment:
    """Keep what was packed as files of a frozen state, and return the row of its document."""
    name = _NAME.format(snapshot_id)
    files = (Picked(name, Media.OTHER, content, sha256(content).hexdigest()) for content in contents)
    document, *_ = [keep(tx, account_id, file, Role.SNAPSHOT) for file in files]
    tx.session.flush()
    return document


def deck_of(ctx: Context, row: SnapshotRow) -> AnyDeck:
    """Return the deck of a frozen state that was read.

    Raises:
        KnownError: its content is missing or damaged, or a newer program made it.
    """
    document = _unpacked(content_of(ctx, row.sha256))
    try:
        hashes = hashes_in(document)
    except (ValueError, RecursionError) as error:
        raise damaged() from error
    return decode(EncodedDeck(document, {one: content_of(ctx, one) for one in sorted(hashes)}))


def frozen_files(tx: WriteTx, snapshot_ids: Iterable[int]) -> list[int]:
    """Return the ids of the files that frozen states are kept in."""
    names = [_NAME.format(one) for one in snapshot_ids]
    query = select(Attachment.id).where(Attachment.role == Role.SNAPSHOT.value, Attachment.name.in_(names))
    return list(tx.session.scalars(query))


def damaged() -> KnownError:
    """Return the refusal to read a frozen state that is not as it was kept."""
    return KnownError(tr("This frozen state is damaged; run check, which says what can be restored."))


def _unpacked(content: bytes) -> bytes:
    try:
        unpacker = zlib.decompressobj()
        document = unpacker.decompress(content, _LARGEST)
    except zlib.error as error:
        raise damaged() from error
    if not unpacker.eof:
        raise damaged()
    return document
