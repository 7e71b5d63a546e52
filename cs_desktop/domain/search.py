"""What a search over all words found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.search_text import Wanted, hits, tokens_of

Parts = tuple[tuple[int, int], ...]
"""Start and end of the parts of a text that are shown in bold."""
SNIPPET = 140
BEFORE = 40
"""Characters shown before the first hit at most."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One thing in which every word was found, with the place of the first of them."""

    kind: Kind
    id: int
    account_id: int | None
    name: str
    """What the thing is called, with its kind: Account Halden Freight."""
    account: str
    """The account that it is part of; empty for the account itself and where there is none."""
    column: str
    """Where the words shown stand."""
    field: str
    """The same in words; the user's own fields by their own names."""
    snippet: str
    bold: Parts


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found."""

    hits: tuple[SearchHit, ...]
    counts: Mapping[Kind, int]
    """In how many things of each kind, whatever the search was narrowed to."""
    complete: bool
    """Whether the index held everything; if not, more may be found once it is made."""


@dataclass(frozen=True, slots=True)
class TextHit:
    """How a text answers a question: which of its words stand in it, and where."""

    answered: frozenset[int]
    """Places of the words in the question."""
    parts: Parts


def hit_in(text: str, wanted: Sequence[Wanted]) -> TextHit:
    """Return which words of a question stand in a text."""
    tokens = tokens_of(text)
    found = {place: hits(tokens, word) for place, word in enumerate(wanted)}
    answered = frozenset(place for place, parts in found.items() if parts)
    return TextHit(answered, joined(part for parts in found.values() for part in parts))


def joined(parts: Iterable[tuple[int, int]]) -> Parts:
    """Return parts in order, those that meet as one."""
    whole: list[tuple[int, int]] = []
    for start, end in sorted(parts):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return tuple(whole)


def snippet(text: str, parts: Parts, length: int = SNIPPET) -> tuple[str, Parts]:
    """Return the words around the first hit in one line, and where the hits stand in it.

    Where something is left out there is an ellipsis.
    """
    first = parts[0][0] if parts else 0
    start = 0 if first <= BEFORE else _word_start(text, first - BEFORE, first)
    end = min(len(text), start + length)
    head, tail = "…" if start else "", "…" if end < len(text) else ""
    shown = "".join(" " if letter.isspace() else letter for letter in text[start:end])
    by = len(head) - start
    inside = ((max(a, start), min(b, end)) for a, b in parts if a < end and b > start)
    return f"{head}{shown}{tail}", tuple((a + by, b + by) for a, b in inside)


def _word_start(text: str, place: int, most: int) -> int:
    """Return the place after the next gap, so that no word is cut; where there is none, the place itself."""
    gap = next((n for n in range(place, most) if text[n].isspace()), None)
    return place if gap is None else gap + 1
