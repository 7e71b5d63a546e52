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


def test_ctrl_k_comes_and_goes_and_gives_the_keyboard_back(book: Desk) -> None:
    book.portfolio.table.setFocus()
    book.press(Qt.Key.Key_K, CTRL)
    assert _overlay(book).isVisible()
    assert QApplication.focusWidget() is _overlay(book).field
    book.press(Qt.Key.Key_Escape)
    assert _overlay(book).isHidden()
    assert QApplication.focusWidget() is book.portfolio.table


def test_the_field_in_the_top_bar_opens_it_and_a_click_beside_closes_it(book: Desk) -> None:
    book.click(book.button("Search or run a command"))
    assert _overlay(book).isVisible()
    book.qtbot.mouseClick(_overlay(book), Qt.MouseButton.LeftButton, pos=QPoint(5, 500))
    assert _overlay(book).isHidden()


def test_an_account_is_opened_by_a_few_of_its_letters(book: Desk) -> None:
    book.press(Qt.Key.Key_K, CTRL)
    book.type("hafr")
    assert _chosen(book).text == "Halden Freight"
    assert _chosen(book).bold == ((0, 2), (7, 9))
    with book.qtbot.waitSignal(book.wiring.account_shown):
        book.press(Qt.Key.Key_Return)
    assert book.account.header_name == "Halden Freight"


def test_a_tab_of_an_account_is_reached_by_both_names(book: Desk) -> None:
    book.press(Qt.Key.Key_K, CTRL)
    book.type("hal over")
    assert _chosen(book).text == "Halden Freight, Overview"
    with book.qtbot.waitSignal(book.wiring.account_shown):
        book.press(Qt.Key.Key_Return)
    assert book.account.tabs.shown == "overview"


def test_a_command_runs_and_is_the_first_offered_next_time(book: Desk) -> None:
    book.press(Qt.Key.Key_K, CTRL)
    book.type("> history work")
    assert _lines(book) == ["Do", "History of the workspace"]
    book.press(Qt.Key.Key_Return)
    assert book.window.side.isVisible()
    book.press(Qt.Key.Key_K, CTRL)
    assert _lines(book)[:2] == ["Used last", "History of the workspace"]


def test_what_cannot_be_done_says_why_and_does_nothing(book: Desk) -> None:
    book.press(Qt.Key.Key_K, CTRL)
    book.type(">attach")
    assert (_chosen(book).detail, _chosen(book).enabled) == ("open an account first", False)
    book.press(Qt.Key.Key_Return)
    assert _overlay(book).isVisible()


def test_tab_keeps_to_one_account_until_backspace(book: Desk) -> None:
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


def test_the_arrows_pass_titles_and_go_around(book: Desk) -> None:
    book.press(Qt.Key.Key_K, CTRL)
    first = _chosen(book)
    book.press(Qt.Key.Key_Up)
    last = _chosen(book)
    assert last != first
    book.press(Qt.Key.Key_Down)
    assert _chosen(book) == first


def test_nothing_found_is_said(book: Desk) -> None:
    book.press(Qt.Key.Key_K, CTRL)
    book.type("qqqqqq")
    assert "Nothing is called that." in book.texts()
    book.press(Qt.Key.Key_Return)
    book.press(Qt.Key.Key_Down)
    assert _overlay(book).isVisible()


def test_what_was_deleted_is_found_no_more(book: Desk) -> None:
    book.open_account()
    with book.qtbot.waitSignal(book.wiring.finding.things.loaded):
        book.choose(ActionId.DELETE_ACCOUNT)
    book.press(Qt.Key.Key_K, CTRL)
    book.type("halden")
    assert not any(line.startswith("Halden") for line in _lines(book))


def test_without_a_workspace_commands_are_there(desk: Desk) -> None:
    desk.press(Qt.Key.Key_K, CTRL)
    assert "New workspace…, Ctrl+N" in _lines(desk)
    assert not any("Portfolio" in line for line in _lines(desk))


def test_keys_that_were_changed_stand_in_the_palette(book: Desk) -> None:
    book.program.actions.use_keys({ActionId.HISTORY: "Ctrl+Shift+Y"})
    book.press(Qt.Key.Key_K, CTRL)
    book.type(">history of the w")
    assert _lines(book)[1] == "History of the workspace, Ctrl+Shift+Y"
