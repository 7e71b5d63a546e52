"""The sheet of shortcuts: found, changed by pressing keys, and shown everywhere at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel

from cs_desktop.controllers.actions import ActionId
from cs_desktop.views.shortcuts.panel import ShortcutsPanel
from cs_desktop.views.shortcuts.row import ShortcutRow
from tests.views.conftest import Desk

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def sheet(desk: Desk) -> ShortcutsPanel:
    desk.press(Qt.Key.Key_F1)
    panel = desk.wiring.finding.keys.panel
    assert panel is not None
    assert panel.isVisible()
    return panel


def _change(desk: Desk, row: ShortcutRow, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    desk.click(row.face)
    desk.press(key, modifiers)


def _caps(row: ShortcutRow) -> list[str]:
    return [label.text() for label in row.face.caps.findChildren(QLabel) if label.parent() is row.face.caps]


def test_f1_and_the_icon_open_it(desk: Desk, sheet: ShortcutsPanel) -> None:
    assert sheet.field.hasFocus()
    desk.press(Qt.Key.Key_Escape)
    assert sheet.isHidden() or not sheet.isVisible()


def test_it_holds_every_action_and_is_searched_by_words_and_keys(desk: Desk, sheet: ShortcutsPanel) -> None:
    assert set(sheet.rows) == set(ActionId)
    desk.type("open workspace ctrl")
    assert [i for i, row in sheet.rows.items() if row.isVisible()] == [ActionId.OPEN]
    sheet.field.clear()
    desk.type("no such command")
    assert "No command is called that." in desk.texts()


def test_new_keys_work_at_once_and_after_a_restart(desk: Desk, sheet: ShortcutsPanel) -> None:
    _change(desk, sheet.rows[ActionId.QUIT], Qt.Key.Key_F8, CTRL)
    action = desk.program.actions[ActionId.QUIT]
    assert action.shortcut() == QKeySequence("Ctrl+F8")
    assert "Ctrl+F8" in action.toolTip()
    assert _caps(sheet.rows[ActionId.QUIT])[-2:] == ["Ctrl", "F8"]
    assert desk.program.preferences.settings.shortcuts == {"quit": "Ctrl+F8"}
    assert desk.window.isVisible(), "pressing the keys did not run anything"


def test_keys_of_another_command_are_asked_about(desk: Desk, sheet: ShortcutsPanel) -> None:
    row = sheet.rows[ActionId.HISTORY]
    _change(desk, row, Qt.Key.Key_K, CTRL)
    assert "Ctrl+K is for “Search or run a command”." in desk.texts()
    assert desk.program.actions.keys(ActionId.PALETTE) == "Ctrl+K"
    desk.click(desk.button("Use them here"))
    assert desk.program.actions.keys(ActionId.HISTORY) == "Ctrl+K"
    assert desk.program.actions.keys(ActionId.PALETTE) == ""
    # Its own keys come back to the palette once history has its own again.
    desk.click(row.reset)
    assert desk.program.actions.keys(ActionId.PALETTE) == "Ctrl+K"
    assert desk.program.preferences.settings.shortcuts == {}


def test_leaving_a_conflict_changes_nothing(desk: Desk, sheet: ShortcutsPanel) -> None:
    _change(desk, sheet.rows[ActionId.HISTORY], Qt.Key.Key_K, CTRL)
    desk.click(desk.button("Leave as it is"))
    assert desk.program.preferences.settings.shortcuts == {}


@pytest.mark.parametrize(
    ("key", "modifiers", "reason"),
    [
        (Qt.Key.Key_H, Qt.KeyboardModifier.NoModifier, "Hold Ctrl or Alt"),
        (Qt.Key.Key_H, SHIFT, "Hold Ctrl or Alt"),
        (Qt.Key.Key_2, CTRL, "the window's own: Go to a place"),
        (Qt.Key.Key_C, CTRL, "the window's own: Copy"),
    ],
)
def test_keys_that_cannot_be_are_refused_with_the_reason(
    desk: Desk, sheet: ShortcutsPanel, key: Qt.Key, modifiers: Qt.KeyboardModifier, reason: str
) -> None:
    _change(desk, sheet.rows[ActionId.HISTORY], key, modifiers)
    assert any(reason in text for text in desk.texts())
    assert desk.program.preferences.settings.shortcuts == {}


def test_backspace_takes_keys_away_and_reset_all_brings_everything_back(
    desk: Desk, sheet: ShortcutsPanel
) -> None:
    _change(desk, sheet.rows[ActionId.QUIT], Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier)
    assert desk.program.actions.keys(ActionId.QUIT) == ""
    desk.click(desk.button("Reset all"))
    assert desk.program.actions.keys(ActionId.QUIT) == "Ctrl+Q"
    assert not desk.button("Reset all").isEnabled()


def test_esc_leaves_the_keys_as_they_are(desk: Desk, sheet: ShortcutsPanel) -> None:
    _change(desk, sheet.rows[ActionId.QUIT], Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert not sheet.rows[ActionId.QUIT].face.recording
    assert sheet.isVisible()
