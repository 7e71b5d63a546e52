"""What measures come to today, account by account: what their curves are drawn over."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from sqlalchemy import select

from cs_desktop.domain.scorecards.book import BUILT_IN, BookCard, ScorecardBook
from cs_desktop.domain.scorecards.card import Measure, Scorecard
from cs_desktop.domain.scorecards.spread import MeasureKey, MeasureSpread, spread_key
from cs_desktop.models.tables import Account
from cs_desktop.services.context import Context
from cs_desktop.services.health.scoring import read_health


def measure_spreads(ctx: Context, measures: Sequence[Measure]) -> Mapping[MeasureKey, MeasureSpread]:
    """Return the values over their windows as of today of all accounts; stale ones are no values."""
    if not measures:
        return {}
    today = ctx.clock.today()
    ids = np.array(ctx.workspace.read(lambda c: c.scalars(select(Account.id)).all()), np.int64)
    card = Scorecard("", tuple(replace(one, weight=100 / len(measures)) for one in measures))
    version = replace(BUILT_IN, card=card)
    book = ScorecardBook(standard=BookCard(BUILT_IN.scorecard_id, "", (version,)))
    scores = read_health(ctx, today, today, book=book).scores(ids, today)
    found = {}
    for row, measure in enumerate(measures):
        values = scores.parts[0].measured.values[row] if scores.parts else np.empty(0)
        stale = scores.parts[0].measured.stale[row] if scores.parts else np.empty(0, np.bool_)
        kept = np.sort(values[~stale & np.isfinite(values)])
        found[spread_key(measure)] = MeasureSpread(kept, len(ids), today)
    return found
