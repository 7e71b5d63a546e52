"""Long texts cut to what matters of them."""

from cs_desktop.common.text import shared_start

LIMIT = 160
"""Characters of a value that are shown."""
_AROUND = 24
"""Characters of what stayed the same that are shown before a difference."""


def one_line(text: str, limit: int = LIMIT) -> str:
    """Return a text in one line, its end left out where it is long."""
    line = " ".join(text[: 4 * limit].split())
    cut = len(line) > limit or len(text) > 4 * limit
    return f"{line[: limit - 1].rstrip()}…" if cut else line


def with_difference(old: str, new: str, limit: int = LIMIT) -> tuple[str, str]:
    """Return both texts in one line each, long ones begun shortly before they differ."""
    if max(len(old), len(new)) <= limit:
        return one_line(old, limit), one_line(new, limit)
    start = max(shared_start(old, new) - _AROUND, 0)
    # At the start of a word, so that half of one is not taken for another.
    start = old.rfind(" ", 0, start) + 1 if " " in old[:start] else start
    return _from(old, start, limit), _from(new, start, limit)


def _from(text: str, start: int, limit: int) -> str:
    rest = one_line(text[start:], limit)
    return f"…{rest}" if start and rest else rest
