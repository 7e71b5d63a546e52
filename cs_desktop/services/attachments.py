"""Attaching files to accounts, and what is done to those that are; `attached` gets them out again."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import exists, select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import count_text, tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.attachments import (
    LIMIT,
    LIMIT_TEXT,
    LOGO_EDGE,
    Role,
    clean_name,
)
from cs_desktop.domain.changes import Change
from cs_desktop.domain.image_size import image_size
from cs_desktop.domain.media import LOGOS, Media, media_of
from cs_desktop.models import attachments as stored
from cs_desktop.models.tables import Account, Attachment, ValueConfirmation
from cs_desktop.models.write import WriteTx
from cs_desktop.services.attached import content_of, facts_of, gone, media_stored
from cs_desktop.services.context import Context
from cs_desktop.services.picked_file import read_picked

Check = Callable[[bytes], None]
"""Looks a file's bytes over before they are stored; raises KnownError to refuse them."""


def attach(
    ctx: Context,
    account_id: int,
    source: Path,
    role: Role = Role.FILE,
    initiator: object = None,
    check: Check = lambda _content: None,
) -> Change | None:
    """Keep a copy of a file with an account; a logo takes the place of the one before, in the same step.

    Returns None where the account has this very logo already.

    Raises:
        KnownError: the file cannot be taken (see `read_picked`), is no picture that a logo may be, or the
            account is gone. Nothing is written then.
    """
    content = read_picked(source, LIMIT, LIMIT_TEXT, ctx.workspace.path)
    media = media_of(content)
    name = clean_name(source.name)
    if role is Role.LOGO:
        check_logo(content, media, name)
    check(content)
    sha256 = hashlib.sha256(content).hexdigest()

    def work(tx: WriteTx) -> None:
        account = _account(tx, account_id)
        if role is Role.LOGO and not _make_room(tx, account_id, sha256):
            return
        tx.recorder.label = _label(role, name, account)
        stored.keep_content(tx, sha256, content)
        tx.session.add(_row(tx, account_id, role, name, media, len(content), sha256))

    return ctx.workspace.write("Attach file", work, initiator).change


@dataclass(frozen=True, slots=True)
class Picked:
    """A file that the user chose, read whole."""

    name: str
    media: Media
    content: bytes
    sha256: str


def pick(ctx: Context, source: Path) -> Picked:
    """Read a file that is to be kept as part of a larger step.

    Raises:
        KnownError: it cannot be taken (see `read_picked`).
    """
    content = read_picked(source, LIMIT, LIMIT_TEXT, ctx.workspace.path)
    return Picked(clean_name(source.name), media_of(content), content, hashlib.sha256(content).hexdigest())


def keep(tx: WriteTx, account_id: int | None, picked: Picked, role: Role) -> Attachment:
    """Keep a file with an account, or with None in the workspace, as part of a larger step."""
    stored.keep_content(tx, picked.sha256, picked.content)
    row = _row(tx, account_id, role, picked.name, picked.media, len(picked.content), picked.sha256)
    tx.session.add(row)
    return row


def use_as_logo(ctx: Context, attachment_id: int, initiator: object = None) -> Change | None:
    """Make a file that is attached already the logo of its account too; its bytes are not kept twice.

    Raises:
        KnownError: it is gone, damaged, or no picture that a logo may be.
    """
    facts = facts_of(ctx, attachment_id)
    content = content_of(ctx, facts.sha256)
    check_logo(content, media_of(content), facts.name)

    def work(tx: WriteTx) -> None:
        file = _file(tx, attachment_id)
        account = _account(tx, file.account_id)
        if not _make_room(tx, account.id, file.sha256):
            return
        tx.recorder.label = _label(Role.LOGO, file.name, account)
        media = media_stored(file.media_type)
        tx.session.add(_row(tx, account.id, Role.LOGO, file.name, media, file.size, file.sha256))

    return ctx.workspace.write("Change logo", work, initiator).change


def remove(ctx: Context, attachment_id: int, initiator: object = None) -> Change | None:
    """Take a file off its account. Its bytes stay until a purge, so that undo brings it back.

    Raises:
        KnownError: it is gone already, or is the evidence of a confirmation of value.
    """

    def work(tx: WriteTx) -> None:
        file = _file(tx, attachment_id)
        account = _account(tx, file.account_id)
        if tx.session.scalar(select(exists().where(ValueConfirmation.attachment_id == attachment_id))):
            raise KnownError(
                tr("{name} is the evidence of a confirmation of value, and stays on record.", name=file.name)
            )
        tx.recorder.label = f"Remove {shortened(file.name)} from {shortened(account.name)}"
        tx.session.delete(file)

    return ctx.workspace.write("Remove file", work, initiator).change


def rename(ctx: Context, attachment_id: int, name: str, initiator: object = None) -> Change | None:
    """Show a file under another name; returns None where it has that name.

    Raises:
        KnownError: the name is empty, or the file is gone.
    """
    if not name.strip():
        raise KnownError(tr("Enter a name; a file cannot be without one."))
    cleaned = clean_name(name)

    def work(tx: WriteTx) -> None:
        file = _file(tx, attachment_id)
        tx.recorder.label = f"Rename {shortened(file.name)} to {shortened(cleaned)}"
        file.name = cleaned

    return ctx.workspace.write("Rename file", work, initiator).change


def check_logo(content: bytes, media: Media, name: str) -> None:
    """Refuse what cannot be a logo, from its first bytes alone.

    Raises:
        KnownError: it is another kind of file, broken, or a picture so large that it may be a bomb.
    """
    if media not in LOGOS:
        raise KnownError(tr("{name} cannot be a logo; choose a PNG, JPEG or WebP picture.", name=name))
    size = image_size(content, media)
    if size is None:
        raise KnownError(tr("{name} is a broken picture; save it again or choose another.", name=name))
    if max(size) > LOGO_EDGE:
        raise KnownError(
            tr(
                "{name} has {size} x {size_2} pixels; make each edge of a logo at most {logo_edge}.",
                name=name,
                size=count_text(size[0]),
                size_2=count_text(size[1]),
                logo_edge=count_text(LOGO_EDGE),
            )
        )


def _make_room(tx: WriteTx, account_id: int, sha256: str) -> bool:
    """Remove the account's logo; return False where it is this one already."""
    query = select(Attachment).where(Attachment.account_id == account_id, Attachment.role == Role.LOGO.value)
    logos = tx.session.scalars(query).all()
    if [logo.sha256 for logo in logos] == [sha256]:
        return False
    for logo in logos:
        tx.session.delete(logo)
    return True


def _row(
    tx: WriteTx, account_id: int | None, role: Role, name: str, media: Media, size: int, sha256: str
) -> Attachment:
    return Attachment(
        id=tx.new_id(),
        account_id=account_id,
        role=role.value,
        name=name,
        media_type=media.value,
        size=size,
        sha256=sha256,
        added_at=tx.now,
    )


def _label(role: Role, name: str, account: Account) -> str:
    if role is Role.LOGO:
        return f"Change logo of {shortened(account.name)}"
    return f"Attach {shortened(name)} to {shortened(account.name)}"


def _account(tx: WriteTx, account_id: int | None) -> Account:
    account = tx.session.get(Account, account_id) if account_id is not None else None
    if account is None:
        raise KnownError(tr("This account was deleted by someone else; undo the deletion to attach files."))
    return account


def _file(tx: WriteTx, attachment_id: int) -> Attachment:
    file = tx.session.get(Attachment, attachment_id)
    if file is None:
        raise gone()
    return file
