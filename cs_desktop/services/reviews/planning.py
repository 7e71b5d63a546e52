"""Reviews planned, moved, cancelled, missed, taken up again and deleted: each as one step."""

from collections.abc import Sequence
from datetime import date

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.new_account import length_problem
from cs_desktop.domain.reviews.planning import NewReview, facts_of
from cs_desktop.domain.reviews.words import ENDED, is_proposed, proposed_title, read_time
from cs_desktop.domain.vocabulary import ReviewStatus
from cs_desktop.models import deleting
from cs_desktop.models.tables import Account, Contact, Review, ReviewItem, ReviewPerson, TeamMember, Workspace
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.referring import require
from cs_desktop.services.reviews.changing import open_review
from cs_desktop.services.reviews.closing import end_objectives, let_objectives_go_on, release_scores
from cs_desktop.services.reviews.preparing import drop_prep, move_prep, prepare_again


def add_review(ctx: Context, new: NewReview, initiator: object = None) -> tuple[Change, int]:
    """Plan a review with its agenda and those who are asked; return the change and the review's id.

    Raises:
        InputError: the title is too long, or the time is none.
        KnownError: the account is gone, or the file refuses.
    """

    def work(tx: WriteTx) -> int:
        account = tx.session.get(Account, new.account_id)
        review_id = put_review(tx, new)
        assert account is not None
        tx.recorder.label = f"Plan review of {shortened(account.name)}"
        return review_id

    written = ctx.workspace.write("Plan review", work, initiator)
    assert written.change is not None
    return written.change, written.value


def put_review(tx: WriteTx, new: NewReview) -> int:
    """Plan a review as part of a larger step, and return its id.

    Raises:
        InputError: the title is too long, or the time is none.
        KnownError: the account is gone.
    """
    if tx.session.get(Account, new.account_id) is None:
        raise KnownError(tr("This account was deleted by someone else; undo the deletion first."))
    require(tx, TeamMember, new.host_id, tr("The host is not in the team any more; choose somebody else."))
    title, starts_at = _title(new.title), _time(new.starts_at)
    review = Review(
        id=tx.new_id(),
        account_id=new.account_id,
        kind=new.kind,
        title=title or proposed_title(new.kind, new.day, _fiscal_start(tx)),
        day=new.day,
        starts_at=starts_at,
        place=new.place.strip(),
        host_id=new.host_id,
        status=ReviewStatus.PLANNED.value,
    )
    tx.session.add(review)
    tx.session.flush()
    for place, point in enumerate(new.points):
        tx.session.add(
            ReviewItem(
                id=tx.new_id(), review_id=review.id, text=point.text, minutes=point.minutes, position=place
            )
        )
    _ask(tx, review.id, new)
    return review.id


def move_review(
    ctx: Context,
    review_id: int,
    *,
    title: str,
    day: date,
    starts_at: str,
    place: str,
    host_id: int | None,
    kind: str,
    seen: Sequence[object] | None = None,
    initiator: object = None,
) -> Change | None:
    """Give a review another name, day, time, place, host or kind; None where nothing is different.

    The open tasks that prepare it move with its day; a title that was proposed is proposed anew.
    `seen` is what of it was on screen, as `domain.reviews.planning.facts_of` tells it.

    Raises:
        InputError: the title is too long, the time is none, or somebody changed it since it was seen.
        KnownError: it is gone or closed, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        review = open_review(tx, review_id)
        if seen is not None and facts_of(review) != tuple(seen):
            raise InputError(tr("This review was changed meanwhile: look again, then press once more."))
        require(tx, TeamMember, host_id, tr("The host is not in the team any more; choose somebody else."))
        before = review.day
        moved = (before, review.starts_at) != (day, _time(starts_at))
        review.title = _renamed(tx, review, _title(title), kind, day)
        review.day, review.starts_at = day, _time(starts_at)
        review.place, review.host_id, review.kind = place.strip(), host_id, kind
        if before != day:
            move_prep(tx, review, before)
        name = shortened(review.title)
        tx.recorder.label = f"Move review {name}" if moved else f"Change review {name}"

    return ctx.workspace.write("Change review", work, initiator).change


def end_review(
    ctx: Context, review_id: int, status: ReviewStatus, reason: str, initiator: object = None
) -> Change | None:
    """Say that a review was cancelled, or that the customer did not come, and why.

    What it scored and decided beforehand is left to the next review; planned again, it has it as before.
    The open tasks that prepare it go with it; planned again, it gets new ones.

    Raises:
        InputError: no reason is given.
        KnownError: it is gone or closed, or the file refuses.
    """
    if not reason.strip():
        raise InputError(tr("Say why, such as “Sponsor was ill; moved to November.”"))
    cancel = status is ReviewStatus.CANCELLED

    def work(tx: WriteTx) -> None:
        review = open_review(tx, review_id)
        review.status, review.reason = status.value, reason.strip()
        let_objectives_go_on(tx, review_id)
        drop_prep(tx, review)
        title = shortened(review.title)
        tx.recorder.label = f"Cancel review {title}" if cancel else f"Mark as missed: review {title}"

    return ctx.workspace.write("End review", work, initiator).change


def take_up_review(ctx: Context, review_id: int, initiator: object = None) -> Change | None:
    """Plan a review again that was cancelled or missed; None where it is planned.

    Raises:
        KnownError: it is gone or closed, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        review = open_review(tx, review_id)
        if review.status in ENDED:
            prepare_again(tx, review)
            review.status, review.reason = ReviewStatus.PLANNED.value, ""
            end_objectives(tx, review_id)
        tx.recorder.label = f"Plan again: review {shortened(review.title)}"

    return ctx.workspace.write("Plan again: review", work, initiator).change


def begin_review(ctx: Context, review_id: int, initiator: object = None) -> Change | None:
    """Let the meeting begin now; one that has begun goes on, and None is returned.

    Raises:
        KnownError: it is gone or closed, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        review = open_review(tx, review_id)
        review.status = ReviewStatus.IN_PROGRESS.value
        review.began_at = review.began_at or tx.now
        tx.recorder.label = f"Begin review {shortened(review.title)}"

    return ctx.workspace.write("Begin review", work, initiator).change


def delete_review(ctx: Context, review_id: int, initiator: object = None) -> Change | None:
    """Delete a review with all that belongs to it; a closed one stays.

    Raises:
        KnownError: it is gone or closed, or the file refuses.
    """

    def work(tx: WriteTx) -> None:
        review = open_review(tx, review_id)
        tx.recorder.label = f"Delete review {shortened(review.title)}"
        let_objectives_go_on(tx, review_id)
        release_scores(tx, review_id)
        drop_prep(tx, review)
        deleting.delete_rows(tx, {Review.__tablename__: {review_id}})

    return ctx.workspace.write("Delete review", work, initiator).change


def _ask(tx: WriteTx, review_id: int, new: NewReview) -> None:
    ours = dict.fromkeys((new.host_id, *new.members))
    for contact_id in dict.fromkeys(new.contacts):
        if tx.session.get(Contact, contact_id) is not None:
            tx.session.add(ReviewPerson(id=tx.new_id(), review_id=review_id, contact_id=contact_id))
    for member_id in ours:
        if member_id is not None and tx.session.get(TeamMember, member_id) is not None:
            tx.session.add(ReviewPerson(id=tx.new_id(), review_id=review_id, member_id=member_id))


def _renamed(tx: WriteTx, review: Review, title: str, kind: str, day: date) -> str:
    """Return what a review is called from now on: one that nobody named goes with its day and kind."""
    first = _fiscal_start(tx)
    nobody_s = is_proposed(title, review.kind, review.day, first)
    return proposed_title(kind, day, first) if nobody_s else title


def _fiscal_start(tx: WriteTx) -> int:
    return tx.session.get_one(Workspace, 1).fiscal_start


def _title(text: str) -> str:
    if problem := length_problem(text.strip()):
        raise InputError(problem)
    return text.strip()


def _time(text: str) -> str:
    if not text.strip():
        return ""
    at = read_time(text)
    if at is None:
        raise InputError(tr("Enter a time such as 14:00, or nothing."))
    return f"{at:%H:%M}"
