"""Who reports to whom as rows and columns: each person one level right of the one reported to.

Leaves stand below each other, a person in the middle of those who report to her: so no two cards meet and no
two lines cross. What is too long for a page is cut between rows, and those above are drawn again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from cs_desktop.domain.deck.slides import Person


@dataclass(frozen=True, slots=True)
class Placed:
    """A person at a place: the column, and the row, which may lie between two."""

    number: int
    """Of the person, in the order given."""
    column: int
    row: float
    above: int | None = None
    """The place, in the same list, of the one reported to."""


@dataclass(frozen=True, slots=True)
class TreePage:
    """One page of people."""

    columns: int
    rows: int
    placed: tuple[Placed, ...]


_Path = tuple[int, ...]
"""A leaf, with all above it before it."""


def tree_pages(people: Sequence[Person], most_columns: int, most_rows: int) -> list[TreePage]:
    """Return the people by page; those whom nobody reports to and who report to nobody stand in rows.

    A chain longer than the columns goes on in a tree of its own, under whom it was cut at.
    """
    below = _below(people)
    with_head = {number for ones in below for number in ones}
    roots = [number for number in range(len(people)) if number not in with_head]
    paths: list[_Path] = []
    alone: list[int] = []
    while roots:
        number = roots.pop(0)
        if below[number]:
            found = list(_paths(number, below, most_columns))
            paths += found
            roots[:0] = [path[-1] for path in found if below[path[-1]]]
        else:
            alone.append(number)
    deepest = max((len(path) for path in paths), default=1)
    columns = max(deepest, min(len(alone), most_columns))
    lines: list[tuple[_Path, ...]] = [(path,) for path in paths]
    lines += [tuple((n,) for n in alone[i : i + columns]) for i in range(0, len(alone), columns)]
    pages = max(ceil(len(lines) / most_rows), 1)
    a_page = max(ceil(len(lines) / pages), 1)
    return [_page(lines[i : i + a_page], columns) for i in range(0, len(lines), a_page)]


def _below(people: Sequence[Person]) -> list[list[int]]:
    """Return for each person the numbers of those who report to her; a circle is opened where it closes."""
    number_of: dict[int, int] = {}
    for number, person in enumerate(people):
        number_of.setdefault(person.id, number)
    above: list[int | None] = [None] * len(people)
    for number, person in enumerate(people):
        wanted = None if person.reports_to is None else number_of.get(person.reports_to)
        if wanted is not None and number not in _chain(wanted, above):
            above[number] = wanted
    below: list[list[int]] = [[] for _ in people]
    for number, one in enumerate(above):
        if one is not None:
            below[one].append(number)
    return below


def _chain(number: int | None, above: Sequence[int | None]) -> Iterator[int]:
    """Yield a person and all above."""
    while number is not None:
        yield number
        number = above[number]


def _paths(root: int, below: Sequence[Sequence[int]], most: int) -> Iterator[_Path]:
    """Yield the way to each leaf, in order, cut after so many people."""
    waiting: list[_Path] = [(root,)]
    while waiting:
        path = waiting.pop()
        ones = below[path[-1]] if len(path) < most else ()
        if not ones:
            yield path
        waiting += [(*path, one) for one in reversed(ones)]


def _page(lines: Sequence[Sequence[_Path]], columns: int) -> TreePage:
    """Return the places of what stands in some lines: leaves on them, others in the middle of those below."""
    leaves = {path: (row, shift) for row, line in enumerate(lines) for shift, path in enumerate(line)}
    rows = {path: float(row) for path, (row, _) in leaves.items()}
    every = dict.fromkeys(path[:end] for path in leaves for end in range(len(path), 0, -1))
    children: dict[_Path, list[_Path]] = {}
    for path in every:
        children.setdefault(path[:-1], []).append(path)
    for path in sorted(every, key=len, reverse=True):
        if path not in rows:
            ends = [rows[one] for one in children[path]]
            rows[path] = (min(ends) + max(ends)) / 2
    ordered = sorted(every, key=lambda path: (len(path), rows[path], leaves.get(path, (0, 0))[1]))
    place_of = {path: place for place, path in enumerate(ordered)}
    placed = (
        Placed(
            path[-1],
            len(path) - 1 + leaves.get(path, (0, 0))[1],
            rows[path],
            place_of.get(path[:-1]),
        )
        for path in ordered
    )
    return TreePage(columns, len(lines), tuple(placed))
