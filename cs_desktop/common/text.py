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


def folded(text: str) -> str:
    """Return text as a search compares it: case and accents do not count."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()
