"""Accounts, subscriptions, losses and renewals entered by hand, as a person does it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMenu
from sqlalchemy import select

from cs_desktop.common.settings import TextSize
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.portfolio import AccountPage
from cs_desktop.domain.vocabulary import RenewalOutcome
from cs_desktop.models.tables import Account, Attachment, ChurnEvent, Renewal, Subscription, Task
from cs_desktop.views.commerce.account_form import AccountForm
from cs_desktop.views.commerce.correction_form import CorrectionForm
from cs_desktop.views.commerce.deletion_form import DeletionForm
from cs_desktop.views.commerce.reason_fields import ReasonForm
from cs_desktop.views.commerce.renewal_forms import OutcomeForm, RenewalForm
from cs_desktop.views.commerce.rules_form import RulesForm
from cs_desktop.views.commerce.subscription_forms import ChangeForm, NewSubscriptionForm
from cs_desktop.views.widgets.form import Form
from tests.views.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(desk: Desk) -> Desk:
    desk.open_book()
    desk.open_account()
    desk.settle()
    return desk


def _form(desk: Desk) -> Form:
    form = desk.wiring.of_account.entered.forms.form
    assert form is not None
    return form


def _finish(desk: Desk) -> None:
    """Press Ctrl Enter and wait until it is stored, and the page shows it."""
    with desk.qtbot.waitSignal(desk.wiring.of_account.entered.controller.stored):
        desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()


def _page(desk: Desk) -> AccountPage:
    page = desk.wiring.of_account.entered.page
    assert page is not None
    return page


def _rows(desk: Desk, table: type) -> list:
    workspace = desk.wiring.workspace.context().workspace
    return list(workspace.read(lambda c: c.execute(select(table).order_by(table.id)).all()))


def _choose_row(desk: Desk, action: ActionId) -> None:
    """Go to the table of subscriptions by keyboard, and choose from the menu of its first row."""
    desk.account.contracts.subscriptions.setFocus()
    desk.press(Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert desk.program.actions[action] in menu.actions()
    menu.setActiveAction(desk.program.actions[action])
    desk.qtbot.keyClick(menu, Qt.Key.Key_Return)
    desk.settle()
    # Without a window manager nobody gives the window back what the menu took.
    desk.window.activateWindow()
    desk.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def _undo(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.wiring.undo.reverted):
        desk.choose(ActionId.UNDO)
    desk.settle()


def _cells(desk: Desk) -> list[str]:
    table = desk.account.contracts.subscriptions
    items = [table.item(r, c) for r in range(table.rowCount()) for c in range(table.columnCount())]
    return [item.text() for item in items if item is not None]


def test_a_new_account_is_typed_and_what_is_wrong_with_it_is_told(desk: Desk) -> None:
    desk.open_book()
    before = len(_rows(desk, Account))
    # One without a name is not stored.
    desk.choose(ActionId.NEW_ACCOUNT)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Enter a name, such as Halden Freight." in desk.texts()
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.side.isHidden()
    assert len(_rows(desk, Account)) == before

    # By keys, and its page tells the next step.
    desk.press(Qt.Key.Key_A, CTRL | Qt.KeyboardModifier.ShiftModifier)
    form = _form(desk)
    assert isinstance(form, AccountForm)
    assert QApplication.focusWidget() is form.name
    desk.type("halden freight")
    assert form.name_row.worth_knowing.startswith("There is an account of this name already")
    form.name.setText("Brightmoor Foods")
    assert form.name_row.worth_knowing == ""
    form.fields["owner"].setText("Ana Ruiz")
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert desk.account.header_name == "Brightmoor Foods"
    assert desk.window.side.isHidden()
    assert any(text.startswith("Nothing is paid for yet.") for text in desk.texts())
    assert "Brightmoor Foods" in {a.name for a in _rows(desk, Account)}

    # One of a group, after what is wrong with it was told.
    desk.choose(ActionId.NEW_ACCOUNT)
    form = _form(desk)
    assert isinstance(form, AccountForm)
    form.name.setText("x" * 301)
    form.parent_name.setText("Nobody")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Enter at most 300 characters; this name has 301." in desk.texts()
    assert "Choose an account that is there already, or leave this empty." in desk.texts()
    # As wide letters, as an input method writes them.
    form.name.setText("Ｋｅｓｓｅｌ  dental")
    assert form.name_row.worth_knowing.startswith("There is an account of this name already")
    form.name.setText("株式会社サンプル")
    form.parent_name.setText("Kessel Dental")
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert desk.account.header_name == "株式会社サンプル"
    added = next(a for a in _rows(desk, Account) if a.name == "株式会社サンプル")
    assert next(a.name for a in _rows(desk, Account) if a.id == added.parent_id) == "Kessel Dental"
    # It pays nothing yet, which the rules call SMB.
    assert (added.segment, added.segment_reason) == ("SMB", "")

    # A website that is known is pointed out.
    desk.account.fields["website"].edit()
    desk.type("https://www.sample.example/en")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    desk.choose(ActionId.NEW_ACCOUNT)
    form = _form(desk)
    assert isinstance(form, AccountForm)
    form.fields["website"].setFocus()
    desk.type("sample.example")
    with desk.qtbot.waitSignal(desk.wiring.of_account.entered.controller.site_found):
        desk.press(Qt.Key.Key_Tab)
    known = "株式会社サンプル has this website already; you can add another account all the same."
    assert form.website_row.worth_knowing == known
    form.fields["website"].setText("other.example")
    assert form.website_row.worth_knowing == ""


def test_nonsense_is_told_before_it_is_sent_and_an_expansion_is_put_right(opened: Desk) -> None:
    _choose_row(opened, ActionId.EXPAND_SUBSCRIPTION)
    form = _form(opened)
    assert isinstance(form, ChangeForm)
    assert opened.window.side.accessibleName() == "Expand Corvane Plan · Halden Freight"
    proposed = form.day.text()
    form.terms.arr.setFocus()
    opened.type("600K")
    # Going on to the next field is enough.
    opened.press(Qt.Key.Key_Tab)
    told = "An expansion has to grow; enter more than is paid before that day."
    assert form.terms.arr_row.message == told
    opened.press(Qt.Key.Key_Return, CTRL)
    assert form.finish.isEnabled()
    assert QApplication.focusWidget() is form.terms.arr
    form.terms.arr.setText("700K")
    assert form.terms.arr_row.message == ""
    form.day.setText("2025-04-01")
    opened.press(Qt.Key.Key_Return, CTRL)
    assert form.day_row.message == "The subscription starts on Apr 1, 2025; choose a later day."
    assert len(_page(opened).subscriptions[0].course.events) == 1

    # What makes sense is shown before and after, and can be undone.
    form.day.setText(proposed)
    assert "Oct 13, 2026: $640K → $700K (+$60K)" in opened.texts()
    _finish(opened)
    assert _page(opened).row.arr == 70_000_000
    _undo(opened)
    opened.qtbot.waitUntil(lambda: _page(opened).row.arr == 64_000_000)
    with opened.qtbot.waitSignal(opened.wiring.undo.reverted):
        opened.choose(ActionId.REDO)
    opened.qtbot.waitUntil(lambda: _page(opened).row.arr == 70_000_000)
    opened.settle()

    # A wrong entry is put right or removed.
    opened.account.contracts.subscriptions.setFocus()
    opened.press(Qt.Key.Key_F2)
    right = _form(opened)
    assert isinstance(right, CorrectionForm)
    right.terms.arr.setText("720K")
    _finish(opened)
    assert _page(opened).row.arr == 72_000_000
    opened.account.contracts.subscriptions.setFocus()
    opened.press(Qt.Key.Key_F2)
    with opened.qtbot.waitSignal(opened.wiring.of_account.entered.controller.stored):
        opened.click(opened.button("Remove entry"))
    opened.settle()
    assert _page(opened).row.arr == 64_000_000


def test_a_loss_asks_for_its_reason_at_once_or_on_the_page_until_it_is_given(opened: Desk) -> None:
    _choose_row(opened, ActionId.CANCEL_SUBSCRIPTION)
    form = _form(opened)
    assert isinstance(form, ChangeForm)
    assert form.reason is not None
    # The day of the term's end is proposed, as that is when one can leave.
    assert form.day.day == date(2027, 1, 31)
    assert form.cancel.text() == "Keep subscription"
    opened.press(Qt.Key.Key_Return, CTRL)
    assert "Choose the main reason, such as Price, or tick “I do not know yet”." in opened.texts()
    form.reason.category.setCurrentIndex(3)
    form.reason.stated.setPlainText("Too expensive.")

    # Evidence may be a file.
    mail = opened.folder / "Mail of Nov 3.txt"
    mail.write_text("Too expensive.")
    form.reason.evidence.setPlainText("Call of Nov 2")
    with opened.qtbot.waitSignal(opened.wiring.attached.files.edited):
        opened.click(form.reason.attach)
        opened.choose_file(mail)
    opened.settle()
    assert form.reason.evidence.toPlainText() == "Call of Nov 2\nFile: Mail of Nov 3.txt"
    opened.window.activateWindow()
    opened.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    form.day.setFocus()
    _finish(opened)
    (told,) = _rows(opened, ChurnEvent)
    assert (told.category, told.stated_cause) == ("price", "Too expensive.")
    assert told.evidence == "Call of Nov 2\nFile: Mail of Nov 3.txt"
    assert [(a.name, a.role) for a in _rows(opened, Attachment)] == [("Mail of Nov 3.txt", "evidence")]
    assert "Ends Jan 31, 2027" in _cells(opened)

    # Without a reason it stands on the page until that is given.
    _undo(opened)
    assert _rows(opened, ChurnEvent) == []
    _choose_row(opened, ActionId.CANCEL_SUBSCRIPTION)
    form = _form(opened)
    assert isinstance(form, ChangeForm)
    assert form.reason is not None
    form.reason.unknown.setFocus()
    opened.press(Qt.Key.Key_Space)
    assert not form.reason.stated.isVisible()
    _finish(opened)
    assert "Say why Corvane Plan was canceled" in opened.texts()
    opened.click(opened.button("Give reason: Say why Corvane Plan was canceled"))
    asked = _form(opened)
    assert isinstance(asked, ReasonForm)
    asked.fields.category.setCurrentIndex(1)
    _finish(opened)
    assert "Say why Corvane Plan was canceled" not in opened.texts()
    assert [task.done_at is not None for task in _rows(opened, Task)] == [True]
    assert len(_rows(opened, ChurnEvent)) == 1


def test_a_subscription_is_deleted_moved_and_added_and_leaving_closes_its_form(opened: Desk) -> None:
    # One that never was goes with its renewals, and comes back.
    opened.choose(ActionId.ADD_RENEWAL)
    _finish(opened)
    before = _page(opened).renewals
    opened.account.contracts.subscriptions.setFocus()
    opened.press(Qt.Key.Key_Delete)
    form = _form(opened)
    assert isinstance(form, DeletionForm)
    assert opened.window.side.accessibleName() == "Delete Corvane Plan · Halden Freight"
    (asked,) = form.renewals.values()
    assert QApplication.focusWidget() is asked
    assert asked.isChecked()
    _finish(opened)
    assert _page(opened).subscriptions == ()
    # The one that named no subscription is not this one's.
    assert [row.entry.subscription_ids for row in _page(opened).renewals] == [()]
    _undo(opened)
    opened.qtbot.waitUntil(lambda: _page(opened).renewals == before)
    assert _page(opened).row.arr == 64_000_000

    # A move is put right and taken back from either side.
    _choose_row(opened, ActionId.MOVE_SUBSCRIPTION)
    form = _form(opened)
    assert isinstance(form, ChangeForm)
    assert QApplication.focusWidget() is form.day
    form.product.setText("Corvane Suite")
    form.terms.arr.setText("700K")
    _finish(opened)
    # The one that runs stands first.
    opened.account.contracts.subscriptions.setCurrentCell(0, 0)
    opened.account.contracts.subscriptions.setFocus()
    opened.press(Qt.Key.Key_F2)
    right = _form(opened)
    assert isinstance(right, CorrectionForm)
    right.day.setText("2026-10-01")
    _finish(opened)
    assert {(s.start, s.end) for s in _page(opened).subscriptions} == {
        (date(2025, 4, 1), date(2026, 10, 1)),
        (date(2026, 10, 1), None),
    }
    opened.account.contracts.subscriptions.setCurrentCell(1, 0)
    opened.account.contracts.subscriptions.setFocus()
    opened.press(Qt.Key.Key_F2)
    with opened.qtbot.waitSignal(opened.wiring.of_account.entered.controller.stored):
        opened.click(opened.button("Take back move"))
    opened.settle()
    assert [(s.product, s.end) for s in _page(opened).subscriptions] == [("Corvane Plan", None)]
    assert _page(opened).row.arr == 64_000_000

    # One of a new product is added.
    opened.choose(ActionId.ADD_SUBSCRIPTION)
    form = _form(opened)
    assert isinstance(form, NewSubscriptionForm)
    opened.type("Corvane Mobile")
    form.terms.arr.setText("150K")
    _finish(opened)
    assert [s.product for s in _page(opened).subscriptions] == ["Corvane Plan", "Corvane Mobile"]
    assert _page(opened).row.arr == 79_000_000
    assert "Added Corvane Mobile to Halden Freight" in opened.texts()

    # Leaving an account closes its form.
    opened.choose(ActionId.ADD_SUBSCRIPTION)
    assert isinstance(_form(opened), NewSubscriptionForm)
    opened.wiring.open_account(next(a.id for a in _rows(opened, Account) if a.name == "Kessel Dental"))
    opened.settle()
    assert opened.wiring.of_account.entered.forms.form is None


def test_a_renewal_is_planned_and_its_outcome_changes_the_subscription_and_is_put_right(opened: Desk) -> None:
    opened.choose(ActionId.ADD_RENEWAL)
    form = _form(opened)
    assert isinstance(form, RenewalForm)
    # What runs is proposed, and the day on which the first term ends; where a renewal is open for that
    # day already, one year later.
    assert (form.due.day, form.amount.minor) == (date(2028, 1, 31), 64_000_000)
    form.due.setText("2027-01-31")
    opened.press(Qt.Key.Key_Return, CTRL)
    assert any("is open already" in text for text in opened.texts())
    form.due.setText("2027-01-30")
    form.notice.setText("2026-12-01")
    form.owner.setText("Account management")
    form.forecast.setCurrentIndex(1)
    _finish(opened)
    planned = next(row for row in _page(opened).renewals if row.entry.commercial_owner)
    assert planned.products == ("Corvane Plan",)

    # Its outcome changes the subscription.
    opened.wiring.of_account.entered.record_renewal(planned)
    outcome = _form(opened)
    assert isinstance(outcome, OutcomeForm)
    outcome.outcome.setCurrentIndex(1)
    next(iter(outcome.amounts.values())).setText("700K")
    assert "Corvane Plan: $640K → $700K" in opened.texts()
    _finish(opened)
    assert "expanded" in {row.outcome for row in _rows(opened, Renewal)}
    (stored,) = [s for s in _rows(opened, Subscription) if s.id == planned.entry.subscription_ids[0]]
    assert (stored.arr, stored.term_end) == (70_000_000, date(2028, 1, 30))

    # What is remembered of it can be put right.
    place = next(i for i, row in enumerate(_page(opened).renewals) if row.outcome is not None)
    events = _page(opened).subscriptions[0].course
    opened.account.contracts.renewals.setCurrentCell(place, 0)
    assert not opened.program.actions[ActionId.RECORD_RENEWAL].isEnabled()
    opened.account.contracts.renewals.setFocus()
    opened.press(Qt.Key.Key_F2)
    form = _form(opened)
    assert isinstance(form, RenewalForm)
    assert form.outcome.currentText() == "Expanded"
    form.outcome.setCurrentText("Renewed")
    form.auto.setChecked(True)
    form.amount.setText("650K")
    _finish(opened)
    ended = next(row for row in _page(opened).renewals if row.id == planned.id)
    assert ended.outcome is RenewalOutcome.RENEWED
    assert (ended.entry.auto_renew, ended.entry.amount) == (True, 65_000_000)
    # What is paid is told by the entries of the subscription alone.
    assert _page(opened).subscriptions[0].course == events


def test_rules_show_who_moves_before_anything_is_written_and_an_exception_needs_a_reason(desk: Desk) -> None:
    desk.open_book()
    desk.choose(ActionId.SEGMENT_RULES)
    desk.settle()
    form = _form(desk)
    assert isinstance(form, RulesForm)
    assert [card.segment.text() for card in form.segments] == ["Enterprise", "Mid-market", "SMB"]
    segmenting = desk.wiring.of_account.entered.segmenting.controller
    with desk.qtbot.waitSignal(segmenting.found):
        desk.press(Qt.Key.Key_Return, CTRL)
    # Halden and Kessel pay 640K and 540K; the other four are no Enterprise by size.
    assert form.finish.text() == "Apply to 4 accounts"
    assert {a.segment for a in _rows(desk, Account)} == {"Enterprise"}
    # Another bound asks for another look: at 400K two more stay Enterprise.
    form.segments[0].arr_from.setText("400K")
    assert form.finish.text() == "Show who moves"
    with desk.qtbot.waitSignal(segmenting.found):
        desk.press(Qt.Key.Key_Return, CTRL)
    with desk.qtbot.waitSignal(segmenting.stored):
        desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    segments = [a.segment for a in _rows(desk, Account)]
    assert (segments.count("Enterprise"), segments.count("Mid-market"), segments.count("SMB")) == (3, 2, 1)
    assert desk.window.side.isHidden()

    # An exception needs a reason.
    desk.open_account()
    desk.settle()
    with desk.qtbot.waitSignal(desk.wiring.of_account.entered.segmenting.controller.standing_loaded):
        desk.choose(ActionId.SET_SEGMENT)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.type("SMB")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "Say why this account is an exception, such as “Strategic partner”." in desk.texts()
    desk.type("Sold by a partner")
    with desk.qtbot.waitSignal(desk.wiring.of_account.entered.segmenting.controller.stored):
        desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    halden = next(a for a in _rows(desk, Account) if a.name == "Halden Freight")
    assert (halden.segment, halden.segment_reason) == ("SMB", "Sold by a partner")


def test_the_tables_show_where_one_is_and_have_room_for_every_column(
    opened: Desk, qapp: QApplication
) -> None:
    table = opened.account.contracts.subscriptions

    def edge() -> QColor:
        cell = table.visualRect(table.model().index(0, 1))
        return table.viewport().grab().toImage().pixelColor(cell.center().x(), cell.top() + 1)

    table.setFocus()
    assert edge() == opened.program.theme.color("focus")
    opened.account.contracts.renewals.setFocus()
    assert edge() == opened.program.theme.color("selected")

    # The mark of the selected row stands where reading begins.
    table.setCurrentCell(0, 0)
    opened.account.contracts.renewals.setFocus()
    assert _marked_edges(opened) == (True, False)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert _marked_edges(opened) == (False, True)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    # Every column that is shown has room.
    opened.program.theme.resize_text(TextSize.LARGEST)
    opened.choose(ActionId.ADD_RENEWAL)
    _finish(opened)
    for width in (1440, 1024):
        opened.window.resize(width, 640)
        opened.settle()
        for table in (opened.account.contracts.subscriptions, opened.account.contracts.renewals):
            opened.qtbot.waitUntil(lambda table=table, width=width: table.width() <= width)
            head = table.horizontalHeader()
            ends = [head.sectionViewportPosition(c) + head.sectionSize(c) for c in range(head.count())]
            assert max(ends) <= table.viewport().width()
            # The menu at the end of a row is never what is left out.
            assert not table.isColumnHidden(head.count() - 1)


def _marked_edges(desk: Desk) -> tuple[bool, bool]:
    """Return whether the first row has the mark at its left edge, and at its right one."""
    table = desk.account.contracts.subscriptions
    image = table.viewport().grab().toImage()
    middle = table.visualRect(table.model().index(0, 0)).center().y()
    accent, edge = desk.program.theme.color("accent"), table.viewport().width() - 1
    return image.pixelColor(1, middle) == accent, image.pixelColor(edge - 1, middle) == accent
