"""Subscriptions with the events that tell what they paid when, and the products they are for."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from cs_desktop.common.language import tr, trn
from cs_desktop.domain.vocabulary import SubscriptionEventKind
from cs_desktop.models.tables import Product, Subscription, SubscriptionEvent
from cs_desktop.services.importing.formats import BadCell
from cs_desktop.services.importing.planning.base import ObjectPlanner, text_of
from cs_desktop.services.importing.planning.identity import Holdings, Target
from cs_desktop.services.importing.planning.plan import Draft, Row
from cs_desktop.services.importing.records import Record

_OF_STEP = ("arr", "term_end", "list_arr", "discount")
"""What an event says of the time that it opens."""


class ProductPlanner(ObjectPlanner):
    """Plans products."""

    table = Product

    def holdings(self) -> Holdings:
        """Find products by external id, or else by name."""
        return Holdings.of(self.existing.products)

    def natural_key(self, record: Record) -> str | None:
        """Return the name."""
        name = text_of(record, "name")
        return name.casefold() if name else None

    def references(self, record: Record) -> Row:
        """Return nothing."""
        return {}


class SubscriptionPlanner(ObjectPlanner):
    """Plans subscriptions.

    A new one begins with one event and, if it ended, has a cancellation. A changed amount or term
    corrects the latest event before any cancellation: an import tells what is, not when it changed.
    """

    table = Subscription

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self._events: dict[int, list[Row]] = {}
        self._without_arr = 0
        self._without_length = 0

    def holdings(self) -> Holdings:
        """Find subscriptions by external id."""
        by_id = {text: [keys.id for keys in found] for text, found in self.existing.subscriptions.items()}
        return Holdings(by_id, {})

    def prepare(self, targets: Sequence[Target]) -> None:
        """Read the events of all subscriptions that may change."""
        ids = [target.object_id for target in targets if not (target.is_new or target.is_known_row)]
        events: defaultdict[int, list[Row]] = defaultdict(list)
        for row in self.existing.matching(SubscriptionEvent, "subscription_id", ids):
            events[row["subscription_id"]].append(row)
        self._events = {
            i: sorted(rows, key=lambda row: (row["effective"], row["position"], row["id"]))
            for i, rows in events.items()
        }

    def references(self, record: Record) -> Row:
        """Return account and product; a product that nobody knows yet is made."""
        columns = self.account_column(record)
        _check_span(record)
        return columns | self.resolved(record, "product", "product_id", self._product)

    def create(self, target: Target, columns: Row) -> None:
        """Add a subscription with its first event and, if it ended, its last."""
        start, end = columns["start"], columns.get("end")
        super().create(target, columns)
        opening = {name: columns[name] for name in _OF_STEP if name in columns}
        self._add_event(target.object_id, SubscriptionEventKind.NEW, start, opening)
        if end is not None:
            self._cancel(target.object_id, end, position=1)
        self._without_arr += columns["arr"] == 0
        self._without_length += start == end

    def change(self, target: Target, stored: Row, changed: Row) -> bool:
        """Change a subscription and the events that tell of it."""
        events = self._events.get(target.object_id, [])
        steps = [row for row in events if row["kind"] != SubscriptionEventKind.CANCEL]
        if not steps:
            raise BadCell(
                tr("the subscription in the workspace has no events; it cannot be changed by a file")
            )
        after = stored | changed
        _check_order(steps, after["start"], after["end"])
        self._correct(steps, changed)
        if "end" in changed:
            cancels = [row for row in events if row["kind"] == SubscriptionEventKind.CANCEL]
            self._move_end(target.object_id, cancels, changed["end"], steps[-1]["position"] + 1)
        return super().change(target, stored, changed)

    def finish(self) -> None:
        """Say what looks odd but is taken as it is."""
        without_arr, without_length = self._without_arr, self._without_length
        self.draft.warn(
            without_arr, trn("{count} row with an ARR of 0", "{count} rows with an ARR of 0", without_arr)
        )
        self.draft.warn(
            without_length,
            trn(
                "{count} row with no day between start and end, so never counted",
                "{count} rows with no day between start and end, so never counted",
                without_length,
            ),
        )

    def _product(self, text: str) -> int:
        if self.draft.layout.sources["product"].lookup:
            return self.find_product(text)
        return self.existing.product(text)

    def _correct(self, steps: Sequence[Row], changed: Row) -> None:
        if "start" in changed:
            self.draft.update(SubscriptionEvent, steps[0]["id"], {"effective": changed["start"]})
        latest = {name: changed[name] for name in _OF_STEP if name in changed}
        self.draft.update(SubscriptionEvent, steps[-1]["id"], latest)

    def _move_end(self, object_id: int, cancels: Sequence[Row], end: date | None, position: int) -> None:
        if end is None:
            self.draft.plan.deletes += [(SubscriptionEvent, row["id"]) for row in cancels]
        elif cancels:
            moved = {"effective": end, "position": position}
            self.draft.update(SubscriptionEvent, cancels[-1]["id"], moved)
        else:
            self._cancel(object_id, end, position)

    def _cancel(self, object_id: int, end: date, position: int) -> None:
        self._add_event(object_id, SubscriptionEventKind.CANCEL, end, {"arr": 0, "position": position})

    def _add_event(self, object_id: int, kind: SubscriptionEventKind, day: date, values: Row) -> None:
        event = {"subscription_id": object_id, "kind": kind.value, "effective": day, **values}
        self.draft.insert(SubscriptionEvent, event)


def _check_span(record: Record) -> None:
    start, end = record.values.get("start"), record.values.get("end")
    if isinstance(start, date) and isinstance(end, date) and end < start:
        raise BadCell(tr("it ends on {end}, before it starts on {start}", end=end, start=start), "end")


def _check_order(steps: Sequence[Row], start: date, end: date | None) -> None:
    if len(steps) > 1 and start > steps[1]["effective"]:
        raise BadCell(tr("it changed on {day}, before this start", day=steps[1]["effective"]), "start")
    latest = start if len(steps) == 1 else steps[-1]["effective"]
    if end is not None and end < latest:
        raise BadCell(tr("it changed on {day}, after this end", day=latest), "end")
