"""Reviews for a year: proposed by the cadences, and made as one step."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import count_text, tr
from cs_desktop.common.periods import add_months
from cs_desktop.domain.changes import Change
from cs_desktop.domain.plan.calendar import WorkCalendar
from cs_desktop.domain.plan.shown import Who
from cs_desktop.domain.reviews.cadence import KINDS, CadenceBook, slots
from cs_desktop.domain.reviews.inviting import proposed
from cs_desktop.domain.reviews.overview import Choice, ReviewRow
from cs_desktop.domain.reviews.planning import NewReview
from cs_desktop.domain.reviews.rescheduling import Ground, Schedule
from cs_desktop.domain.reviews.schedule import Proposal, Wanted, propose
from cs_desktop.domain.vocabulary import ReviewStatus
from cs_desktop.models.queries import review_overview as queries
from cs_desktop.models.queries.plan_content import holidays
from cs_desktop.models.tables import Contact, Review, Workspace
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.reading import Read, read_steadily
from cs_desktop.services.reviews.overview import ReviewFactsOfAll, read_all
from cs_desktop.services.reviews.planning import put_review
from cs_desktop.services.reviews.preparing import agenda_for, put_prep, work_calendar

MOST = 2000
"""More reviews than that are no schedule that anybody looks through."""
MONTHS = 12
_NOT_HELD = frozenset({ReviewStatus.CANCELLED.value, ReviewStatus.NO_SHOW.value})


def propose_schedule(ctx: Context, start: date, choice: Choice, account_id: int | None = None) -> Schedule:
    """Return a proposal for each review that the cadences ask for in the year from a day on.

    Of the accounts that fit the choice, or of one. A period that has a review of that kind, planned or
    closed, asks for none.
    """
    today = ctx.clock.today()

    def work(read: Read) -> Schedule:
        facts = read_all(read, today)
        days = read(lambda c: c.scalar(select(Workspace.work_days))) or ""
        calendar = WorkCalendar(frozenset(int(one) for one in days if one in "1234567"), read(holidays))
        kept = [one for one in facts.reviews if one.status not in _NOT_HELD]
        taken: dict[int, list[date]] = {}
        for one in kept:
            taken.setdefault(one.account_id, []).append(one.day)
        hosted = tuple((one.host_id, one.day) for one in kept)
        ground = Ground(taken, hosted, read(queries.notice_days), calendar, today)
        wanted = _wanted(facts, start, choice, account_id)
        return Schedule(propose(wanted, taken, hosted, ground.notices, calendar, today), ground)

    return read_steadily(ctx.workspace, work)


def make_schedule(
    ctx: Context, proposals: Sequence[Proposal], *, prepare: bool, initiator: object = None
) -> Change:
    """Plan the reviews proposed, each with its agenda and those who are asked, as one step.

    Raises:
        KnownError: there are none or too many, an account is gone, or the file refuses.
    """
    with_day = [one for one in proposals if one.day is not None]
    if not with_day:
        raise KnownError(tr("Choose at least one review with a day."))
    if len(with_day) > MOST:
        raise KnownError(
            tr(
                "{count} reviews are too many at once; filter by owner or segment.",
                count=count_text(len(with_day)),
            )
        )

    def work(tx: WriteTx) -> None:
        agendas = {kind: agenda_for(tx, kind) for kind in {one.wanted.kind for one in with_day}}
        calendar = work_calendar(tx)
        for one in with_day:
            assert one.day is not None
            wanted = one.wanted
            new = NewReview(
                *(wanted.account_id, wanted.kind, one.day),
                host_id=wanted.host_id,
                points=agendas[wanted.kind].points,
                contacts=_asked(tx, wanted.account_id, wanted.kind, one.day),
            )
            review = tx.session.get_one(Review, put_review(tx, new))
            if prepare:
                put_prep(tx, review, calendar)
        count = len(with_day)
        tx.recorder.label = "Schedule review" if count == 1 else f"Schedule {count} reviews"

    change = ctx.workspace.write("Schedule reviews", work, initiator).change
    assert change is not None
    return change


def _wanted(facts: ReviewFactsOfAll, start: date, choice: Choice, account_id: int | None) -> Iterator[Wanted]:
    book = CadenceBook(facts.cadences)
    end = add_months(start, MONTHS)
    held: dict[tuple[int, str], list[date]] = {}
    for one in facts.reviews:
        if one.status not in _NOT_HELD:
            held.setdefault((one.account_id, one.kind), []).append(one.day)
    for account in facts.accounts.values():
        owner = facts.members.get(account.owner_id or 0, "")
        fits = choice.fits(
            ReviewRow(0, account.id, account.name, owner, account.segment, choice.kind, "", start)
        )
        if account.id not in facts.active or not fits or account_id not in (None, account.id):
            continue
        rules = facts.rules(book, account)
        for kind in KINDS:
            rule = rules.get(kind)
            if rule is None or choice.kind not in ("", kind):
                continue
            for slot in slots(rule, facts.fiscal_start, start, end):
                until = add_months(slot, rule.months)
                if not any(slot <= day < until for day in held.get((account.id, kind), ())):
                    yield Wanted(
                        *(account.id, account.name, kind, account.owner_id, slot, until),
                        exact=rule.starts_on is not None,
                    )


def _asked(tx: WriteTx, account_id: int, kind: str, day: date) -> tuple[int, ...]:
    people = list(tx.session.scalars(select(Contact).where(Contact.account_id == account_id)))
    names = {one.id: Who(one.id, one.name, one.title, one.left_on) for one in people}
    return proposed(kind, names, {one.id: one.role for one in people}, day)
