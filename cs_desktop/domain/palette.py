"""What the command palette finds besides commands: accounts, contacts, objectives, reviews."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from cs_desktop.common.language import marked
from cs_desktop.domain.fuzzy import FuzzyIndex, Mask, Numbers
from cs_desktop.domain.fuzzy_marks import Parts


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
        self._index = FuzzyIndex([(item.text, item.detail) for item in self._items])
        self._accounts = np.array([item.account_id for item in self._items], dtype=np.int64)
        groups = np.array([STORED.index(item.group) for item in self._items], dtype=np.int8)
        self._in_group: dict[Group, Mask] = {group: groups == place for place, group in enumerate(STORED)}
        self._place_of = {(item.group, item.id): place for place, item in enumerate(self._items)}

    def item(self, group: Group, item_id: int) -> PaletteItem | None:
        """Return an item, None where it is gone."""
        place = self._place_of.get((group, item_id))
        return None if place is None else self._items[place]

    def find(
        self,
        question: str,
        limit: int,
        account_id: int | None = None,
        recent: Iterable[tuple[Group, int]] = (),
    ) -> list[FoundItem]:
        """Return up to `limit` of each group, the best first; with an account only what is part of it.

        Of what is found equally well, that which was used lately comes first.
        """
        among = None if account_id is None else self._accounts == account_id
        used = [self._place_of[key] for key in recent if key in self._place_of]
        scores = self._index.scores(question, among, used)
        return [found for group in STORED for found in self._best(scores, self._in_group[group], limit)]

    def accounts(self, question: str, limit: int) -> list[FoundItem]:
        """Return the accounts that are found best."""
        among = self._in_group[Group.ACCOUNTS]
        return self._best(self._index.scores(question, among), among, limit)

    def _best(self, scores: Numbers, among: Mask, limit: int) -> list[FoundItem]:
        places = self._index.best(np.where(among, scores, -1), limit)
        return [FoundItem(self._items[place], int(scores[place])) for place in places]
