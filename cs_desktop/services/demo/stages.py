"""Which lifecycle stage an account was in from when on."""

from datetime import date, timedelta

from cs_desktop.services.demo.history import History, What
from cs_desktop.services.demo.options import Horizon

ONBOARD, ADOPT, VALUE, RENEW, GROW = range(5)
"""Places among the lifecycle stages of a new workspace."""

_RENEWING_DAYS = 90
_LONGEST_ONBOARDING = 240
_ADOPTING_DAYS = 60
_VALUE_AT = 0.45
_ADOPTED_AT = 0.55


def stages_of(history: History, horizon: Horizon) -> list[tuple[date, int]]:
    """Return the stages with the day on which each began, without repeats in a row."""
    entries: list[tuple[date, int]] = []
    for start, end in history.lives():
        last = min(end or horizon.until, horizon.until)
        entries += [(day, stage) for day, stage in _of_life(history, horizon, start) if start <= day <= last]
    return [entry for i, entry in enumerate(entries) if i == 0 or entry[1] != entries[i - 1][1]]


def _of_life(history: History, horizon: Horizon, start: date) -> list[tuple[date, int]]:
    adopting = min(history.day_of(What.FIRST_VALUE) or date.max, start + timedelta(days=_LONGEST_ONBOARDING))
    adopting = max(adopting, start)
    valued = _valued_on(history, horizon, adopting + timedelta(days=_ADOPTING_DAYS))
    steady = [(start, ONBOARD), (adopting, ADOPT), *([(valued, VALUE)] if valued else [])]
    grown = [h.day for h in history.happenings if h.what in (What.EXPANDED, What.CROSS_SOLD)]
    moves = [*steady, *((day, GROW) for day in grown if valued and day > valued)]
    for renewal in history.renewals:
        opening = renewal.due - timedelta(days=_RENEWING_DAYS)
        # In the time before a renewal nothing else counts; after it the account is where it was.
        moves = [move for move in moves if not opening <= move[0] < renewal.due]
        before = [stage for day, stage in sorted(moves) if day < opening and stage != RENEW]
        moves.append((opening, RENEW))
        if renewal.outcome not in ("", "lost"):
            moves.append((renewal.due, before[-1] if before else ADOPT))
    return sorted(moves)


def _valued_on(history: History, horizon: Horizon, earliest: date) -> date | None:
    """Return the first month-end on which the account both used the product and had its worth."""
    for month, state in sorted(history.states.items()):
        day = horizon.start(month + 1)
        if day >= earliest and state.value > _VALUE_AT and state.adoption > _ADOPTED_AT:
            return day
    return None
