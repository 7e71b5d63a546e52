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


def test_the_tree_shows_every_account_and_opens_one_with_enter(desk: Desk) -> None:
    desk.open_book()
    portfolio = sorted(desk.shown_names())
    tree = go(desk)
    assert sorted(names(tree)) == portfolio
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        desk.press(Qt.Key.Key_Return)
    assert desk.window.shown is desk.account
    assert desk.account.header_name == names(tree)[0]


def test_a_parent_tells_what_stands_below_it(desk: Desk) -> None:
    desk.open_book()
    rows = [desk.portfolio.model.account_at(place) for place in range(desk.portfolio.model.rowCount())]
    tree = go(desk)
    for place, node in enumerate(account_forest(rows)):
        index = tree.model().index(place, TreeColumn.NAME)
        assert tree.model().rowCount(index) == len(node.children)
        assert str(index.data()) == node.row.name


def test_the_filter_finds_by_name_and_comes_back(desk: Desk) -> None:
    desk.open_book()
    tree = go(desk)
    everything = names(tree)
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


def test_accounts_opened_last_stand_at_the_top_and_come_back_next_time(desk: Desk) -> None:
    path = desk.open_book()
    desk.open_account()
    go(desk)
    desk.qtbot.waitUntil(screen(desk).recent.isVisible)
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        cards = screen(desk).recent.findChildren(LayoutButton)
        desk.click(next(card for card in cards if card.accessibleName().startswith("Open Halden Freight")))
    desk.choose(ActionId.CLOSE)
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    assert [account.name for account in desk.window.sidebar.recent.accounts] == ["Halden Freight"]


def test_an_account_is_pinned_by_a_key_and_unpinned_by_the_same(desk: Desk) -> None:
    path = desk.open_book()
    desk.open_account()
    desk.press(Qt.Key.Key_P, CTRL | SHIFT)
    assert [account.name for account in desk.window.sidebar.pinned.accounts] == ["Halden Freight"]
    assert desk.window.sidebar.recent.accounts == (), "it is not listed twice"
    desk.choose(ActionId.CLOSE)
    assert desk.window.sidebar.pinned.accounts == ()
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        desk.click(desk.button("Halden Freight"))
    desk.press(Qt.Key.Key_P, CTRL | SHIFT)
    assert desk.window.sidebar.pinned.accounts == ()


def test_the_account_under_the_cursor_of_the_tree_is_pinned(desk: Desk) -> None:
    desk.open_book()
    tree = go(desk)
    desk.press(Qt.Key.Key_Down)
    chosen = tree.current_account()
    desk.press(Qt.Key.Key_P, CTRL | SHIFT)
    assert [account.id for account in desk.window.sidebar.pinned.accounts] == [chosen]
    assert QApplication.focusWidget() is tree


def test_the_filter_of_one_workspace_is_not_that_of_the_next(desk: Desk) -> None:
    desk.open_book()
    everything = names(go(desk))
    desk.press(Qt.Key.Key_F, CTRL)
    desk.type("halden")
    desk.press(Qt.Key.Key_Return)
    desk.window.file_dropped.emit(desk.write_book("Other.csdesk"))
    desk.qtbot.waitUntil(lambda: desk.window.shown is desk.portfolio)
    desk.settle()
    assert names(go(desk)) == everything
    assert screen(desk).search.text() == ""
