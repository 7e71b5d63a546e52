"""Undo after closing and opening again: by its name in the menu, with the same key."""

from PySide6.QtCore import Qt

from cs_desktop.controllers.actions import ActionId
from tests.views.conftest import Desk
from tests.views.test_window import change_field

CTRL = Qt.KeyboardModifier.ControlModifier


def test_what_was_done_last_is_undone_after_opening_again(desk: Desk) -> None:
    path = desk.open_book()
    desk.open_account()
    change_field(desk, "Website, empty, edit", "rail.example")
    desk.choose(ActionId.CLOSE)
    assert not desk.program.actions[ActionId.UNDO].isEnabled()
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    desk.settle()
    undo = desk.program.actions[ActionId.UNDO]
    assert undo.text() == "Undo: change website of Halden Freight"
    with desk.qtbot.waitSignal(desk.wiring.undo.reverted):
        desk.press(Qt.Key.Key_Z, CTRL)
    desk.settle()
    assert desk.program.actions[ActionId.REDO].text() == "Redo: change website of Halden Freight"
    desk.open_account()
    assert desk.account.fields["website"].value == ""


def test_the_sample_workspace_opens_with_nothing_to_undo(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown, timeout=30_000):
        desk.choose(ActionId.OPEN_SAMPLE)
    desk.settle()
    assert not desk.program.actions[ActionId.UNDO].isEnabled()
