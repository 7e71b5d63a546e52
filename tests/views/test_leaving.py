"""What lies open beside an account when one leaves it, and what was begun there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTextEdit
from sqlalchemy import select

from cs_desktop.controllers.actions import ActionId
from cs_desktop.models.tables import Account
from cs_desktop.views.commerce.renewal_forms import RenewalForm
from cs_desktop.views.widgets.form import Form
from tests.views.conftest import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def opened(desk: Desk) -> Desk:
    desk.open_book()
    desk.open_account()
    desk.settle()
    return desk


def _go_to_portfolio(desk: Desk) -> None:
    desk.press(Qt.Key.Key_2, CONTROL)
    desk.settle()


def _go_to_account(desk: Desk, name: str) -> None:
    desk.choose(ActionId.FILTER)
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.open_account(name)
    desk.settle()


def _form(desk: Desk) -> Form | None:
    return desk.wiring.of_account.entered.forms.form


def _focused_text(desk: Desk) -> str:
    """Return what stands in the field that has the keyboard."""
    field = desk.window.focusWidget()
    if isinstance(field, QTextEdit):
        return field.toPlainText()
    assert isinstance(field, QLineEdit)
    return field.text()


RECORDS = (ActionId.ADD_CONTACT, ActionId.ADD_NOTE, ActionId.ADD_TASK)


def test_what_is_written_of_an_account_goes_to_no_other_and_waits_there(opened: Desk) -> None:
    for action in RECORDS:
        # What was begun goes on at the same account.
        opened.choose(action)
        opened.type("Agree one cutoff")
        opened.press(Qt.Key.Key_Escape)
        opened.choose(action)
        assert _focused_text(opened) == "Agree one cutoff", action

        # It goes to no other.
        _go_to_portfolio(opened)
        assert opened.window.side.shown is None, action
        _go_to_account(opened, "Kessel Dental")
        opened.choose(action)
        assert _focused_text(opened) == "", action
        opened.press(Qt.Key.Key_Escape)
        _go_to_portfolio(opened)
        _go_to_account(opened, "Halden Freight")


def test_what_is_shown_of_an_account_closes_with_its_page(opened: Desk) -> None:
    # A form, when another account is opened.
    read = opened.wiring.workspace.context().workspace.read
    kessel = read(lambda c: c.execute(select(Account.id).where(Account.name == "Kessel Dental")).scalar_one())
    opened.choose(ActionId.ADD_NOTE)
    with opened.qtbot.waitSignal(opened.wiring.account_shown):
        opened.wiring.open_account(kessel)
    assert opened.window.side.shown is None

    # That of a subscription.
    opened.settle()
    opened.choose(ActionId.ADD_SUBSCRIPTION)
    _go_to_portfolio(opened)
    assert _form(opened) is None

    # A contact is looked at no longer than the account.
    _go_to_account(opened, "Halden Freight")
    people = opened.wiring.recorded.people
    with opened.qtbot.waitSignal(opened.wiring.recorded.contacts.loaded):
        opened.press(Qt.Key.Key_6, ALT)
    people.view.take_focus()
    opened.press(Qt.Key.Key_Return)
    assert opened.window.side.shown is people.inspector
    _go_to_portfolio(opened)
    assert opened.window.side.shown is None

    # A new account is entered wherever one goes meanwhile.
    opened.choose(ActionId.NEW_ACCOUNT)
    form = _form(opened)
    opened.type("Ostby Marine")
    _go_to_portfolio(opened)
    opened.choose(ActionId.FILTER)
    opened.press(Qt.Key.Key_A, CONTROL)
    opened.open_account("Kessel Dental")
    assert form is not None
    assert _form(opened) is form


def test_a_form_stays_open_while_something_else_is_stored(opened: Desk) -> None:
    # That of a renewal, while another is deleted.
    renewals = opened.account.contracts.renewals
    opened.choose(ActionId.ADD_RENEWAL)
    form = _form(opened)
    assert isinstance(form, RenewalForm)
    form.owner.setText("Account management")
    renewals.setFocus()
    with opened.qtbot.waitSignal(opened.wiring.of_account.entered.controller.stored):
        opened.choose(ActionId.DELETE_RENEWAL)
    opened.settle()
    assert _form(opened) is form

    # A note, while a line is logged.
    opened.press(Qt.Key.Key_Escape)
    with opened.qtbot.waitSignal(opened.wiring.recorded.entries.loaded):
        opened.press(Qt.Key.Key_7, ALT)
    timeline = opened.wiring.recorded.timeline
    opened.choose(ActionId.ADD_NOTE)
    opened.type("Agree one cutoff")
    timeline.view.quick.line.setFocus()
    opened.type("call 30m about night shift")
    with opened.qtbot.waitSignal(opened.wiring.recorded.entries.added):
        opened.press(Qt.Key.Key_Return)
    opened.settle()
    assert timeline.view.quick.line.text() == ""
    assert opened.window.side.shown is timeline.form
    assert timeline.form.notes.value() == "Agree one cutoff"

    # What was stored is not begun again.
    with opened.qtbot.waitSignal(opened.wiring.recorded.entries.added):
        timeline.form.notes.setFocus()
        opened.press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    opened.choose(ActionId.ADD_NOTE)
    assert timeline.form.notes.value() == ""


def test_a_panel_closes_with_the_table_or_home_that_it_is_of(desk: Desk) -> None:
    desk.open_book()
    for action in (ActionId.COLUMNS, ActionId.FILTER_PANEL, ActionId.BULK_EDIT):
        desk.portfolio.take_focus()
        desk.press(Qt.Key.Key_Down)
        desk.choose(action)
        assert desk.window.side.shown is not None, action
        desk.press(Qt.Key.Key_1, CONTROL)
        assert desk.window.side.shown is None, action
        desk.settle()
        # The ranking is Home's.
        desk.choose(ActionId.RANKING)
        assert desk.window.side.shown is not None
        _go_to_portfolio(desk)
        assert desk.window.side.shown is None
