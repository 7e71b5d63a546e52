"""A revert that met later changes, in the window: told beside the work, field by field, and taken back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Change
from cs_desktop.models.tables import Account
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author, WriteTx
from tests.views.conftest import Desk
from tests.views.test_window import change_field
from tests.workspaces import NOON, context, edit_account


def _at_the_account(desk: Desk) -> tuple[Path, int]:
    """Open the book and an account of it."""
    path = desk.open_book()
    desk.open_account()
    account_id = desk.wiring.account.account_id
    assert account_id is not None
    return path, account_id


def _edit(path: Path, account_id: int, field: str, base: str, new: str) -> None:
    other = WorkspaceFile(path, NOON, Author("mara.lindt", "desk-7"))
    edit_account(context(other), account_id, field, base, new)
    other.close()


def _edit_both(path: Path, account_id: int) -> Change:
    """Change two fields as one change set, as an import does."""
    other = WorkspaceFile(path, NOON, Author("ines", "desk-9"))

    def both(tx: WriteTx) -> None:
        account = tx.session.get_one(Account, account_id)
        account.website, account.notes = "rail.example", "Rail"

    change = other.write("Import accounts", both).change
    other.close()
    assert change is not None
    return change


def _leave_both_alone(desk: Desk) -> None:
    """Revert a change of two fields, both of which somebody changed since."""
    path, account_id = _at_the_account(desk)
    change = _edit_both(path, account_id)
    _edit(path, account_id, "website", "rail.example", "air.example")
    _edit(path, account_id, "notes", "Rail", "Air")
    with desk.qtbot.waitSignal(desk.wiring.undo.left_alone):
        desk.wiring.undo.revert(change.change_set_id, change.label)
    desk.settle()


def test_what_undo_leaves_alone_is_shown_and_taken_back(desk: Desk) -> None:
    path, account_id = _at_the_account(desk)
    change_field(desk, "Industry, Freight, edit", "Rail")
    _edit(path, account_id, "industry", "Rail", "Air")
    with desk.qtbot.waitSignal(desk.wiring.undo.left_alone):
        desk.choose(ActionId.UNDO)
    assert desk.window.side.shown is desk.wiring.keeping.reverts.report
    texts = desk.texts()
    for text in ("Industry", "Account Halden Freight", "Rail", "Freight", "Air"):
        assert text in texts
    assert any(text.startswith("by mara.lindt, ") for text in texts)
    desk.settle()
    with desk.qtbot.waitSignals([desk.wiring.undo.taken_back, desk.wiring.account.loaded]):
        desk.click(desk.button("Take back anyway: Industry"))
    desk.settle()
    assert desk.account.fields["industry"].value == "Freight"
    assert desk.window.side.shown is None

    # The report of another one goes with its workspace.
    change_field(desk, "Industry, Freight, edit", "Rail")
    _edit(path, account_id, "industry", "Rail", "Air")
    with desk.qtbot.waitSignal(desk.wiring.undo.left_alone):
        desk.choose(ActionId.UNDO)
    desk.settle()
    assert desk.window.side.shown is desk.wiring.keeping.reverts.report
    desk.choose(ActionId.CLOSE)
    assert desk.window.side.shown is None


def test_everything_is_taken_back_with_one_button(desk: Desk) -> None:
    _leave_both_alone(desk)
    with desk.qtbot.waitSignals([desk.wiring.undo.taken_back, desk.wiring.account.loaded]):
        desk.click(desk.button("Take everything back anyway"))
    desk.settle()
    assert desk.account.fields["notes"].value == ""
    assert desk.window.side.shown is None


def test_what_is_taken_back_leaves_the_keyboard_in_the_report(desk: Desk) -> None:
    _leave_both_alone(desk)
    desk.button("Take back anyway: Notes").setFocus()
    with desk.qtbot.waitSignals([desk.wiring.undo.taken_back, desk.wiring.account.loaded]):
        desk.press(Qt.Key.Key_Space)
    desk.settle()
    assert desk.window.side.isAncestorOf(QApplication.focusWidget())
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.side.shown is None
