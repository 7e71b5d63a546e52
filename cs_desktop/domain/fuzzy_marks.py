"""Which letters of a text made it found, for showing them in bold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cs_desktop.domain.fuzzy import folded_words, joined_text
from cs_desktop.domain.search_text import Folded, Sort, fold, sort_of

Parts = tuple[tuple[int, int], ...]
"""Start and end of parts of a text, in order and apart."""


def matched_parts(question: str, name: str, detail: str = "") -> tuple[Parts, Parts]:
    """Return which parts of a name and of its detail make them found."""
    of_name, of_detail = fold(name), fold(detail)
    text = _Text(joined_text(of_name.text, of_detail.text), len(of_name.text))
    marked: set[int] = set()
    words = folded_words(question)
    whole = " ".join(words)
    if of_name.text.startswith(whole):
        marked.update(range(len(whole)))
    else:
        after = 0
        for word in words:
            way = text.way(word, after)
            marked.update(way)
            after = way[-1] + 1 if way else after
    begin = len(text.letters) - len(of_detail.text)
    return (
        _parts(of_name, (place for place in marked if place < text.name_end)),
        _parts(of_detail, (place - begin for place in marked if place >= begin)),
    )


@dataclass(frozen=True, slots=True)
class _Text:
    """A name and its detail, folded."""

    letters: str
    name_end: int

    def way(self, word: str, after: int) -> Sequence[int]:
        """Return the places of a word's letters, found in the best way, not before `after` if it can be."""
        begun = [n for n in self._found(word) if self._starts(n) or sort_of(word[0]) == Sort.GAP]
        named = [n for n in begun if n < self.name_end]
        onwards = [n for n in named if n >= after]
        if begun:
            place = (onwards or named or begun)[0]
            return range(place, place + len(word))
        if initials := self._jumped(word, in_words=False):
            return initials
        for place in self._found(word):
            return range(place, place + len(word))
        return self._jumped(word, in_words=True)

    def _found(self, word: str) -> list[int]:
        """Return where a word's letters stand together."""
        return [n for n in range(len(self.letters)) if self.letters.startswith(word, n)]

    def _starts(self, place: int) -> bool:
        """Return whether a word begins at a place."""
        sort = sort_of(self.letters[place])
        before = sort_of(self.letters[place - 1]) if place else Sort.GAP
        return not place or (sort != Sort.GAP and (sort != before or sort == Sort.UNSPACED))

    def _jumped(self, word: str, *, in_words: bool) -> Sequence[int]:
        """Return the places of letters of which some stand apart: at beginnings, or in words too."""
        # For each place at which the letter so far can stand, the way to it.
        ways: dict[int, tuple[int, ...]] = {
            n: (n,) for n, letter in enumerate(self.letters) if letter == word[0] and self._starts(n)
        }
        for letter in word[1:]:
            ways = self._further(ways, letter, in_words=in_words)
        return next(iter(ways.values()), ())

    def _further(
        self, ways: dict[int, tuple[int, ...]], letter: str, *, in_words: bool
    ) -> dict[int, tuple[int, ...]]:
        following: dict[int, tuple[int, ...]] = {}
        first: tuple[int, ...] | None = None
        in_word: tuple[int, ...] | None = None
        for n, here in enumerate(self.letters):
            starts = self._starts(n)
            if starts:
                in_word = None
            if here == letter:
                way = ways.get(n - 1) or (first if starts else in_word if in_words else None)
                if way:
                    following[n] = (*way, n)
            if n in ways:
                first = first or ways[n]
                in_word = in_word or ways[n]
        return following


def _parts(folded: Folded, marked: Iterable[int]) -> Parts:
    parts: list[tuple[int, int]] = []
    for place in sorted(marked):
        start = folded.starts[place]
        if parts and parts[-1][1] >= start:
            start = parts.pop()[0]
        parts.append((start, folded.ends[place]))
    return tuple(parts)
