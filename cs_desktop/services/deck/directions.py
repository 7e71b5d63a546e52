"""Which way the texts of a deck are read: its sentences are English, the names in them need not be."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from cs_desktop.common.text import rightward

_AROUND = ' \t“”"-–*•'
"""What we put around a text of theirs: quotes, or a sign before an entry."""
_CUT = "…"
PartT = TypeVar("PartT")


class Directions:
    """Tells the texts that we composed, which keep the order of English, from those that people wrote.

    What people wrote stands in the sources as it is: in the facts, and in what is typed in a design.
    """

    def __init__(self, *sources: object) -> None:
        self._sources = sources

    def kept(self, part: PartT) -> PartT:
        """Return a slide, or any part of one, with our texts marked that begin with a name of theirs."""
        found: PartT = self._kept(part)
        return found

    def _kept(self, part: Any) -> Any:  # noqa: ANN401 - a part of any kind comes back as that kind
        if isinstance(part, str):
            marked = rightward(part)
            return part if marked is part or self._is_theirs(part) else marked
        if isinstance(part, tuple):
            items = tuple(map(self._kept, part))
            return part if all(one is other for one, other in zip(part, items, strict=True)) else items
        if is_dataclass(part) and not isinstance(part, type):
            before = {one.name: getattr(part, one.name) for one in fields(part) if one.init}
            after = {name: self._kept(value) for name, value in before.items()}
            changed = {name: value for name, value in after.items() if value is not before[name]}
            return replace(part, **changed) if changed else part
        return part

    @cached_property
    def _written(self) -> frozenset[str]:
        """Return what people wrote, as a whole and by line; read when the first text asks for it."""
        written = (line for text in _texts(self._sources) for line in (text, *text.splitlines()))
        return frozenset(line.strip(_AROUND) for line in written)

    def _is_theirs(self, text: str) -> bool:
        bare = text.strip(_AROUND)
        if bare in self._written:
            return True
        start = bare.removesuffix(_CUT).rstrip()
        return start != bare and any(written.startswith(start) for written in self._written)


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        yield from _texts(tuple(part.values()))
    elif isinstance(part, tuple | list | frozenset):
        for item in part:
            yield from _texts(item)
    elif is_dataclass(part):
        for one in fields(part):
            yield from _texts(getattr(part, one.name, None))
