"""The hit rate of many accounts: by who looks after them, by segment, and by account."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from types import MappingProxyType

from cs_desktop.common.language import tr
from cs_desktop.domain.reviews.lineage import HitRate


class HitsBy(StrEnum):
    """What the objectives scored are put together by."""

    OWNER = "owner"
    SEGMENT = "segment"
    ACCOUNT = "account"


class HitsOver(IntEnum):
    """Of which closed reviews; each holds all of the one before."""

    QUARTER = 0
    """Those of the last fiscal quarter that ended."""
    YEAR = 1
    """Those of the four fiscal quarters that ended last."""
    ALL = 2


@dataclass(frozen=True, slots=True)
class HitEntry:
    """What the closed reviews of one kind scored of an account in one stretch of time."""

    account_id: int
    account: str
    owner: str
    segment: str
    kind: str
    """A `ReviewKind`."""
    over: HitsOver
    """The shortest stretch that they are part of."""
    rate: HitRate
    reviews: int


@dataclass(frozen=True, slots=True)
class HitLine:
    """The hit rate of a person, a segment or an account."""

    id: int
    """The account's id; of others a number that is theirs in one list alone."""
    name: str
    rate: HitRate
    accounts: int
    """With at least one objective scored."""
    reviews: int
    """That scored one."""
    owner: str = ""
    segment: str = ""
    """Both of an account."""
    named: bool = True
    """Whether it is of somebody, and not of what nobody looks after or has no segment."""

    @property
    def share(self) -> float:
        """Return the share met; what nothing was scored of is in no list."""
        return self.rate.share or 0.0


def hit_lines(
    entries: Iterable[HitEntry], by: HitsBy, over: HitsOver, fits: Callable[[HitEntry], bool] = lambda _: True
) -> tuple[HitLine, ...]:
    """Return the hit rates by name, of those that fit."""
    sums: dict[str | int, _Sum] = {}
    key = _KEYS[by]
    for entry in entries:
        if entry.over <= over and fits(entry):
            found = sums.get(key(entry))
            if found is None:
                found = sums[key(entry)] = _Sum(entry)
            found.met += entry.rate.met
            found.scored += entry.rate.scored
            found.reviews += entry.reviews
            found.accounts.add(entry.account_id)
    lines = [_line(found, by, -place) for place, found in enumerate(sums.values(), 1)]
    return tuple(sorted(lines, key=lambda line: (line.name.casefold(), line.id)))


def total_rate(parts: Iterable[HitEntry | HitLine]) -> HitRate:
    """Return the hit rate of all together."""
    rates = [part.rate for part in parts]
    return HitRate(sum(rate.met for rate in rates), sum(rate.scored for rate in rates))


@dataclass(slots=True)
class _Sum:
    """What is counted of a line while one goes through the entries."""

    first: HitEntry
    met: int = 0
    scored: int = 0
    reviews: int = 0
    accounts: set[int] = field(default_factory=set)


def _line(found: _Sum, by: HitsBy, place: int) -> HitLine:
    first = found.first
    of_account = by is HitsBy.ACCOUNT
    return HitLine(
        first.account_id if of_account else place,
        _NAMES[by](first),
        HitRate(found.met, found.scored),
        len(found.accounts),
        found.reviews,
        first.owner if of_account else "",
        first.segment if of_account else "",
        of_account or bool(_KEYS[by](first)),
    )


_KEYS: Mapping[HitsBy, Callable[[HitEntry], str | int]] = MappingProxyType(
    {
        HitsBy.OWNER: lambda entry: entry.owner,
        HitsBy.SEGMENT: lambda entry: entry.segment,
        HitsBy.ACCOUNT: lambda entry: entry.account_id,
    }
)
_NAMES: Mapping[HitsBy, Callable[[HitEntry], str]] = MappingProxyType(
    {
        HitsBy.OWNER: lambda entry: entry.owner or tr("Nobody"),
        HitsBy.SEGMENT: lambda entry: entry.segment or tr("No segment"),
        HitsBy.ACCOUNT: lambda entry: entry.account,
    }
)
