"""The customer's logo, for its decks."""

from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.text import shortened
from cs_desktop.domain.attachments import Role
from cs_desktop.domain.changes import Change
from cs_desktop.domain.deck.content import Picture
from cs_desktop.domain.image_size import image_size
from cs_desktop.domain.media import Media, media_of
from cs_desktop.models.tables import Account, Attachment
from cs_desktop.models.write import WriteTx
from cs_desktop.services.attached import content_of, logo_hashes
from cs_desktop.services.context import Context

LARGEST = 2048
"""Pixels; a larger picture would make every deck slow and large."""
_SHOWN = (Media.PNG, Media.JPEG)


def deck_logo(ctx: Context, account_id: int) -> tuple[Picture | None, tuple[str, ...]]:
    """Return an account's logo, or none and why a reader might miss it."""
    return deck_picture(ctx, logo_hashes(ctx).get(account_id), "The logo")


def deck_picture(ctx: Context, sha256: str | None, name: str) -> tuple[Picture | None, tuple[str, ...]]:
    """Return a kept picture as decks show it, or none and why a reader might miss it; `name` is in that."""
    from cs_desktop.reports.pdf.pictures import can_show  # noqa: PLC0415 - reportlab is loaded for the first deck

    if sha256 is None:
        return None, ()
    try:
        content = content_of(ctx, sha256)
    except KnownError as error:
        return None, (f"{name} is left out. {error}",)
    media = media_of(content)
    size = image_size(content, media)
    if media not in _SHOWN or size is None or max(size) > LARGEST or not can_show(content):
        return None, (f"{name} is left out: decks take a PNG or JPEG of at most {LARGEST:,} pixels an edge.",)
    return Picture(content, *size), ()


def remove_logo(ctx: Context, account_id: int, initiator: object = None) -> Change | None:
    """Take an account's logo off, wherever it is shown; None where it has none."""

    def work(tx: WriteTx) -> None:
        account = tx.session.get(Account, account_id)
        whose = "" if account is None else shortened(account.name)
        query = select(Attachment).where(
            Attachment.account_id == account_id, Attachment.role == Role.LOGO.value
        )
        for logo in tx.session.scalars(query):
            tx.recorder.label = f"Remove {shortened(logo.name)} from {whose}"
            tx.session.delete(logo)

    return ctx.workspace.write("Remove logo", work, initiator).change
