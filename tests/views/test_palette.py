"""The command palette, as a person uses it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.palette import PaletteEntry
from cs_desktop.views.palette.model import Title
from cs_desktop.views.palette.overlay import PaletteOverlay
from tests.views.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


def _overlay(desk: Desk) -> PaletteOverlay:
    return desk.wiring.finding.palette.overlay


def _lines(desk: Desk) -> list[str]:
    model = _overlay(desk).model
    return [str(model.index(place).data()) for place in range(model.rowCount())]


def _chosen(desk: Desk) -> PaletteEntry:
    overlay = _overlay(desk)
    entry = overlay.model.entry(overlay.view.currentIndex())
    assert entry is not None
    return entry


@pytest.fixture
def book(desk: Desk) -> Desk:
    with desk.qtbot.waitSignal(desk.wiring.finding.things.loaded):
        desk.open_book()
    desk.settle()
    return desk


def test_it_comes_and_goes_and_says_what_it_finds(book: Desk) -> None:
    # Ctrl+K opens it, and Esc gives the keyboard back.
    book.portfolio.table.setFocus()
    book.press(Qt.Key.Key_K, CTRL)
    assert _overlay(book).isVisible()
    assert QApplication.focusWidget() is _overlay(book).field
    book.press(Qt.Key.Key_Escape)
    assert _overlay(book).isHidden()
    assert QApplication.focusWidget() is book.portfolio.table

    # The field in the top bar opens it, and a click beside closes it.
    book.click(book.button("Search or run a command"))
    assert _overlay(book).isVisible()
    book.qtbot.mouseClick(_overlay(book), Qt.MouseButton.LeftButton, pos=QPoint(5, 500))
    assert _overlay(book).isHidden()

    # The arrows pass titles and go around.
    book.press(Qt.Key.Key_K, CTRL)
    first = _chosen(book)
    book.press(Qt.Key.Key_Up)
    last = _chosen(book)
    assert last != first
    book.press(Qt.Key.Key_Down)
    assert _chosen(book) == first

    # Nothing found is said.
    book.type("qqqqqq")
    assert "Nothing is called that." in book.texts()
    book.press(Qt.Key.Key_Return)
    book.press(Qt.Key.Key_Down)
    assert _overlay(book).isVisible()
    book.press(Qt.Key.Key_Escape)

    # What cannot be done says why and does nothing.
    book.press(Qt.Key.Key_K, CTRL)
    book.type(">attach")
    assert (_chosen(book).detail, _chosen(book).enabled) == ("open an account first", False)
    book.press(Qt.Key.Key_Return)
    assert _overlay(book).isVisible()


def test_accounts_and_their_tabs_are_reached_until_they_are_deleted(book: Desk) -> None:
    # Tab keeps to one account until Backspace.
    book.press(Qt.Key.Key_K, CTRL)
    book.type("halden")
    book.press(Qt.Key.Key_Tab)
    assert book.button("Stop filtering by Halden Freight").isVisible()
    entries = [
        e for e in map(_overlay(book).model.line, range(len(_lines(book)))) if not isinstance(e, Title)
    ]
    assert {entry.target.account_id for entry in entries} == {_chosen(book).target.account_id}
    book.press(Qt.Key.Key_Backspace)
    assert any(line.startswith("Portfolio") for line in _lines(book))
    book.press(Qt.Key.Key_Escape)

    # A tab of an account is reached by both names.
    book.press(Qt.Key.Key_K, CTRL)
    book.type("hal over")
    assert _chosen(book).text == "Halden Freight, Overview"
    with book.qtbot.waitSignal(book.wiring.account_shown):
        book.press(Qt.Key.Key_Return)
    assert book.account.tabs.shown == "overview"
    book.settle()
    book.choose(ActionId.BACK)
    assert book.window.shown is book.portfolio

    # An account is opened by a few of its letters.
    book.press(Qt.Key.Key_K, CTRL)
    book.type("hafr")
    assert _chosen(book).text == "Halden Freight"
    assert _chosen(book).bold == ((0, 2), (7, 9))
    with book.qtbot.waitSignal(book.wiring.account_shown):
        book.press(Qt.Key.Key_Return)
    assert book.account.header_name == "Halden Freight"
    book.settle()

    # What was deleted is found no more.
    with book.qtbot.waitSignal(book.wiring.finding.things.loaded):
        book.choose(ActionId.DELETE_ACCOUNT)
    book.press(Qt.Key.Key_K, CTRL)
    book.type("halden")
    assert not any(line.startswith("Halden") for line in _lines(book))


def test_commands_are_there_run_and_are_remembered(desk: Desk) -> None:
    # Without a workspace commands are there.
    desk.press(Qt.Key.Key_K, CTRL)
    assert "New workspace…, Ctrl+N" in _lines(desk)
    assert not any("Portfolio" in line for line in _lines(desk))
    desk.press(Qt.Key.Key_Escape)
    desk.open_book()

    # A command runs and is the first offered next time.
    desk.press(Qt.Key.Key_K, CTRL)
    desk.type("> history work")
    assert _lines(desk) == ["Do", "History of the workspace"]
    desk.press(Qt.Key.Key_Return)
    assert desk.window.side.isVisible()
    desk.press(Qt.Key.Key_K, CTRL)
    assert _lines(desk)[:2] == ["Used last", "History of the workspace"]
    desk.press(Qt.Key.Key_Escape)

    # Keys that were changed stand in it.
    desk.program.actions.use_keys({ActionId.HISTORY: "Ctrl+Shift+Y"})
    desk.press(Qt.Key.Key_K, CTRL)
    desk.type(">history of the w")
    assert _lines(desk)[1] == "History of the workspace, Ctrl+Shift+Y"
