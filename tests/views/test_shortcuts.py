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
NONE = Qt.KeyboardModifier.NoModifier


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


def test_the_sheet_is_searched_and_its_keys_are_changed(desk: Desk, sheet: ShortcutsPanel) -> None:
    # F1 opened it, with the keyboard in its field, and it holds every action.
    assert sheet.field.hasFocus()
    assert set(sheet.rows) == set(ActionId)

    # It is searched by words and keys.
    desk.type("open workspace ctrl")
    assert [i for i, row in sheet.rows.items() if row.isVisible()] == [ActionId.OPEN]
    sheet.field.clear()
    desk.type("no such command")
    assert "No command is called that." in desk.texts()
    sheet.field.clear()

    # Esc leaves the keys as they are.
    quits = sheet.rows[ActionId.QUIT]
    _change(desk, quits, Qt.Key.Key_Escape, NONE)
    assert not quits.face.recording
    assert sheet.isVisible()
    assert desk.program.preferences.settings.shortcuts == {}

    # New keys work at once and after a restart.
    _change(desk, quits, Qt.Key.Key_F8, CTRL)
    action = desk.program.actions[ActionId.QUIT]
    assert action.shortcut() == QKeySequence("Ctrl+F8")
    assert "Ctrl+F8" in action.toolTip()
    assert _caps(quits)[-2:] == ["Ctrl", "F8"]
    assert desk.program.preferences.settings.shortcuts == {"quit": "Ctrl+F8"}
    assert desk.window.isVisible(), "pressing the keys did not run anything"

    # Backspace takes keys away, and "Reset all" brings everything back.
    _change(desk, quits, Qt.Key.Key_Backspace, NONE)
    assert desk.program.actions.keys(ActionId.QUIT) == ""
    desk.click(desk.button("Reset all"))
    assert desk.program.actions.keys(ActionId.QUIT) == "Ctrl+Q"
    assert not desk.button("Reset all").isEnabled()

    # Esc leaves the sheet.
    sheet.field.setFocus()
    desk.press(Qt.Key.Key_Escape)
    assert sheet.isHidden() or not sheet.isVisible()


def test_keys_that_are_taken_or_cannot_be_are_told_of(desk: Desk, sheet: ShortcutsPanel) -> None:
    row = sheet.rows[ActionId.HISTORY]

    # Keys that cannot be are refused with the reason.
    for key, modifiers, reason in (
        (Qt.Key.Key_H, NONE, "Hold Ctrl or Alt"),
        (Qt.Key.Key_2, CTRL, "the window's own: Go to a place"),
        (Qt.Key.Key_H, SHIFT, "Hold Ctrl or Alt"),
        (Qt.Key.Key_C, CTRL, "the window's own: Copy"),
    ):
        assert not any(reason in text for text in desk.texts()), "each is told anew"
        _change(desk, row, key, modifiers)
        assert any(reason in text for text in desk.texts())
        assert desk.program.preferences.settings.shortcuts == {}

    # Keys of another command are asked about, and leaving them changes nothing.
    for choice in ("Leave as it is", "Use them here"):
        _change(desk, row, Qt.Key.Key_K, CTRL)
        assert "Ctrl+K is for “Search or run a command”." in desk.texts()
        assert desk.program.actions.keys(ActionId.PALETTE) == "Ctrl+K"
        desk.click(desk.button(choice))
        if choice == "Leave as it is":
            assert desk.program.preferences.settings.shortcuts == {}
    assert desk.program.actions.keys(ActionId.HISTORY) == "Ctrl+K"
    assert desk.program.actions.keys(ActionId.PALETTE) == ""
    # Its own keys come back to the palette once history has its own again.
    desk.click(row.reset)
    assert desk.program.actions.keys(ActionId.PALETTE) == "Ctrl+K"
    assert desk.program.preferences.settings.shortcuts == {}
