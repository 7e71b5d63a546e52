"""Trying a draft on all accounts: who would change band, quadrant or score if it were published today."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from cs_desktop.analytics.health.scores import HealthScores
from cs_desktop.domain.scorecards.book import CardVersion, ScorecardBook
from cs_desktop.domain.scorecards.content import CardContent
from cs_desktop.domain.scorecards.trial import Judged, Trial, TrialRow, order
from cs_desktop.models.queries import workspace
from cs_desktop.models.queries.accounts import accounts
from cs_desktop.models.queries.commercial import step_columns
from cs_desktop.models.queries.scorecards import scorecard_book
from cs_desktop.services.context import Context
from cs_desktop.services.health.scoring import read_health


def try_draft(ctx: Context, scorecard_id: int, name: str, content: CardContent) -> Trial:
    """Return what publishing this content today would change; nothing is written.

    Raises:
        KnownError: the content makes no whole scorecard, or a stored one cannot be read.
    """
    today = ctx.clock.today()
    book, facts, paid, currency = ctx.workspace.read(
        lambda c: (scorecard_book(c), accounts(c), _arr(c, today.toordinal()), _currency(c))
    )
    number = _next_number(book)
    draft = CardVersion(scorecard_id, name, number, today, content.scorecard(name, number), content.rule)
    tried = book.with_version(draft)
    # What both need is read once: the points of all measures that either of them asks for.
    inputs = read_health(ctx, today, today, book=tried)
    ids = np.array([one.id for one in facts], np.int64)
    before = replace(inputs, book=book).scores(ids, today)
    after = inputs.scores(ids, today)
    rows = [
        TrialRow(facts[place].id, facts[place].name, paid.get(facts[place].id, 0), *judged)
        for place in _different(before, after)
        if (judged := (_judged(before, place), _judged(after, place)))[0] != judged[1]
    ]
    return Trial(tuple(sorted(rows, key=order)), len(facts), today, currency)


def _next_number(book: ScorecardBook) -> int:
    """Return a number after all others, so that the draft is what holds."""
    return max(version.number for version in book.all_versions()) + 1


def _different(before: HealthScores, after: HealthScores) -> Sequence[int]:
    """Return the places of the accounts whose score or axes differ."""
    found = _apart(before.calculated, after.calculated)
    for axis, scores in before.axes.items():
        found |= _apart(scores, after.axes[axis])
    places: list[int] = np.flatnonzero(found).tolist()
    return places


def _apart(left: NDArray[np.float64], right: NDArray[np.float64]) -> NDArray[np.bool_]:
    return ~np.isclose(left, right, rtol=0, atol=1e-9, equal_nan=True)


def _judged(scores: HealthScores, place: int) -> Judged:
    standing = scores.standing(place)
    return Judged(standing.score, standing.band, standing.quadrant, scores.scorecard(place).name)


def _arr(connection: Connection, day: int) -> Mapping[int, int]:
    steps = step_columns(connection)
    runs = (steps.start <= day) & (day < steps.end)
    paid: defaultdict[int, int] = defaultdict(int)
    for account_id, arr in zip(steps.account_ids[runs].tolist(), steps.arr[runs].tolist(), strict=True):
        paid[account_id] += arr
    return paid


def _currency(connection: Connection) -> str:
    return workspace.workspace_facts(connection).currency
