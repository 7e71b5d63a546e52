"""How text is cut into words for searching, the same when it is stored and when it is asked for.

Case, accents and forms of one letter do not count. Scripts that put no space between words are cut into
pairs of letters, each beginning one letter after the other, and the last letter of a run alone: so a run of
any length is found inside a longer one.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

MOST_WORDS = 12
"""Words of a question that count."""
_VOICING, _VIRAMA = 8, 9
"""Classes of marks that make another letter of the one before, and are kept."""
_ASKED = re.compile('[“”„«»"]([^“”„«»"]*)([“”„«»"]|$)|[^\\s“”„«»"]+')
"""A word, or several in quotes; the second group is the quote that closes them."""
_JAMO = range(0x1160, 0x1200)
"""Vowels and final consonants of Korean syllables that are written in parts."""
_LOOKS = frozenset((*range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400)))
"""What only says how the sign before is drawn."""
_LATIN_1 = 0xFF
"""Up to here signs such as © and ° divide words; further on they are emoji and the like."""
_HALF_VOICING = "\uff9e\uff9f"
_PLAIN = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
"""Letters that have no accent to take away, as those type them who have no such key."""
_UNSPACED = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3041, 0x30FF)),
    *((0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF)),
    (0x20000, 0x3FFFF),
)
"""Thai, Lao, Burmese, Khmer, Japanese, Chinese, Korean; emoji and other signs are cut like these."""


class Folded(NamedTuple):
    """A text with case and accents taken away, and where each of its letters stood before."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    """Exclusive."""


class Token(NamedTuple):
    """A word, or a pair of letters, with its place in the text before folding."""

    text: str
    start: int
    ends: tuple[int, ...]
    """Where each of its letters ended, exclusive."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question asks for once: its tokens stand one after the other; `prefix`: the last may go on."""

    tokens: tuple[str, ...]
    prefix: bool


class Sort:
    """What a letter is to a search; numbers, since arrays hold them."""

    GAP, SPACED, UNSPACED = 0, 1, 2


def fold(text: str) -> Folded:
    """Return a text as searches compare it."""
    if text.isascii():
        return Folded(text.lower(), range(len(text)), range(1, len(text) + 1))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for letter in _folded_cluster(text[start:end]):
            letters.append(letter)
            starts.append(start)
            ends.append(end)
    return Folded("".join(letters), starts, ends)


@lru_cache(maxsize=65_536)
def sort_of(letter: str) -> int:
    """Return which `Sort` a folded letter is."""
    code = ord(letter)
    category = unicodedata.category(letter)
    if category == "So" and code > _LATIN_1:
        return Sort.UNSPACED
    if not (letter.isalnum() or category.startswith("M")):
        return Sort.GAP
    return Sort.UNSPACED if any(low <= code <= high for low, high in _UNSPACED) else Sort.SPACED


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a text in order."""
    return [token for run in _runs(text) for token in _cut(*run)]


def index_text(text: str) -> str:
    """Return a text's tokens with spaces between, for an index that takes all but spaces for letters.

    Plain ASCII is returned as it is: such an index cuts it at whatever is no letter or digit.
    """
    return text.replace("\0", " ") if text.isascii() else " ".join(token.text for token in tokens_of(text))


def wanted_in(question: str) -> tuple[Wanted, ...]:
    """Return what a question asks for: all of its words, the last one perhaps not typed to its end.

    Words in quotes are asked for as they stand there, one after the other.
    """
    words = [(runs, m[2]) for m in _ASKED.finditer(question) if (runs := list(_runs(m[1] or m[0])))]
    words = words[:MOST_WORDS]
    return tuple(
        _wanted(runs, last=place == len(words) - 1 and not closed)
        for place, (runs, closed) in enumerate(words)
    )


def hits(tokens: Sequence[Token], wanted: Wanted) -> list[tuple[int, int]]:
    """Return where a word of a question stands in a text, by the text's tokens: start and end of each."""
    found = []
    *before, last = wanted.tokens
    length = len(wanted.tokens)
    for place in range(len(tokens) - length + 1):
        end = tokens[place + length - 1]
        fits = end.text.startswith(last) if wanted.prefix else end.text == last
        if fits and all(tokens[place + n].text == text for n, text in enumerate(before)):
            found.append((tokens[place].start, end.ends[len(last) - 1]))
    return found


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each letter begins and ends together with its marks."""
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or not _joins(text[place]):
            yield start, place
            start = place


def _joins(letter: str) -> bool:
    code = ord(letter)
    return bool(unicodedata.combining(letter)) or letter in _HALF_VOICING or code in _JAMO or code in _LOOKS


@lru_cache(maxsize=65_536)
def _folded_cluster(cluster: str) -> str:
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", cluster).casefold())
    kept = "".join(
        c for c in parts if unicodedata.combining(c) in (0, _VOICING, _VIRAMA) and ord(c) not in _LOOKS
    )
    return unicodedata.normalize("NFC", kept).casefold().translate(_PLAIN)


def _runs(text: str) -> Iterator[tuple[int, Folded]]:
    """Yield each run of letters of one sort, with the sort."""
    folded = fold(text)
    start = 0
    for sort, letters in groupby(folded.text, sort_of):
        end = start + len(list(letters))
        if sort != Sort.GAP:
            part = slice(start, end)
            yield sort, Folded(folded.text[part], folded.starts[part], folded.ends[part])
        start = end


def _cut(sort: int, run: Folded) -> Iterator[Token]:
    if sort == Sort.SPACED:
        yield Token(run.text, run.starts[0], tuple(run.ends))
        return
    for place in range(len(run.text)):
        part = slice(place, place + 2)
        yield Token(run.text[part], run.starts[place], tuple(run.ends[part]))


def _wanted(runs: list[tuple[int, Folded]], *, last: bool) -> Wanted:
    tokens = [token.text for run in runs for token in _cut(*run)]
    sort, end = runs[-1]
    if sort == Sort.SPACED:
        return Wanted(tuple(tokens), last)
    # The run may go on in the text: its last letter then begins a pair, or is the second of one.
    alone = len(end.text) == 1
    return Wanted(tuple(tokens if alone else tokens[:-1]), alone)
