"""The files of accounts: listed, read and checked against their hash, and written where one wants them."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection

from cs_desktop.common.errors import KnownError
from cs_desktop.common.files import write_whole
from cs_desktop.common.language import tr
from cs_desktop.domain.attachments import LIMIT, NOT_LISTED, AttachmentRow, Role, clean_name
from cs_desktop.domain.media import Media
from cs_desktop.models import attachments as stored
from cs_desktop.models.attachments import AttachmentFacts
from cs_desktop.services.context import Context
from cs_desktop.services.reading import Read, read_steadily

_KNOWN_MEDIA = {media.value: media for media in Media}


def files_of(ctx: Context, account_id: int) -> tuple[AttachmentRow, ...]:
    """Return an account's files: its logo, then the newest first."""

    def read(read: Read) -> tuple[Sequence[AttachmentFacts], dict[int, str]]:
        files = read(lambda connection: stored.attachments_of(connection, account_id))
        return files, read(lambda connection: stored.added_by(connection, account_id))

    files, people = read_steadily(ctx.workspace, read)
    listed = [file for file in files if file.role not in NOT_LISTED]
    rows = [_shown(file, account_id, people.get(file.id, "")) for file in listed]
    return tuple(sorted(rows, key=lambda row: row.role != Role.LOGO))


def logo_hashes(ctx: Context) -> dict[int, str]:
    """Return the hash of each account's logo, for those that have one."""
    return ctx.workspace.read(lambda connection: stored.logos(connection, Role.LOGO))


def facts_of(ctx: Context, attachment_id: int) -> AttachmentFacts:
    """Return a file's row.

    Raises:
        KnownError: it is gone.
    """
    facts = ctx.workspace.read(lambda connection: stored.attachment(connection, attachment_id))
    if facts is None:
        raise gone()
    return facts


def content_of(ctx: Context, sha256: str) -> bytes:
    """Return the bytes stored under a hash, checked against it.

    Raises:
        KnownError: they are missing or damaged.
    """

    def read(connection: Connection) -> bytes | None:
        size = stored.content_size(connection, sha256)
        # What another program put there may be too large to be taken into memory.
        return None if size is None or size > LIMIT else stored.content(connection, sha256)

    content = ctx.workspace.read(read)
    if content is None or hashlib.sha256(content).hexdigest() != sha256:
        state = "missing" if content is None else "damaged"
        raise KnownError(
            tr(
                "The content of this file is {state} in {name}; run check, which says what can be restored.",
                state=state,
                name=ctx.workspace.path.name,
            )
        )
    return content


def save_as(ctx: Context, attachment_id: int, target: Path) -> Path:
    """Write a file's bytes where the user chose, and return that path.

    Raises:
        KnownError: it is gone or damaged, or the target cannot be written or is the workspace itself.
    """
    content = content_of(ctx, facts_of(ctx, attachment_id).sha256)
    workspace = ctx.workspace.path.resolve()
    if target.resolve() in (workspace, workspace.with_name(workspace.name + "-journal")):
        raise KnownError(tr("{name} is this workspace itself; choose another name.", name=target.name))
    write_whole(content, target)
    return target


def gone() -> KnownError:
    """Return what is said of a file that was removed meanwhile."""
    return KnownError(tr("This file was removed by someone else; undo the removal to get it back."))


def media_stored(text: str) -> Media:
    """Return the kind that a row says; another program may have stored one that we do not know."""
    return _KNOWN_MEDIA.get(text, Media.OTHER)


def _shown(facts: AttachmentFacts, account_id: int, by: str) -> AttachmentRow:
    return AttachmentRow(
        id=facts.id,
        account_id=account_id,
        role=facts.role,
        # Another program may have stored what we would not.
        name=clean_name(facts.name),
        media=media_stored(facts.media_type),
        size=facts.size,
        sha256=facts.sha256,
        added_at=facts.added_at,
        by=by,
    )
