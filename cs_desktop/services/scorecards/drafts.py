"""Working on the draft of a scorecard: each change is one step of undo, and scores nobody yet."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import func, select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.scorecards.book import BUILT_IN, STANDARD_ID
from cs_desktop.domain.scorecards.content import STANDARD_CONTENT, CardContent, stored_content
from cs_desktop.domain.scorecards.editing import NOTE_LIMIT, read_name, with_weights
from cs_desktop.models.tables import Scorecard
from cs_desktop.models.write import WriteTx, Written
from cs_desktop.services.context import Context
from cs_desktop.services.scorecards.stored import (
    overtaken,
    readable,
    required,
    see_unchanged,
    store_draft,
    version_of,
)


def add_scorecard(ctx: Context, like: int | None = None, initiator: object = None) -> Written[int]:
    """Add a scorecard whose draft is empty, or like another one's; it is asked first once it is published.

    Returns its id.

    Raises:
        KnownError: the other one is gone, or cannot be read.
    """

    def work(tx: WriteTx) -> int:
        if like is None:
            name, content = tr("New scorecard"), CardContent()
        else:
            name, content = _name_and_content(tx, like)
        return _add(tx, name, content)

    return ctx.workspace.write("Add scorecard", work, initiator)


def set_draft(
    ctx: Context, scorecard_id: int, base: CardContent | None, draft: CardContent, initiator: object = None
) -> Change | None:
    """Store what a scorecard's draft is to be; accounts are scored by it once it is published.

    Raises:
        InputError: somebody changed it since `base` was read; said with who.
        KnownError: it is gone, or cannot be read.
    """

    def work(tx: WriteTx) -> None:
        row = required(tx, scorecard_id)
        see_unchanged(tx, row, base)
        tx.recorder.label = f"Change scorecard {shortened(row.name)}"
        store_draft(tx, row, draft)

    return ctx.workspace.write("Change scorecard", work, initiator).change


def rename_scorecard(
    ctx: Context, scorecard_id: int, base: str, name: str, initiator: object = None
) -> Change | None:
    """Call a scorecard otherwise; its versions are called so too.

    Raises:
        InputError: the name is empty, too long, or another's; or somebody renamed it since `base` was read.
        KnownError: it is gone.
    """
    wanted = read_name(name)

    def work(tx: WriteTx) -> None:
        row = required(tx, scorecard_id)
        if row.name not in (base, wanted):
            raise InputError(overtaken(tx, row, "name"))
        taken = tx.session.scalars(select(Scorecard.name).where(Scorecard.id != scorecard_id)).all()
        if wanted.casefold() in (one.casefold() for one in taken):
            raise InputError(
                tr("There is a scorecard called {name} already; choose another name.", name=wanted)
            )
        row.name = wanted
        tx.recorder.label = f"Rename scorecard {shortened(base)} to {shortened(wanted)}"

    return ctx.workspace.write("Rename scorecard", work, initiator).change


def drop_draft(
    ctx: Context, scorecard_id: int, base: CardContent | None, initiator: object = None
) -> Change | None:
    """Go back to what was published last.

    Raises:
        InputError: somebody changed the draft since `base` was read.
        KnownError: it is gone, or was never published.
    """

    def work(tx: WriteTx) -> None:
        row = required(tx, scorecard_id)
        if not row.version:
            raise KnownError(tr("{name} was never published; there is nothing to go back to.", name=row.name))
        see_unchanged(tx, row, base)
        tx.recorder.label = f"Drop draft of scorecard {shortened(row.name)}"
        row.draft = None

    return ctx.workspace.write("Drop draft of scorecard", work, initiator).change


def restore_version(
    ctx: Context, scorecard_id: int, base: CardContent | None, number: int, initiator: object = None
) -> Change | None:
    """Make the draft what an earlier version says; it holds once it is published.

    Raises:
        InputError: somebody changed the draft since `base` was read.
        KnownError: scorecard or version is gone, or cannot be read.
    """

    def work(tx: WriteTx) -> None:
        row = required(tx, scorecard_id)
        see_unchanged(tx, row, base)
        content = version_of(tx, row, number)
        if content is None:
            raise KnownError(tr("This version was taken back by someone else; choose another one."))
        tx.recorder.label = f"Restore version {number} of scorecard {shortened(row.name)}"
        store_draft(tx, row, content)

    return ctx.workspace.write("Restore version of scorecard", work, initiator).change


def draft_with_weights(
    ctx: Context, scorecard_id: int, weights: Mapping[str, float], note: str, initiator: object = None
) -> Change | None:
    """Give a scorecard a draft with these weights by measure, as they were suggested; 0 leaves one out.

    What is worked on already is gone on from. `note` goes above the draft's notes.

    Raises:
        InputError: a weight is none, or none is left.
        KnownError: the scorecard is gone, or cannot be read.
    """

    def work(tx: WriteTx) -> None:
        row = required(tx, scorecard_id)
        draft = with_weights(readable(tx, row), weights)
        notes = "\n\n".join(text for text in (note.strip(), draft.notes) if text)
        tx.recorder.label = f"Suggest weights for scorecard {shortened(row.name)}"
        store_draft(tx, row, replace(draft, notes=notes[:NOTE_LIMIT]))

    return ctx.workspace.write("Suggest weights for scorecard", work, initiator).change


def _add(tx: WriteTx, name: str, content: CardContent) -> int:
    taken = {
        BUILT_IN.name.casefold(),
        *(one.casefold() for one in tx.session.scalars(select(Scorecard.name))),
    }
    number, free = 2, name
    while free.casefold() in taken:
        free, number = f"{name} ({number})", number + 1
    first = tx.session.scalar(select(func.min(Scorecard.position)).where(Scorecard.id != STANDARD_ID)) or 0
    row = Scorecard(id=tx.new_id(), name=free, position=first - 1, draft=stored_content(content))
    tx.session.add(row)
    tx.recorder.label = f"Add scorecard {shortened(free)}"
    return row.id


def _name_and_content(tx: WriteTx, scorecard_id: int) -> tuple[str, CardContent]:
    row = tx.session.get(Scorecard, scorecard_id)
    if row is None and scorecard_id == STANDARD_ID:
        return BUILT_IN.name, STANDARD_CONTENT
    row = required(tx, scorecard_id)
    return row.name, readable(tx, row)
