"""Whatever is entered in whatever order: ARR on every day is what a slow and obvious reference says."""

import tempfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cs_desktop.common.errors import InputError
from cs_desktop.domain.commerce import NewEvent
from cs_desktop.domain.vocabulary import SubscriptionEventKind as Kind
from cs_desktop.models.tables import Subscription, SubscriptionEvent
from cs_desktop.services.subscriptions.changing import correct_event, record_event, remove_event
from tests.unit.services.subscriptions.sample import PRICE, START, TERM_END, Book
from tests.workspaces import new_workspace

DAYS = 30
AMOUNTS = st.sampled_from([50_00, 100_00, 150_00, 200_00])


@dataclass
class Ledger:
    """Of each subscription what was said, in the order in which it holds: day and amount from then on."""

    said: dict[int, list[tuple[date, int, int]]] = field(default_factory=dict)
    """Day, id of the event, amount."""

    def arr_on(self, day: date) -> int:
        total = 0
        for entries in self.said.values():
            paid = 0
            for since, _, amount in entries:
                if since <= day:
                    paid = amount
            total += paid
        return total


OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["expand", "reduce", "renew", "cancel", "move", "correct", "remove"]),
        st.integers(0, 5),
        st.integers(-2, DAYS + 2),
        AMOUNTS,
    ),
    max_size=12,
)


@settings(max_examples=40, deadline=None)
@given(operations=OPERATIONS)
def test_arr_is_what_was_entered(operations: list[tuple[str, int, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = new_workspace(Path(folder) / "law.csdesk")
        try:
            _run(Book(workspace), operations)
        finally:
            workspace.close()


def _run(book: Book, operations: list[tuple[str, int, int, int]]) -> None:
    (first,) = book.rows(SubscriptionEvent)
    ledger = Ledger({book.subscription: [(START, first.id, 100_00)]})
    days = [START + timedelta(days=n) for n in range(-3, DAYS + 4)]
    for what, which, offset, amount in operations:
        chosen = list(ledger.said)[which % len(ledger.said)]
        day = START + timedelta(days=offset)
        before = {event.id for event in book.rows(SubscriptionEvent)}
        try:
            _apply(book, ledger, what, chosen, which, day, amount)
        except InputError:
            # Refused: nothing may have changed.
            assert {event.id for event in book.rows(SubscriptionEvent)} == before
        else:
            _learn(book, ledger, before)
        assert [book.arr_on(d) for d in days] == [ledger.arr_on(d) for d in days], (what, day)
        _check_summaries(book)


def _apply(book: Book, ledger: Ledger, what: str, chosen: int, which: int, day: date, amount: int) -> None:
    entries = ledger.said[chosen]
    at = which % len(entries)
    if what == "remove":
        kind = _kind(book, entries[at][1])
        remove_event(book.ctx, chosen, entries[at][1])
        if kind is Kind.MOVE:
            _take_back(book, ledger)
        else:
            del entries[at]
    elif what == "correct":
        kind = _kind(book, entries[at][1])
        correct_event(book.ctx, chosen, entries[at][1], NewEvent(kind, day, amount))
        # A correction keeps its place among the entries; what has ended stays at nothing.
        ends = kind is Kind.CANCEL or (kind is Kind.MOVE and at > 0)
        moved_from = entries[at][0]
        entries[at] = (day, entries[at][1], 0 if ends else amount)
        if kind is Kind.MOVE:
            _follow(ledger, chosen, moved_from, day, begins=at > 0)
    else:
        term_end = TERM_END + timedelta(days=400)
        new = NewEvent(Kind(what), day, amount, term_end, product=f"Product {len(ledger.said)}", reason=PRICE)
        record_event(book.ctx, chosen, new)


def _kind(book: Book, event_id: int) -> Kind:
    return next(Kind(event.kind) for event in book.rows(SubscriptionEvent) if event.id == event_id)


def _take_back(book: Book, ledger: Ledger) -> None:
    """Of a move that was taken back, what it began is gone and what it ended goes on."""
    there = {event.id for event in book.rows(SubscriptionEvent)}
    left = {chosen: [e for e in entries if e[1] in there] for chosen, entries in ledger.said.items()}
    ledger.said = {chosen: entries for chosen, entries in left.items() if entries}


def _follow(ledger: Ledger, chosen: int, before: date, day: date, *, begins: bool) -> None:
    """The other half of a move goes to the same day; `begins` where that half is the one it began."""
    for other, entries in ledger.said.items():
        at = 0 if begins else -1
        fits = entries[at][0] == before and (begins or entries[at][2] == 0)
        if other != chosen and fits and ((len(entries) > 1) or begins):
            entries[at] = (day, *entries[at][1:])
            return
    raise AssertionError("a move has two halves")


def _learn(book: Book, ledger: Ledger, before: set[int]) -> None:
    """Write down what is new, after everything said for the same day or earlier."""
    for event in book.rows(SubscriptionEvent):
        if event.id not in before:
            entries = ledger.said.setdefault(event.subscription_id, [])
            place = sum(day <= event.effective for day, _, _ in entries)
            entries.insert(place, (event.effective, event.id, event.arr))


def _check_summaries(book: Book) -> None:
    """What a subscription keeps for lists agrees with its events."""
    events = book.rows(SubscriptionEvent)
    for subscription in book.rows(Subscription):
        own = sorted(
            (e for e in events if e.subscription_id == subscription.id),
            key=lambda e: (e.effective, e.position),
        )
        assert subscription.start == own[0].effective
        ended = own[-1].kind == "cancel" or (own[-1].kind == "move" and len(own) > 1)
        assert subscription.end == (own[-1].effective if ended else None)
        assert subscription.arr == own[-2 if ended else -1].arr
        positions = [(e.effective, e.position) for e in own]
        assert len(set(positions)) == len(positions)
