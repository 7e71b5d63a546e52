"""Messages in the corner: they tell, lead back, and stay out of the way."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.portfolio.foot import Foot
from cs_desktop.views.widgets.toast import Toast
from tests.views.conftest import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(desk: Desk) -> Desk:
    desk.open_book()
    return desk


def _toasts(desk: Desk) -> list[Toast]:
    """Return the messages from top to bottom."""
    shown = [toast for toast in desk.window.findChildren(Toast) if toast.isVisible()]
    order = desk.window.toasts.layout()
    assert order is not None
    return sorted(shown, key=order.indexOf)


def _offers(desk: Desk) -> list[tuple[str, list[str]]]:
    """Return each message with the words on its buttons."""
    return [
        (toast.text, [button.text() for button in toast.findChildren(QPushButton) if button.text()])
        for toast in _toasts(desk)
    ]


def _in_window(widget: QWidget, desk: Desk) -> QRect:
    return QRect(widget.mapTo(desk.window, QPoint()), widget.size())


def _delete_next(desk: Desk) -> str:
    """Delete the account under the one that the table is at, and return its name."""
    desk.portfolio.table.setFocus()
    desk.press(Qt.Key.Key_Down)
    name = str(desk.portfolio.table.currentIndex().siblingAtColumn(0).data())
    desk.choose(ActionId.DELETE_ACCOUNT)
    desk.qtbot.waitUntil(lambda: name not in desk.shown_names())
    desk.settle()
    return name


def test_what_was_undone_is_offered_for_redo_until_a_new_edit(opened: Desk) -> None:
    # What was undone by key is offered for redo only.
    name = _delete_next(opened)
    assert _offers(opened) == [(f"Deleted {name}", ["Undo"])]
    opened.press(Qt.Key.Key_Z, CONTROL)
    opened.settle()
    assert [buttons for _text, buttons in _offers(opened)] == [["Redo"]]
    opened.click(opened.button("Redo"))
    opened.settle()
    assert [buttons for _text, buttons in _offers(opened)] == [["Undo"]]
    opened.qtbot.waitUntil(lambda: name not in opened.shown_names())
    opened.press(Qt.Key.Key_Z, CONTROL)
    opened.settle()
    opened.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    opened.settle()
    assert [buttons for _text, buttons in _offers(opened)] == [["Undo"]]

    # A new edit ends the offer to redo.
    opened.press(Qt.Key.Key_Z, CONTROL)
    opened.settle()
    assert [buttons for _text, buttons in _offers(opened)] == [["Redo"]]
    other = _delete_next(opened)
    assert _offers(opened) == [(f"Deleted {other}", ["Undo"])]

    # Only the newest message names the keys; the other one can be undone all the same.
    _delete_next(opened)
    caps = [
        [label.text() for label in toast.findChildren(QLabel) if label.isVisible() and label.text() == "Ctrl"]
        for toast in _toasts(opened)
    ]
    assert caps == [[], ["Ctrl"]]
    first, second = _toasts(opened)
    (undo,) = first.findChildren(QPushButton)
    opened.click(undo)
    opened.settle()
    assert second in _toasts(opened)


def test_messages_stay_as_long_as_they_are_of_use(opened: Desk) -> None:
    messages = opened.window.toasts

    # The same error is told once.
    messages.warn("The disk is full")
    messages.warn("The disk is full")
    assert [text for text, _ in _offers(opened)] == ["The disk is full"]

    # An error outlives what is told after it.
    for number in range(4):
        messages.tell(f"Message {number}")
    assert [text for text, _ in _offers(opened)] == ["The disk is full", "Message 2", "Message 3"]
    messages.clear()

    # A message stays while one points at it.
    toast = messages.tell("Something was done")
    opened.qtbot.mouseMove(toast, toast.rect().center())
    opened.qtbot.waitUntil(lambda: not toast.waits)
    opened.qtbot.mouseMove(opened.portfolio.table)
    opened.qtbot.waitUntil(lambda: toast.waits)

    # Messages go with their window without a fault.
    host = QWidget()
    opened.qtbot.addWidget(host)
    host.resize(800, 600)
    made = type(messages)(opened.program.theme, host)
    host.show()
    made.tell("Something was done")
    with opened.qtbot.waitSignal(host.destroyed):
        host.deleteLater()


def test_messages_stand_out_of_the_way(opened: Desk) -> None:
    # They stand above the foot of the page.
    (foot,) = opened.window.findChildren(Foot)
    for width, height in ((1440, 900), (1024, 640)):
        opened.window.resize(width, height)
        opened.window.toasts.clear()
        opened.window.toasts.tell("Something was done")
        assert not _in_window(opened.window.toasts, opened).intersects(_in_window(foot, opened))
    opened.window.toasts.clear()

    # They give way to the row that one is at; so low that the few accounts of the book reach the foot.
    opened.window.resize(1024, 600)
    table = opened.portfolio.table
    table.setFocus()
    opened.window.toasts.tell("Something was done")
    for _ in range(table.model().rowCount()):
        row = table.visualRect(table.currentIndex())
        place = QRect(table.viewport().mapTo(opened.window, row.topLeft()), row.size())
        place.setRight(opened.window.width())
        assert not _in_window(opened.window.toasts, opened).intersects(place)
        opened.press(Qt.Key.Key_Down)
        opened.settle()
