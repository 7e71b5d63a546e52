"""Entering agreements and confirmations of value, and summing them up."""

from collections.abc import Callable
from datetime import date
from typing import Any

from cs_desktop.common.dates import day_text
from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import count_text, tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.attachments import Role
from cs_desktop.domain.changes import Change
from cs_desktop.domain.people import told_title
from cs_desktop.domain.plan.confirming import Proposal, proposals, result_of
from cs_desktop.domain.plan.content import AgreementEntry, PlanContent
from cs_desktop.domain.plan.ledger import AccountLedger, status_after
from cs_desktop.domain.plan.shown import PlanShown
from cs_desktop.domain.plan.signing import QUOTE_LIMIT, NewAgreement, NewConfirmation
from cs_desktop.domain.plan.terms import terms_of
from cs_desktop.models.queries import ledger as queries
from cs_desktop.models.queries.plan_content import plan_content
from cs_desktop.models.queries.shapes import shaped
from cs_desktop.models.tables import (
    Account,
    Agreement,
    Attachment,
    Contact,
    SuccessPlan,
    ValueConfirmation,
)
from cs_desktop.models.write import WriteTx
from cs_desktop.services.attachments import Picked, keep, pick
from cs_desktop.services.context import Context
from cs_desktop.services.plan.showing import read_plan_page
from cs_desktop.services.reading import Within


def agree(ctx: Context, new: NewAgreement, initiator: object = None) -> Change:
    """Record that a contact agreed; on the whole plan it makes a version, and a draft is agreed.

    Raises:
        InputError: the contact has left, the day lies ahead, or a text is too long.
        KnownError: the plan, the objective or the contact is gone, or there is nothing to agree on.
    """

    def work(tx: WriteTx) -> None:
        plan, account = _plan(tx, new.plan_id)
        content = _content(tx, plan)
        terms = terms_of(content, new.objective_id)
        if not terms["objectives"]:
            raise KnownError(_nothing_to_agree_on(new.objective_id))
        tx.session.add(
            Agreement(
                id=tx.new_id(),
                account_id=account.id,
                plan_id=plan.id,
                objective_id=new.objective_id,
                review_id=new.review_id,
                **_said(tx, account, new.contact_id, new.day, new.quote),
                terms=terms,
            )
        )
        tx.session.flush()
        if new.objective_id is None:
            plan.version = terms["version"]
        set_status(tx, plan)
        tx.recorder.label = f"Record agreement of {shortened(account.name)}"

    return written(ctx, "Record agreement", work, initiator)


def confirm(ctx: Context, new: NewConfirmation, initiator: object = None) -> Change:
    """Record that a contact confirmed a result as value: the result is kept as it is at this moment.

    Raises:
        InputError: the contact has left, the day lies ahead, neither quote nor evidence is there, the amount
            is not the formula's and nobody says why, or a text is too long.
        KnownError: something is gone, is another by now, or the evidence cannot be read.
    """
    picked = None if new.evidence is None else pick(ctx, new.evidence)
    if not new.quote.strip() and picked is None and new.attachment_id is None:
        raise InputError(tr("Enter what the contact said, or attach the evidence."), "quote")

    def work(tx: WriteTx) -> None:
        plan, account = _plan(tx, new.plan_id)
        proposal = _proposed(
            read_plan_page(Within(tx.session.connection()), account.id, plan.id, tx.today), new
        )
        _check_worth(proposal, new)
        evidence = _evidence(tx, account.id, picked, new.attachment_id)
        tx.session.add(
            ValueConfirmation(
                id=tx.new_id(),
                account_id=account.id,
                plan_id=plan.id,
                objective_id=proposal.measure.objective_id,
                measure_id=new.measure_id,
                review_id=new.review_id,
                **_said(tx, account, new.contact_id, new.day, new.quote),
                result=result_of(proposal, new.worth, new.why.strip()),
                worth=new.worth,
                attachment_id=None if evidence is None else evidence.id,
                sha256="" if evidence is None else evidence.sha256,
            )
        )
        tx.recorder.label = f"Confirm value of {shortened(account.name)}"

    return written(ctx, "Confirm value", work, initiator)


def load_ledgers(ctx: Context) -> dict[int, AccountLedger]:
    """Return for each account that agreed to or confirmed anything what that is."""
    return ctx.workspace.read(queries.account_ledgers)


def load_ledger(ctx: Context, account_id: int) -> AccountLedger:
    """Return what one account agreed to and confirmed."""
    return ctx.workspace.read(lambda c: queries.account_ledgers(c, account_id)).get(
        account_id, AccountLedger()
    )


def written(ctx: Context, label: str, work: Callable[[WriteTx], None], initiator: object) -> Change:
    """Store an entry, which is always a change."""
    change = ctx.workspace.write(label, work, initiator).change
    assert change is not None
    return change


def _plan(tx: WriteTx, plan_id: int) -> tuple[SuccessPlan, Account]:
    plan = tx.session.get(SuccessPlan, plan_id)
    account = None if plan is None else tx.session.get(Account, plan.account_id)
    if plan is None or account is None:
        raise KnownError(tr("This plan was deleted by someone else; undo the deletion to go on."))
    return plan, account


def _content(tx: WriteTx, plan: SuccessPlan) -> PlanContent:
    content = plan_content(tx.session.connection(), plan.id)
    assert content is not None
    return content


def _nothing_to_agree_on(objective_id: int | None) -> str:
    if objective_id is None:
        return tr("This plan has no objective to agree on; add one first.")
    return tr("This objective was deleted by someone else; undo the deletion to go on.")


def _said(tx: WriteTx, account: Account, contact_id: int, day: date, quote: str) -> dict[str, Any]:
    """Return who said what when, and who enters it."""
    contact = tx.session.get(Contact, contact_id)
    if contact is None or contact.account_id != account.id:
        raise InputError(tr("This contact was deleted meanwhile; choose another."), "contact")
    if day > tx.today:
        raise InputError(
            tr("{day} lies ahead; enter the day on which it was said.", day=day_text(day)), "day"
        )
    if contact.left_on is not None and contact.left_on <= day:
        raise InputError(
            tr(
                "{name} left on {day}; choose somebody who was still there.",
                name=contact.name,
                day=day_text(contact.left_on),
            ),
            "contact",
        )
    title = told_title(contact.title, contact.role)
    return {
        "contact_id": contact_id,
        "contact_name": f"{contact.name}, {title}" if title else contact.name,
        "day": day,
        "quote": checked(quote, "quote"),
        "made_at": tx.now,
        "made_by": tx.recorder.actor.user,
        "revokes_id": None,
    }


def checked(text: str, about: str) -> str:
    """Return a text without the space around it, if it is not too long."""
    if len(text.strip()) > QUOTE_LIMIT:
        raise InputError(
            tr(
                "Enter at most {limit} characters; this text has {count}.",
                limit=count_text(QUOTE_LIMIT),
                count=count_text(len(text.strip())),
            ),
            about,
        )
    return text.strip()


def _proposed(shown: PlanShown, new: NewConfirmation) -> Proposal:
    """Return what is to be confirmed, if that is still what was shown."""
    proposal = next((one for one in proposals(shown) if one.measure.id == new.measure_id), None)
    if proposal is None:
        raise KnownError(tr("This measure has no result any more that could be confirmed; enter one first."))
    unseen = [entry for entry in proposal.before if entry.id not in new.seen]
    if unseen:
        raise KnownError(
            tr(
                "{name} confirmed this meanwhile, on {day}; look at it in the ledger first.",
                name=unseen[-1].contact_name,
                day=day_text(unseen[-1].day),
            )
        )
    if proposal.standing.value != new.value:
        raise KnownError(tr("The result is another by now; look at it again before it is confirmed."))
    if proposal.before and proposal.before[-1].result.get("current") == new.value:
        raise KnownError(
            tr(
                "{name} confirmed this very result on {day}; confirm it again once there is a newer one.",
                name=proposal.before[-1].contact_name,
                day=day_text(proposal.before[-1].day),
            )
        )
    return proposal


def _check_worth(proposal: Proposal, new: NewConfirmation) -> None:
    if new.worth is not None and new.worth < 0:
        raise InputError(tr("Enter an amount of zero or more."), "worth")
    if proposal.amount is not None and new.worth != proposal.amount and not new.why.strip():
        raise InputError(tr("Enter why the value is not what the formula gives."), "why")
    checked(new.why, "why")


def _evidence(
    tx: WriteTx, account_id: int, picked: Picked | None, attachment_id: int | None
) -> Attachment | None:
    if picked is not None:
        row = keep(tx, account_id, picked, Role.EVIDENCE)
        tx.session.flush()
        return row
    if attachment_id is None:
        return None
    known = tx.session.get(Attachment, attachment_id)
    if known is None or known.account_id != account_id:
        raise KnownError(tr("This file was removed by someone else; undo the removal to get it back."))
    return known


def set_status(tx: WriteTx, plan: SuccessPlan) -> None:
    """Give a plan the status that its agreements lead to."""
    entries = shaped(tx.session.connection(), Agreement, AgreementEntry, Agreement.plan_id == plan.id)
    plan.status = status_after(plan.status, entries)
