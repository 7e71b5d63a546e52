"""Closing a review for good, and opening a closed one again with a reason."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from sqlalchemy import select

from cs_desktop.common.dates import moment_text
from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.reviews.chain import blockers
from cs_desktop.domain.reviews.frozen import AccountFigures, freeze, live_figures
from cs_desktop.domain.reviews.words import OPEN
from cs_desktop.domain.vocabulary import Decision, ObjectiveState, ReviewStatus, Score
from cs_desktop.models.queries.commercial import arr_steps
from cs_desktop.models.tables import Commitment, Objective, Review
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.health.scoring import health_of
from cs_desktop.services.reading import Within
from cs_desktop.services.reviews.showing import read_reviews

REASON_LIMIT = 2000


def close_review(ctx: Context, review_id: int, initiator: object = None) -> Change:
    """Close a review: its figures are frozen, and nothing of it changes from then on.

    Raises:
        KnownError: it is gone, was closed already (said by whom and when), was not held, or something is
            missing, which the message names with the way out.
    """
    found = ctx.workspace.read(
        lambda c: c.execute(select(Review.account_id, Review.day).where(Review.id == review_id)).one_or_none()
    )
    if found is None:
        raise KnownError(_gone())
    # Read before: health looks at much, and nobody should wait for it to write.
    account = _account_figures(ctx, found.account_id, min(found.day, ctx.clock.today()))

    def work(tx: WriteTx) -> None:
        review = tx.session.get(Review, review_id)
        if review is None:
            raise KnownError(_gone())
        _refuse_ended(review)
        shown = read_reviews(Within(tx.session.connection()), review.account_id, tx.today)
        head = shown.book.by_id[review_id]
        first = next(iter(blockers(shown, head)), None)
        if first is not None:
            raise KnownError(
                tr(
                    "This review cannot be closed: {what}. {way}",
                    what=first.what(),
                    way=first.way(),
                )
            )
        figures = live_figures(shown, head)
        review.frozen = freeze(figures) | {"account": freeze_account(account)}
        review.status, review.closed_at = ReviewStatus.CLOSED.value, tx.now
        review.closed_by = tx.recorder.actor.user
        tx.recorder.label = f"Close review {shortened(review.title)}"

    change = ctx.workspace.write("Close review", work, initiator).change
    assert change is not None
    return change


def reopen_review(ctx: Context, review_id: int, reason: str, initiator: object = None) -> Change | None:
    """Open a closed review again, which only a new entry with a reason does; None where it is open.

    Raises:
        InputError: no reason is given, or it is too long.
        KnownError: it is gone, or a later review that is closed has scored what this one set.
    """
    if not reason.strip():
        raise InputError(tr("Say why, such as “The result of objective 2 was entered wrongly.”"))
    if len(reason.strip()) > REASON_LIMIT:
        raise InputError(tr("Enter at most {limit} characters.", limit=REASON_LIMIT))

    def work(tx: WriteTx) -> None:
        review = tx.session.get(Review, review_id)
        if review is None:
            raise KnownError(_gone())
        if review.status != ReviewStatus.CLOSED:
            return
        later = tx.session.scalar(
            select(Review)
            .join(Commitment, Commitment.scored_in_id == Review.id)
            .where(Commitment.review_id == review_id, Review.status == ReviewStatus.CLOSED.value)
            .limit(1)
        )
        if later is not None:
            raise KnownError(
                tr(
                    "What this review set was scored at {title}, which is closed; open that one again first.",
                    title=later.title or tr("a later review"),
                )
            )
        review.status, review.reason = ReviewStatus.IN_PROGRESS.value, reason.strip()
        review.frozen = review.closed_at = None
        review.closed_by = ""
        tx.recorder.label = f"Reopen review {shortened(review.title)}"

    return ctx.workspace.write("Reopen review", work, initiator).change


def release_scores(tx: WriteTx, review_id: int) -> None:
    """Let go of what a review told of earlier commitments, so that the next one scores them."""
    for entry in tx.session.scalars(select(Commitment).where(Commitment.scored_in_id == review_id)):
        entry.scored_in_id = entry.result = entry.result_on = None
        entry.score = entry.decision = ""


def let_objectives_go_on(tx: WriteTx, review_id: int) -> None:
    """Open the objectives again that a review ended: it was not held, so nothing was decided there."""
    for entry, objective in _ended_at(tx, review_id):
        if objective.state == _state_after(entry):
            objective.state = ObjectiveState.OPEN.value


def end_objectives(tx: WriteTx, review_id: int) -> None:
    """End them again, as a review that is planned once more had decided."""
    for entry, objective in _ended_at(tx, review_id):
        if objective.state == ObjectiveState.OPEN:
            objective.state = _state_after(entry)


def _ended_at(tx: WriteTx, review_id: int) -> Sequence[tuple[Commitment, Objective]]:
    query = select(Commitment, Objective).join(Objective, Objective.id == Commitment.objective_id)
    query = query.where(Commitment.scored_in_id == review_id, Commitment.decision == Decision.CLOSE.value)
    return [(row[0], row[1]) for row in tx.session.execute(query)]


def _state_after(entry: Commitment) -> str:
    return (ObjectiveState.MET if entry.score == Score.MET else ObjectiveState.DROPPED).value


def freeze_account(account: AccountFigures) -> dict[str, object]:
    """Return the account's own figures as they are kept."""
    return {
        "health": account.health,
        "band": account.band,
        "quadrant": account.quadrant,
        "arr": account.arr,
    }


def _account_figures(ctx: Context, account_id: int, day: date) -> AccountFigures:
    health = health_of(ctx, np.array([account_id], np.int64), day).standing(0)
    steps = ctx.workspace.read(lambda c: arr_steps(c, account_id))
    return AccountFigures(
        None if health.score is None else shown_score(health.score),
        health.band.name.lower() if health.band else "",
        health.quadrant.name.lower() if health.quadrant else "",
        sum(step.arr for step in steps if step.start <= day and (step.end is None or day < step.end))
        if steps
        else None,
    )


def _refuse_ended(review: Review) -> None:
    if review.status == ReviewStatus.CLOSED:
        raise KnownError(closed_text(review))
    if review.status not in OPEN:
        raise KnownError(tr("This review was not held; plan it again to close it."))


def closed_text(review: Review) -> str:
    """Return who closed a review, and when."""
    if review.closed_at is None:
        return tr("This review is closed and stays as it is.")
    return tr(
        "{who} closed this review on {moment}.",
        who=review.closed_by or tr("Somebody"),
        moment=moment_text(review.closed_at.astimezone()),
    )


def _gone() -> str:
    return tr("This review was deleted by someone else; undo the deletion to go on.")
