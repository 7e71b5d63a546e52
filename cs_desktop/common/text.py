"""Text as people read it in a line."""

import unicodedata
from collections.abc import Sequence


def shortened(text: str, limit: int = 40) -> str:
    """Return a text cut to so many characters, its end marked where something is missing."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def capitalized(text: str) -> str:
    """Return a text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def shared_start(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many characters, words or lines both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def lowered(text: str) -> str:
    """Return a text as it goes on inside a sentence."""
    return text[:1].lower() + text[1:]


def changed_text(before: str, now: str, *about: str) -> str:
    """Return "before → now", its arrow pointing from one to the other whatever runs from right to left.

    `about` is what stands in the same line. Marks of direction are in it only where they are needed.
    """
    if _runs_leftward(before) or _runs_leftward(now):
        return f"{before}{RIGHT_TO_LEFT} ← {RIGHT_TO_LEFT}{now}"
    text = f"{before} → {now}"
    return f"{LEFT_TO_RIGHT}{text}{LEFT_TO_RIGHT}" if any(map(_runs_leftward, about)) else text


LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u200e", "\u200f"
"""Marks without width that let a sign beside them stand as a letter of that direction would."""
_LEFTWARD = ("R", "AL")


def _runs_leftward(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(char) in _LEFTWARD for char in text)


def reads_leftward(text: str) -> bool:
    """Return whether a text begins with letters that are read from right to left."""
    if text.isascii():
        return False
    ways = (unicodedata.bidirectional(char) for char in text)
    return next((way in _LEFTWARD for way in ways if way in ("L", *_LEFTWARD)), False)


def rightward(text: str) -> str:
    """Return a text of ours that is read from left to right though it may begin with a name that is not.

    It is marked only where it begins with such letters and goes on in others.
    """
    mixed = reads_leftward(text) and any(unicodedata.bidirectional(char) == "L" for char in text)
    return f"{LEFT_TO_RIGHT}{text}" if mixed else text


def folded(text: str) -> str:
    """Return text as a search compares it: case and accents do not count."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()
