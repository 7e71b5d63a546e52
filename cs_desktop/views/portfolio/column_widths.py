"""How wide the portfolio's columns are: as wide as what stands in them, shared out over the room there is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from cs_desktop.domain.portfolio_columns import PortfolioColumn

_C = PortfolioColumn
_WITH_ROOM = (_C.FORECAST, _C.ARR_CHANGE, _C.LIFECYCLE, _C.INDUSTRY)
"""Shown unasked where there is ample room, the first of them first."""
UNASKED = (
    *(_C.NAME, _C.ARR, _C.ARR_CHANGE, _C.SEGMENT, _C.HEALTH, _C.QUADRANT, _C.RENEWAL, _C.FORECAST),
    *(_C.REVIEW, _C.LIFECYCLE, _C.INDUSTRY, _C.OWNER, _C.LAST_CONTACT),
)
"""Shown unasked, those included; where there is no room for the others one scrolls."""


@dataclass(frozen=True, slots=True)
class Need:
    """The pixels that a column takes."""

    least: int
    """With less of it one could not read what matters."""
    natural: int
    """With so much nothing is cut, but for very long texts."""


Needs = Mapping[PortfolioColumn, Need]


def unasked(room: int, needs: Needs) -> tuple[PortfolioColumn, ...]:
    """Return the columns that are shown in so much room where nobody has chosen any."""
    shown = set(UNASKED) - set(_WITH_ROOM)
    used = sum(needs[key].natural for key in shown)
    for key in _WITH_ROOM:
        used += needs[key].natural
        if used > room:
            break
        shown.add(key)
    return tuple(key for key in UNASKED if key in shown)


def widths(
    keys: Sequence[PortfolioColumn], needs: Needs, chosen: Mapping[PortfolioColumn, int], available: int
) -> dict[PortfolioColumn, int]:
    """Return each column's width in the room there is; together they may be wider, and then one scrolls.

    Those that the user chose hold. Where room is short each other gives as large a part of what it can
    spare; where there is more, owners get their names beside their letters, and then all get alike.
    """
    made = {key: chosen.get(key, _modest(key, needs[key])) for key in keys}
    spare = available - sum(made.values())
    if spare < 0:
        give = {key: made[key] - needs[key].least for key in keys if key not in chosen}
        part = min(1.0, -spare / max(sum(give.values()), 1))
        return made | {key: made[key] - ceil(width * part) for key, width in give.items()}
    if _C.OWNER in made and _C.OWNER not in chosen and needs[_C.OWNER].natural - made[_C.OWNER] <= spare:
        spare -= needs[_C.OWNER].natural - made[_C.OWNER]
        made[_C.OWNER] = needs[_C.OWNER].natural
    others = [key for key in keys if key not in chosen and key is not _C.OWNER]
    for place, key in enumerate(others):
        more = spare // (len(others) - place)
        made[key] += more
        spare -= more
    return made


def _modest(key: PortfolioColumn, need: Need) -> int:
    """Return what a column begins with: a letter tells one owner from another, half a name does not."""
    return need.least if key is _C.OWNER else need.natural
