"""Who is meant by a name in a line of text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cs_desktop.common.language import tr

_LONGEST = 5
"""Words of a name or title that are compared at most."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who may be named."""

    id: int
    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text, start ≤ place < end, and whom it may mean: nobody, one, or several."""

    text: str
    start: int
    end: int
    ids: tuple[int, ...]


def matching(text: str, people: Sequence[Known]) -> tuple[int, ...]:
    """Return who is called so, by name, else title, word of the name, letter, beginning."""
    wanted = text.casefold()
    ways = (
        lambda one: one.name.casefold() == wanted,
        lambda one: one.title.casefold() == wanted,
        lambda one: wanted in one.name.casefold().split(),
        lambda one: len(wanted) == 1 and one.name.casefold().startswith(wanted),
        lambda one: len(wanted) > 1 and one.name.casefold().startswith(wanted),
    )
    for way in ways:
        found = tuple(one.id for one in people if way(one))
        if found and wanted:
            return found
    return ()


def read_names(text: str, start: int, people: Sequence[Known]) -> tuple[Named, ...]:
    """Return the names that stand one after the other from a place on, with commas or "and" between.

    A word that nobody is called by is a name too if it is where one is expected.
    """
    words = list(re.finditer(r"[^\s,;&+]+|[,;&+]", text[start:]))
    found: list[Named] = []
    here = 0
    while here < len(words):
        name, used = _longest(words[here : here + _LONGEST], start, people)
        if name is None:
            break
        found.append(name)
        here += used
        if here < len(words) and words[here][0].casefold() in (",", ";", "&", "+", "and", tr("and")):
            here += 1
        else:
            break
    return tuple(found)


def _longest(
    words: "Sequence[re.Match[str]]", shift: int, people: Sequence[Known]
) -> tuple[Named | None, int]:
    for count in range(len(words), 0, -1):
        said = " ".join(word[0] for word in words[:count])
        ids = matching(said, people)
        if ids:
            return Named(said, shift + words[0].start(), shift + words[count - 1].end(), ids), count
    if words and re.match(r"\w", words[0][0]):
        return Named(words[0][0], shift + words[0].start(), shift + words[0].end(), ()), 1
    return None, 0
