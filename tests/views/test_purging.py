"""Purging in the window: what would go is said first, and what went afterwards."""

from PySide6.QtCore import Qt

from cs_desktop.controllers.actions import ActionId
from tests.views.conftest import Desk


def _shown(desk: Desk, beginning: str) -> bool:
    return any(text.startswith(beginning) for text in desk.texts())


def test_a_purge_is_told_done_and_told_again(desk: Desk) -> None:
    desk.open_book()
    desk.portfolio.search.setText("Halden Freight")
    desk.portfolio.table.setFocus()
    desk.press(Qt.Key.Key_Home)
    with desk.qtbot.waitSignals([desk.wiring.deletions.controller.deleted, desk.wiring.portfolio.loaded]):
        desk.press(Qt.Key.Key_Delete)
    with desk.qtbot.waitSignal(desk.wiring.keeping.purging.controller.found):
        desk.choose(ActionId.PURGE)
    assert _shown(desk, "A purge would take:")
    with desk.qtbot.waitSignal(desk.wiring.keeping.purging.controller.purged):
        desk.click(desk.button("Purge for good"))
    assert _shown(desk, "Purged:")
    desk.settle()
    with desk.qtbot.waitSignal(desk.wiring.undo.left_alone):
        desk.choose(ActionId.UNDO)
    assert desk.window.side.shown is desk.wiring.keeping.reverts.report
    assert "Points of Halden Freight" in desk.texts()


def test_without_deletions_there_is_nothing_to_purge(desk: Desk) -> None:
    desk.open_book()
    with desk.qtbot.waitSignal(desk.wiring.keeping.purging.controller.found):
        desk.choose(ActionId.PURGE)
    assert "There is nothing to purge." in desk.texts()
    assert not desk.button("Purge for good").isEnabled()
    desk.choose(ActionId.CLOSE)
    assert desk.window.side.shown is None
