"""The files of typefaces that are kept in the workspace for its decks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.attachments import Role, clean_name
from cs_desktop.domain.changes import Change
from cs_desktop.domain.deck.content import OURS, Typeface
from cs_desktop.models.queries import decks as stored
from cs_desktop.models.tables import Attachment
from cs_desktop.models.write import WriteTx
from cs_desktop.services.attached import content_of
from cs_desktop.services.attachments import Picked, keep, pick
from cs_desktop.services.context import Context

_NAMED = re.compile(r"(?P<family>.+) (?P<weight>\d{3})\.(?:ttf|otf)")
"""What a kept file is called: "Source Sans 400.ttf"."""
_LONGEST = 200


def kept_typefaces(ctx: Context) -> tuple[str, ...]:
    """Return the families of which files are kept, by name."""
    return tuple(sorted({family for family, _, _ in _files(ctx)}))


def typeface_of(ctx: Context, family: str) -> tuple[Typeface, tuple[str, ...]]:
    """Return the files of a family, or ours and why a reader might miss it."""
    if not family:
        return OURS, ()
    found = [(weight, sha256) for name, weight, sha256 in _files(ctx) if name == family]
    try:
        files = tuple((weight, content_of(ctx, sha256)) for weight, sha256 in sorted(dict(found).items()))
    except KnownError as error:
        return OURS, (f"The typeface {family} is left out. {error}",)
    if not files:
        return OURS, (f"The typeface {family} is left out: its files are not in the workspace.",)
    return Typeface(family, files), ()


def keep_typeface(
    ctx: Context, sources: Sequence[Path], initiator: object = None
) -> tuple[str, Change | None]:
    """Keep the files of a family, in place of those of the same weights, and return its name.

    Nothing is changed by that until a brand wears it (`set_brand`). None stands for files that are there
    already.

    Raises:
        KnownError: a file cannot be taken, is no font that a deck can hold, or belongs to another family.
    """
    from cs_desktop.reports.fonts.check import check_typeface  # noqa: PLC0415 - fonts are read for the first deck

    files: dict[str, Picked] = {}
    families: set[str] = set()
    for source in sources:
        picked = pick(ctx, source)
        told = check_typeface(picked.content)
        family = clean_name(told.family or source.stem)[:_LONGEST]
        families.add(family)
        name = f"{family} {told.weight}.{'otf' if picked.content[:4] == b'OTTO' else 'ttf'}"
        files[_slot(name)] = replace(picked, name=name)
    if len(families) != 1:
        raise KnownError(tr("Choose the files of one family; these are of {count}.", count=len(families)))
    (family,) = families

    def work(tx: WriteTx) -> None:
        tx.recorder.label = f"Keep typeface {family}"
        query = select(Attachment).where(Attachment.account_id.is_(None), Attachment.role == Role.FONT.value)
        there = {_slot(row.name): row for row in tx.session.scalars(query.order_by(Attachment.id))}
        for slot, new in files.items():
            old = there.get(slot)
            if old is not None and old.sha256 == new.sha256:
                continue
            if old is not None:
                tx.session.delete(old)
            keep(tx, None, new, Role.FONT)

    return family, ctx.workspace.write("Keep typeface", work, initiator).change


def _slot(name: str) -> str:
    """Return the family and weight that a file is kept for, from its name."""
    return name.rpartition(".")[0]


def _files(ctx: Context) -> list[tuple[str, int, str]]:
    """Return family, weight and hash of each kept file, the oldest first."""
    files = ctx.workspace.read(lambda connection: stored.kept_files(connection, None, Role.FONT))
    named = ((_NAMED.fullmatch(name), sha256) for name, sha256 in files)
    return [(found["family"], int(found["weight"]), sha256) for found, sha256 in named if found]
