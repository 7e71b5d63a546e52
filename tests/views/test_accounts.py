"""The Accounts place: the tree by keyboard, its filter, accounts opened last, and pins in the sidebar."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.account_tree import account_forest
from cs_desktop.views.accounts.screen import AccountsScreen
from cs_desktop.views.accounts.tree import AccountTree
from cs_desktop.views.itemmodels.account_tree_model import TreeColumn
from cs_desktop.views.widgets.buttons import LayoutButton
from tests.views.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def screen(desk: Desk) -> AccountsScreen:
    return desk.wiring.accounts.screen


def go(desk: Desk) -> AccountTree:
    """Go to the place by its key."""
    desk.press(Qt.Key.Key_3, CTRL)
    assert desk.window.shown is screen(desk)
    assert QApplication.focusWidget() is screen(desk).tree
    return screen(desk).tree


def names(tree: AccountTree, parent: QModelIndex | None = None) -> list[str]:
    """Return the names of open rows as they stand on screen."""
    model, here = tree.model(), parent or QModelIndex()
    found: list[str] = []
    for place in range(model.rowCount(here)):
        index = model.index(place, 0, here)
        found.append(str(index.data()))
        if tree.isExpanded(index):
            found += names(tree, index)
    return found


def test_the_tree_is_read_filtered_and_opened(desk: Desk) -> None:
    desk.open_book()
    portfolio = sorted(desk.shown_names())
    rows = [desk.portfolio.model.account_at(place) for place in range(desk.portfolio.model.rowCount())]

    # It shows every account, and a parent tells what stands below it.
    tree = go(desk)
    everything = names(tree)
    assert sorted(everything) == portfolio
    for place, node in enumerate(account_forest(rows)):
        index = tree.model().index(place, TreeColumn.NAME)
        assert tree.model().rowCount(index) == len(node.children)
        assert str(index.data()) == node.row.name

    # The filter finds by name and comes back.
    desk.press(Qt.Key.Key_F, CTRL)
    assert QApplication.focusWidget() is screen(desk).search
    desk.type("halden")
    desk.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is tree
    assert "Halden Freight" in names(tree)
    assert len(names(tree)) < len(everything)
    desk.press(Qt.Key.Key_F, CTRL)
    desk.type("nobody is called this")
    desk.press(Qt.Key.Key_Return)
    assert any("No account has this in its name" in text for text in desk.texts())
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Return)
    assert names(tree) == everything

    # Enter opens the first one.
    desk.press(Qt.Key.Key_Home)
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        desk.press(Qt.Key.Key_Return)
    assert desk.window.shown is desk.account
    assert desk.account.header_name == names(tree)[0]
    desk.settle()

    # The filter of one workspace is not that of the next.
    go(desk)
    desk.press(Qt.Key.Key_F, CTRL)
    desk.type("halden")
    desk.press(Qt.Key.Key_Return)
    desk.window.file_dropped.emit(desk.write_book("Other.csdesk"))
    desk.qtbot.waitUntil(lambda: desk.window.shown is desk.portfolio)
    desk.settle()
    assert names(go(desk)) == everything
    assert screen(desk).search.text() == ""


def test_accounts_opened_last_and_pinned_ones_come_back_next_time(desk: Desk) -> None:
    path = desk.open_book()
    desk.open_account()

    # Accounts opened last stand at the top.
    go(desk)
    desk.qtbot.waitUntil(screen(desk).recent.isVisible)
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        cards = screen(desk).recent.findChildren(LayoutButton)
        desk.click(next(card for card in cards if card.accessibleName().startswith("Open Halden Freight")))
    desk.choose(ActionId.CLOSE)
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    desk.settle()
    sidebar = desk.window.sidebar
    assert [account.name for account in sidebar.recent.accounts] == ["Halden Freight"]

    # An account is pinned by a key and unpinned by the same.
    desk.portfolio.search.clear()
    desk.open_account()
    desk.press(Qt.Key.Key_P, CTRL | SHIFT)
    assert [account.name for account in sidebar.pinned.accounts] == ["Halden Freight"]
    assert sidebar.recent.accounts == (), "it is not listed twice"
    desk.choose(ActionId.CLOSE)
    assert sidebar.pinned.accounts == ()
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    desk.settle()
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        desk.click(desk.button("Halden Freight"))
    desk.press(Qt.Key.Key_P, CTRL | SHIFT)
    assert sidebar.pinned.accounts == ()

    # So is the one under the cursor of the tree.
    tree = go(desk)
    desk.press(Qt.Key.Key_Down)
    chosen = tree.current_account()
    desk.press(Qt.Key.Key_P, CTRL | SHIFT)
    assert [account.id for account in sidebar.pinned.accounts] == [chosen]
    assert QApplication.focusWidget() is tree
