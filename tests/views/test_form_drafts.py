"""A form that is left half-filled: what was entered is kept, and stands in it when it is opened again."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from sqlalchemy import select

from cs_desktop.common.clock import FixedClock
from cs_desktop.common.paths import profile_path
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.commerce import NewEvent, RenewalEntry
from cs_desktop.domain.vocabulary import SubscriptionEventKind as Kind
from cs_desktop.models.tables import Account, Renewal, SubscriptionEvent
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.subscriptions.changing import record_event
from cs_desktop.services.subscriptions.renewing import save_renewal
from cs_desktop.services.workspaces import open_
from cs_desktop.views.commerce.renewal_forms import RenewalForm
from cs_desktop.views.commerce.rules_form import RulesForm
from cs_desktop.views.commerce.subscription_forms import ChangeForm, NewSubscriptionForm
from cs_desktop.views.widgets.form import Form
from tests.views.conftest import Desk
from tests.workspaces import context

CTRL = Qt.KeyboardModifier.ControlModifier
LATER = FixedClock(datetime(2026, 10, 13, 12, 30, tzinfo=UTC))
REFILLED = "Filled in is what you entered and did not store (12:00 PM)."
CHANGED = "This has changed since you began. What you entered is kept: look again."


@pytest.fixture
def opened(desk: Desk) -> Desk:
    desk.open_book()
    desk.open_account()
    desk.settle()
    desk.account.contracts.subscriptions.setCurrentCell(0, 0)
    return desk


def _form(desk: Desk) -> Form:
    form = desk.wiring.of_account.entered.forms.form
    assert form is not None
    return form


def _account(desk: Desk, name: str) -> int:
    workspace = desk.wiring.workspace.context().workspace
    found = workspace.read(lambda c: c.scalar(select(Account.id).where(Account.name == name)))
    assert found is not None
    return found


def _half_fill(desk: Desk) -> None:
    desk.choose(ActionId.ADD_SUBSCRIPTION)
    desk.type("Corvane Mobile")
    form = _form(desk)
    assert isinstance(form, NewSubscriptionForm)
    # Without a window manager nobody gives the window back what the list of products took.
    desk.window.activateWindow()
    desk.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    form.terms.arr.setFocus()
    desk.type("150K")


def _on_disk() -> int:
    return len(list((profile_path() / "drafts").rglob("*.json")))


def _leave(desk: Desk, way: str) -> None:
    if way == "Esc":
        desk.press(Qt.Key.Key_Escape)
    elif way == "cancel":
        desk.click(_form(desk).cancel)
    elif way == "another form":
        desk.choose(ActionId.ADD_RENEWAL)
    elif way == "another panel":
        desk.choose(ActionId.HISTORY)
        desk.choose(ActionId.ADD_RENEWAL)
    else:
        with desk.qtbot.waitSignal(desk.wiring.account_shown):
            desk.wiring.open_account(_account(desk, "Kessel Dental"))
    desk.settle()


def test_what_was_entered_stands_in_the_form_again_however_one_left(opened: Desk) -> None:
    before, told = opened.account.header_name, "Kept what you entered: New subscription · Halden Freight"
    for way in ("Esc", "cancel", "another form", "another panel", "another account"):
        _half_fill(opened)
        _leave(opened, way)
        assert told in opened.texts(), way
        opened.qtbot.waitUntil(lambda: _on_disk() == 1)
        opened.click(opened.button("Go on"))
        opened.settle()
        assert told not in opened.texts(), way
        assert opened.account.header_name == before, way
        form = _form(opened)
        assert isinstance(form, NewSubscriptionForm)
        assert (form.product.text(), form.terms.arr.minor) == ("Corvane Mobile", 15_000_000), way
        assert form.news == REFILLED
        with opened.qtbot.waitSignal(opened.wiring.of_account.entered.controller.stored):
            opened.press(Qt.Key.Key_Return, CTRL)
        opened.settle()
        # What is stored needs no draft.
        opened.qtbot.waitUntil(lambda: _on_disk() == 0)
        opened.choose(ActionId.ADD_SUBSCRIPTION)
        assert _form(opened).news == ""
        opened.press(Qt.Key.Key_Escape)


def test_a_form_begins_anew_where_nothing_is_to_be_kept(opened: Desk) -> None:
    # Nobody filled it.
    opened.choose(ActionId.ADD_SUBSCRIPTION)
    opened.press(Qt.Key.Key_Escape)
    assert not [text for text in opened.texts() if text.startswith("Kept what you entered")]
    assert _on_disk() == 0

    # One starts over.
    _half_fill(opened)
    opened.press(Qt.Key.Key_Escape)
    opened.choose(ActionId.ADD_SUBSCRIPTION)
    opened.click(opened.button("Start over"))
    form = _form(opened)
    assert isinstance(form, NewSubscriptionForm)
    assert (form.product.text(), form.terms.arr.text(), form.news) == ("", "", "")
    opened.press(Qt.Key.Key_Escape)
    opened.qtbot.waitUntil(lambda: _on_disk() == 0)
    opened.choose(ActionId.ADD_SUBSCRIPTION)
    assert _form(opened).news == ""
    opened.press(Qt.Key.Key_Escape)

    # A form that is kept for good is heard once, however often it is begun.
    drafts, form = opened.wiring.of_account.entered.drafts, opened.wiring.recorded.people.form
    drafts.begin(form, "contact", "New contact", 1)
    before = form.receivers(SIGNAL("edited()"))
    for _time in range(3):
        drafts.finish(form)
        drafts.begin(form, "contact", "New contact", 1)
    assert form.receivers(SIGNAL("edited()")) == before


def test_what_was_entered_outlives_the_workspace_that_is_closed(opened: Desk) -> None:
    # A form of a subscription.
    _half_fill(opened)
    path = opened.wiring.workspace.context().workspace.path
    opened.choose(ActionId.CLOSE)
    opened.settle()
    with opened.qtbot.waitSignal(opened.wiring.portfolio_shown):
        opened.window.file_dropped.emit(path)
    offer = opened.wiring.drafted.offer
    opened.qtbot.waitUntil(offer.isVisible)
    assert offer.text == "Unsaved typing from 12:00 PM: New subscription · Halden Freight"
    opened.click(offer.put_in)
    opened.settle()
    form = _form(opened)
    assert isinstance(form, NewSubscriptionForm)
    assert (form.product.text(), form.terms.arr.minor) == ("Corvane Mobile", 15_000_000)

    # A task, half written beside it.
    with opened.qtbot.waitSignal(opened.wiring.of_account.entered.controller.stored):
        opened.press(Qt.Key.Key_Return, CTRL)
    opened.settle()
    opened.choose(ActionId.ADD_TASK)
    opened.settle()
    opened.type("Send the offer")
    opened.choose(ActionId.CLOSE)
    opened.settle()
    with opened.qtbot.waitSignal(opened.wiring.portfolio_shown):
        opened.window.file_dropped.emit(path)
    opened.qtbot.waitUntil(offer.isVisible)
    assert offer.text == "Unsaved typing from 12:00 PM: New task · Halden Freight"
    with opened.qtbot.waitSignal(opened.wiring.account_shown):
        opened.click(offer.put_in)
    opened.settle()
    assert opened.wiring.recorded.tasks.form.title.text() == "Send the offer"


def test_rules_half_changed_are_kept_with_the_rules_that_were_added(desk: Desk) -> None:
    desk.open_book()
    desk.choose(ActionId.SEGMENT_RULES)
    desk.settle()
    form = _form(desk)
    assert isinstance(form, RulesForm)
    desk.click(desk.button("Add rule"))
    desk.type("Strategic | core")
    form.segments[0].arr_from.setText("400K")
    entered = form.entered()
    desk.press(Qt.Key.Key_Escape)
    desk.choose(ActionId.SEGMENT_RULES)
    desk.settle()
    again = _form(desk)
    assert isinstance(again, RulesForm)
    assert again.news == REFILLED
    # A line of the draft cannot hold its own separator.
    assert [card.segment.text() for card in again.segments][-1] == "Strategic / core"
    assert again.entered().segments[:-1] == entered.segments[:-1]
    assert again.entered().touch_models == entered.touch_models


# Somebody else stores something while a form is open


class Colleague:
    """Somebody else at another desk: another opening of the same file."""

    def __init__(self, desk: Desk) -> None:
        self.workspace: WorkspaceFile = open_(desk.folder / "Corvane.csdesk", LATER)
        self.context = context(self.workspace, LATER)


ELSEWHERE = """
import sys
from datetime import date
from pathlib import Path
from cs_desktop.domain.commerce import NewEvent
from cs_desktop.domain.vocabulary import SubscriptionEventKind
from cs_desktop.services.subscriptions.changing import record_event
from cs_desktop.services.workspaces import open_
from tests.workspaces import NOON, context
workspace = open_(Path(sys.argv[1]), NOON)
new = NewEvent(SubscriptionEventKind.EXPAND, date(2026, 10, 1), 70_000_000)
record_event(context(workspace), int(sys.argv[2]), new)
workspace.close()
"""


def _expand_elsewhere(path: Path, subscription_id: int) -> None:
    """Let another program, on another desk, expand a subscription to $700K from Oct 1 on."""
    command = [sys.executable, "-c", ELSEWHERE, str(path), str(subscription_id)]
    subprocess.run(command, cwd=Path(__file__).parents[2], env=os.environ, check=True)


def _events(desk: Desk) -> list[tuple[str, date, int]]:
    workspace = desk.wiring.workspace.context().workspace
    page = desk.wiring.of_account.entered.page
    assert page is not None
    table = SubscriptionEvent.__table__.c
    query = select(table.kind, table.effective, table.arr).where(
        table.subscription_id == page.subscriptions[0].id
    )
    return [tuple(row) for row in workspace.read(lambda c: c.execute(query.order_by(table.effective)).all())]


def test_a_change_from_elsewhere_is_told_and_what_was_entered_stays(opened: Desk) -> None:
    opened.choose(ActionId.REDUCE_SUBSCRIPTION)
    form = _form(opened)
    assert isinstance(form, ChangeForm)
    form.terms.arr.setFocus()
    opened.type("600K")
    _expand_elsewhere(opened.folder / "Corvane.csdesk", form.row.id)
    opened.qtbot.waitUntil(lambda: form.news == CHANGED)
    assert form.terms.arr.text() == "600K"
    assert QApplication.focusWidget() is form.terms.arr
    assert "Oct 13, 2026: $700K → $600K (−$100K)" in opened.texts()
    assert form.reason is not None
    form.reason.category.setCurrentIndex(3)
    with opened.qtbot.waitSignal(opened.wiring.of_account.entered.controller.stored):
        opened.press(Qt.Key.Key_Return, CTRL)
    opened.settle()
    assert _events(opened) == [
        ("new", date(2025, 4, 1), 64_000_000),
        ("expand", date(2026, 10, 1), 70_000_000),
        ("reduce", date(2026, 10, 13), 60_000_000),
    ]


def test_a_change_a_moment_before_is_not_overlooked(opened: Desk) -> None:
    opened.choose(ActionId.REDUCE_SUBSCRIPTION)
    form = _form(opened)
    assert isinstance(form, ChangeForm)
    assert form.reason is not None
    form.terms.arr.setText("600K")
    form.reason.category.setCurrentIndex(3)
    colleague = Colleague(opened)
    record_event(colleague.context, form.row.id, NewEvent(Kind.REDUCE, date(2026, 10, 1), 50_000_000))
    colleague.workspace.close()
    # At once, before the window could have looked.
    with opened.qtbot.waitSignal(opened.wiring.of_account.entered.controller.refused):
        opened.press(Qt.Key.Key_Return, CTRL)
    assert form.message == "This subscription has changed since you began: look again, then press once more."
    opened.settle()
    assert form.terms.arr.text() == "600,000" or form.terms.arr.text() == "600K"
    opened.press(Qt.Key.Key_Return, CTRL)
    assert form.terms.arr_row.message.startswith("A reduction has to shrink")
    assert len(_events(opened)) == 2


def test_two_who_edit_one_renewal_see_each_other(opened: Desk) -> None:
    opened.account.contracts.renewals.setCurrentCell(0, 0)
    opened.choose(ActionId.EDIT_RENEWAL)
    form = _form(opened)
    assert isinstance(form, RenewalForm)
    form.amount.setFocus()
    opened.type("700K")
    page = opened.wiring.of_account.entered.page
    assert page is not None
    (renewal,) = page.renewals
    colleague = Colleague(opened)
    theirs = RenewalEntry(renewal.entry.due, auto_renew=True, commercial_owner="Mira Sol", amount=65_000_000)
    save_renewal(colleague.context, page.row.id, renewal.id, theirs)
    colleague.workspace.close()
    opened.qtbot.waitUntil(lambda: form.news == CHANGED)
    # What the user did not touch is theirs now; what both touched is told.
    assert (form.owner.text(), form.auto.isChecked()) == ("Mira Sol", True)
    assert form.amount.text() == "700K"
    assert "Stored meanwhile: 650,000" in opened.texts()
    with opened.qtbot.waitSignal(opened.wiring.of_account.entered.controller.stored):
        opened.press(Qt.Key.Key_Return, CTRL)
    opened.settle()
    workspace = opened.wiring.workspace.context().workspace
    stored = workspace.read(lambda c: c.execute(select(Renewal)).one())
    assert (stored.amount, stored.commercial_owner, stored.auto_renew) == (70_000_000, "Mira Sol", True)


# Forms that are kept for good


def test_what_was_begun_for_one_account_waits_there(opened: Desk) -> None:
    def title() -> QLineEdit:
        here = QApplication.focusWidget()
        assert isinstance(here, QLineEdit)
        return here

    def go(name: str) -> None:
        with opened.qtbot.waitSignal(opened.wiring.account_shown):
            opened.wiring.open_account(_account(opened, name))
        opened.settle()

    for action in (ActionId.ADD_CONTACT, ActionId.ADD_ENTRY, ActionId.ADD_TASK):
        opened.choose(action)
        opened.settle()
        opened.type("Dana about the pilot")
        go("Kessel Dental")
        opened.qtbot.waitUntil(lambda: _on_disk() == 1)
        opened.choose(action)
        opened.settle()
        assert title().text() == "", action
        go("Halden Freight")
        opened.choose(action)
        opened.settle()
        assert title().text() == "Dana about the pilot", action
        opened.press(Qt.Key.Key_Return, CTRL)
        opened.settle()
        opened.qtbot.waitUntil(lambda: _on_disk() == 0)
