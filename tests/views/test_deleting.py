"""Deleting accounts in the window: at once, with the way back; and a page whose account somebody deleted."""

from PySide6.QtCore import Qt

from cs_desktop.controllers.actions import ActionId
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author
from cs_desktop.services.deleting import delete_accounts
from tests.views.book import NAMES
from tests.views.conftest import Desk
from tests.workspaces import NOON, context

SHIFT = Qt.KeyboardModifier.ShiftModifier


def delete_selected(desk: Desk) -> None:
    desk.portfolio.table.setFocus()
    with desk.qtbot.waitSignals([desk.wiring.deletions.controller.deleted, desk.wiring.portfolio.loaded]):
        desk.press(Qt.Key.Key_Delete)


def test_accounts_are_deleted_and_brought_back(desk: Desk) -> None:
    desk.open_book()
    table = desk.portfolio.table

    # Without a selection there is nothing to delete.
    table.clearSelection()
    assert not desk.program.actions[ActionId.DELETE_ACCOUNT].isEnabled()
    desk.portfolio.search.setText("nobody has this name")
    table.delete_requested.emit()
    desk.settle()
    desk.portfolio.search.clear()
    assert sorted(desk.shown_names()) == sorted(NAMES)

    # Delete takes the selected account, and Undo brings it back.
    table.setFocus()
    desk.press(Qt.Key.Key_Home)
    first = desk.shown_names()[0]
    delete_selected(desk)
    assert first not in desk.shown_names()
    assert any(text.startswith("Deleted ") for text in desk.texts())
    with desk.qtbot.waitSignals([desk.wiring.undo.reverted, desk.wiring.portfolio.loaded]):
        desk.click(desk.button("Undo"))
    assert sorted(desk.shown_names()) == sorted(NAMES)
    desk.settle()

    # A selection outlives a new reading.
    table.setFocus()
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_Down, SHIFT)
    chosen = table.selected_ids
    assert len(chosen) == 2
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.wiring.portfolio.load()
    assert table.selected_ids == chosen
    desk.settle()

    # Several accounts are deleted as one step.
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_Down, SHIFT)
    desk.press(Qt.Key.Key_Down, SHIFT)
    delete_selected(desk)
    assert len(desk.shown_names()) == len(NAMES) - 3
    assert "Deleted 3 accounts" in desk.texts()
    assert desk.wiring.undo.undo_text == "Delete 3 accounts"
    with desk.qtbot.waitSignals([desk.wiring.undo.reverted, desk.wiring.portfolio.loaded]):
        desk.choose(ActionId.UNDO)
    assert sorted(desk.shown_names()) == sorted(NAMES)
    desk.settle()

    # Deleting the account on screen leads back to the portfolio.
    desk.open_account()
    desk.portfolio.search.clear()
    with desk.qtbot.waitSignals([desk.wiring.deletions.controller.deleted, desk.wiring.portfolio_shown]):
        desk.choose(ActionId.DELETE_ACCOUNT)
    desk.settle()
    assert desk.window.shown is desk.portfolio
    assert "Halden Freight" not in desk.shown_names()
    assert not desk.window.banner.isVisible()
    with desk.qtbot.waitSignals([desk.wiring.undo.reverted, desk.wiring.portfolio.loaded]):
        desk.choose(ActionId.UNDO)
    assert "Halden Freight" in desk.shown_names()


def test_who_deleted_the_account_on_screen_is_said_and_it_can_be_brought_back(desk: Desk) -> None:
    path = desk.open_book()
    desk.open_account()
    account_id = desk.wiring.account.account_id
    assert account_id is not None
    other = WorkspaceFile(path, NOON, Author("mara.lindt", "desk-7"))
    change = delete_accounts(context(other), [account_id])
    other.close()
    with desk.qtbot.waitSignal(desk.wiring.account.gone):
        desk.wiring.hub.publish(change)
    assert desk.window.shown is desk.account
    assert desk.window.banner.text.startswith("Halden Freight was deleted by mara.lindt at ")
    with desk.qtbot.waitSignals([desk.wiring.undo.reverted, desk.wiring.account.loaded]):
        desk.click(desk.window.banner.way_out)
    desk.settle()
    assert not desk.window.banner.isVisible()
    assert desk.account.header_name == "Halden Freight"
