"""Finding names by some of their letters: "hal fr" finds Halden Freight, and so does "hfr".

Each word of a question must be found. It is found where its letters stand in order: the first one at the
beginning of a word, each other one in the same word as the one before or at the beginning of a later word. Or
where they stand together anywhere. What counts: FIRST for a letter that begins the
text, START for one that begins a word, ADJACENT for one that follows directly on the letter found before;
WHOLE where the question is the whole text. The best way to find a word is taken, and the words are summed.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cs_desktop.domain.search_text import Sort, fold, sort_of

FIRST, START, ADJACENT, WHOLE = 10, 8, 5, 15
NONE = -1
"""The score of what is not found."""
LONGEST = 32
"""Letters of a word that count."""
_APART = 1 << 10
"""More than any score of a word; keeps the scores of one text or word apart from the next one's."""
_LONG = 1 << 20
"""More letters than count where equals are put in order."""
_BITS = 63

Numbers = NDArray[np.int64]
Places = NDArray[np.int32]
_Way = tuple[int, tuple[int, ...]]
"""A score, and where each letter stands."""


class FuzzyIndex:
    """Many texts, laid out once so that a question is answered while one types."""

    def __init__(self, texts: Sequence[str]) -> None:
        folded = [fold(text).text for text in texts]
        self._folded = folded
        self._lengths = np.array([len(text) for text in folded], dtype=np.int64)
        # A gap after each text, so that none runs into the next and none is without a letter.
        codes = np.frombuffer(
            "".join(text + "\n" for text in folded).encode("utf-32-le", "replace"), np.uint32
        )
        self._text_of = np.repeat(np.arange(len(texts), dtype=np.int32), self._lengths + 1)
        self._begins = np.concatenate(([0], np.cumsum(self._lengths + 1)))[:-1]
        self._codes = codes
        letters, which = np.unique(codes, return_inverse=True)
        sorts = np.array([sort_of(chr(code)) for code in letters], dtype=np.int8)[which]
        before = np.concatenate(([Sort.GAP], sorts[:-1])) if len(sorts) else sorts
        self._bonus = np.where((sorts != Sort.GAP) & (sorts != before), START, 0)
        self._bonus[self._begins[self._lengths > 0]] = FIRST
        self._bonus = self._bonus.astype(np.int32)
        self._word_of = np.cumsum(self._bonus > 0, dtype=np.int32)
        order = np.argsort(which, kind="stable").astype(np.int32)
        ends = np.cumsum(np.bincount(which, minlength=len(letters)))
        self._places = {
            chr(letter): part
            for letter, part in zip(letters, np.split(order, ends[:-1]) if len(ends) else [], strict=True)
        }
        bits = np.left_shift(np.uint64(1), (codes % _BITS).astype(np.uint64))
        self._held = np.bitwise_or.reduceat(bits, self._begins) if len(texts) else bits

    def __len__(self) -> int:
        return len(self._folded)

    def scores(self, question: str) -> Numbers:
        """Return the score of each text, NONE where it is not found; a question without words finds all."""
        words = [word[:LONGEST] for word in fold(question).text.split()]
        total = np.zeros(len(self), dtype=np.int64)
        asked = {letter for word in words for letter in word}
        needed = np.uint64(sum(1 << bit for bit in {ord(letter) % _BITS for letter in asked}))
        alive = (self._held & needed) == needed
        for word in dict.fromkeys(words):
            found = self._word(word, alive)
            alive &= found >= 0
            total = np.where(alive, total + found * words.count(word), total)
        whole = " ".join(words)
        same = np.flatnonzero(alive & (self._lengths == len(whole))) if whole else ()
        for place in same:
            if self._folded[place] == whole:
                total[place] += WHOLE
        return np.where(alive, total, NONE)

    def best(self, scores: Numbers, limit: int) -> list[int]:
        """Return the places of the best texts, the best first; of equals the shorter, then the earlier."""
        found = np.flatnonzero(scores >= 0)
        key = scores[found] * _LONG - np.minimum(self._lengths[found], _LONG - 1)
        if len(found) > limit:
            # All that are as good as the last one stay in, so that the earlier of them is taken.
            least = np.partition(key, len(key) - limit)[len(key) - limit]
            found, key = found[key >= least], key[key >= least]
        return [int(place) for place in found[np.argsort(-key, kind="stable")][:limit]]

    def _word(self, word: str, alive: NDArray[np.bool_]) -> Numbers:
        found = np.full(len(self), NONE, dtype=np.int64)
        run = first = self._places_in(word[0], alive)
        for step, letter in enumerate(word[1:], start=1):
            # A text ends with a gap, so the place after a letter is always there.
            run = run[self._codes[run + step] == ord(letter)]
        # Letters that stand together, wherever that is, count for standing together alone.
        found[self._text_of[run]] = ADJACENT * (len(word) - 1)
        places = first[self._bonus[first] > 0]
        scores = self._bonus[places]
        for letter in word[1:]:
            if not len(places):
                return found
            reached = np.zeros(len(self), dtype=bool)
            reached[self._text_of[places]] = True
            places, scores = self._extend(places, scores, self._places_in(letter, reached))
        np.maximum.at(found, self._text_of[places], scores)
        return found

    def _places_in(self, letter: str, texts: NDArray[np.bool_]) -> Places:
        places = self._places.get(letter, np.zeros(0, dtype=np.int32))
        return places[texts[self._text_of[places]]]

    def _extend(self, places: Places, scores: Places, following: Places) -> tuple[Places, Places]:
        """Return where a next letter can stand, and the best score that ends there."""
        before = np.searchsorted(places, following) - 1
        at = np.maximum(before, 0)
        beginning = self._bonus[following] > 0
        best = np.where(
            beginning,
            self._reached(places, scores, following, at, self._text_of),
            self._reached(places, scores, following, at, self._word_of),
        )
        best = np.where(before >= 0, best, -1)
        adjacent = (before >= 0) & (places[at] == following - 1)
        best = np.where(adjacent, np.maximum(best, scores[at] + ADJACENT), best)
        valid = best >= 0
        return following[valid], (best + self._bonus[following])[valid]

    @staticmethod
    def _reached(places: Places, scores: Places, following: Places, at: Places, within: Places) -> Places:
        """Return the best score before each place, in the same text or word; below 0 where there is none."""
        # What stands further on has more added, so no score reaches over.
        reached = np.maximum.accumulate(scores + within[places] * _APART)
        best: Places = reached[at] - within[following] * _APART
        return best


def matched_places(question: str, text: str) -> tuple[tuple[int, int], ...]:
    """Return which parts of a text make it found, as start and end, in order and apart."""
    folded = fold(text)
    marked = {place for word in folded_words(question) for place in _best_way(word, folded.text)}
    parts: list[tuple[int, int]] = []
    for place in sorted(marked):
        start = folded.starts[place]
        if parts and parts[-1][1] >= start:
            start = parts.pop()[0]
        parts.append((start, folded.ends[place]))
    return tuple(parts)


def folded_words(question: str) -> list[str]:
    """Return the words of a question as they are compared."""
    return [word[:LONGEST] for word in fold(question).text.split()]


def _best_way(word: str, text: str) -> tuple[int, ...]:
    """Return the places of a word's letters in the way of finding it that scores best."""
    sorts = [Sort.GAP, *(sort_of(letter) for letter in text)]
    bonus = [0 if sorts[n + 1] in (Sort.GAP, sorts[n]) else START if n else FIRST for n in range(len(text))]
    if text:
        bonus[0] = FIRST
    together = text.find(word)
    best = (
        (ADJACENT * (len(word) - 1), tuple(range(together, together + len(word)))) if together >= 0 else None
    )
    # For each place that the letter so far can stand at: the best score and the way to it.
    ways: dict[int, _Way] = {
        n: (bonus[n], (n,)) for n, letter in enumerate(text) if letter == word[0] and bonus[n]
    }
    for letter in word[1:]:
        ways = _one_further(ways, letter, text, bonus)
    return max([*ways.values(), *([best] if best else [])], key=lambda way: way[0], default=(0, ()))[1]


def _one_further(ways: dict[int, _Way], letter: str, text: str, bonus: list[int]) -> dict[int, _Way]:
    following: dict[int, _Way] = {}
    reached: _Way | None = None
    in_word: _Way | None = None
    for n, here in enumerate(text):
        if bonus[n]:
            in_word = None
        if here == letter:
            nearest = reached if bonus[n] else in_word
            choices = [nearest] if nearest else []
            if n - 1 in ways:
                score, way = ways[n - 1]
                choices.append((score + ADJACENT, way))
            if choices:
                score, way = max(choices, key=lambda choice: choice[0])
                following[n] = (score + bonus[n], (*way, n))
        if n in ways:
            reached = max(reached or ways[n], ways[n], key=lambda way: way[0])
            in_word = max(in_word or ways[n], ways[n], key=lambda way: way[0])
    return following
