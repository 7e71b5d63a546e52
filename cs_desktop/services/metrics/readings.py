"""Values of metrics that people enter for an account: read, stored, corrected, deleted, each as one step."""

from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.metrics.known import KnownMetric, known_metrics
from cs_desktop.domain.metrics.readings import (
    BY_HAND,
    MOST_NOTE,
    MetricReadings,
    NewReading,
    ReadingPoint,
    ReadingsShown,
    check_day,
)
from cs_desktop.models.points import reading
from cs_desktop.models.points.blocks import Days
from cs_desktop.models.points.writing import delete, upsert
from cs_desktop.models.queries.metrics import metric_rows
from cs_desktop.models.queries.readings import HandNotes, entered_by_hand
from cs_desktop.models.queries.waves import waves_of
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.models.tables import Account, Metric
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.metrics.rows import metric_row

Ints = NDArray[np.int64]
NEWEST = 12
"""Values that are listed of a metric."""


def load_readings(ctx: Context, account_id: int) -> ReadingsShown:
    """Return the metrics that values can be entered for, with the newest ones of an account.

    Raises:
        KnownError: the account is gone.
    """

    def read(connection: Connection) -> ReadingsShown:
        name = connection.scalar(select(Account.name).where(Account.id == account_id))
        if name is None:
            raise KnownError(tr("This account was deleted by someone else; undo the deletion to go on."))
        hand = entered_by_hand(connection, account_id)
        return ReadingsShown(
            account_id,
            name,
            ctx.clock.today(),
            workspace_facts(connection).currency,
            tuple(
                _readings(connection, account_id, metric, hand)
                for metric in known_metrics(metric_rows(connection))
                if not (metric.surveyed or metric.is_retired)
            ),
            tuple(waves_of(connection, account_id)),
        )

    return ctx.workspace.read(read)


def _readings(
    connection: Connection, account_id: int, metric: KnownMetric, hand: HandNotes
) -> MetricReadings:
    if metric.id is None:
        return MetricReadings(metric)
    days, values = reading.history(connection, account_id, metric.id)
    newest = list(zip(days[-NEWEST:].tolist(), values[-NEWEST:].tolist(), strict=True))
    return MetricReadings(
        metric,
        tuple(_point(hand, metric.id, day, value) for day, value in reversed(newest)),
        len(days),
    )


def _point(hand: HandNotes, metric_id: int, day: int, value: float) -> ReadingPoint:
    note = hand.get((metric_id, day, value))
    return ReadingPoint(date.fromordinal(day), value, note is not None, note or "")


def enter_reading(ctx: Context, new: NewReading, initiator: object = None) -> Change | None:
    """Store a value of a metric for an account; one that stands on that day already is replaced.

    Raises:
        InputError: the day is ahead, the note too long, or that value stands there already.
        KnownError: account or metric is gone, or the metric was retired.
    """
    day = check_day(new.day, ctx.clock.today())
    note = new.note.strip()
    if len(note) > MOST_NOTE:
        raise InputError(tr("Shorten the note to {most} letters.", most=MOST_NOTE))

    def work(tx: WriteTx) -> None:
        account, metric = _account(tx, new.account_id), metric_row(tx, new.key)
        if metric.active_to is not None:
            raise KnownError(tr("{metric} was retired; bring it back to go on with it.", metric=metric.name))
        stands = _value_on(tx, account, metric, day)
        moved = new.corrects is not None and new.corrects != day
        if stands == new.value and not moved:
            raise InputError(tr("That value stands there already."))
        first = "Enter" if stands is None else "Replace"
        verb = first if new.corrects is None else "Change"
        tx.recorder.label = _label(verb, metric, account)
        if moved and new.corrects is not None:
            delete(tx, BY_HAND, *_at(metric, account, new.corrects))
        upsert(tx, BY_HAND, *_at(metric, account, day), np.array([new.value]), note=note)

    return ctx.workspace.write("Enter reading", work, initiator).change


def delete_reading(
    ctx: Context, account_id: int, key: str, day: date, initiator: object = None
) -> Change | None:
    """Delete the value of a metric on a day; None where there is none any more.

    Raises:
        KnownError: account or metric is gone.
    """

    def work(tx: WriteTx) -> None:
        account, metric = _account(tx, account_id), metric_row(tx, key)
        tx.recorder.label = _label("Delete", metric, account)
        delete(tx, BY_HAND, *_at(metric, account, day))

    return ctx.workspace.write("Delete reading", work, initiator).change


def _label(verb: str, metric: Metric, account: Account) -> str:
    return f"{verb} reading {shortened(metric.name)} of {shortened(account.name)}"


def _account(tx: WriteTx, account_id: int) -> Account:
    account = tx.session.get(Account, account_id)
    if account is None:
        raise KnownError(tr("This account was deleted by someone else; undo the deletion to go on."))
    return account


def _value_on(tx: WriteTx, account: Account, metric: Metric, day: date) -> float | None:
    tx.session.flush()
    known = reading.of_these(tx.session.connection(), metric.id, [account.id], day, day)
    return float(known.values[0]) if len(known.values) else None


def _at(metric: Metric, account: Account, day: date) -> tuple[Ints, Ints, Days]:
    return np.array([metric.id]), np.array([account.id]), np.array([day.toordinal()], np.int32)
