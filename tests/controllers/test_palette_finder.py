"""What the palette offers first for what is typed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from cs_desktop.controllers.actions import ActionTable
from cs_desktop.controllers.palette_finder import PaletteFinder, Stop
from cs_desktop.domain.palette import Group, PaletteBook, PaletteEntry, PaletteItem, Target, Verb


def _items(group: Group, *things: tuple[str, str]) -> list[PaletteItem]:
    first = 100 * (1 + list(Group).index(group))
    return [PaletteItem(group, text, detail, first + n, first + n) for n, (text, detail) in enumerate(things)]


BOOK = PaletteBook(
    [
        *_items(Group.ACCOUNTS, ("Halden Freight", "A-1"), ("Northgate Rail", "A-2"), ("Haldenby", "A-3")),
        *_items(
            Group.CONTACTS,
            ("Norman Ray", "Haldenby"),
            ("Nora Vale", "Halden Freight"),
            ("Nora Okafor-Lindqvist", "Northgate Rail"),
        ),
        *_items(
            Group.OBJECTIVES,
            ("New offices run on it again", "Northgate Rail, open"),
            ("Hold all departures; no free beds", "Halden Freight, open"),
        ),
        *_items(Group.REVIEWS, ("No renewal is agreed", "Haldenby")),
    ]
)


@pytest.fixture
def finder(qapp: QApplication) -> Iterator[PaletteFinder]:
    home = QObject(qapp)
    table = ActionTable(home)
    table.update(ready=True, workspace=True)
    made = PaletteFinder(table)
    made.book = BOOK
    made.places = [Stop("home", "Home", "house"), Stop("portfolio", "Portfolio", "table-2")]
    made.tabs = [Stop("timeline", "Timeline", "messages-square")]
    yield made
    home.deleteLater()


def _first(finder: PaletteFinder, question: str, count: int = 1) -> list[str]:
    return [entry.text for entry in finder.find(question)[:count]]


def test_people_of_a_name_come_before_what_only_has_its_letters(finder: PaletteFinder) -> None:
    found = finder.find("nora")
    assert [entry.text for entry in found[:2]] == ["Nora Vale", "Nora Okafor-Lindqvist"]
    groups = list(dict.fromkeys(entry.group for entry in found))
    assert groups[0] is Group.CONTACTS


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("hald fre", "Halden Freight"),
        ("haldenby", "Haldenby"),
        ("halden", "Halden Freight"),
        ("hf", "Halden Freight"),
        ("fre time", "Halden Freight, Timeline"),
        ("vale hal", "Nora Vale"),
        ("port", "Portfolio"),
        ("shortcuts", "Keyboard shortcuts"),
        (">history", "History of the workspace"),
    ],
)
def test_what_one_means_stands_first(finder: PaletteFinder, question: str, first: str) -> None:
    assert _first(finder, question) == [first]


def test_what_was_used_last_comes_before_its_equals(finder: PaletteFinder) -> None:
    used = next(entry for entry in finder.find("norman") if entry.text == "Norman Ray")
    contacts = [entry.text for entry in finder.find("nor") if entry.group is Group.CONTACTS]
    assert contacts == ["Nora Vale", "Norman Ray", "Nora Okafor-Lindqvist"]
    finder.recent = (used.target,)
    # Its group comes first with it.
    assert _first(finder, "nor", 2) == ["Norman Ray", "Nora Vale"]
    assert _first(finder, "nora", 1) == ["Nora Vale"], "what is meant stays first"


def test_of_equals_the_kind_decides(finder: PaletteFinder) -> None:
    groups = list(dict.fromkeys(entry.group for entry in finder.find("h")))
    assert groups.index(Group.GO) < groups.index(Group.ACCOUNTS) < groups.index(Group.OBJECTIVES)


def test_strewn_letters_are_not_offered_beside_beginnings(finder: PaletteFinder) -> None:
    assert [entry.text for entry in finder.find("hald fre")][-1] == "Hold all departures; no free beds"
    assert _first(finder, "hldn") == ["Haldenby"]


def test_a_place_that_was_used_is_remembered_by_its_target(finder: PaletteFinder) -> None:
    finder.recent = (Target(Verb.PLACE, "portfolio"),)
    (first, *_) = finder.find("")
    assert isinstance(first, PaletteEntry)
    assert (first.group, first.text) == (Group.RECENT, "Portfolio")
