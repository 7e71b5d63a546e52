"""Subscriptions with their events, renewals, losses with their reasons, growth found."""

from datetime import date, datetime, timedelta

from cs_desktop.common.periods import add_months
from cs_desktop.domain.vocabulary import ChurnCategory, OpportunityKind, TaskKind, words
from cs_desktop.models.tables import (
    ChurnEvent,
    Opportunity,
    Renewal,
    RenewalSubscription,
    Subscription,
    SubscriptionEvent,
    Task,
)
from cs_desktop.services.demo.chance import pick, whole
from cs_desktop.services.demo.contracts import Line
from cs_desktop.services.demo.desk import AFTERNOON, CENTS, Desk
from cs_desktop.services.demo.history import Happening, Loss, RenewalFact, What
from cs_desktop.services.demo.profiles import SMB

_UNEXPLAINED = (7, 5)
"""Of so many accounts in a row, at this place: nobody wrote down why it left."""
_TOO_EARLY = 0.5
"""Chance that an overdue renewal is written off before it is lost."""
_PREPARED_DAYS, _FORGOTTEN = 120, 0.25
_TOLD_OTHERWISE, _INTERVIEWED = 0.25, 0.6
_SALES = ("Account management", "Sales, enterprise", "Sales, partners")


def write_commerce(desk: Desk) -> None:
    """Write what the account pays for and how it decided."""
    ids = {id(line): _write_line(desk, i, line) for i, line in enumerate(desk.history.contract.lines)}
    owner = pick(desk.rng, _SALES)
    for renewal in desk.history.renewals:
        if renewal.due >= desk.horizon.first:
            _write_renewal(desk, renewal, owner, [ids[id(line)] for line in renewal.lines])
    for loss in desk.history.losses:
        _write_loss(desk, loss)
    for happening in desk.history.happenings:
        if happening.what in (What.GROWTH_FOUND, What.GROWTH_MISSED) and desk.horizon.holds(happening.day):
            _write_opportunity(desk, happening)


def _write_line(desk: Desk, place: int, line: Line) -> int:
    subscription = desk.add(
        Subscription,
        account_id=desk.account_id,
        product_id=desk.shared.products[line.product],
        external_id=f"S-{desk.history.profile.number + 1:05d}-{place + 1}",
        arr=line.last_paying.arr * CENTS,
        start=line.steps[0].day,
        end=line.end,
        term_end=line.last.term_end,
        list_arr=line.last_paying.list_arr * CENTS,
        discount=line.last_paying.discount,
    )
    position, before = 0, date.min
    for step in line.steps:
        position = position + 1 if step.day == before else 0
        before = step.day
        desk.add(
            SubscriptionEvent,
            subscription_id=subscription,
            kind=step.kind.value,
            effective=step.day,
            position=position,
            arr=step.arr * CENTS,
            term_end=step.term_end,
            list_arr=step.list_arr * CENTS,
            discount=step.discount,
            reason=words(step.reason) if step.reason else "",
        )
    return subscription


def _write_renewal(desk: Desk, fact: RenewalFact, owner: str, subscriptions: list[int]) -> None:
    auto = desk.history.profile.segment == SMB
    renewal = desk.add(
        Renewal,
        account_id=desk.account_id,
        due=fact.due,
        notice_by=fact.notice_by,
        auto_renew=auto,
        commercial_owner="" if auto else owner,
        forecast=fact.forecast.value if fact.forecast else "",
        amount=fact.amount * CENTS,
        outcome=fact.outcome,
        reason=words(fact.cause.value) if fact.cause else "",
    )
    for subscription in subscriptions:
        desk.add(RenewalSubscription, renewal_id=renewal, subscription_id=subscription)
    if fact.outcome:
        return
    overdue = fact.due <= desk.horizon.until
    if overdue:
        _write_task(desk, desk.teller.library.texts["tasks"]["overdue"], fact.due, renewal)
        if desk.rng.random() < _TOO_EARLY:
            _write_churn(desk, fact.due, None, ChurnCategory.OTHER, interviewed=False)
    elif (fact.notice_by - desk.horizon.until).days < _PREPARED_DAYS and desk.member(desk.horizon.until):
        due = fact.notice_by - timedelta(days=14)
        title = desk.teller.say(desk.teller.library.texts["tasks"]["renewal"], desk.horizon.until)
        # A few are forgotten.
        done = due if due < desk.horizon.until and desk.rng.random() > _FORGOTTEN else None
        _write_task(desk, title, due, renewal, done)


def _write_task(desk: Desk, title: str, due: date, renewal: int, done: date | None = None) -> None:
    desk.add(
        Task,
        title=title,
        account_id=desk.account_id,
        assignee_id=desk.member(desk.horizon.until),
        due=due,
        done_at=datetime.combine(done, AFTERNOON) if done else None,
        about_kind=Renewal.__tablename__,
        about_id=renewal,
    )


def _write_loss(desk: Desk, loss: Loss) -> None:
    """Write why something was lost; some losses stay without a reason and ask for one."""
    product = desk.shared.products[loss.product] if loss.product else None
    every, place = _UNEXPLAINED
    if desk.history.profile.number % every == place:
        desk.add(
            Task,
            title=desk.teller.say(desk.teller.library.texts["tasks"]["reason"], loss.day),
            account_id=desk.account_id,
            assignee_id=desk.member(loss.day),
            due=loss.day + timedelta(days=14),
            kind=TaskKind.REASON_MISSING.value,
        )
        return
    _write_churn(desk, loss.day, product, loss.cause, interviewed=desk.rng.random() < _INTERVIEWED)


def _write_churn(
    desk: Desk, day: date, product: int | None, cause: ChurnCategory, *, interviewed: bool
) -> None:
    """Write a churn event: what they said, and what was found out by asking on."""
    texts = desk.teller.library.texts["churn"][cause.value]
    detail, stated, revealed = _reason(desk, cause, texts["reasons"])
    # The price is what one says who does not want to say more.
    if desk.rng.random() < _TOLD_OTHERWISE:
        stated = "Too expensive."
    asked = day + timedelta(days=whole(desk.rng, 5, 30))
    heard = interviewed and asked <= desk.horizon.until
    desk.add(
        ChurnEvent,
        account_id=desk.account_id,
        product_id=product,
        day=day,
        category=cause.value,
        detail=detail,
        stated_cause=stated,
        revealed_cause=revealed if heard else "",
        evidence=texts["evidence"],
        interview_on=asked if heard else None,
    )


def _reason(desk: Desk, cause: ChurnCategory, reasons: list[list[str]]) -> list[str]:
    """Return the code, what was said first, and what came out later."""
    if cause is ChurnCategory.BEYOND_CONTROL:
        return reasons[-1 if desk.history.day_of(What.INSOLVENT) else 0]
    return pick(desk.rng, reasons)


def _write_opportunity(desk: Desk, found: Happening) -> None:
    kind = OpportunityKind.CROSS_SELL if found.product else OpportunityKind.UPSELL
    stage = _stage(desk, found)
    handed = found.day + timedelta(days=whole(desk.rng, 5, 20))
    notes = desk.teller.library.texts["opportunities"][kind.value]
    desk.add(
        Opportunity,
        account_id=desk.account_id,
        kind=kind.value,
        self_serve=desk.member(found.day) is None,
        amount=found.amount * CENTS,
        stage=stage,
        found_by="CSM" if desk.member(found.day) else "Product",
        found_on=found.day,
        handed_on=handed if stage != "found" and handed <= desk.horizon.until else None,
        notes=desk.teller.say(notes, found.day, found.product),
    )


def _stage(desk: Desk, found: Happening) -> str:
    if found.what is What.GROWTH_MISSED:
        return "lost"
    won = What.CROSS_SOLD if found.product else What.EXPANDED
    soon = add_months(found.day, 4)
    if any(h.what is won and found.day <= h.day <= soon for h in desk.history.happenings):
        return "won"
    return "handed on" if soon > desk.horizon.until else "lost"
