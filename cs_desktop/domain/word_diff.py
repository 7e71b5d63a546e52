"""Two texts compared word by word, and put together line by line, so that nothing of either is lost."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from cs_desktop.common.text import shared_start

_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Scripts that put no spaces between words: there each sign stands for itself."""
_WORD = re.compile(rf"\s+|\d[\d.,:/-]*\d|[^\W{_UNSPACED}]+|.", re.DOTALL)
LIMIT = 1_000_000
"""Words of one text times those of the other, above which what differs is told as one piece to save time."""
REPEATS = 4_000_000
"""The same bound for words that come again and again: pairs of equal words, times the words of a text."""
_CUT = " … "


class Side(Enum):
    """Which of the two texts a piece belongs to."""

    BOTH = "both"
    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is in both, or in one of the two."""

    text: str
    side: Side


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """Return the two texts as pieces in order.

    The pieces of BOTH and OLD together are the old text, those of BOTH and NEW the new one.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    return tuple(Piece("".join(words), side) for words, side in _runs(before, after) if words)


def abridged(pieces: Sequence[Piece], most: int) -> tuple[Piece, ...]:
    """Return the pieces cut to some `most` characters: first the middle of what is in both, then the end."""
    if sum(len(piece.text) for piece in pieces) <= most:
        return tuple(pieces)
    room, shown = most, []
    for piece in pieces:
        text = _without_middle(piece.text, most // 10) if piece.side is Side.BOTH else piece.text
        if len(text) > room:
            shown.append(Piece(text[:room] + _CUT, piece.side))
            break
        room -= len(text)
        shown.append(Piece(text, piece.side))
    return tuple(shown)


def both(mine: str, theirs: str) -> str:
    """Return one text with every line of both, in their order: common lines once, then mine, then theirs."""
    lines: list[str] = []
    for run, _ in _runs(mine.split("\n"), theirs.split("\n")):
        lines += run
    return "\n".join(lines)


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Side]]:
    head = shared_start(old, new)
    tail = shared_start(old[head:][::-1], new[head:][::-1])
    yield old[:head], Side.BOTH
    yield from _middle(old[head : len(old) - tail], new[head : len(new) - tail])
    yield old[len(old) - tail :], Side.BOTH


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Side]]:
    if _is_slow(old, new):
        yield old, Side.OLD
        yield new, Side.NEW
        return
    # White space is no landmark: it is everywhere, and would tear sentences into shreds.
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            yield old[i:j], Side.BOTH
        else:
            yield old[i:j], Side.OLD
            yield new[k:m], Side.NEW


def _is_slow(old: Sequence[str], new: Sequence[str]) -> bool:
    if len(old) * len(new) > LIMIT:
        return True
    count = Counter(new)
    pairs = sum(count[word] for word in old if not word.isspace())
    return pairs * min(len(old), len(new)) > REPEATS


def _without_middle(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most // 2] + _CUT + text[-most // 2 :]
