"""Cards of a journey map on the clipboard: to another account's map, out of a spreadsheet, and in line."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.journey.content import Card
from cs_desktop.domain.journey.limits import MOST_CARDS
from cs_desktop.views.journey.page import JourneyView
from cs_desktop.views.widgets.toast import Toast
from tests.views.conftest import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier
TEMPLATE = "saas-high-touch"


@pytest.fixture
def page(desk: Desk) -> Iterator[JourneyView]:
    """Return the map of an account, begun from the standard template."""
    desk.open_book()
    desk.open_account()
    _begin(desk)
    yield desk.wiring.journey.view
    # Without a display Qt does not know whose the clipboard is, so the program leaves it as it is.
    QApplication.clipboard().clear()


def _begin(desk: Desk) -> None:
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    desk.wiring.journey.controller.start_from(TEMPLATE)
    desk.qtbot.waitUntil(lambda: desk.wiring.journey.view.content is not None)
    desk.settle()
    desk.wiring.journey.view.canvas.lanes.setFocus()


def _cards(page: JourneyView, title: str) -> list[Card]:
    assert page.content is not None
    return [card for card in page.content.cards if card.title == title]


def _count(page: JourneyView) -> int:
    return 0 if page.content is None else len(page.content.cards)


def _choose(page: JourneyView, *titles: str) -> None:
    page.canvas.scene.select_cards([card.id for title in titles for card in _cards(page, title)])
    page.canvas.lanes.setFocus()


def test_cards_are_copied_to_another_account_s_map(desk: Desk, page: JourneyView) -> None:
    gap, bridge = "Data arrives late or broken", "Import template and a data workshop"
    _choose(page, gap, bridge)
    desk.press(Qt.Key.Key_C, CONTROL)
    assert "Onboard\n" in QApplication.clipboard().text()
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    rows = desk.portfolio.model.portfolio
    assert rows is not None
    here = desk.wiring.account.account_id
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        desk.wiring.open_account(next(row.id for row in rows.rows if row.id != here))
    _begin(desk)
    desk.press(Qt.Key.Key_V, CONTROL)
    desk.qtbot.waitUntil(lambda: len(_cards(page, gap)) == 2)
    desk.settle()
    assert page.content is not None
    pasted = {max(card.id for card in _cards(page, title)) for title in (gap, bridge)}
    assert pasted == set(page.canvas.scene.selected_cards())
    assert any({link.source_id, link.target_id} == pasted for link in page.content.links)
    desk.press(Qt.Key.Key_Z, CONTROL)
    desk.qtbot.waitUntil(lambda: len(_cards(page, gap)) == 1)


def _cards_are_cut_duplicated_and_put_in_line(desk: Desk, page: JourneyView) -> None:
    before = _count(page)
    _choose(page, "QBR")
    desk.press(Qt.Key.Key_D, CONTROL)
    desk.qtbot.waitUntil(lambda: len(_cards(page, "QBR")) == 2)
    desk.settle()
    # The copy is chosen, and has its title already.
    assert page.canvas.scene.selected_cards() == (max(card.id for card in _cards(page, "QBR")),)
    assert page.editor.isHidden()
    desk.press(Qt.Key.Key_X, CONTROL)
    desk.qtbot.waitUntil(lambda: _count(page) == before)
    desk.press(Qt.Key.Key_V, CONTROL)
    desk.qtbot.waitUntil(lambda: _count(page) == before + 1)
    desk.settle()
    _choose(page, "QBR", "Value report")
    desk.choose(ActionId.ALIGN_LEFT)
    desk.qtbot.waitUntil(lambda: len({card.stage_id for card in _cards(page, "Value report")}) == 1)
    desk.qtbot.waitUntil(lambda: _cards(page, "Value report")[0].stage_id == _cards(page, "QBR")[0].stage_id)


def _a_title_has_the_clipboard_to_itself(desk: Desk, page: JourneyView) -> None:
    before = _count(page)
    _choose(page, "QBR")
    desk.press(Qt.Key.Key_F2)
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.press(Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "QBR"
    desk.press(Qt.Key.Key_End)
    desk.press(Qt.Key.Key_V, CONTROL)
    assert page.editor.text() == "QBRQBR"
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    assert _count(page) == before


def _rows_of_a_spreadsheet_become_cards_and_too_many_are_refused(desk: Desk, page: JourneyView) -> None:
    before, clipboard = _count(page), QApplication.clipboard()
    clipboard.setText("\tBuy\tAdopt\nTouchpoints\tAsk around\tLook again\n")
    desk.press(Qt.Key.Key_V, CONTROL)
    desk.qtbot.waitUntil(lambda: _count(page) == before + 2)
    assert page.content is not None
    names = {stage.id: stage.name for stage in page.content.stages}
    found = {
        title: names[card.stage_id or 0]
        for title in ("Ask around", "Look again")
        for card in _cards(page, title)
    }
    assert found == {"Ask around": "Buy", "Look again": "Adopt"}
    desk.settle()
    desk.window.toasts.clear()
    with desk.qtbot.assertNotEmitted(page.gesture):
        for text in ("x\n" * 500_000, "Line\n" * MOST_CARDS):
            clipboard.setText(text)
            desk.press(Qt.Key.Key_V, CONTROL)
        clipboard.setText("Line\n" * 30)
        desk.press(Qt.Key.Key_V, CONTROL)
    told = [toast.text for toast in desk.window.toasts.findChildren(Toast)]
    assert sum("Nothing pasted" in text for text in told) == 2
    desk.click(desk.button("Paste"))
    desk.qtbot.waitUntil(lambda: _count(page) == before + 32)


def test_cards_and_text_by_the_clipboard(desk: Desk, page: JourneyView) -> None:
    _a_title_has_the_clipboard_to_itself(desk, page)
    _cards_are_cut_duplicated_and_put_in_line(desk, page)
    _rows_of_a_spreadsheet_become_cards_and_too_many_are_refused(desk, page)
