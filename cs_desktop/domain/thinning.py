"""Which backups are kept: many of today, fewer and fewer of the past.

Each tier divides time into fixed slots and keeps the newest backup of each slot, so that thinning often
and thinning once leave the same backups.
"""

from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, datetime, timedelta

from cs_desktop.domain.backups import BEFORE_VERSION, Reason

HALF_HOUR = timedelta(minutes=30)
SHELTERED_FOR = timedelta(days=30)
"""How long a backup made before something that cannot be taken back is kept in any case."""

_SHELTERED = (
    BEFORE_VERSION,
    *(Reason.BEFORE_RESTORE, Reason.BEFORE_PURGE, Reason.BEFORE_REPAIR, Reason.BEFORE_MERGE),
)
_START = datetime(1970, 1, 1, tzinfo=UTC)

Made = tuple[datetime, str]
"""When a backup was made (UTC) and its reason, such as "idle"."""


def kept(backups: Iterable[Made], now: datetime) -> set[Made]:
    """Return the backups to keep.

    The newest of each half hour of the last 24 hours, of each day of the last 7, of each ISO week of the
    last 5, of each month of the last 12; always the newest of all; and for 30 days whatever was made before
    a migration, restore, purge, repair or merge. Slots are in UTC. A backup from the future is kept.
    """
    known = set(backups)
    stay = {max(known)} if known else set()
    for span, slot in _TIERS:
        newest: dict[Hashable, Made] = {}
        for made in sorted(known):
            if now - made[0] < span:
                newest[slot(made[0])] = made
        stay.update(newest.values())
    sheltered = {made for made in known if is_sheltered(made[1]) and now - made[0] < SHELTERED_FOR}
    ahead = {made for made in known if made[0] > now}
    return stay | sheltered | ahead


def is_sheltered(reason: str) -> bool:
    """Return whether a backup of this reason stands before something that cannot be taken back."""
    return reason.startswith(_SHELTERED)


def _half_hour(made: datetime) -> Hashable:
    return (made - _START) // HALF_HOUR


def _day(made: datetime) -> Hashable:
    return made.date()


def _week(made: datetime) -> Hashable:
    return made.isocalendar()[:2]


def _month(made: datetime) -> Hashable:
    return made.year, made.month


_TIERS: tuple[tuple[timedelta, Callable[[datetime], Hashable]], ...] = (
    (timedelta(hours=24), _half_hour),
    (timedelta(days=7), _day),
    (timedelta(weeks=5), _week),
    (timedelta(days=365), _month),
)
