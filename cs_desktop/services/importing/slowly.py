"""Letting go of hundreds of thousands of objects little by little.

Python frees what a list holds in one go, and no other thread runs meanwhile: the window would stand still.
"""

from collections.abc import Iterator
from typing import Any, TypeVar

T = TypeVar("T")
_AT_ONCE = 500


def taken_from(items: list[T]) -> Iterator[T]:
    """Yield a list's items in their order; the list holds them no longer."""
    items.reverse()
    while items:
        yield items.pop()


def let_go(*lists: list[Any]) -> None:
    """Empty lists."""
    for items in lists:
        while items:
            del items[-_AT_ONCE:]
