"""Where a text may be broken into lines."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from cs_desktop.reports.fonts.characters import ZWJ, clusters

ZERO_WIDTH_SPACE = "\u200b"
# What must not begin a line, and what must not end one, in Chinese and Japanese (JIS X 4051, shortened).
_NOT_FIRST = set(
    "、。，．・：；！？!?)）]］}｝〕〉》」』】〙〗｠»”’ーゝゞ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ…‥%％"
)
_NOT_LAST = set("(（[［{｛〔〈《「『【〘〖｟«“‘$¥€£#")
_AFTER = set("-/–—‐|_@\\" + ZERO_WIDTH_SPACE)
_WORD = re.compile(r"\S+\s*|\s+")


def pieces(text: str) -> Iterator[str]:
    """Yield the text in pieces between which a line may break; spaces stand at a piece's end."""
    for word in _WORD.findall(text):
        if word.isascii() and not any(char in _AFTER for char in word):
            yield word
        else:
            yield from _parts(word)


def _parts(word: str) -> Iterator[str]:
    part = ""
    for cluster in clusters(word):
        if part and _may_break(part, cluster):
            yield part
            part = ""
        part += cluster
    if part:
        yield part


def _may_break(before: str, after: str) -> bool:
    last, first = before[-1], after[0]
    if first.isspace() or first in _NOT_FIRST or last in _NOT_LAST or ZWJ in (first, last):
        return False
    if last in _AFTER:
        # A sign before digits belongs to them: -5, 1/2.
        return len(before) > 1 and not first.isdigit()
    return _stands_alone(last) or _stands_alone(first)


@lru_cache(maxsize=4096)
def _stands_alone(char: str) -> bool:
    """Return whether a character is a word of its own for line breaking, as in Chinese and Japanese."""
    return not char.isascii() and (
        unicodedata.east_asian_width(char) in ("W", "F") and not "\uac00" <= char <= "\ud7af"
    )
