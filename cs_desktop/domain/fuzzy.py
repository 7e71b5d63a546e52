"""Finding names by some of their letters: "hal fr" finds Halden Freight, and so do "hf" and "hldn".

Every word of a question must be found. How well a text is found is told by the `Tier` of the word that is
found worst; of equals those come first in which more words stand whole, then those used last, then the
shorter names, then the earlier ones. A text is a name and a detail; what stands in the name counts for more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from cs_desktop.domain.search_text import Sort, fold, sort_of


class Tier(IntEnum):
    """How a text is found."""

    STREWN = 1
    """The letters stand in order, each in the word of the one before or at the beginning of a later word.
    Such a text is found only where few others are, and none by the beginnings of its words."""
    INSIDE = 2
    """The letters stand together anywhere."""
    INITIALS = 3
    """Each letter follows directly on the one before, or begins a later word."""
    BESIDE = 4
    """The words asked begin words of the text, some of them only in its detail."""
    TURNED = 5
    """They begin words of the name, in another order."""
    WORDS = 6
    """They begin words of the name, in order."""
    BEGINS = 7
    """The name begins with the question."""
    EXACT = 8
    """The name is the question."""


NONE = -1
"""The score of what is not found."""
BETWEEN = ", "
"""Between a name and its detail."""
FEW = 20
"""Texts found otherwise, with which strewn letters no longer count."""
LONGEST = 32
"""Letters of a word that count."""
_LENGTH = 1 << 12
"""What weighs more than the length of any name."""
_WHOLE = 2 * _LENGTH
_TIER = 64 * _WHOLE
_BITS = 63
_NEVER = np.iinfo(np.int32).max

Numbers = NDArray[np.int64]
Places = NDArray[np.int32]
Mask = NDArray[np.bool_]


def tier_of(score: int) -> Tier:
    """Return how a text of this score is found."""
    return Tier(score // _TIER)


def rank_of(score: int) -> int:
    """Return what tells better from worse whatever the lengths of the names."""
    return score // _LENGTH


def joined_text(name: str, detail: str) -> str:
    """Return a name and its detail as one text, in which both are searched."""
    return f"{name}{BETWEEN}{detail}" if detail else name


def folded_words(question: str) -> list[str]:
    """Return the words of a question as they are compared."""
    return [word[:LONGEST] for word in fold(question).text.split()]


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    """Return a text as it is compared; commands come again with every key."""
    return fold(text).text


class FuzzyIndex:
    """Many names with their details, laid out once so that a question is answered while one types."""

    def __init__(self, texts: Sequence[tuple[str, str]]) -> None:
        known = {part: _plain(part) for text in texts for part in text}
        names = [known[name] for name, _ in texts]
        whole = [joined_text(known[name], known[detail]) for name, detail in texts]
        lengths = np.array([len(text) for text in whole], dtype=np.int64)
        self._name_lengths = np.array([len(name) for name in names], dtype=np.int64)
        # A gap after each text, so that none runs into the next and none is without a letter.
        plain = "".join(text + "\n" for text in whole).encode("utf-32-le", "replace")
        self._codes = codes = np.frombuffer(plain, np.uint32)
        self._text_of = np.repeat(np.arange(len(texts), dtype=np.int32), lengths + 1)
        self._begins = np.concatenate(([0], np.cumsum(lengths + 1)))[:-1].astype(np.int32)
        self._name_ends = (self._begins + self._name_lengths).astype(np.int32)
        letters, which = np.unique(codes, return_inverse=True)
        sorts = np.array([sort_of(chr(code)) for code in letters], dtype=np.int8)[which]
        before = np.concatenate(([Sort.GAP], sorts[:-1])) if len(sorts) else sorts
        self._breaks = (sorts == Sort.GAP) | (sorts != before)
        """Where nothing goes on that stood before."""
        self._starts = (sorts != Sort.GAP) & (self._breaks | (sorts == Sort.UNSPACED))
        """Where a word begins; where no spaces are written, that is anywhere."""
        self._starts[self._begins[lengths > 0]] = True
        self._word_of = np.cumsum(self._starts, dtype=np.int32)
        self._words = int(self._starts.sum()) + 1
        order = np.argsort(which, kind="stable").astype(np.int32)
        ends = np.cumsum(np.bincount(which, minlength=len(letters)))
        parts = np.split(order, ends[:-1]) if len(ends) else []
        self._places = {chr(code): part for code, part in zip(letters, parts, strict=True)}
        self._start_places = {letter: part[self._starts[part]] for letter, part in self._places.items()}
        bits = np.left_shift(np.uint64(1), (codes % _BITS).astype(np.uint64))
        self._held = np.bitwise_or.reduceat(bits, self._begins) if len(texts) else bits

    def __len__(self) -> int:
        return len(self._begins)

    def scores(self, question: str, among: Mask | None = None, recent: Sequence[int] = ()) -> Numbers:
        """Return the score of each text, NONE where it is not found; a question without words finds all.

        `among` says which texts are asked for, `recent` holds the places of those used lately.
        """
        words = folded_words(question)
        alive = self._may_hold(words)
        if among is not None:
            alive &= among
        tiers, wholes = self._found(words, alive, strewn=False)
        if words and np.count_nonzero(tiers) < FEW and not (tiers >= Tier.BESIDE).any():
            tiers, wholes = self._found(words, alive, strewn=True)
        used = np.zeros(len(self), dtype=np.int64)
        used[list(recent)] = _LENGTH
        shortness = _LENGTH - 1 - np.minimum(self._name_lengths, _LENGTH - 1)
        scores: Numbers = tiers * np.int64(_TIER) + wholes * np.int64(_WHOLE) + used + shortness
        return np.where(tiers > 0 if words else alive, scores, NONE)

    @staticmethod
    def best(scores: Numbers, limit: int) -> list[int]:
        """Return the places of the best texts, the best first; of equals the earlier."""
        found = np.flatnonzero(scores >= 0)
        if len(found) > limit:
            # All that are as good as the last one stay in, so that the earlier of them is taken.
            least = np.partition(scores[found], len(found) - limit)[len(found) - limit]
            found = found[scores[found] >= least]
        return [int(place) for place in found[np.argsort(-scores[found], kind="stable")][:limit]]

    def _may_hold(self, words: Sequence[str]) -> Mask:
        """Return which texts have all letters of a question, or others that share a bit with them."""
        needed = np.uint64(
            sum(1 << bit for bit in {ord(letter) % _BITS for word in words for letter in word})
        )
        held: Mask = (self._held & needed) == needed
        return held

    def _found(self, words: Sequence[str], among: Mask, *, strewn: bool) -> tuple[Numbers, Numbers]:
        """Return the tier of each text, 0 where it is not found, and how many words stand whole in a name."""
        tiers = np.where(among, np.int64(Tier.WORDS), 0)
        wholes = np.zeros(len(self), dtype=np.int64)
        after = np.zeros(len(self), dtype=np.int32)
        for word in words:
            found = self._word(word, tiers > 0, strewn=strewn)
            np.minimum(tiers, found.tiers, out=tiers)
            whole = np.zeros(len(self), dtype=bool)
            whole[self._text_of[found.named[self._breaks[found.named + len(word)]]]] = True
            wholes += whole
            onwards = found.named[found.named >= after[self._text_of[found.named]]]
            # Where it does not go on in order, nothing does any more.
            after = np.minimum(self._first(onwards, self._text_of, len(self)), _NEVER - LONGEST) + len(word)
        tiers[(tiers == Tier.WORDS) & (after >= _NEVER - LONGEST)] = Tier.TURNED
        begins = self._beginning(" ".join(words), tiers > 0)
        tiers[begins] = Tier.BEGINS
        tiers[begins[self._name_lengths[begins] == len(" ".join(words))]] = Tier.EXACT
        return tiers, np.minimum(wholes, _TIER // _WHOLE - 1)

    def _word(self, word: str, alive: Mask, *, strewn: bool) -> "_Word":
        """Return how a word is found."""
        runs = self._places_in(self._places, word[0], alive)
        for step, letter in enumerate(word[1:], start=1):
            # A text ends with a gap, so the place after a letter is always there.
            runs = runs[self._codes[runs + step] == ord(letter)]
        # What begins with a mark, such as &, stands for itself.
        begun = runs if sort_of(word[0]) == Sort.GAP else runs[self._starts[runs]]
        named = begun[begun < self._name_ends[self._text_of[begun]]]
        tiers = np.zeros(len(self), dtype=np.int64)
        others = alive.copy()
        others[self._text_of[begun]] = False
        if strewn:
            tiers[self._text_of[self._scattered(word, others)]] = Tier.STREWN
        tiers[self._text_of[runs]] = Tier.INSIDE
        tiers[self._text_of[self._initials(word, others)]] = Tier.INITIALS
        tiers[self._text_of[begun]] = Tier.BESIDE
        tiers[self._text_of[named]] = Tier.WORDS
        return _Word(tiers, named)

    def _beginning(self, question: str, alive: Mask) -> NDArray[np.intp]:
        """Return the texts whose names begin with a question."""
        texts = np.flatnonzero(alive & (self._name_lengths >= len(question)))
        for step, letter in enumerate(question):
            texts = texts[self._codes[self._begins[texts] + step] == ord(letter)]
        return texts

    def _initials(self, word: str, texts: Mask) -> Places:
        """Return where a word can end of which each letter follows on the one before or begins a word."""
        places = self._places_in(self._start_places, word[0], texts)
        for letter in word[1:]:
            adjacent = places[self._codes[places + 1] == ord(letter)] + 1
            begun = self._start_places.get(letter, places[:0])
            first = self._first(places, self._text_of, len(self))
            places = np.union1d(adjacent, begun[first[self._text_of[begun]] < begun])
        return places

    def _scattered(self, word: str, texts: Mask) -> Places:
        """Return where a word can end whose letters stand in order, not leaving a word in its middle."""
        places = self._places_in(self._start_places, word[0], texts)
        for letter in word[1:]:
            following = self._places.get(letter, places[:0])
            in_text = self._first(places, self._text_of, len(self))[self._text_of[following]] < following
            in_word = self._first(places, self._word_of, self._words)[self._word_of[following]] < following
            places = following[np.where(self._starts[following], in_text, in_word)]
        return places

    def _places_in(self, places: dict[str, Places], letter: str, texts: Mask) -> Places:
        of_letter = places.get(letter, np.zeros(0, dtype=np.int32))
        return of_letter[texts[self._text_of[of_letter]]]

    @staticmethod
    def _first(places: Places, part_of: Places, parts: int) -> Places:
        """Return the first of the places, which are in order, in each text or word."""
        first = np.full(parts, _NEVER, dtype=np.int32)
        first[part_of[places[::-1]]] = places[::-1]
        return first


@dataclass(frozen=True, slots=True)
class _Word:
    """How a word is found in each text, and all places where it begins a word of a name."""

    tiers: Numbers
    named: Places
