"""The roadmap in the Library: kept by keys, joined to the accounts to which it matters."""

from PySide6.QtCore import Qt

from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.library.screen import ROADMAP
from cs_desktop.views.screen import LIBRARY
from tests.views.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


def test_an_item_is_added_matters_to_an_account_and_comes_back_when_deleted(desk: Desk) -> None:
    desk.open_book()
    desk.wiring.navigation.go(LIBRARY.key)
    desk.settle()
    screen, roadmap = desk.wiring.pages.library.screen, desk.wiring.pages.roadmap
    with desk.qtbot.waitSignal(roadmap.controller.loaded):
        screen.show_page(ROADMAP)
    page, form = roadmap.page, roadmap.form
    assert page.add.isVisible(), "an empty roadmap offers to begin one"

    desk.choose(ActionId.ADD_ROADMAP_ITEM)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert any("Enter a name" in text for text in desk.texts())
    form.name.setFocus()
    desk.type("Bulk approval")
    form.shared.click()
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: page.current is not None)
    assert page.current is not None
    assert (page.current.name, page.current.shared) == ("Bulk approval", True)

    interests = page.interests
    interests.account.setFocus()
    desk.type("Nobody")
    desk.press(Qt.Key.Key_Return)
    assert any("No account is called Nobody" in text for text in desk.texts())
    interests.account.setText("Halden Freight")
    interests.why.setFocus()
    desk.type("Eleven clicks a plan")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: interests.title.text() == "Matters to 1 account")

    desk.qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(page.add.isVisible)
    desk.settle()
    desk.choose(ActionId.UNDO)
    desk.qtbot.waitUntil(lambda: interests.title.text() == "Matters to 1 account")
