"""A review from the day it is planned to the meeting, as a person goes through it."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.reviews.content import ReviewHead
from cs_desktop.domain.reviews.editing import note_point
from cs_desktop.models.tables import Contact, PlanAction, Review, ReviewItem, SuccessPlan, Task
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author, WriteTx
from cs_desktop.services.reviews.changing import do_review_gesture
from cs_desktop.services.reviews.planning import move_review
from cs_desktop.services.reviews.showing import load_reviews
from cs_desktop.services.workspaces import open_
from cs_desktop.views.reviews.foot import FootBar
from cs_desktop.views.reviews.form import MoveForm, NewReviewForm
from cs_desktop.views.reviews.small_forms import ActionForm, ReasonForm, TemplateForm
from cs_desktop.views.wiring.reviews import ReviewsWiring
from tests.views.conftest import PATIENCE_MS, Desk
from tests.workspaces import NOON, context

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def tab(desk: Desk) -> ReviewsWiring:
    """Look at the reviews of Halden Freight, which has a plan and no review yet."""
    path = desk.write_book()
    workspace = WorkspaceFile(path, NOON, Author("ana.ruiz", "elsewhere"))

    def plan(tx: WriteTx) -> None:
        account = tx.session.scalars(select(Contact)).one().account_id
        tx.session.add(SuccessPlan(id=tx.new_id(), account_id=account, name="Plan 2026"))

    workspace.write("Add plan", plan)
    workspace.close()
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    desk.settle()
    desk.open_account()
    desk.settle()
    desk.account.tabs.go("reviews")
    desk.settle()
    return desk.wiring.reviews


def _on(tab: ReviewsWiring) -> ReviewHead:
    assert tab.view.review is not None
    return tab.view.review


def _stored(desk: Desk, column: InstrumentedAttribute[Any]) -> list[Any]:
    """Return what a column holds, in the order of ids."""
    context = desk.wiring.workspace.context()
    return list(context.workspace.read(lambda c: c.scalars(select(column)).all()))


def _plan(desk: Desk, tab: ReviewsWiring) -> None:
    """Plan a QBR of today at two by keys."""
    desk.choose(ActionId.ADD_REVIEW)
    form = tab.planning.forms.form
    assert isinstance(form, NewReviewForm)
    desk.qtbot.keyClicks(form.day, "today")
    desk.qtbot.keyClicks(form.time, "2 pm")
    desk.qtbot.keyClick(form.time, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.review)
    desk.settle()


def _no_message_covers_the_foot(desk: Desk) -> None:
    (foot,) = desk.window.findChildren(FootBar)
    toasts = desk.window.toasts
    assert foot.isVisible()
    assert toasts.isVisible()
    places = [QRect(part.mapTo(desk.window, QPoint()), part.size()) for part in (foot, toasts)]
    assert not places[0].intersects(places[1])
    toasts.clear()


def test_a_review_is_planned_prepared_and_held(desk: Desk, tab: ReviewsWiring) -> None:
    assert "No review is planned or was held with this customer yet." in desk.texts()
    desk.window.toasts.warn("What is told before there is a foot")
    _plan(desk, tab)
    _no_message_covers_the_foot(desk)
    review = _on(tab)
    assert (review.kind, review.title, review.starts_at) == ("qbr", "Q3 2026 quarterly review", "14:00")
    assert "60 min" in desk.texts()
    lines = tab.agenda.list.lines
    assert str(lines.index(0).data()).startswith("2:00 PM  Desired outcome check, 5 min")

    # The first point goes below the second, by keys; then it is checked off.
    tab.agenda.list.setFocus()
    desk.press(Qt.Key.Key_Down, ALT)
    desk.settle()
    assert str(lines.index(1).data()).startswith("2:15 PM  Desired outcome check")
    desk.press(Qt.Key.Key_Space)
    desk.settle()
    assert _stored(desk, ReviewItem.done).count(True) == 1

    # Another point is added with its minutes, and decided is something.
    desk.qtbot.keyClicks(tab.agenda.line, "Night shift 20m")
    desk.qtbot.keyClick(tab.agenda.line, Qt.Key.Key_Return)
    desk.settle()
    assert "80 min" in desk.texts()

    # What is typed into the notes is stored when one leaves them.
    notes = tab.notes.fields["notes"]
    desk.click(notes.button)
    desk.type("Ask about the overtime ledger")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert _stored(desk, Review.notes) == ["Ask about the overtime ledger"]

    # Its deck is a quarterly one, for the champion; from there one comes back to the account.
    desk.choose(ActionId.REVIEW_DECK)
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.deck, timeout=PATIENCE_MS)
    builder = desk.wiring.decks.builder.screen
    assert builder.deck is not None
    assert builder.deck.deck.title == "Quarterly business review"
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        desk.click(builder.head.account)
    desk.settle()

    _hold(desk, tab)


def _colleague_notes(desk: Desk, tab: ReviewsWiring, text: str) -> None:
    """Let somebody else, with the same file open, write to the point that the meeting is at."""
    other, review = open_(desk.folder / "Corvane.csdesk", NOON), _on(tab)
    (account,) = _stored(desk, Review.account_id)
    items = load_reviews(context(other), account).book.items_of(review.id)
    (item,) = (one for one in items if one.text == tab.live.screen.point.text())
    do_review_gesture(context(other), review.id, note_point(item, text))
    other.close()


def _hold(desk: Desk, tab: ReviewsWiring) -> None:
    """Lead the meeting by keys."""
    screen = tab.live.screen
    desk.choose(ActionId.BEGIN_REVIEW)
    desk.qtbot.waitUntil(screen.isVisible)
    desk.settle()
    assert _on(tab).status == "in_progress"
    # The clock stands still: the first open point has all of its 15 minutes.
    assert screen.point.text() == "Last objectives, scored"
    assert screen.clock.text() == "15:00"
    desk.press(Qt.Key.Key_Plus)
    desk.settle()
    assert screen.clock.text() == "20:00"
    desk.press(Qt.Key.Key_N)
    desk.type("They are content")
    # A colleague writes to the same point: what one wrote is offered, and stored once one has looked.
    _colleague_notes(desk, tab, "Dana said so")
    desk.press(Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(desk.wiring.drafted.offer.isVisible)
    desk.settle()
    desk.click(desk.wiring.drafted.offer.put_in)
    assert screen.entry.toPlainText() == "They are content"
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    assert "They are content" in _stored(desk, ReviewItem.notes)
    desk.press(Qt.Key.Key_D)
    desk.type("Nights come first")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    desk.press(Qt.Key.Key_Space)
    desk.settle()
    assert screen.point.text() == "Adoption and health"

    # An action is decided: it lands in the plan and is a task of its owner.
    desk.press(Qt.Key.Key_A)
    form = tab.planning.forms.form
    assert isinstance(form, ActionForm)
    assert not screen.isVisible()
    desk.qtbot.keyClicks(form.what, "Send the overtime figures")
    desk.qtbot.keyClick(form.what, Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert _stored(desk, PlanAction.text) == ["Send the overtime figures"]
    assert "Send the overtime figures" in _stored(desk, Task.title)

    # Once the form is closed the meeting is back, and where it was.
    desk.qtbot.waitUntil(screen.isVisible)
    assert screen.hasFocus()
    assert screen.point.text() == "Adoption and health"
    desk.press(Qt.Key.Key_Escape)
    assert not screen.isVisible()

    desk.choose(ActionId.COPY_FOLLOW_UP)
    mail = QApplication.clipboard().text()
    assert "- Nights come first" in mail
    assert "- Send the overtime figures: Ana Ruiz (us)" in mail
    assert "overtime ledger" not in mail

    # What was decided leads to the plan.
    tab.decided.list.setFocus()
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert desk.wiring.account_screen.tabs.shown == "plan"
    assert "Send the overtime figures" in desk.texts()


def test_a_review_is_moved_cancelled_and_taken_up_again(desk: Desk, tab: ReviewsWiring) -> None:
    _plan(desk, tab)
    desk.choose(ActionId.MOVE_REVIEW)
    form = tab.planning.forms.form
    assert isinstance(form, MoveForm)
    form.day.selectAll()
    desk.qtbot.keyClicks(form.day, "+14d")
    # What a colleague says of it meanwhile is taken over where one did not enter something oneself.
    other = open_(desk.folder / "Corvane.csdesk", NOON)
    review = _on(tab)
    move_review(
        *(context(other), review.id),
        title="",
        day=review.day,
        starts_at="15:00",
        place="Bergen",
        host_id=None,
        kind="qbr",
    )
    other.close()
    desk.qtbot.waitUntil(lambda: form.place.text() == "Bergen")
    assert form.news == "This has changed since you began. What you entered is kept: look again."
    assert (form.time.text(), form.day.day == review.day) == ("15:00", False)
    form.title.selectAll()
    desk.qtbot.keyClicks(form.title, "Autumn review")
    desk.qtbot.keyClick(form.title, Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert (_on(tab).title, _on(tab).place) == ("Autumn review", "Bergen")

    # Without a reason it is not cancelled.
    desk.choose(ActionId.CANCEL_REVIEW)
    form = tab.planning.forms.form
    assert isinstance(form, ReasonForm)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert tab.planning.forms.form is form
    desk.qtbot.keyClicks(form.reason, "Sponsor was ill")
    desk.qtbot.keyClick(form.reason, Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert _on(tab).status == "cancelled"
    assert "Why: Sponsor was ill" in desk.texts()
    assert not tab.agenda.line.isVisible()

    # Of two reviews the arrows choose one.
    _plan(desk, tab)
    assert len(tab.view.shown.book.reviews if tab.view.shown else ()) == 2
    first = _on(tab).id
    tab.view.take_focus()
    desk.press(Qt.Key.Key_Right)
    assert _on(tab).id != first
    desk.choose(ActionId.TAKE_UP_REVIEW)
    desk.settle()
    assert _on(tab).status == "planned"
    desk.choose(ActionId.UNDO)
    desk.settle()
    assert _on(tab).status == "cancelled"
    desk.choose(ActionId.DELETE_REVIEW)
    desk.settle()
    assert _on(tab).id == first


def test_points_are_dragged_people_answer_and_templates_are_kept(desk: Desk, tab: ReviewsWiring) -> None:
    _plan(desk, tab)
    points = tab.agenda.list
    start, end = (points.visualRect(points.lines.index(at)).center() for at in (0, 2))
    view = points.viewport()
    desk.qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    _drag(view, end)
    desk.qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    desk.settle()
    assert "Desired outcome check" in str(points.lines.index(2).data())

    # Somebody is asked, and declines.
    desk.click(desk.button("Ask somebody to the review"))
    _pick("Dana Ford, COO")
    desk.settle()
    people = tab.attendees.list
    row = next(at for at in range(people.lines.rowCount()) if "Dana" in str(people.lines.index(at).data()))
    people.setCurrentIndex(people.lines.index(row))
    desk.qtbot.keyClick(people, Qt.Key.Key_Return)
    _pick("Declined")
    desk.settle()
    assert str(people.lines.index(row).data()) == "Dana Ford  ·  COO, Declined"

    # The agenda is kept as a template, which other reviews can begin with.
    desk.click(desk.button("Templates of agendas"))
    _pick("Save this agenda as a template…")
    named = tab.planning.forms.form
    assert isinstance(named, TemplateForm)
    desk.qtbot.keyClicks(named.name, "Ours")
    desk.qtbot.keyClick(named.name, Qt.Key.Key_Return)
    desk.settle()
    assert tab.view.shown is not None
    assert [one.name for one in tab.view.shown.templates] == ["Ours"]
    desk.choose(ActionId.ADD_REVIEW)
    form = tab.planning.forms.form
    assert isinstance(form, NewReviewForm)
    assert [form.agenda.itemText(at) for at in range(form.agenda.count())] == ["Ours", "Quarterly review"]


def _drag(view: QWidget, to: QPoint) -> None:
    """Move the mouse with its button held."""
    at, held = QPointF(to), Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, QPointF(view.mapToGlobal(to)), held, held, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view, event)


def _pick(text: str) -> None:
    """Choose an entry of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.text() == text).trigger()
    menu.close()
