"""Accounts under their parents, with what those below add up to."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cs_desktop.domain.bands import Band
from cs_desktop.domain.portfolio import PortfolioRow


@dataclass(frozen=True, slots=True)
class AccountNode:
    """An account and those below it; figures count the account itself and everything below."""

    row: PortfolioRow
    children: tuple["AccountNode", ...]
    count: int
    arr: int
    """Minor units of the workspace's currency."""
    worst_health: float | None
    """The lowest score; None where none is known."""
    worst_band: Band | None
    next_renewal: date | None
    """The earliest; in the past if overdue."""


def account_forest(rows: Sequence[PortfolioRow]) -> tuple[AccountNode, ...]:
    """Return the accounts that have no parent, by name, with those below them.

    An account whose parent is not among them has none; those that would stand above themselves begin at the
    one made first.
    """
    known = {row.id for row in rows}
    below: dict[int, list[PortfolioRow]] = defaultdict(list)
    tops: list[PortfolioRow] = []
    for row in rows:
        if row.parent_id is None or row.parent_id == row.id or row.parent_id not in known:
            tops.append(row)
        else:
            below[row.parent_id].append(row)
    placed = _reached(tops, below)
    for row in sorted(rows, key=lambda row: row.id):
        if row.id not in placed:
            # Only a circle of parents is left unreached; it is cut where it was begun.
            for siblings in below.values():
                if row in siblings:
                    siblings.remove(row)
            tops.append(row)
            placed |= _reached([row], below)
    return _nodes(tops, below)


def matching(nodes: Sequence[AccountNode], words: str) -> tuple[AccountNode, ...]:
    """Return the nodes whose name holds the words, or that lead to such; figures stay those of all below."""
    wanted = words.casefold().strip()
    return tuple(_matching(nodes, wanted)) if wanted else tuple(nodes)


def _matching(nodes: Sequence[AccountNode], wanted: str) -> Iterator[AccountNode]:
    for node in nodes:
        if wanted in node.row.name.casefold():
            yield node
            continue
        children = tuple(_matching(node.children, wanted))
        if children:
            yield replace(node, children=children)


def _reached(tops: Sequence[PortfolioRow], below: dict[int, list[PortfolioRow]]) -> set[int]:
    reached: set[int] = set()
    waiting = [row.id for row in tops]
    while waiting:
        account_id = waiting.pop()
        reached.add(account_id)
        waiting += [row.id for row in below.get(account_id, ())]
    return reached


def _nodes(rows: Sequence[PortfolioRow], below: dict[int, list[PortfolioRow]]) -> tuple[AccountNode, ...]:
    """Return nodes by name, built from the bottom up: parents may stand above each other without end."""
    order: list[PortfolioRow] = list(rows)
    for row in order:
        order += below.get(row.id, ())
    made: dict[int, AccountNode] = {}
    for row in reversed(order):
        made[row.id] = _node(row, [made.pop(child.id) for child in below.get(row.id, ())])
    return _sorted(list(made.values()))


def _node(row: PortfolioRow, children: list[AccountNode]) -> AccountNode:
    scores = [(row.health, row.band), *((child.worst_health, child.worst_band) for child in children)]
    known = [(score, band) for score, band in scores if score is not None]
    health, band = min(known, key=lambda pair: pair[0]) if known else (None, None)
    renewals = [row.renewal, *(child.next_renewal for child in children)]
    return AccountNode(
        row=row,
        children=_sorted(children),
        count=1 + sum(child.count for child in children),
        arr=row.arr + sum(child.arr for child in children),
        worst_health=health,
        worst_band=band,
        next_renewal=min((day for day in renewals if day is not None), default=None),
    )


def _sorted(nodes: list[AccountNode]) -> tuple[AccountNode, ...]:
    return tuple(sorted(nodes, key=lambda node: (node.row.name.casefold(), node.row.id)))
