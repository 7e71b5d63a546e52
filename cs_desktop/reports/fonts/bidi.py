"""The order in which text of mixed direction is read (UAX 9), as levels of each character."""

from collections.abc import Sequence
from functools import lru_cache
from unicodedata import bidirectional

from bidi.algorithm import (
    explicit_embed_and_overrides,
    get_base_level,
    get_embedding_levels,
    get_empty_storage,
    resolve_implicit_levels,
    resolve_neutral_types,
    resolve_weak_types,
)

_RIGHT_TO_LEFT = {"R", "AL", "AN"}


@lru_cache(maxsize=4096)
def _runs_leftward(char: str) -> bool:
    return bidirectional(char) in _RIGHT_TO_LEFT


def has_right_to_left(text: str) -> bool:
    """Return whether any character is written from right to left."""
    return not text.isascii() and any(_runs_leftward(char) for char in text)


def base_level(text: str) -> int:
    """Return 1 if the first letter is written from right to left, else 0."""
    return int(get_base_level(text)) if has_right_to_left(text) else 0


def levels(text: str, base: int) -> list[int]:
    """Return the level of each character; odd ones run from right to left."""
    if not base and not has_right_to_left(text):
        return [0] * len(text)
    storage = get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    # A character too new for this Python has no class; unassigned ones run from left to right.
    get_embedding_levels("".join(char if bidirectional(char) else "a" for char in text), storage)
    for index, char in enumerate(storage["chars"]):
        char["index"] = index
    explicit_embed_and_overrides(storage)
    resolve_weak_types(storage)
    resolve_neutral_types(storage, False)  # noqa: FBT003 - the library's signature
    resolve_implicit_levels(storage, False)  # noqa: FBT003 - the library's signature
    found = {char["index"]: char["level"] for char in storage["chars"]}
    result: list[int] = []
    for index in range(len(text)):
        # Joiners have no level of their own; they follow the letter before.
        result.append(found.get(index, result[-1] if result else base))
    return result


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """Return the places of runs, given in reading order, as they stand from left to right (rule L2)."""
    order = list(range(len(run_levels)))
    for level in range(max(run_levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order
