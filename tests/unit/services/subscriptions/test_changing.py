"""Subscriptions by hand: each change from its day on, and nothing else."""

from datetime import date, timedelta

import pytest

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.periods import Period
from cs_desktop.domain.commerce import NewEvent, NewSubscription, RenewalEntry
from cs_desktop.domain.vocabulary import SubscriptionEventKind as Kind
from cs_desktop.models.tables import (
    Account,
    ChurnEvent,
    Product,
    Renewal,
    RenewalSubscription,
    Subscription,
    SubscriptionEvent,
    Task,
)
from cs_desktop.services.history import revert
from cs_desktop.services.retention import retention_report
from cs_desktop.services.subscriptions.changing import (
    add_subscription,
    correct_event,
    record_event,
    remove_event,
)
from cs_desktop.services.subscriptions.deleting import delete_subscription
from cs_desktop.services.subscriptions.losses import give_reason
from cs_desktop.services.subscriptions.renewing import save_renewal
from tests.unit.services.subscriptions.sample import PRICE, START, TERM_END, Book
from tests.workspaces import TODAY, add_account, dump

MID = date(2025, 7, 1)
NEXT = date(2027, 1, 1)


def test_a_change_holds_from_its_day_on(book: Book) -> None:
    book.record(Kind.EXPAND, MID, 150_00)
    book.record(Kind.REDUCE, date(2025, 10, 1), 120_00, reason=PRICE)
    book.record(Kind.RENEW, TERM_END, 120_00, term_end=NEXT)
    book.record(Kind.CANCEL, NEXT, reason=PRICE)
    days = [START - timedelta(1), START, MID - timedelta(1), MID, date(2025, 10, 1), TERM_END]
    assert [book.arr_on(day) for day in days] == [0, 100_00, 100_00, 150_00, 120_00, 120_00]
    assert [book.arr_on(day) for day in (NEXT - timedelta(1), NEXT)] == [120_00, 0]
    (stored,) = book.rows(Subscription)
    # While it is still to end, it keeps its last amount; the day it ends is known.
    assert (stored.arr, stored.start, stored.end, stored.term_end) == (120_00, START, NEXT, NEXT)


def test_a_change_of_the_past_leaves_what_came_after(book: Book) -> None:
    book.record(Kind.RENEW, TERM_END, 200_00, term_end=NEXT)
    book.record(Kind.EXPAND, MID, 150_00)
    assert [book.arr_on(day) for day in (START, MID, TERM_END)] == [100_00, 150_00, 200_00]
    (stored,) = book.rows(Subscription)
    assert (stored.arr, stored.term_end) == (200_00, NEXT)


def test_a_change_to_come_does_not_count_yet(book: Book) -> None:
    later = TODAY + timedelta(days=100)
    book.record(Kind.EXPAND, later, 150_00)
    assert (book.arr_on(TODAY), book.arr_on(later)) == (100_00, 150_00)


@pytest.mark.parametrize(
    ("new", "says"),
    [
        (NewEvent(Kind.EXPAND, MID, 100_00), "has to grow"),
        (NewEvent(Kind.REDUCE, MID, 100_00), "has to shrink"),
        (NewEvent(Kind.REDUCE, MID, 0), "to end the subscription, cancel it"),
        (NewEvent(Kind.EXPAND, START, 150_00), "starts on Jan 1, 2025"),
        (NewEvent(Kind.CANCEL, START - timedelta(days=1)), "starts on Jan 1, 2025"),
        (NewEvent(Kind.RENEW, TERM_END, 100_00, term_end=TERM_END - timedelta(days=1)), "has to end after"),
        (NewEvent(Kind.MOVE, MID, 100_00, product="plan"), "for this product already"),
        (NewEvent(Kind.MOVE, MID, 100_00), "Enter the product"),
        (NewEvent(Kind.EXPAND, MID, 150_00, list_arr=140_00), "less than the ARR"),
        (NewEvent(Kind.EXPAND, MID, 150_00, list_arr=200_00, discount=0.5), "the discount is 25%"),
    ],
)
def test_nonsense_is_refused_in_one_line_and_nothing_is_written(book: Book, new: NewEvent, says: str) -> None:
    before = dump(book.workspace, log=True)
    with pytest.raises(InputError, match=says) as refused:
        record_event(book.ctx, book.subscription, new)
    assert "\n" not in str(refused.value)
    assert dump(book.workspace, log=True) == before


def test_nothing_happens_after_the_end(book: Book) -> None:
    book.record(Kind.CANCEL, TERM_END, reason=PRICE)
    with pytest.raises(InputError, match="ended on Jan 1, 2026"):
        book.record(Kind.EXPAND, TERM_END, 150_00)
    with pytest.raises(InputError, match="remove that entry first"):
        book.record(Kind.CANCEL, MID)


def test_what_would_turn_a_later_entry_around_is_refused(book: Book) -> None:
    book.record(Kind.EXPAND, date(2025, 10, 1), 120_00)
    with pytest.raises(InputError, match="expansion on Oct 1, 2025 would no longer grow"):
        book.record(Kind.EXPAND, MID, 130_00)
    assert book.arr_on(MID) == 100_00


def test_a_passed_term_stays_until_somebody_renews(book: Book) -> None:
    book.record(Kind.EXPAND, date(2026, 3, 1), 150_00)
    (stored,) = book.rows(Subscription)
    assert (stored.arr, stored.term_end) == (150_00, TERM_END)


def test_list_price_and_discount_follow_from_each_other(book: Book) -> None:
    # 150.00 after 25 % off is 150 / 0.75 = 200.00 before it.
    book.record(Kind.EXPAND, MID, 150_00, discount=0.25)
    book.record(Kind.EXPAND, date(2025, 8, 1), 160_00, list_arr=200_00)
    events = {e.effective: (e.list_arr, e.discount) for e in book.rows(SubscriptionEvent)}
    assert events[MID] == (200_00, 0.25)
    assert events[date(2025, 8, 1)] == (200_00, pytest.approx(0.2))


def test_a_move_ends_one_product_and_begins_another_without_a_gap(book: Book) -> None:
    book.record(Kind.MOVE, MID, 130_00, product="Suite")
    assert [book.arr_on(day) for day in (MID - timedelta(1), MID)] == [100_00, 130_00]
    first, second = sorted(book.rows(Subscription), key=lambda s: s.start)
    assert (first.end, second.start, second.term_end) == (MID, MID, TERM_END)
    assert {p.name for p in book.rows(Product)} == {"Plan", "Suite"}
    # Nobody left, so nobody is asked why.
    assert book.rows(Task) == []


def test_a_new_product_is_made_by_its_name_and_known_by_it(book: Book) -> None:
    for name in ("Überblick", " überblick "):
        add_subscription(book.ctx, book.account, NewSubscription(name, 10_00, MID))
    assert sorted(p.name for p in book.rows(Product)) == ["Plan", "Überblick"]


def test_a_prospect_that_subscribes_is_a_customer(book: Book) -> None:
    prospect = add_account(book.workspace, "Kessel", relation="prospect")
    change = add_subscription(book.ctx, prospect, NewSubscription("Plan", 10_00, MID))
    stored = next(a for a in book.rows(Account) if a.id == prospect)
    assert (stored.relation, stored.customer_since) == ("customer", MID)
    assert change.label == "Add Plan to Kessel"


# Why something was lost


def test_a_reason_given_at_once_is_one_step_with_the_loss(book: Book) -> None:
    before = dump(book.workspace)
    change = book.record(Kind.CANCEL, MID, reason=PRICE)
    (told,) = book.rows(ChurnEvent)
    assert (told.day, told.category, told.stated_cause) == (MID, "price", "Too expensive.")
    assert (told.revealed_cause, told.evidence, told.detail) == (
        *("No budget owner.", "Mail of Nov 3", "list price"),
    )
    assert told.product_id == book.rows(Product)[0].id
    assert next(e for e in book.rows(SubscriptionEvent) if e.kind == "cancel").reason == "Price"
    assert book.rows(Task) == []
    revert(book.ctx, change.change_set_id)
    assert dump(book.workspace) == before


@pytest.mark.parametrize(("kind", "verb"), [(Kind.CANCEL, "canceled"), (Kind.REDUCE, "reduced")])
def test_a_reason_nobody_knows_is_asked_for_and_given_later(book: Book, kind: Kind, verb: str) -> None:
    book.record(kind, MID, 50_00)
    (task,) = book.rows(Task)
    assert (task.kind, task.assignee_id, task.title) == (
        "reason_missing",
        book.owner,
        f"Say why Plan was {verb}",
    )
    assert task.due == TODAY + timedelta(days=7)
    assert book.rows(ChurnEvent) == []
    give_reason(book.ctx, task.id, PRICE)
    (done,), (told,) = book.rows(Task), book.rows(ChurnEvent)
    assert done.done_at is not None
    assert (told.day, told.category) == (MID, "price")
    with pytest.raises(KnownError, match="given the reason meanwhile"):
        give_reason(book.ctx, task.id, PRICE)


def test_a_loss_that_never_happened_takes_its_reason_along(book: Book) -> None:
    before = dump(book.workspace)
    book.record(Kind.CANCEL, MID)
    cancel = next(e for e in book.rows(SubscriptionEvent) if e.kind == "cancel")
    remove_event(book.ctx, book.subscription, cancel.id)
    assert dump(book.workspace) == before


def test_a_loss_put_on_another_day_keeps_its_reason(book: Book) -> None:
    book.record(Kind.CANCEL, MID, reason=PRICE)
    cancel = next(e for e in book.rows(SubscriptionEvent) if e.kind == "cancel")
    later = MID + timedelta(days=30)
    correct_event(book.ctx, book.subscription, cancel.id, NewEvent(Kind.CANCEL, later))
    assert book.rows(ChurnEvent)[0].day == later
    assert (book.arr_on(MID), book.arr_on(later)) == (100_00, 0)


# Corrections


def test_a_correction_moves_the_amount_the_day_and_the_start(book: Book) -> None:
    (first,) = book.rows(SubscriptionEvent)
    early = date(2024, 12, 1)
    correct_event(book.ctx, book.subscription, first.id, NewEvent(Kind.NEW, early, 90_00, TERM_END))
    (stored,) = book.rows(Subscription)
    assert (stored.start, stored.arr, book.arr_on(early)) == (early, 90_00, 90_00)


def test_a_correction_keeps_the_order_of_things(book: Book) -> None:
    book.record(Kind.EXPAND, MID, 150_00)
    first = min(book.rows(SubscriptionEvent), key=lambda e: e.effective)
    for right, says in (
        (NewEvent(Kind.NEW, MID + timedelta(days=1), 100_00), "choose an earlier day"),
        (NewEvent(Kind.NEW, START, 160_00), "would no longer grow"),
    ):
        with pytest.raises(InputError, match=says):
            correct_event(book.ctx, book.subscription, first.id, right)
    with pytest.raises(InputError, match="has to start"):
        remove_event(book.ctx, book.subscription, first.id)
    same = NewEvent(Kind.NEW, START, 100_00, TERM_END)
    assert correct_event(book.ctx, book.subscription, first.id, same) is None


def test_retention_counts_what_was_entered(book: Book) -> None:
    # A second account grows from 100.00 by 50.00; the first one leaves: (200 + 50 − 100) / 200 = 75 %.
    other = add_account(book.workspace, "Kessel")
    add_subscription(book.ctx, other, NewSubscription("Plan", 100_00, START))
    second = next(s for s in book.rows(Subscription) if s.account_id == other)
    record_event(book.ctx, second.id, NewEvent(Kind.EXPAND, MID, 150_00))
    book.record(Kind.CANCEL, date(2025, 9, 1), reason=PRICE)
    whole = retention_report(book.ctx, Period(START, TERM_END)).whole
    assert whole.nrr == pytest.approx(0.75)
    assert whole.accounts_lost == 1


# A move put right and taken back


def _halves(book: Book) -> tuple[int, int]:
    """Return the events by which a move ends one subscription and begins another."""
    moves = [event for event in book.rows(SubscriptionEvent) if event.kind == "move"]
    return next(e.id for e in moves if e.arr == 0), next(e.id for e in moves if e.arr)


@pytest.mark.parametrize("half", [0, 1])
def test_a_move_goes_to_another_day_on_both_sides(book: Book, half: int) -> None:
    book.record(Kind.MOVE, MID, 130_00, product="Suite")
    owner = [s.id for s in sorted(book.rows(Subscription), key=lambda s: s.start)][half]
    later = date(2025, 8, 1)
    correct_event(book.ctx, owner, _halves(book)[half], NewEvent(Kind.MOVE, later, 140_00, TERM_END))
    # From its own side only the day changes; the amount is that of the subscription that it begins.
    paid = [100_00, 100_00, 140_00 if half else 130_00]
    assert [book.arr_on(day) for day in (MID, later - timedelta(1), later)] == paid
    assert {(s.start, s.end) for s in book.rows(Subscription)} == {(START, later), (later, None)}


@pytest.mark.parametrize("half", [0, 1])
def test_a_move_that_never_was_leaves_the_one_before(book: Book, half: int) -> None:
    before = dump(book.workspace)
    book.record(Kind.MOVE, MID, 130_00, product="Plan B")
    owner = [s.id for s in sorted(book.rows(Subscription), key=lambda s: s.start)][half]
    change = remove_event(book.ctx, owner, _halves(book)[half])
    after = dump(book.workspace)
    # The name of the product stays known.
    assert {**after, "product": before["product"]} == before
    assert change.label.startswith("Take back move of ")
    revert(book.ctx, change.change_set_id)
    assert book.arr_on(MID) == 130_00


def test_a_move_after_which_something_changed_stays(book: Book) -> None:
    book.record(Kind.MOVE, MID, 130_00, product="Suite")
    suite = max(book.rows(Subscription), key=lambda s: s.start).id
    record_event(book.ctx, suite, NewEvent(Kind.EXPAND, date(2025, 9, 1), 150_00))
    with pytest.raises(InputError, match="changed on Sep 1, 2025"):
        remove_event(book.ctx, book.subscription, _halves(book)[0])
    with pytest.raises(InputError, match="The entry after it is of Sep 1, 2025"):
        correct_event(
            book.ctx, book.subscription, _halves(book)[0], NewEvent(Kind.MOVE, date(2025, 9, 2), 0, TERM_END)
        )
    assert book.arr_on(MID) == 130_00


# A subscription that never was


def test_a_subscription_goes_with_all_that_is_its_own_and_comes_back(book: Book) -> None:
    add_subscription(book.ctx, book.account, NewSubscription("Mobile", 10_00, MID))
    book.record(Kind.REDUCE, MID, 80_00, reason=PRICE)
    book.record(Kind.CANCEL, TERM_END)
    before = dump(book.workspace)
    change = delete_subscription(book.ctx, book.subscription)
    assert change.label == "Delete Plan of Halden"
    assert [book.arr_on(day) for day in (START, MID, TERM_END)] == [0, 10_00, 10_00]
    for table in (ChurnEvent, Task):
        assert book.rows(table) == []
    assert len(book.rows(Subscription)) == 1
    revert(book.ctx, change.change_set_id)
    assert dump(book.workspace) == before


def test_renewals_go_with_it_only_if_they_are_named(book: Book) -> None:
    for due in (TERM_END, TERM_END + timedelta(days=365)):
        entry = RenewalEntry(due, subscription_ids=(book.subscription,))
        save_renewal(book.ctx, book.account, None, entry)
    first, second = (renewal.id for renewal in book.rows(Renewal))
    delete_subscription(book.ctx, book.subscription, [first])
    assert [renewal.id for renewal in book.rows(Renewal)] == [second]
    assert book.rows(RenewalSubscription) == []


def test_what_a_move_links_is_not_deleted_by_itself(book: Book) -> None:
    book.record(Kind.MOVE, MID, 130_00, product="Suite")
    for subscription in book.rows(Subscription):
        with pytest.raises(KnownError, match="take back the move of Jul 1, 2025 first"):
            delete_subscription(book.ctx, subscription.id)


def test_a_subscription_that_somebody_changed_meanwhile_stays(book: Book) -> None:
    seen = book.course()
    book.record(Kind.EXPAND, MID, 150_00)
    with pytest.raises(KnownError, match="has changed since you began"):
        delete_subscription(book.ctx, book.subscription, seen=seen)


def test_a_renewal_that_is_open_moves_along(book: Book) -> None:
    save_renewal(book.ctx, book.account, None, RenewalEntry(TERM_END, subscription_ids=(book.subscription,)))
    book.record(Kind.MOVE, MID, 130_00, product="Suite")
    suite = max(book.rows(Subscription), key=lambda s: s.start).id
    # Nobody has left: the renewal is about the other product from now on.
    assert [(r.outcome) for r in book.rows(Renewal)] == [""]
    assert [link.subscription_id for link in book.rows(RenewalSubscription)] == [suite]
    remove_event(book.ctx, suite, _halves(book)[1])
    assert [link.subscription_id for link in book.rows(RenewalSubscription)] == [book.subscription]


def test_a_renewal_of_both_halves_of_a_move_is_about_the_one_that_is_left(book: Book) -> None:
    book.record(Kind.MOVE, MID, 130_00, product="Suite")
    both = tuple(subscription.id for subscription in book.rows(Subscription))
    save_renewal(book.ctx, book.account, None, RenewalEntry(TERM_END, subscription_ids=both))
    remove_event(book.ctx, book.subscription, _halves(book)[0])
    assert [link.subscription_id for link in book.rows(RenewalSubscription)] == [book.subscription]
