"""What moved since yesterday: scores and quadrants, with the measure that moved them; what was reached."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

import numpy as np

from cs_desktop.analytics.health.scores import HealthScores
from cs_desktop.common.language import tr
from cs_desktop.domain.figures import Unit, value_text
from cs_desktop.domain.health.standing import Contribution, Standing, shown_score
from cs_desktop.domain.home import HealthMove, Moves, QuadrantMove
from cs_desktop.domain.metrics.catalogue import BY_KEY
from cs_desktop.domain.portfolio import Portfolio, PortfolioRow
from cs_desktop.domain.vocabulary import SurveyKind, word_text
from cs_desktop.services.context import Context
from cs_desktop.services.health.scoring import read_health
from cs_desktop.services.home_reached import load_reached

WEEK = 7
FEW = 100
"""So many accounts are read one by one; more are read with all others, which is faster then."""


def load_moves(ctx: Context, portfolio: Portfolio, account_ids: Sequence[int]) -> Moves:
    """Return what moved at some accounts from yesterday to the portfolio's day; if nothing, in a week."""
    today = portfolio.as_of
    before = today - timedelta(days=WEEK)
    rows = {row.id: row for row in portfolio.rows}
    names = {row.id: row.name for row in portfolio.rows}
    wanted = [account_id for account_id in account_ids if account_id in rows]
    if len(wanted) <= FEW:
        parts = [(read_health(ctx, before, today, account_id), [account_id]) for account_id in wanted]
    else:
        parts = [(read_health(ctx, before, today), wanted)]
    scored = [
        (inputs, np.array(ids, np.int64), inputs.scores(np.array(ids, np.int64), today))
        for inputs, ids in parts
    ]
    moves = Moves(today)
    for days in (1, WEEK):
        since = today - timedelta(days=days)
        health, quadrants = _moves([(inputs.scores(ids, since), now) for inputs, ids, now in scored], rows)
        reached = load_reached(ctx, names, wanted, since, today, portfolio.currency)
        moves = Moves(since, health, quadrants, reached)
        if moves.any:
            break
    return moves


def _moves(
    pairs: Sequence[tuple[HealthScores, HealthScores]], rows: Mapping[int, PortfolioRow]
) -> tuple[tuple[HealthMove, ...], tuple[QuadrantMove, ...]]:
    health: list[HealthMove] = []
    quadrants: list[QuadrantMove] = []
    for then, now in pairs:
        _compare(then, now, rows, health, quadrants)
    health.sort(key=lambda move: (-abs(move.by), move.name))
    quadrants.sort(key=lambda move: move.name)
    return tuple(health), tuple(quadrants)


def _compare(
    then: HealthScores,
    now: HealthScores,
    rows: Mapping[int, PortfolioRow],
    health: list[HealthMove],
    quadrants: list[QuadrantMove],
) -> None:
    ids = now.account_ids
    for place, account_id in enumerate(ids.tolist()):
        name = rows[account_id].name
        was, is_ = then.standing(place), now.standing(place)
        moved = _health_move(account_id, name, was, is_, then, now, place)
        if moved is not None:
            health.append(moved)
        if was.quadrant and is_.quadrant and was.quadrant is not is_.quadrant:
            why = _why(then, now, place)
            quadrants.append(QuadrantMove(account_id, name, was.quadrant, is_.quadrant, why))


def _health_move(
    account_id: int,
    name: str,
    was: Standing,
    is_: Standing,
    then: HealthScores,
    now: HealthScores,
    place: int,
) -> HealthMove | None:
    if was.score is None or is_.score is None or is_.band is None:
        return None
    before, after = shown_score(was.score), shown_score(is_.score)
    if before == after:
        return None
    why = _set_by_hand(was, is_) or _why(then, now, place)
    return HealthMove(account_id, name, before, after, is_.band, why)


def _set_by_hand(was: Standing, is_: Standing) -> str:
    """Return in words that an override made the score another one; empty where none did."""
    if is_.override == was.override:
        return ""
    if is_.override is None:
        return tr("the override ended")
    return tr("set by hand: {reason}", reason=word_text(is_.override.reason))


def _why(then: HealthScores, now: HealthScores, place: int) -> str:
    """Return the measure whose points moved most, with its value before and now."""
    earlier = {_key(one): one for one in then.account(place).contributions}
    later = {_key(one): one for one in now.account(place).contributions}
    keys = sorted(earlier.keys() | later.keys())

    def moved(key: tuple[str, bool]) -> float:
        return abs(_points(later.get(key)) - _points(earlier.get(key)))

    most = max(keys, key=moved, default=None)
    if most is None or not moved(most):
        return ""
    was, is_ = earlier.get(most), later.get(most)
    one = is_ or was
    assert one is not None
    return tr(
        "{measure} {before} to {after}",
        measure=one.name,
        before=_value(was, most[0]),
        after=_value(is_, most[0]),
    )


def _key(one: Contribution) -> tuple[str, bool]:
    # A cap stands under the key of the measure it looks at, without weight.
    return one.measure, one.weight > 0


def _points(one: Contribution | None) -> float:
    return 0.0 if one is None else one.points


def _value(one: Contribution | None, key: str) -> str:
    if one is None or one.missing:
        return tr("no data")
    if key == SurveyKind.CSAT:
        return value_text(one.value, Unit.SHARE)
    entry = BY_KEY.get(key)
    unit = Unit(entry.unit) if entry and entry.unit in set(Unit) else Unit.NUMBER
    return value_text(one.value, unit)
