"""Reading what happened around an account since the reviews before those that are open."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import partial

import numpy as np
from sqlalchemy import Connection, select

from cs_desktop.domain.health.standing import shown_score
from cs_desktop.domain.plan.shown import Series
from cs_desktop.domain.reviews.chain import last_held
from cs_desktop.domain.reviews.happened import (
    OUTAGES,
    TICKETS,
    Contractual,
    Counted,
    Entry,
    Happened,
    Rewritten,
)
from cs_desktop.domain.reviews.shown import ReviewsShown
from cs_desktop.domain.reviews.words import OPEN
from cs_desktop.models.points import reading
from cs_desktop.models.queries import since
from cs_desktop.models.queries.workspace import workspace_facts
from cs_desktop.models.tables import Metric
from cs_desktop.services.changelog.directory import Directory
from cs_desktop.services.changelog.shortening import one_line
from cs_desktop.services.changelog.words import Wording
from cs_desktop.services.context import Context
from cs_desktop.services.health.scoring import health_of
from cs_desktop.services.reading import Read

_TROUBLE = (TICKETS, OUTAGES)
_LETTERS = 90
"""Of what is noted of an entry."""


def with_happened(ctx: Context, shown: ReviewsShown) -> ReviewsShown:
    """Return the page with what its open reviews look back on; as it is where none does."""
    lasts = (last_held(shown.book, one) for one in shown.book.reviews if one.status in OPEN)
    after = min((one.day for one in lasts if one is not None), default=None)
    if after is None:
        return shown
    read, account_id = ctx.workspace.read, shown.account_id
    health = health_of(ctx, np.array([account_id], np.int64), shown.today).standing(0).score
    happened = Happened(
        entries=tuple(
            Entry(row.id, row.day, row.kind, row.direction, one_line(row.notes or row.title, _LETTERS))
            for row in read(partial(since.trouble, account_id=account_id, after=after))
        ),
        contracts=tuple(
            Contractual(row.id, row.effective, row.kind, row.name)
            for row in read(partial(since.contract_events, account_id=account_id, after=after))
        ),
        fields=rewritten_fields(read, account_id, datetime.combine(after, time.max, UTC)),
        counts=read(partial(trouble_counts, account_id=account_id)),
        health=None if health is None else shown_score(health),
    )
    return replace(shown, happened=happened)


def rewritten_fields(
    read: Read, account_id: int, after: datetime, only: Collection[str] = ()
) -> tuple[Rewritten, ...]:
    """Return the account's own fields that were changed after a moment; of those named, if some are."""
    changes = read(partial(since.account_rewritten, account_id=account_id, since=after))
    changes = [one for one in changes if not only or one.field in only]
    if not changes:
        return ()
    directory = Directory(read)
    directory.learn(changes)
    wording = Wording(directory, read(workspace_facts).currency)
    return tuple(
        Rewritten(
            change.field, line.label, line.old, line.new, datetime.fromtimestamp(change.n / 1000, UTC).date()
        )
        for change in changes
        for line in wording.lines(change)
    )


def trouble_counts(connection: Connection, account_id: int) -> tuple[Counted, ...]:
    """Return the metrics of trouble that the account has."""
    query = select(Metric.id, Metric.key, Metric.name, Metric.unit).where(Metric.key.in_(_TROUBLE))
    found = []
    for row in sorted(connection.execute(query).all(), key=lambda row: _TROUBLE.index(row.key)):
        days, values = reading.history(connection, account_id=account_id, metric_id=row.id)
        series = Series(tuple(map(date.fromordinal, days.tolist())), tuple(values.tolist()))
        found.append(Counted(row.id, row.key, row.name, row.unit, series))
    return tuple(found)
