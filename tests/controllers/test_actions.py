from collections import Counter

import pytest
from PySide6.QtCore import QObject

from cs_desktop.controllers.actions import ACTIONS, ActionId, ActionTable, Menu


def test_every_action_stands_in_the_table_once() -> None:
    assert Counter(spec.id for spec in ACTIONS) == Counter(ActionId)


def test_no_two_actions_share_their_keys() -> None:
    shortcuts = Counter(spec.shortcut for spec in ACTIONS if spec.shortcut)
    assert max(shortcuts.values()) == 1


def test_every_menu_has_something_in_it() -> None:
    assert {spec.menu for spec in ACTIONS} == set(Menu)


@pytest.mark.usefixtures("qtbot")
def test_actions_wait_until_they_make_sense() -> None:
    home = QObject()
    table = ActionTable(home)
    always = {
        ActionId.QUIT,
        ActionId.THEME_DARK,
        ActionId.THEME_LIGHT,
        ActionId.THEME_SYSTEM,
        ActionId.LICENSES,
    }
    assert {i for i in ActionId if table[i].isEnabled()} == always
    table.update(ready=True)
    assert table[ActionId.OPEN].isEnabled()
    assert not table[ActionId.CLOSE].isEnabled()
    table.update(workspace=True, account=True)
    assert table[ActionId.EXPORT_DECK].isEnabled()
    table.update(exporting=True)
    assert not table[ActionId.EXPORT_DECK].isEnabled()


@pytest.mark.usefixtures("qtbot")
def test_undo_names_what_it_would_undo() -> None:
    home = QObject()
    table = ActionTable(home)
    assert table[ActionId.UNDO].text() == "Undo"
    assert not table[ActionId.UNDO].isEnabled()
    table.update(undo="Change owner of Marlowe & Tate")
    assert table[ActionId.UNDO].text() == "Undo: change owner of Marlowe && Tate"
    assert table[ActionId.UNDO].isEnabled()
