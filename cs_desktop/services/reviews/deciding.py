"""What is decided at a review to be done: an action of the plan, and of ours a task as well."""

from sqlalchemy import func, select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.history import ObjectKey
from cs_desktop.domain.journey.words import Party
from cs_desktop.domain.reviews.deciding import NewAction
from cs_desktop.domain.tasks import NewTask
from cs_desktop.models.tables import Account, PlanAction, SuccessPlan
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.plan.changing import perform_on_plan
from cs_desktop.services.reviews.changing import open_review
from cs_desktop.services.tasks import put_task


def decide_action(
    ctx: Context, review_id: int, plan_id: int | None, new: NewAction, initiator: object = None
) -> Change:
    """Let an action that is decided at a review land in the plan; one of ours is a task of its owner too.

    Raises:
        InputError: it says nothing, or is too long.
        KnownError: there is no plan, the review is gone or closed, or the file refuses.
    """
    if not new.text.strip():
        raise InputError(tr("Enter what is to be done, such as Send the overtime figures."))

    def work(tx: WriteTx) -> None:
        review = open_review(tx, review_id)
        plan = tx.session.get(SuccessPlan, plan_id) if plan_id is not None else None
        if plan is None:
            raise KnownError(tr("This account has no success plan yet; start one, and decide this again."))
        account = tx.session.get(Account, review.account_id)
        last = tx.session.scalar(select(func.max(PlanAction.position)).where(PlanAction.plan_id == plan.id))
        made = GestureBuilder("Decide action")
        action = made.add(
            Kind.PLAN_ACTION,
            review_id=review_id,
            text=new.text.strip(),
            party=new.party,
            owner_id=new.owner_id if new.party == Party.OURS else None,
            contact_id=new.contact_id if new.party == Party.THEIRS else None,
            starts_on=min(tx.today, new.due) if new.due is not None else None,
            due=new.due,
            position=0 if last is None else last + 1,
        )
        ids = perform_on_plan(tx, plan, made.made())
        if new.party == Party.OURS and new.owner_id is not None:
            about = ObjectKey(Kind.PLAN_ACTION, ids[action])
            put_task(tx, NewTask(new.text, review.account_id, new.owner_id, new.due, about=about))
        tx.recorder.label = f"Decide action of {shortened(account.name if account else plan.name)}"

    written = ctx.workspace.write("Decide action", work, initiator)
    assert written.change is not None
    return written.change
