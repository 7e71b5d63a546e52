"""Renewals by hand, and what their outcome does to subscriptions."""

from datetime import date, timedelta

import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.domain.commerce import Decision, NewSubscription, RenewalEntry
from cs_desktop.domain.vocabulary import Forecast, RenewalOutcome
from cs_desktop.domain.vocabulary import SubscriptionEventKind as Kind
from cs_desktop.models.tables import (
    ChurnEvent,
    Renewal,
    RenewalSubscription,
    Subscription,
    SubscriptionEvent,
    Task,
)
from cs_desktop.services.account_page import load_account_page
from cs_desktop.services.history import revert
from cs_desktop.services.subscriptions.changing import add_subscription
from cs_desktop.services.subscriptions.renewing import delete_renewal, record_outcome, save_renewal
from tests.unit.services.subscriptions.sample import PRICE, START, TERM_END, Book
from tests.workspaces import dump

NOTICE = date(2025, 10, 3)
NEXT = date(2027, 1, 1)


def _with_renewal(book: Book, *more: int) -> int:
    entry = RenewalEntry(TERM_END, NOTICE, True, "Sales", Forecast.LIKELY, 100_00, (book.subscription, *more))
    save_renewal(book.ctx, book.account, None, entry)
    (renewal,) = book.rows(Renewal)
    return renewal.id


def _second(book: Book) -> int:
    add_subscription(book.ctx, book.account, NewSubscription("Mobile", 50_00, START, TERM_END))
    return max(book.rows(Subscription), key=lambda s: s.id).id


def test_a_renewal_is_stored_as_it_was_entered(book: Book) -> None:
    _with_renewal(book)
    (stored,) = book.rows(Renewal)
    assert (stored.due, stored.notice_by, stored.auto_renew) == (TERM_END, NOTICE, True)
    assert (stored.commercial_owner, stored.forecast, stored.amount) == ("Sales", "likely", 100_00)
    (row,) = load_account_page(book.ctx, book.account).renewals
    assert (row.products, row.overdue, row.outcome) == (("Plan",), True, None)


def test_a_change_writes_only_what_differs(book: Book) -> None:
    renewal = _with_renewal(book)
    (row,) = load_account_page(book.ctx, book.account).renewals
    assert save_renewal(book.ctx, book.account, renewal, row.entry) is None
    fewer = RenewalEntry(TERM_END, NOTICE, False, "Sales", None, None, ())
    change = save_renewal(book.ctx, book.account, renewal, fewer)
    assert change is not None
    assert book.rows(RenewalSubscription) == []


def test_notice_after_the_renewal_is_refused(book: Book) -> None:
    late = RenewalEntry(TERM_END, TERM_END + timedelta(days=1))
    with pytest.raises(InputError, match="up to Jan 1, 2026"):
        save_renewal(book.ctx, book.account, None, late)
    assert book.rows(Renewal) == []


def test_a_second_renewal_of_a_subscription_on_the_same_day_is_refused(book: Book) -> None:
    first, other = _with_renewal(book), _second(book)
    again = RenewalEntry(TERM_END, subscription_ids=(book.subscription,))
    with pytest.raises(InputError, match="open already"):
        save_renewal(book.ctx, book.account, None, again)
    assert len(book.rows(Renewal)) == 1
    # Another subscription, another day, or one that is only remembered: all of them are possible.
    save_renewal(book.ctx, book.account, None, RenewalEntry(TERM_END, subscription_ids=(other,)))
    save_renewal(book.ctx, book.account, None, RenewalEntry(NEXT, subscription_ids=(book.subscription,)))
    past = RenewalEntry(TERM_END, subscription_ids=(book.subscription,), outcome=RenewalOutcome.RENEWED)
    save_renewal(book.ctx, book.account, None, past)
    assert len(book.rows(Renewal)) == 4
    # One that names no subscription stands for all of them.
    save_renewal(book.ctx, book.account, None, RenewalEntry(date(2028, 1, 1)))
    with pytest.raises(InputError, match="open already"):
        save_renewal(book.ctx, book.account, None, RenewalEntry(date(2028, 1, 1), subscription_ids=(other,)))
    # The renewal itself is no other one.
    save_renewal(book.ctx, book.account, first, again)


def test_a_deleted_renewal_leaves_its_subscriptions(book: Book) -> None:
    before = dump(book.workspace)
    renewal = _with_renewal(book)
    delete_renewal(book.ctx, renewal)
    assert dump(book.workspace) == before


@pytest.mark.parametrize(
    ("outcome", "amounts", "kinds"),
    [
        (RenewalOutcome.RENEWED, (100_00, 50_00), ["renew", "renew"]),
        (RenewalOutcome.EXPANDED, (120_00, 50_00), ["renew", "expand", "renew"]),
        (RenewalOutcome.REDUCED, (100_00, 20_00), ["renew", "renew", "reduce"]),
        (RenewalOutcome.REDUCED, (100_00, 0), ["renew", "cancel"]),
        (RenewalOutcome.LOST, (0, 0), ["cancel", "cancel"]),
    ],
)
def test_an_outcome_makes_the_events_in_one_step(
    book: Book, outcome: RenewalOutcome, amounts: tuple[int, int], kinds: list[str]
) -> None:
    ids = (book.subscription, _second(book))
    renewal = _with_renewal(book, ids[1])
    before = dump(book.workspace)
    decision = Decision(outcome, TERM_END, NEXT, tuple(zip(ids, amounts, strict=True)), PRICE)
    change = record_outcome(book.ctx, renewal, decision)
    assert [book.arr_on(day) for day in (TERM_END - timedelta(1), TERM_END)] == [150_00, sum(amounts)]
    assert book.rows(Renewal)[0].outcome == outcome.value
    events = sorted(book.rows(SubscriptionEvent), key=lambda e: (e.subscription_id, e.effective, e.position))
    made = [e.kind for e in sorted(events, key=lambda e: ids.index(e.subscription_id)) if e.kind != "new"]
    assert made == kinds
    stays = {s.id: (s.end, s.term_end) for s in book.rows(Subscription)}
    for subscription, arr in zip(ids, amounts, strict=True):
        assert stays[subscription] == ((None, NEXT) if arr else (TERM_END, TERM_END))
    # Each loss is explained once, and nobody is asked for what was told.
    assert len(book.rows(ChurnEvent)) == sum(kind in ("reduce", "cancel") for kind in kinds)
    assert book.rows(Task) == []
    revert(book.ctx, change.change_set_id)
    assert dump(book.workspace) == before


def test_an_unexplained_loss_is_asked_for(book: Book) -> None:
    renewal = _with_renewal(book)
    record_outcome(
        book.ctx, renewal, Decision(RenewalOutcome.LOST, TERM_END, None, ((book.subscription, 0),))
    )
    (task,) = book.rows(Task)
    assert task.kind == "reason_missing"


@pytest.mark.parametrize(
    ("outcome", "arr"),
    [
        (RenewalOutcome.RENEWED, 90_00),
        (RenewalOutcome.EXPANDED, 100_00),
        (RenewalOutcome.REDUCED, 110_00),
        (RenewalOutcome.LOST, 1),
    ],
)
def test_amounts_that_contradict_the_outcome_are_refused(
    book: Book, outcome: RenewalOutcome, arr: int
) -> None:
    renewal = _with_renewal(book)
    before = dump(book.workspace, log=True)
    with pytest.raises(InputError, match=outcome.value.capitalize()):
        record_outcome(book.ctx, renewal, Decision(outcome, TERM_END, NEXT, ((book.subscription, arr),)))
    assert dump(book.workspace, log=True) == before


def test_an_outcome_is_recorded_once(book: Book) -> None:
    renewal = _with_renewal(book)
    decision = Decision(RenewalOutcome.RENEWED, TERM_END, NEXT, ((book.subscription, 100_00),))
    record_outcome(book.ctx, renewal, decision)
    with pytest.raises(KnownError, match="recorded the outcome meanwhile"):
        record_outcome(book.ctx, renewal, decision)


@pytest.mark.parametrize(
    ("kind", "arr", "outcome"),
    [
        (Kind.RENEW, 100_00, "renewed"),
        (Kind.RENEW, 130_00, "expanded"),
        (Kind.RENEW, 80_00, "reduced"),
        (Kind.CANCEL, 0, "lost"),
        (Kind.EXPAND, 130_00, ""),
    ],
)
def test_what_is_done_to_its_subscription_decides_a_renewal(
    book: Book, kind: Kind, arr: int, outcome: str
) -> None:
    _with_renewal(book)
    book.record(kind, TERM_END, arr, term_end=NEXT if kind is Kind.RENEW else None, reason=PRICE)
    assert book.rows(Renewal)[0].outcome == outcome


def test_a_renewal_of_two_waits_for_the_second(book: Book) -> None:
    second = _second(book)
    _with_renewal(book, second)
    book.record(Kind.RENEW, TERM_END, 100_00, term_end=NEXT)
    assert book.rows(Renewal)[0].outcome == ""
    book.subscription = second
    book.record(Kind.CANCEL, TERM_END, reason=PRICE)
    # 150.00 before, 100.00 after.
    assert book.rows(Renewal)[0].outcome == "reduced"
