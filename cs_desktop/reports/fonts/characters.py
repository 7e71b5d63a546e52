"""Text as a font sees it: cleaned of what cannot be drawn, in clusters that stay in one font."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

ZWJ = "\u200d"
EMOJI_STYLE = "\ufe0f"
KEYCAP = "\u20e3"
REPLACEMENT = "\ufffd"
# Explicit embeddings, overrides and isolates: the order is found from the letters alone, so that a name
# cannot turn the text around it.
_DIRECTION_CONTROLS = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
_SPACES = "\t\u2028\u2029\x0b\x0c\x85"


def clean(text: str) -> str:
    """Return the text on one line without characters that steer a terminal or turn the direction.

    Other control characters go, white space becomes a space, and half a surrogate pair a replacement mark.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_cleaned(char) for char in text)


@lru_cache(maxsize=4096)
def _cleaned(char: str) -> str:
    if char in "\r\n" or char in _SPACES:
        return " "
    if char in _DIRECTION_CONTROLS:
        return ""
    category = unicodedata.category(char)
    if category == "Cs":
        return REPLACEMENT
    return "" if category == "Cc" else char


def clusters(text: str) -> Iterator[str]:
    """Yield the text in pieces that must stay together: a character with its marks, a joined emoji."""
    if text.isascii():
        yield from text
        return
    piece = ""
    for char in text:
        if piece and (_continues(char) or piece[-1] == ZWJ or _is_flag_pair(piece, char)):
            piece += char
            continue
        if piece:
            yield piece
        piece = char
    if piece:
        yield piece


@lru_cache(maxsize=4096)
def _continues(char: str) -> bool:
    """Return whether a character belongs to the one before: a mark, joiner, selector or skin tone."""
    return not char.isascii() and (
        unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf") or "\U0001f3fb" <= char <= "\U0001f3ff"
    )


def _is_flag_pair(piece: str, char: str) -> bool:
    return len(piece) == 1 and _is_regional(piece) and _is_regional(char)


def _is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


@lru_cache(maxsize=4096)
def is_ignorable(char: str) -> bool:
    """Return whether a character needs no glyph: a joiner, a selector, a soft hyphen."""
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f" or char >= "\U000e0100"
