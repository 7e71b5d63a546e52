"""What holds for accounts: publishing a scorecard, the order in which they are asked, ending one."""

from datetime import timedelta

from sqlalchemy import select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.scorecards.book import STANDARD_ID
from cs_desktop.domain.scorecards.content import CardContent, stored_content
from cs_desktop.domain.scorecards.editing import NOTE_LIMIT, problems
from cs_desktop.models import deleting
from cs_desktop.models.tables import Scorecard, ScorecardVersion
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.scorecards.stored import last_number, required, see_unchanged


def publish_scorecard(
    ctx: Context, scorecard_id: int, base: CardContent, note: str, initiator: object = None
) -> Change | None:
    """Make a new version of a scorecard from its draft; from today on accounts are scored by it.

    `base` is the draft that was looked at. One that was ended holds again.

    Raises:
        InputError: it cannot be published yet, the note is too long, or somebody changed the draft since.
        KnownError: it is gone, has no draft, or cannot be read.
    """
    if len(note) > NOTE_LIMIT:
        raise InputError(tr("Enter at most {limit} characters.", limit=NOTE_LIMIT))

    def work(tx: WriteTx) -> None:
        row = required(tx, scorecard_id)
        see_unchanged(tx, row, base)
        if row.draft is None and row.ended_on is None:
            raise KnownError(tr("{name} was not changed since it was published.", name=row.name))
        missing = problems(base)
        if missing:
            raise InputError(" ".join(missing))
        number = last_number(tx, scorecard_id) + 1
        base.scorecard(row.name, number)
        tx.recorder.label = f"Publish version {number} of scorecard {shortened(row.name)}"
        tx.session.add(
            ScorecardVersion(
                id=tx.new_id(),
                scorecard_id=scorecard_id,
                number=number,
                published_on=tx.today,
                made_by=tx.recorder.actor.user,
                note=note.strip(),
                content=stored_content(base),
            )
        )
        row.version, row.draft, row.ended_on = number, None, None

    return ctx.workspace.write("Publish scorecard", work, initiator).change


def move_scorecard(ctx: Context, scorecard_id: int, step: int, initiator: object = None) -> Change | None:
    """Ask a scorecard so many places later, or earlier with a negative number; Standard stays last.

    Raises:
        KnownError: it is gone.
    """

    def work(tx: WriteTx) -> None:
        row = required(tx, scorecard_id)
        query = select(Scorecard).where(Scorecard.id != STANDARD_ID)
        cards = list(tx.session.scalars(query.order_by(Scorecard.position, Scorecard.id)))
        if row not in cards:
            return
        start = cards.index(row)
        cards.insert(min(max(start + step, 0), len(cards) - 1), cards.pop(start))
        for place, card in enumerate(cards):
            if card.position != place:
                card.position = place
        tx.recorder.label = f"Move scorecard {shortened(row.name)}"

    return ctx.workspace.write("Move scorecard", work, initiator).change


def end_scorecard(ctx: Context, scorecard_id: int, initiator: object = None) -> Change | None:
    """Let a scorecard hold no more from today on; what it scored stays. One never published is deleted.

    Raises:
        KnownError: it is gone, has ended, or is Standard.
    """

    def work(tx: WriteTx) -> None:
        if scorecard_id == STANDARD_ID:
            raise KnownError(tr("This scorecard is for all accounts that no other is for; it cannot end."))
        row = required(tx, scorecard_id)
        if row.version == 0:
            tx.recorder.label = f"Delete scorecard {shortened(row.name)}"
            deleting.delete_rows(tx, {Scorecard.__tablename__: {scorecard_id}})
            return
        if row.ended_on is not None:
            raise KnownError(tr("{name} has ended already.", name=row.name))
        tx.recorder.label = f"End scorecard {shortened(row.name)}"
        row.ended_on = tx.today - timedelta(days=1)

    return ctx.workspace.write("End scorecard", work, initiator).change
