"""A review from its first objective to its end, as one works through it by keys and clicks."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from cs_desktop.controllers.actions import ActionId
from cs_desktop.models.tables import Contact, Review
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author, WriteTx
from tests.views.conftest import Desk
from tests.workspaces import NOON, TODAY


def _plan_review(tx: WriteTx) -> None:
    account = tx.session.query(Contact).one().account_id
    tx.session.add(Review(id=tx.new_id(), account_id=account, kind="qbr", day=TODAY, title="Q3 review"))


def _open_review(desk: Desk) -> None:
    path = desk.write_book()
    workspace = WorkspaceFile(path, NOON, Author("ana.ruiz", "elsewhere"))
    workspace.write("Plan review", _plan_review)
    workspace.close()
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    desk.settle()
    desk.open_account()
    desk.wiring.account_screen.tabs.show_tab("reviews")
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.review)
    desk.settle()


def _field(desk: Desk, name: str) -> QLineEdit:
    found = [one for one in desk.window.findChildren(QLineEdit) if one.accessibleName() == name]
    (field,) = (one for one in found if one.isVisible())
    return field


def _enter(desk: Desk, name: str, text: str) -> None:
    field = _field(desk, name)
    field.setFocus()
    field.selectAll()
    desk.type(text)


def test_an_objective_is_set_completed_in_its_row_and_the_review_closed_by_keys(desk: Desk) -> None:
    _open_review(desk)
    closing = desk.wiring.reviews.closing
    close = desk.program.actions[ActionId.CLOSE_REVIEW]
    assert "no objective for the next period is set" in closing.bar.reason.text()
    assert not close.isEnabled()
    desk.click(desk.button("Add objective"))
    desk.type("Night-shift planners work in the plan")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert closing.bar.reason.text() == "This review cannot be closed: objective 1 has no measure."
    desk.click(desk.button("Go to objective 1"))
    desk.type("Weekly active planners, nights")
    _enter(desk, "Unit, such as % or h", "%")
    _enter(desk, "Baseline", "22")
    _enter(desk, "Target", "15")
    desk.press(Qt.Key.Key_Return)
    assert "beyond the baseline" in " ".join(desk.texts())
    _enter(desk, "Target", "65%")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    for side in ("our side", "the customer's side"):
        assert side in closing.bar.reason.text()
        desk.click(desk.button("Go to objective 1"))
        desk.press(Qt.Key.Key_Down)
        desk.click(desk.button("Save objective 1"))
        desk.settle()
    assert closing.bar.isHidden()
    assert close.isEnabled()
    assert "1 of 1 measurable" in desk.texts()
    desk.wiring.reviews.view.take_focus()
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.review_closed)
    desk.settle()
    assert "Weekly active planners, nights" in desk.texts()
    desk.choose(ActionId.UNDO)
    desk.settle()
    assert desk.program.actions.situation.review_closed
    desk.choose(ActionId.REOPEN_REVIEW)
    desk.type("The target was 60")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.review_open)
