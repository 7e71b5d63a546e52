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


def _form(desk: Desk) -> Form | None:
    return desk.wiring.entered.forms.form


def _focused_text(desk: Desk) -> str:
    """Return what stands in the field that has the keyboard."""
    field = desk.window.focusWidget()
    if isinstance(field, QTextEdit):
        return field.toPlainText()
    assert isinstance(field, QLineEdit)
    return field.text()


def test_a_contact_is_looked_at_no_longer_than_the_account(opened: Desk) -> None:
    people = opened.wiring.recorded.people
    with opened.qtbot.waitSignal(opened.wiring.recorded.contacts.loaded):
        opened.press(Qt.Key.Key_6, ALT)
    people.view.take_focus()
    opened.press(Qt.Key.Key_Return)
    assert opened.window.side.shown is people.inspector
    _go_to_portfolio(opened)
    assert opened.window.side.shown is None


@pytest.mark.parametrize("action", [ActionId.ADD_CONTACT, ActionId.ADD_NOTE, ActionId.ADD_TASK])
def test_what_is_written_of_an_account_goes_to_no_other(opened: Desk, action: ActionId) -> None:
    opened.choose(action)
    opened.type("Agree one cutoff")
    _go_to_portfolio(opened)
    assert opened.window.side.shown is None
    opened.choose(ActionId.FILTER)
    opened.press(Qt.Key.Key_A, CONTROL)
    opened.open_account("Kessel Dental")
    opened.choose(action)
    assert _focused_text(opened) == ""


def test_the_form_of_one_account_closes_when_another_is_opened(opened: Desk) -> None:
    read = opened.wiring.workspace.context().workspace.read
    kessel = read(lambda c: c.execute(select(Account.id).where(Account.name == "Kessel Dental")).scalar_one())
    opened.choose(ActionId.ADD_NOTE)
    with opened.qtbot.waitSignal(opened.wiring.account_shown):
        opened.wiring.open_account(kessel)
    assert opened.window.side.shown is None


@pytest.mark.parametrize("action", [ActionId.ADD_CONTACT, ActionId.ADD_NOTE, ActionId.ADD_TASK])
def test_what_was_begun_goes_on_at_the_same_account(opened: Desk, action: ActionId) -> None:
    opened.choose(action)
    opened.type("Agree one cutoff")
    opened.press(Qt.Key.Key_Escape)
    opened.choose(action)
    assert _focused_text(opened) == "Agree one cutoff"


def test_a_note_that_was_stored_is_not_begun_again(opened: Desk) -> None:
    opened.choose(ActionId.ADD_NOTE)
    opened.type("Agree one cutoff")
    with opened.qtbot.waitSignal(opened.wiring.recorded.entries.added):
        opened.press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    opened.choose(ActionId.ADD_NOTE)
    assert opened.wiring.recorded.timeline.form.notes.value() == ""


def test_the_form_of_a_subscription_does_not_outlive_its_page(opened: Desk) -> None:
    opened.choose(ActionId.ADD_SUBSCRIPTION)
    _go_to_portfolio(opened)
    assert _form(opened) is None


def test_a_new_account_is_entered_wherever_one_goes_meanwhile(opened: Desk) -> None:
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
    renewals = opened.account.contracts.renewals
    opened.choose(ActionId.ADD_RENEWAL)
    form = _form(opened)
    assert isinstance(form, RenewalForm)
    form.owner.setText("Account management")
    renewals.setFocus()
    with opened.qtbot.waitSignal(opened.wiring.entered.controller.stored):
        opened.choose(ActionId.DELETE_RENEWAL)
    opened.settle()
    assert _form(opened) is form


def test_a_note_stays_open_while_a_line_is_logged(opened: Desk) -> None:
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


@pytest.mark.parametrize("action", [ActionId.COLUMNS, ActionId.FILTER_PANEL, ActionId.BULK_EDIT])
def test_a_panel_of_the_table_closes_with_it(desk: Desk, action: ActionId) -> None:
    desk.open_book()
    desk.press(Qt.Key.Key_Down)
    desk.choose(action)
    desk.press(Qt.Key.Key_1, CONTROL)
    assert desk.window.side.shown is None


def test_the_ranking_closes_with_home(desk: Desk) -> None:
    desk.open_book()
    desk.press(Qt.Key.Key_1, CONTROL)
    desk.settle()
    desk.choose(ActionId.RANKING)
    _go_to_portfolio(desk)
    assert desk.window.side.shown is None
