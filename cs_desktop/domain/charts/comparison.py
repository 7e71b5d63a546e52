"""Accounts side by side in one chart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cs_desktop.domain.charts.spec import ChartSpec
from cs_desktop.domain.portfolio import PortfolioRow

MOST = 10
"""Accounts at once: more lines tell nothing."""
HEALTH = ""
"""The key of the health score, beside those of metrics."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared, of whom, and what else could be."""

    measure: str
    """The key of a metric, or HEALTH."""
    account_ids: tuple[int, ...]
    """In the order of the lines; those that are not there any more are left out."""
    chart: ChartSpec
    measures: tuple[tuple[str, str], ...]
    """Key and name of each measure to choose from."""


def names_apart(rows: Iterable[PortfolioRow]) -> Mapping[str, int]:
    """Return accounts by a name that no other has: of equal ones each tells its owner, segment or number."""
    known = tuple(rows)
    found: dict[str, int] = {}
    by_name: dict[str, list[PortfolioRow]] = {}
    for row in known:
        by_name.setdefault(row.name, []).append(row)
    for name, same in by_name.items():
        for number, row in enumerate(same, 1):
            about = row.external_id or row.owner or row.segment
            told = name if len(same) == 1 else f"{name} ({about or number})"
            found[told if told not in found else f"{told} {number}"] = row.id
    return found
