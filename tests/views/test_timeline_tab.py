"""The Timeline tab as a person uses it: log by a line, filter, edit, delete; and the tasks under it."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.timeline_index import Month
from cs_desktop.models.tables import Activity, Contact
from cs_desktop.services.activities import load_timeline
from cs_desktop.services.tasks import tasks_of
from cs_desktop.views.timeline.page import TimelineView
from tests.views.conftest import Desk
from tests.workspaces import TODAY

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def timeline(desk: Desk) -> TimelineView:
    """Return the tab of the first account, its entries read."""
    desk.open_book()
    desk.open_account()
    with desk.qtbot.waitSignal(desk.wiring.recorded.entries.loaded):
        desk.press(Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    return desk.wiring.recorded.timeline.view


def _entries(desk: Desk):
    here = desk.wiring.account.account_id
    assert here is not None
    return load_timeline(desk.wiring.workspace.context(), here).entries


def _tasks(desk: Desk):
    return tasks_of(desk.wiring.workspace.context(), desk.wiring.account.account_id)


def _rows(view: TimelineView) -> list[str]:
    return [str(view.model.index(place, 2).data()) for place in range(view.model.rowCount())]


def _log(desk: Desk, view: TimelineView, text: str) -> None:
    view.quick.line.setFocus()
    desk.type(text)
    with desk.qtbot.waitSignal(desk.wiring.recorded.entries.loaded):
        desk.press(Qt.Key.Key_Return)
    desk.settle()


def test_a_line_is_logged_as_it_is_read_and_changed(desk, timeline):
    # Entries stand under their months.
    assert _rows(timeline) == ["Oct 2026, 1 entry, 30 minutes", "Call"]
    assert timeline.model.is_head(0)
    timeline.table.setFocus()
    desk.press(Qt.Key.Key_Home)
    assert timeline.table.currentIndex().row() == 1
    desk.press(Qt.Key.Key_Up)
    assert timeline.table.currentIndex().row() == 1

    # Escape clears the line.
    timeline.quick.line.setFocus()
    desk.type("call about x")
    desk.press(Qt.Key.Key_Escape)
    assert timeline.quick.line.text() == ""
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert len(_entries(desk)) == 1

    # What is typed is read at once.
    timeline.quick.line.setFocus()
    desk.type("call with D 30m about night shift")
    texts = desk.texts()
    for chip in ("Kind: Call", "With: Dana Ford", "Time: 30 min", "Title: Night shift"):
        assert any(chip in text for text in texts)
    guessed = [b for b in timeline.quick.findChildren(type(desk.button("Note"))) if b.property("guessed")]
    assert [b.text() for b in guessed if b.isVisible()] == [
        "Guessed day: today",
        "Guessed start: Proactive",
        "Guessed purpose: Value",
    ]
    with desk.qtbot.waitSignal(desk.wiring.recorded.entries.loaded):
        desk.press(Qt.Key.Key_Return)
    entry = _entries(desk)[0]
    assert (entry.kind, entry.people, entry.minutes) == ("call", ("Dana Ford",), 30)
    assert entry.title == "Night shift"
    assert (entry.day, entry.direction, entry.purpose) == (TODAY, "proactive", "value")
    assert timeline.quick.line.text() == ""
    assert timeline.table.current_id == entry.id
    assert "Added call “Night shift”" in desk.texts()
    desk.settle()

    # A chip changes what was guessed.
    timeline.quick.line.setFocus()
    desk.type("call 20m about budget")
    desk.press(Qt.Key.Key_Tab)
    chip = desk.window.focusWidget()
    assert chip is not None
    assert "Kind: Call" in chip.text()
    chip.click()
    (menu,) = timeline.quick.findChildren(QMenu)
    next(action for action in menu.actions() if action.text() == "Email").trigger()
    menu.close()
    assert timeline.quick.entry.kind == "email"
    timeline.quick.line.setFocus()
    with desk.qtbot.waitSignal(desk.wiring.recorded.entries.loaded):
        desk.press(Qt.Key.Key_Return)
    (entry,) = (one for one in _entries(desk) if one.title == "Budget")
    assert entry.kind == "email"
    desk.settle()
    # Without a window manager the menu keeps the keyboard when it goes.
    desk.window.activateWindow()
    desk.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    # Enter that is pressed twice logs once.
    known = len(_entries(desk))
    timeline.quick.line.setFocus()
    desk.type("call 30m about night shift")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert len(_entries(desk)) == known + 1
    _log(desk, timeline, "email about cutoff")
    assert len(_entries(desk)) == known + 2


def test_entries_are_planned_filtered_and_found_among_ten_thousand(desk, timeline):
    # What is to come is marked as planned.
    _log(desk, timeline, "qbr 2026-10-20 60m about Q3")
    assert "Planned" not in _rows(timeline)
    row = timeline.model.row(0)
    assert row == Month(date(2026, 10, 1), 2, 30, 1)
    assert "2 entries, 30 minutes, 1 planned" in _rows(timeline)[0]
    with desk.qtbot.waitSignal(desk.wiring.undo.reverted):
        desk.choose(ActionId.UNDO)
    desk.settle()

    # Entries are filtered.
    _log(desk, timeline, "email with Dana 10m about ledger")
    _log(desk, timeline, "outage 95m about planning service")
    desk.click(desk.button("Email, 1 entry"))
    assert _rows(timeline)[1:] == ["Ledger"]
    desk.click(desk.button("All, 3 entries"))
    timeline.filters.search.setFocus()
    desk.type("planning")
    assert _rows(timeline)[1:] == ["Planning service"]
    assert any("1 of 3" in text for text in desk.texts())
    desk.type(" nowhere")
    desk.click(desk.button("Clear filters"))
    assert len(_rows(timeline)) == 4

    # The model holds them all: nothing is fetched while one scrolls.
    here, workspace = desk.wiring.account.account_id, desk.wiring.workspace.context().workspace
    change = workspace.write("Fill", lambda tx: _fill(tx, here)).change
    with desk.qtbot.waitSignal(desk.wiring.recorded.entries.loaded):
        desk.wiring.hub.publish(change)
    assert timeline.model.rowCount() > 10_000
    timeline.table.scrollToBottom()
    timeline.filters.search.setFocus()
    desk.type("9876")
    assert [row for row in _rows(timeline) if row.startswith("Call")] == ["Call 9876"]


def _fill(tx, here):
    contact = tx.new_id()
    tx.session.add(Contact(id=contact, account_id=here, name="Nora"))
    rows = [
        {
            **dict.fromkeys(("direction", "purpose", "notes"), ""),
            "id": tx.new_id(),
            "account_id": here,
            "kind": "call",
            "day": TODAY - timedelta(days=number % 900),
            "minutes": 10,
            "title": f"Call {number}",
            "member_id": None,
            "cost": None,
        }
        for number in range(10_000)
    ]
    tx.bulk_insert(Activity, rows)


def test_entries_are_edited_and_deleted_and_tasks_are_done_and_deleted(desk, timeline):
    timeline.table.setFocus()
    timeline.table.setCurrentIndex(timeline.model.index(1, 2))
    desk.press(Qt.Key.Key_F2)
    desk.type("Cutoff at 4")
    with desk.qtbot.waitSignal(desk.wiring.typing.stored):
        desk.press(Qt.Key.Key_Return)
    assert _entries(desk)[0].title == "Cutoff at 4"
    desk.qtbot.waitUntil(lambda: _rows(timeline)[1] == "Cutoff at 4")
    desk.settle()
    timeline.table.setFocus()
    desk.press(Qt.Key.Key_Return)
    inspector = desk.wiring.recorded.timeline.inspector
    assert desk.window.side.shown is inspector
    with desk.qtbot.waitSignal(desk.wiring.recorded.entries.loaded):
        desk.click(desk.button("Dana Ford"))
    assert _entries(desk)[0].people == ("Dana Ford",)
    desk.settle()

    # Deleting can be undone.
    timeline.table.setFocus()
    timeline.table.setCurrentIndex(timeline.model.index(1, 2))
    with desk.qtbot.waitSignal(desk.wiring.recorded.entries.loaded):
        desk.press(Qt.Key.Key_Delete)
    desk.settle()
    assert _entries(desk) == ()
    assert "Nothing has happened yet" in desk.texts()
    with desk.qtbot.waitSignal(desk.wiring.recorded.entries.loaded):
        desk.choose(ActionId.UNDO)
    assert len(_rows(timeline)) == 2
    desk.settle()

    # A task is made, done and deleted.
    tasks = desk.wiring.recorded.tasks.list
    loaded = desk.wiring.recorded.task_list.loaded
    desk.choose(ActionId.ADD_TASK)
    desk.type("Agree one cutoff")
    desk.press(Qt.Key.Key_Tab)
    desk.type("+3d")
    with desk.qtbot.waitSignal(loaded):
        desk.press(Qt.Key.Key_Return, CONTROL)
    desk.settle()
    (task,) = _tasks(desk)
    assert (task.title, task.due) == ("Agree one cutoff", TODAY + timedelta(days=3))
    assert desk.window.side.shown is None
    tasks.table.setFocus()
    tasks.table.setCurrentIndex(tasks.model.index(0, 1))
    with desk.qtbot.waitSignal(loaded):
        desk.press(Qt.Key.Key_Space)
    desk.settle()
    assert _tasks(desk)[0].is_done
    assert tasks.model.rowCount() == 0
    desk.click(desk.button("1 done"))
    assert tasks.model.rowCount() == 1
    tasks.table.setFocus()
    tasks.table.setCurrentIndex(tasks.model.index(0, 1))
    with desk.qtbot.waitSignal(loaded):
        desk.press(Qt.Key.Key_Delete)
    desk.settle()
    assert _tasks(desk) == ()
    with desk.qtbot.waitSignal(loaded):
        desk.choose(ActionId.UNDO)
    assert len(_tasks(desk)) == 1


def test_a_note_is_written_with_the_keyboard_and_needs_words(desk, timeline):
    desk.choose(ActionId.ADD_ENTRY)
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert "Enter a title or a note: what was it about?" in desk.texts()
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.side.shown is None
    assert len(_entries(desk)) == 1
    desk.settle()

    # Enter goes on with a list; Ctrl Enter logs the note.
    desk.choose(ActionId.ADD_NOTE)
    assert desk.wiring.recorded.timeline.form.notes.hasFocus()
    desk.type("- agreed")
    desk.press(Qt.Key.Key_Return)
    desk.type("tell them")
    with desk.qtbot.waitSignal(desk.wiring.recorded.entries.loaded):
        desk.press(Qt.Key.Key_Return, CONTROL)
    entry = _entries(desk)[0]
    assert (entry.kind, entry.notes, entry.direction) == ("note", "- agreed\n- tell them", "")
    assert _rows(timeline)[1] == "agreed"
    desk.settle()

    # Keys that style a note do nothing else.
    desk.choose(ActionId.ADD_NOTE)
    desk.press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    desk.type("later")
    notes = desk.wiring.recorded.timeline.form.notes
    assert notes.hasFocus()
    assert notes.value() == "*later*"
