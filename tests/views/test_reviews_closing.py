"""A review from its first objective to its end, as one works through it by keys and clicks."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.reviews.committing import change
from cs_desktop.models.tables import Activity, Contact, Review
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author, WriteTx
from cs_desktop.services.reviews.changing import do_review_gesture
from cs_desktop.services.reviews.closing import close_review
from cs_desktop.services.reviews.showing import load_reviews
from cs_desktop.services.workspaces import open_
from cs_desktop.views.plan.sign_off_forms import AgreementForm
from cs_desktop.views.reviews.form import NewReviewForm
from cs_desktop.views.reviews.lineage import LineageLines
from tests.views.conftest import Desk
from tests.workspaces import NOON, TODAY, context


def _plan_review(tx: WriteTx) -> None:
    account = tx.session.query(Contact).one().account_id
    tx.session.add(Review(id=tx.new_id(), account_id=account, kind="qbr", day=TODAY, title="Q3 review"))
    before = TODAY - timedelta(days=90)
    tx.session.add(Review(id=tx.new_id(), account_id=account, kind="ebr", day=before, status="closed"))
    day = before + timedelta(days=9)
    tx.session.add(Activity(id=tx.new_id(), account_id=account, day=day, kind="outage", notes="Disk full"))


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


def _lines(desk: Desk) -> list[QLineEdit]:
    return [one for one in desk.window.findChildren(QLineEdit) if one.isVisible()]


def _field(desk: Desk, name: str) -> QLineEdit:
    (field,) = (one for one in _lines(desk) if one.accessibleName() == name)
    return field


def _enter(desk: Desk, name: str, text: str) -> None:
    field = _field(desk, name)
    field.setFocus()
    field.selectAll()
    desk.type(text)


def _colleague_sets(desk: Desk, target: float) -> None:
    """Let somebody else, with the same file open, give the commitment another target."""
    other = open_(desk.folder / "Corvane.csdesk", NOON)
    shown = desk.wiring.reviews.view.shown
    assert shown is not None
    (entry,) = load_reviews(context(other), shown.account_id).book.commitments
    do_review_gesture(context(other), entry.review_id, change(entry, target=target))
    other.close()


def _two_set_one_target(desk: Desk) -> None:
    """Edit the target while a colleague does: one is asked, whoever is first."""
    desk.click(desk.button("Go to objective 1"))
    _enter(desk, "Target", "70%")
    _colleague_sets(desk, 60.0)
    asked = "Somebody else stored meanwhile: Target: 60%. To save keeps yours."
    desk.qtbot.waitUntil(lambda: asked in desk.texts())
    assert _field(desk, "Target").text() == "70%"
    desk.click(desk.button("Take theirs"))
    assert (_field(desk, "Target").text(), asked in desk.texts()) == ("60%", False)
    # A moment before it is stored, too; and then it is as one says.
    _enter(desk, "Target", "70%")
    _colleague_sets(desk, 62.0)
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert "Somebody else stored meanwhile: Target: 62%. To save keeps yours." in desk.texts()
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert "70%" in desk.texts()
    assert not [text for text in desk.texts() if text.startswith("Somebody else")]


def _what_was_begun_is_there_again(desk: Desk) -> None:
    """Close the file with a field half filled: it is offered when the file is opened again."""
    _enter(desk, "Unit", "% of planners")
    path = desk.wiring.workspace.context().workspace.path
    desk.choose(ActionId.CLOSE)
    desk.settle()
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    offer = desk.wiring.drafted.offer
    desk.qtbot.waitUntil(offer.isVisible)
    assert offer.text == "Unsaved typing from 12:00 PM: Objective for the next period · Halden Freight"
    desk.settle()
    desk.click(offer.put_in)
    desk.qtbot.waitUntil(lambda: "% of planners" in [one.text() for one in _lines(desk)])
    desk.settle()
    assert "Filled in is what you entered and did not store (12:00 PM)." in desk.texts()
    desk.click(desk.button("Start over"))
    assert _field(desk, "Unit").text() == "%"


def test_an_objective_is_set_completed_in_its_row_and_the_review_closed_by_keys(desk: Desk) -> None:
    _open_review(desk)
    closing = desk.wiring.reviews.closing
    close = desk.program.actions[ActionId.CLOSE_REVIEW]
    assert "no objective for the next period is set" in closing.bar.reason.text()
    assert not close.isEnabled()
    assert "Customer sign-off opens when every objective is measurable." in desk.texts()
    # What changed since the review before leads to where it comes from.
    closing.since.list.setFocus()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.wiring.account_screen.tabs.shown == "timeline")
    desk.settle()
    assert "Disk full" in desk.texts()
    desk.wiring.account_screen.tabs.show_tab("reviews")
    desk.settle()
    # The keys that close it lead to what stands in the way.
    desk.wiring.reviews.view.take_focus()
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert closing.bar.isAncestorOf(desk.window.focusWidget())
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
    _two_set_one_target(desk)
    _what_was_begun_is_there_again(desk)
    for side in ("our side", "the customer's side"):
        assert side in closing.bar.reason.text()
        desk.click(desk.button("Go to objective 1"))
        desk.press(Qt.Key.Key_Down)
        desk.click(desk.button("Save objective 1"))
        desk.settle()
    assert closing.bar.isHidden()
    assert close.isEnabled()
    assert "1 of 1 measurable" in desk.texts()
    assert "Every objective is measurable: the customer can sign off." in desk.texts()
    desk.click(closing.foot.sign)
    desk.settle()
    assert isinstance(desk.wiring.plan.ledger.signing.forms.form, AgreementForm)
    desk.press(Qt.Key.Key_Escape)
    desk.wiring.account_screen.tabs.show_tab("reviews")
    desk.settle()
    desk.wiring.reviews.view.take_focus()
    # Somebody else closes it a moment before: who closes second is told, and it is closed once.
    other, review = open_(desk.folder / "Corvane.csdesk", NOON), desk.wiring.reviews.view.review
    assert review is not None
    close_review(context(other), review.id)
    other.close()
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.review_closed)
    desk.settle()
    assert any("closed this review on Oct 13, 2026" in text for text in desk.texts())
    assert "Weekly active planners, nights" in desk.texts()
    desk.choose(ActionId.UNDO)
    desk.settle()
    assert desk.program.actions.situation.review_closed
    desk.choose(ActionId.REOPEN_REVIEW)
    desk.type("The target was 60")
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.review_open)
    desk.settle()
    _follow_the_objective(desk)


def _follow_the_objective(desk: Desk) -> None:
    """Carry the objective into the next review, and see its periods there and on the plan."""
    desk.wiring.reviews.view.take_focus()
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.review_closed)
    desk.settle()
    desk.choose(ActionId.ADD_REVIEW)
    form = desk.wiring.reviews.planning.forms.form
    assert isinstance(form, NewReviewForm)
    desk.qtbot.keyClicks(form.day, "+90d")
    desk.qtbot.keyClick(form.day, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.review_open)
    desk.settle()
    # Raised or replaced, the keyboard stands where the next objective has to be completed.
    _decide_otherwise(desk, "Decide otherwise on objective 1", "Raise the target")
    assert isinstance(desk.window.focusWidget(), QLineEdit)
    _decide_otherwise(desk, "Objective 1: ", "Replace")
    assert isinstance(desk.window.focusWidget(), QLineEdit)
    _decide_otherwise(desk, "Objective 1: ", "Carry forward")
    view = desk.wiring.reviews.view
    assert view.review is not None
    here = view.review.id
    assert not _steps(desk)
    desk.button("Periods of objective 1").setFocus()
    desk.press(Qt.Key.Key_Space)
    shown = _steps(desk)
    assert [text.split(": ")[1].split(", ")[:2] for text in shown] == [
        ["70%", "Dropped"],
        ["70%", "Not scored yet"],
    ]
    view.choose(view.shown.book.reviews[0].id)

    # The plan's inspector tells the same, and leads to the review that scored the first.
    desk.wiring.account_screen.tabs.show_tab("plan")
    desk.settle()
    table = desk.wiring.plan.objectives.table
    table.setFocus()
    table.choose(table.lines.rows[0].key)
    desk.choose(ActionId.EDIT_OBJECTIVE)
    desk.settle()
    assert _steps(desk) == shown
    desk.button(shown[0]).setFocus()
    desk.press(Qt.Key.Key_Space)
    desk.settle()
    assert desk.account.tabs.shown == "reviews"
    assert view.review.id == here


def _decide_otherwise(desk: Desk, button: str, decision: str) -> None:
    """Choose a decision from the menu of the button whose name begins so."""
    found = [one for one in desk.window.findChildren(QAbstractButton) if one.isVisible()]
    desk.click(next(one for one in found if one.accessibleName().startswith(button)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == decision).trigger()
    menu.close()
    # Without a window manager nobody gives the window back what the menu took.
    desk.window.activateWindow()
    desk.settle()


def _steps(desk: Desk) -> list[str]:
    """Return the periods of an objective that are to be seen, as they are read aloud."""
    lines = [one for one in desk.window.findChildren(LineageLines) if one.isVisible()]
    return [one.accessibleName() for line in lines for one in line.findChildren(QAbstractButton)]
