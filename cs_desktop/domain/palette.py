"""What the command palette finds besides commands: accounts, contacts, objectives, reviews."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from cs_desktop.common.language import marked
from cs_desktop.domain.fuzzy import FuzzyIndex, Numbers, matched_places

Parts = tuple[tuple[int, int], ...]
"""Start and end of the parts of a text that are shown in bold."""
BETWEEN = ", "
"""Between a text and its detail, where both are searched as one."""


class Group(StrEnum):
    """The groups of the palette, in the order of equals."""

    RECENT = "recent"
    GO = "go"
    DO = "do"
    ACCOUNTS = "accounts"
    CONTACTS = "contacts"
    OBJECTIVES = "objectives"
    REVIEWS = "reviews"
    TEXT = "text"


GROUP_TITLES = {
    Group.RECENT: marked("Used last"),
    Group.GO: marked("Go to"),
    Group.DO: marked("Do"),
    Group.ACCOUNTS: marked("Accounts"),
    Group.CONTACTS: marked("Contacts"),
    Group.OBJECTIVES: marked("Objectives"),
    Group.REVIEWS: marked("Reviews"),
    Group.TEXT: marked("Found in text"),
}
STORED = (Group.ACCOUNTS, Group.CONTACTS, Group.OBJECTIVES, Group.REVIEWS)
"""The groups that come from the workspace."""


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """One thing of the workspace that can be gone to."""

    group: Group
    text: str
    detail: str
    id: int
    account_id: int


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item with how well it was found."""

    item: PaletteItem
    score: int


class Verb(StrEnum):
    """What choosing an entry does."""

    PLACE = "place"
    TAB = "tab"
    ACTION = "action"
    OPEN = "open"
    """Open a thing of the workspace where it stands."""
    HIT = "hit"
    """Go where words were found."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where an entry leads, or what it does."""

    verb: Verb
    key: str = ""
    """The place, the tab, the action."""
    group: Group | None = None
    id: int | None = None
    account_id: int | None = None


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """One line of the palette."""

    group: Group
    text: str
    detail: str
    icon: str
    target: Target
    bold: Parts = ()
    detail_bold: Parts = ()
    keys: str = ""
    """As Qt writes them."""
    enabled: bool = True
    second: str = ""
    """A second line: the words around what was found in a text."""
    second_bold: Parts = ()


class PaletteBook:
    """The items of a workspace, laid out once so that each keystroke is answered at once."""

    def __init__(self, items: Sequence[PaletteItem]) -> None:
        self._items = tuple(items)
        self._index = FuzzyIndex([searched(item.text, item.detail) for item in self._items])
        self._accounts = np.array([item.account_id for item in self._items], dtype=np.int64)
        groups = np.array([STORED.index(item.group) for item in self._items], dtype=np.int8)
        self._in_group: dict[Group, NDArray[np.bool_]] = {
            group: groups == place for place, group in enumerate(STORED)
        }
        self._by_id = {(item.group, item.id): item for item in self._items}

    def item(self, group: Group, item_id: int) -> PaletteItem | None:
        """Return an item, None where it is gone."""
        return self._by_id.get((group, item_id))

    def find(self, question: str, limit: int, account_id: int | None = None) -> list[FoundItem]:
        """Return up to `limit` of each group, the best first; with an account only what is part of it."""
        scores = self._index.scores(question)
        if account_id is not None:
            scores = np.where(self._accounts == account_id, scores, -1)
        return [found for group in STORED for found in self._best(scores, self._in_group[group], limit)]

    def accounts(self, question: str, limit: int) -> list[FoundItem]:
        """Return the accounts that are found best."""
        return self._best(self._index.scores(question), self._in_group[Group.ACCOUNTS], limit)

    def _best(self, scores: Numbers, among: NDArray[np.bool_], limit: int) -> list[FoundItem]:
        places = self._index.best(np.where(among, scores, -1), limit)
        return [FoundItem(self._items[place], int(scores[place])) for place in places]


def searched(text: str, detail: str) -> str:
    """Return what is searched of an entry."""
    return f"{text}{BETWEEN}{detail}" if detail else text


def bold_parts(question: str, text: str, detail: str) -> tuple[Parts, Parts]:
    """Return which parts of an entry's text and of its detail make it found."""
    parts = matched_places(question, searched(text, detail))
    begin = len(text) + len(BETWEEN)
    return (
        tuple((start, min(end, len(text))) for start, end in parts if start < len(text)),
        tuple((max(start - begin, 0), end - begin) for start, end in parts if end > begin),
    )
