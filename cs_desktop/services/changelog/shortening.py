"""Long texts cut to what matters of them."""

LIMIT = 160
"""Characters of a value that are shown."""
_AROUND = 24
"""Characters of what stayed the same that are shown before a difference."""


def shortened(text: str, limit: int = LIMIT) -> str:
    """Return a text in one line, its end left out where it is long."""
    line = " ".join(text[: 4 * limit].split())
    cut = len(line) > limit or len(text) > 4 * limit
    return f"{line[: limit - 1].rstrip()}…" if cut else line


def with_difference(old: str, new: str, limit: int = LIMIT) -> tuple[str, str]:
    """Return both texts in one line each, long ones begun shortly before they differ."""
    if max(len(old), len(new)) <= limit:
        return shortened(old, limit), shortened(new, limit)
    start = max(_common(old, new) - _AROUND, 0)
    # At the start of a word, so that half of one is not taken for another.
    start = old.rfind(" ", 0, start) + 1 if " " in old[:start] else start
    return _from(old, start, limit), _from(new, start, limit)


def _common(old: str, new: str) -> int:
    """Return how many characters both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(old), len(new)))


def _from(text: str, start: int, limit: int) -> str:
    rest = shortened(text[start:], limit)
    return f"…{rest}" if start and rest else rest
