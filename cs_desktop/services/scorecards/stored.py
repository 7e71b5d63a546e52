"""A scorecard's row within a step: what is worked on, its versions, and who was faster.

Standard has no row until somebody changes it; it then gets one under an id that is the same in every
program, so that two people cannot have two of them.
"""

from sqlalchemy import func, select

from cs_desktop.common.dates import time_text
from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.scorecards.book import BUILT_IN, STANDARD_ID
from cs_desktop.domain.scorecards.content import STANDARD_CONTENT, CardContent, read_content, stored_content
from cs_desktop.models.log.last_change import last_change_of
from cs_desktop.models.tables import Scorecard, ScorecardVersion
from cs_desktop.models.write import WriteTx


def required(tx: WriteTx, scorecard_id: int) -> Scorecard:
    """Return the row of a scorecard; Standard gets one where it has none."""
    row = tx.session.get(Scorecard, scorecard_id)
    if row is not None:
        return row
    if scorecard_id != STANDARD_ID:
        raise KnownError(tr("This scorecard was deleted by someone else; undo the deletion to go on."))
    row = Scorecard(
        id=STANDARD_ID, name=BUILT_IN.name, version=BUILT_IN.number, draft=None, ended_on=None, notes=""
    )
    tx.session.add(row)
    tx.session.flush()
    return row


def store_draft(tx: WriteTx, row: Scorecard, draft: CardContent) -> None:
    """Let this be worked on; what is as it was published is no draft."""
    row.draft = None if draft == _published_if_readable(tx, row) else stored_content(draft)


def _published_if_readable(tx: WriteTx, row: Scorecard) -> CardContent | None:
    try:
        return published(tx, row)
    except KnownError:
        return None


def worked_on(tx: WriteTx, row: Scorecard) -> CardContent | None:
    """Return what is worked on: the draft, else what was published last; None where it cannot be read."""
    try:
        if row.draft is not None:
            return read_content(row.draft, row.name)
        return published(tx, row) or CardContent()
    except KnownError:
        return None


def readable(tx: WriteTx, row: Scorecard) -> CardContent:
    """Return what is worked on.

    Raises:
        KnownError: it cannot be read.
    """
    found = worked_on(tx, row)
    if found is None:
        raise KnownError(tr("{name} cannot be read; restore one of its versions first.", name=row.name))
    return found


def see_unchanged(tx: WriteTx, row: Scorecard, base: CardContent | None) -> None:
    """See that what is worked on is what was looked at; None stands for what could not be read.

    Raises:
        InputError: somebody changed it since, said with who.
    """
    if worked_on(tx, row) != base:
        raise InputError(overtaken(tx, row))


def published(tx: WriteTx, row: Scorecard) -> CardContent | None:
    """Return what was published last; None where nothing was.

    Raises:
        KnownError: it cannot be read.
    """
    number = last_number(tx, row.id)
    return version_of(tx, row, number) if number else None


def last_number(tx: WriteTx, scorecard_id: int) -> int:
    """Return the number of the newest version there is: `version` may be of one that was taken back."""
    of_card = ScorecardVersion.scorecard_id == scorecard_id
    stored = tx.session.scalar(select(func.max(ScorecardVersion.number)).where(of_card))
    return stored or (BUILT_IN.number if scorecard_id == STANDARD_ID else 0)


def version_of(tx: WriteTx, row: Scorecard, number: int) -> CardContent | None:
    """Return what a version says; None where there is none of that number.

    Raises:
        KnownError: it cannot be read.
    """
    query = select(ScorecardVersion.content).where(
        ScorecardVersion.scorecard_id == row.id, ScorecardVersion.number == number
    )
    stored = tx.session.scalar(query)
    if stored is not None:
        return read_content(stored, row.name)
    return STANDARD_CONTENT if (row.id, number) == (STANDARD_ID, BUILT_IN.number) else None


def overtaken(tx: WriteTx, row: Scorecard, column: str = "draft") -> str:
    """Return who changed it last, to say why a step cannot be."""
    last = last_change_of(tx.session.connection(), Kind.SCORECARD, row.id, column)
    if last is None:
        return tr("Somebody else changed this scorecard meanwhile; look at it and do it once more.")
    return tr(
        "{who} changed this scorecard at {time}: look again, then do it once more.",
        who=last.user,
        time=time_text(last.at.astimezone()),
    )
