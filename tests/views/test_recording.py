"""What is written down about an account: by whom, with whom, wherever one starts; where the keyboard is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.tasks import TasksShown
from cs_desktop.domain.changes import Change
from cs_desktop.domain.tasks import NewTask
from cs_desktop.domain.timeline import TimelineEntry
from cs_desktop.models.tables import Contact
from cs_desktop.models.write import WriteTx
from cs_desktop.services.activities import load_timeline
from cs_desktop.services.tasks import tasks_of
from cs_desktop.views.tasks.form import TaskForm
from cs_desktop.views.theme.theme import Theme
from tests.views.conftest import Desk
from tests.workspaces import TODAY

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Desk:
    """Return the desk of Ana Ruiz with the first account open."""
    monkeypatch.setenv("LOGNAME", "ana.ruiz")
    desk: Desk = request.getfixturevalue("desk")
    desk.open_book()
    desk.open_account()
    desk.settle()
    return desk


def _entries(desk: Desk) -> tuple[TimelineEntry, ...]:
    here = desk.wiring.account.account_id
    assert here is not None
    return load_timeline(desk.wiring.workspace.context(), here).entries


def _log_note(desk: Desk) -> TimelineEntry:
    known = {entry.id for entry in _entries(desk)}
    with desk.qtbot.waitSignal(desk.wiring.recorded.entries.added):
        desk.press(Qt.Key.Key_Return, CONTROL)
    desk.settle()
    (made,) = (entry for entry in _entries(desk) if entry.id not in known)
    return made


def _box(desk: Desk, name: str) -> QComboBox:
    (found,) = (
        box for box in desk.window.findChildren(QComboBox) if box.isVisible() and box.accessibleName() == name
    )
    return found


def test_a_note_from_the_overview_knows_who_can_be_named(opened: Desk) -> None:
    loaded = opened.wiring.recorded.entries.loaded
    with opened.qtbot.waitSignal(loaded):
        opened.choose(ActionId.ADD_NOTE)
    assert "No contact is recorded yet." not in opened.texts()
    assert opened.wiring.recorded.timeline.form.notes.hasFocus()
    opened.type("Agreed one cutoff")
    opened.click(opened.button("Dana Ford"))
    entry = _log_note(opened)
    assert (entry.people, entry.notes) == (("Dana Ford",), "Agreed one cutoff")
    assert "Added note “Agreed one cutoff”" in opened.texts()
    opened.settle()

    # What is chosen stays while the account is read anew.
    opened.choose(ActionId.ADD_NOTE)
    opened.settle()
    opened.type("Agreed")
    opened.click(opened.button("Dana Ford"))
    box = _box(opened, "By")
    box.setFocus()
    opened.press(Qt.Key.Key_Home)
    with opened.qtbot.waitSignal(loaded):
        opened.wiring.recorded.entries.refresh()
    entry = _log_note(opened)
    assert (entry.people, entry.member) == (("Dana Ford",), "")
    opened.settle()

    # Everybody of a large account can be named.
    here = opened.wiring.account.account_id

    def hire(tx: WriteTx) -> None:
        for number in range(30):
            tx.session.add(
                Contact(id=tx.new_id(), account_id=here, name=f"Person {number:02}", title="Planner")
            )

    change = opened.wiring.workspace.context().workspace.write("Hire", hire).change
    assert change is not None
    opened.wiring.hub.publish(change)
    with opened.qtbot.waitSignal(loaded):
        opened.choose(ActionId.ADD_NOTE)
    opened.settle()
    names = {button.accessibleName() for button in opened.window.findChildren(QAbstractButton)}
    assert "Person 05" in names
    assert "Person 29" not in names
    opened.type("Agreed")
    form = opened.wiring.recorded.timeline.form
    (line,) = (one for one in form.findChildren(QLineEdit) if one.accessibleName() == "Name somebody else")
    line.setFocus()
    opened.type("Person 29")
    opened.press(Qt.Key.Key_Return)
    assert opened.button("Person 29").isChecked()
    form.notes.setFocus()
    assert _log_note(opened).people == ("Person 29",)


def test_what_one_writes_down_is_by_oneself_and_for_oneself(opened: Desk) -> None:
    # Whether the account was read before, or not.
    for read_before in (False, True):
        opened.choose(ActionId.ADD_NOTE)
        if read_before:
            opened.settle()
            assert _box(opened, "By").currentText() == "Ana Ruiz"
        opened.type("Agreed")
        assert _log_note(opened).member == "Ana Ruiz"

    # So is a line, which counts as outreach.
    opened.press(Qt.Key.Key_7, ALT)
    opened.settle()
    opened.type("call 30m about night shift")
    with opened.qtbot.waitSignal(opened.wiring.recorded.entries.added):
        opened.press(Qt.Key.Key_Return)
    opened.settle()
    (entry,) = (one for one in _entries(opened) if one.title == "Night shift")
    assert entry.member == "Ana Ruiz"

    # A new task is for oneself.
    opened.choose(ActionId.ADD_TASK)
    assert _box(opened, "For").currentText() == "Ana Ruiz"
    opened.type("Call the sponsor")
    with opened.qtbot.waitSignal(opened.wiring.recorded.task_list.added):
        opened.press(Qt.Key.Key_Return, CONTROL)
    (task,) = tasks_of(opened.wiring.workspace.context(), opened.wiring.account.account_id)
    assert task.assignee == "Ana Ruiz"
    opened.settle()

    # A task can be for nobody.
    opened.choose(ActionId.ADD_TASK)
    opened.type("Call the sponsor")
    box = _box(opened, "For")
    box.setFocus()
    opened.press(Qt.Key.Key_Home)
    with opened.qtbot.waitSignal(opened.wiring.recorded.task_list.added):
        opened.press(Qt.Key.Key_Return, CONTROL)
    tasks = tasks_of(opened.wiring.workspace.context(), opened.wiring.account.account_id)
    assert sorted(task.assignee for task in tasks) == ["", "Ana Ruiz"]


def test_a_task_is_for_oneself_though_the_team_is_read_later(theme: Theme, qtbot: QtBot) -> None:
    form = TaskForm(theme, lambda: TODAY)
    qtbot.addWidget(form)
    form.begin(NewTask(""))
    assert form.is_mine
    form.offer(TasksShown(1, (), {7: "Ana Ruiz", 8: "Bo Lind"}, me=8))
    assert (form.is_mine, form.collect().assignee_id) == (False, 8)
    form.assignee.setCurrentIndex(1)
    form.assignee.activated.emit(1)
    form.offer(TasksShown(1, (), {6: "Aki Abe", 7: "Ana Ruiz", 8: "Bo Lind"}, me=8))
    assert form.collect().assignee_id == 7


def test_the_account_s_own_notes_have_styles_and_the_keyboard_is_where_one_goes_on(opened: Desk) -> None:
    notes = opened.account.fields["notes"]
    notes.edit()
    opened.type("- Careful")
    opened.press(Qt.Key.Key_Return)
    opened.press(Qt.Key.Key_B, CONTROL)
    opened.type("no calls")
    with opened.qtbot.waitSignal(opened.wiring.account.edited):
        opened.press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert notes.value == "- Careful\n- **no calls**"
    # One goes on with a text where it ends.
    notes.edit()
    opened.type(" on Friday")
    with opened.qtbot.waitSignal(opened.wiring.account.edited):
        opened.press(Qt.Key.Key_Return, CONTROL)
    opened.settle()
    assert notes.value == "- Careful\n- **no calls on Friday**"
    with opened.qtbot.waitSignal(opened.wiring.undo.reverted):
        opened.choose(ActionId.UNDO)
    opened.qtbot.waitUntil(lambda: notes.value == "- Careful\n- **no calls**")
    opened.settle()

    # The keyboard follows to the tab.
    people, timeline = opened.wiring.recorded.people.view, opened.wiring.recorded.timeline.view
    with opened.qtbot.waitSignal(opened.wiring.recorded.contacts.loaded):
        opened.press(Qt.Key.Key_6, ALT)
    assert people.table.hasFocus()
    assert people.table.currentIndex().isValid(), "the row has a frame"
    with opened.qtbot.waitSignal(opened.wiring.recorded.entries.loaded):
        opened.press(Qt.Key.Key_7, ALT)
    assert timeline.quick.line.hasFocus()
    opened.press(Qt.Key.Key_1, ALT)
    here = QApplication.focusWidget()
    assert isinstance(here, QAbstractButton)
    assert here.text() == "Overview"

    # Tab leaves an inspector both ways.
    for part, key in (
        (opened.wiring.recorded.people, Qt.Key.Key_6),
        (opened.wiring.recorded.timeline, Qt.Key.Key_7),
    ):
        opened.press(key, ALT)
        opened.settle()
        part.view.table.take_focus()
        opened.press(Qt.Key.Key_Return)
        inspector = part.inspector
        assert inspector.isAncestorOf(QApplication.focusWidget())
        for _ in range(40):
            opened.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
            if not inspector.isAncestorOf(QApplication.focusWidget()):
                break
        assert not inspector.isAncestorOf(QApplication.focusWidget())

    # What somebody deletes is looked at no longer.
    opened.press(Qt.Key.Key_6, ALT)
    opened.settle()
    people.table.take_focus()
    opened.press(Qt.Key.Key_Return)
    opened.settle()
    changes: list[Change] = []
    opened.wiring.recorded.contacts.done.connect(changes.append)
    with opened.qtbot.waitSignal(opened.wiring.recorded.contacts.loaded):
        opened.click(opened.button("Delete"))
    assert opened.window.side.shown is None
    assert [change.label for change in changes] == ["Delete contact Dana Ford"]
    opened.settle()

    # The keyboard is on the next step where nobody is known.
    with opened.qtbot.waitSignal(opened.wiring.recorded.contacts.loaded):
        opened.choose(ActionId.UNDO)
    opened.settle()
    people.table.take_focus()
    with opened.qtbot.waitSignal(opened.wiring.recorded.contacts.loaded):
        opened.press(Qt.Key.Key_Delete)
    here = QApplication.focusWidget()
    assert isinstance(here, QAbstractButton)
    assert here.text().strip() == "Add a contact"
    opened.press(Qt.Key.Key_Space)
    assert opened.window.side.shown is opened.wiring.recorded.people.form
