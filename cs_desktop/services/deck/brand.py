"""How decks look: the workspace's brand, and what of it is another one's for one client."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.accent import checked_accent
from cs_desktop.domain.attachments import Role
from cs_desktop.domain.changes import Change, Conflict, Kind, Merged
from cs_desktop.domain.deck.shown import BrandShown
from cs_desktop.domain.new_account import length_problem
from cs_desktop.models.log.last_change import last_change
from cs_desktop.models.queries import decks as stored
from cs_desktop.models.queries.decks import BrandRow
from cs_desktop.models.tables import Account, Attachment, Brand, Workspace
from cs_desktop.models.write import WriteTx
from cs_desktop.services.attachments import check_logo, keep, pick
from cs_desktop.services.context import Context
from cs_desktop.services.deck.logo import deck_logo, deck_picture
from cs_desktop.services.deck.typefaces import kept_typefaces, typeface_of

FIELDS = ("company", "accent", "footer", "confidentiality", "typeface")
"""What a brand is made of beside its logo, by the names of `BrandShown`."""
USUAL_ACCENT = "#2355C4"
_NEEDED = frozenset({"company", "accent"})
"""What the workspace cannot be without."""


def brand_of(ctx: Context, account_id: int | None) -> BrandShown:
    """Return how the decks of a client look, or with None those about the whole book.

    A logo or typeface that is missing or cannot be shown is left out, and said in `warnings`.
    """

    def read(connection: Connection) -> tuple[BrandRow, BrandRow | None, Mapping[int | None, str]]:
        ours = stored.brand(connection, None)
        assert ours is not None
        theirs = None if account_id is None else stored.brand(connection, account_id)
        files = {owner: stored.kept_files(connection, owner, Role.OWN_LOGO) for owner in (None, account_id)}
        return ours, theirs, {owner: found[-1][1] for owner, found in files.items() if found}

    ours, theirs, logos = ctx.workspace.read(read)
    of_client = {name for name in FIELDS if theirs is not None and getattr(theirs, name)}
    told = {name: str(getattr(theirs if name in of_client else ours, name)) for name in FIELDS}
    if account_id is not None and account_id in logos:
        of_client.add("own_logo")
    own_logo, missing_own = deck_picture(ctx, logos.get(account_id) or logos.get(None), "Our logo")
    logo, missing = (None, ()) if account_id is None else deck_logo(ctx, account_id)
    letters, missing_letters = typeface_of(ctx, told["typeface"])
    told["accent"], faults = _shown_accent(told["accent"])
    return BrandShown(
        **told,
        own_logo=own_logo,
        logo=logo,
        of_client=frozenset(of_client),
        letters=letters,
        warnings=(*missing_own, *missing, *missing_letters, *faults),
    )


def set_brand(
    ctx: Context, account_id: int | None, field: str, base: str, new: str, initiator: object = None
) -> Merged | Conflict:
    """Set one of `FIELDS` for a client's decks, or with None for all; what is empty follows the workspace.

    `base` is what stood there when it was begun: of a client without a value of its own nothing.

    Raises:
        InputError: the text is no value of the field, with what would be.
        KnownError: the account is gone.
    """
    kept = kept_typefaces(ctx) if field == "typeface" and new.strip() else ()
    value = _checked(field, new.strip(), account_id, kept)

    def work(tx: WriteTx) -> Conflict | None:
        row = _row(tx, account_id)
        now = "" if row is None else str(getattr(row, field))
        if now == value:
            return None
        if now != base.strip():
            return _conflict(tx, row, field, (base, new, now))
        tx.recorder.label = f"Change brand of {_called(tx, account_id)}"
        if account_id is None:
            tx.recorder.label = "Change own brand"
        if row is None:
            assert account_id is not None
            row = Brand(id=tx.new_id(), account_id=account_id, **dict.fromkeys(FIELDS, ""))
            tx.session.add(row)
        setattr(row, field, value)
        if isinstance(row, Brand) and not any(getattr(row, name) for name in FIELDS):
            tx.session.delete(row)
        return None

    written = ctx.workspace.write("Change brand", work, initiator)
    return written.value or Merged(written.change)


def set_own_logo(
    ctx: Context, account_id: int | None, source: Path, initiator: object = None
) -> Change | None:
    """Take a picture as our logo, in a client's decks or with None in all, in place of the one before.

    Returns None where it is this one already.

    Raises:
        KnownError: the file cannot be taken or is no picture that a logo may be, or the account is gone.
    """
    picked = pick(ctx, source)
    check_logo(picked.content, picked.media, picked.name)

    def work(tx: WriteTx) -> None:
        before = _own_logos(tx, account_id)
        whose = _called(tx, account_id)
        if [file.sha256 for file in before] == [picked.sha256]:
            return
        tx.recorder.label = f"Change our logo for {whose}"
        if account_id is None:
            tx.recorder.label = "Change own logo"
        for file in before:
            tx.session.delete(file)
        keep(tx, account_id, picked, Role.OWN_LOGO)

    return ctx.workspace.write("Change own logo", work, initiator).change


def remove_own_logo(ctx: Context, account_id: int | None, initiator: object = None) -> Change | None:
    """Show no logo of ours any more; in a client's decks that of all decks again."""

    def work(tx: WriteTx) -> None:
        tx.recorder.label = f"Remove our logo for {_called(tx, account_id)}"
        if account_id is None:
            tx.recorder.label = "Remove own logo"
        for file in _own_logos(tx, account_id):
            tx.session.delete(file)

    return ctx.workspace.write("Remove own logo", work, initiator).change


def _shown_accent(stored: str) -> tuple[str, tuple[str, ...]]:
    """Return an accent that a deck can wear, and why it is not the stored one, as another program left it."""
    try:
        return checked_accent(stored), ()
    except KnownError as error:
        return USUAL_ACCENT, (str(error),)


def _checked(field: str, text: str, account_id: int | None, typefaces: tuple[str, ...]) -> str:
    if not text:
        if account_id is None and field in _NEEDED:
            raise InputError(tr("Enter a value; decks cannot be without it."))
        return ""
    if problem := length_problem(text):
        raise InputError(problem)
    if field == "accent":
        try:
            return checked_accent(text if text.startswith("#") else f"#{text}")
        except KnownError as error:
            raise InputError(str(error)) from error
    if field == "typeface" and text not in typefaces:
        raise InputError(tr("There are no files of the typeface {name}; choose them first.", name=text))
    return " ".join(text.split())


def _row(tx: WriteTx, account_id: int | None) -> Workspace | Brand | None:
    if account_id is None:
        return tx.session.get(Workspace, 1)
    return tx.session.scalars(
        select(Brand).where(Brand.account_id == account_id).order_by(Brand.id).limit(1)
    ).first()


def _called(tx: WriteTx, account_id: int | None) -> str:
    """Return what an account is called, with None nothing.

    Raises:
        KnownError: it is gone.
    """
    account = None if account_id is None else tx.session.get(Account, account_id)
    if account_id is not None and account is None:
        raise KnownError(tr("This account was deleted by someone else; undo the deletion to go on."))
    return "" if account is None else shortened(account.name)


def _own_logos(tx: WriteTx, account_id: int | None) -> list[Attachment]:
    query = select(Attachment).where(
        Attachment.account_id.is_not_distinct_from(account_id), Attachment.role == Role.OWN_LOGO.value
    )
    return list(tx.session.scalars(query.order_by(Attachment.id)))


def _conflict(
    tx: WriteTx, row: Workspace | Brand | None, field: str, texts: tuple[str, str, str]
) -> Conflict:
    kind = Kind.WORKSPACE if isinstance(row, Workspace) else Kind.BRAND
    row_id = 0 if row is None else row.id
    told = last_change(tx.session.connection(), kind, row_id, field)
    return Conflict(kind, row_id, field, *texts, *(told or ()))
