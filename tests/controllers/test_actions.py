from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from cs_desktop.common.resources import resource
from cs_desktop.controllers.actions import ACTIONS, ActionId, ActionTable, Menu, Situation, Where
from cs_desktop.controllers.actions.keys import WINDOW_KEYS
from cs_desktop.controllers.actions.reasons import why_not


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


def test_every_action_is_reached_by_menu_or_palette() -> None:
    assert [spec.id for spec in ACTIONS if not spec.where & (Where.MENU | Where.PALETTE)] == []


def test_every_icon_is_shipped() -> None:
    for spec in ACTIONS:
        if spec.icon:
            assert resource(f"icons/{spec.icon}.svg").is_file(), spec.id


def test_keys_are_written_as_qt_writes_them_and_none_are_the_window_s_own() -> None:
    for spec in ACTIONS:
        if spec.shortcut:
            assert QKeySequence(spec.shortcut).toString() == spec.shortcut, spec.id
            assert spec.shortcut not in {keys for window in WINDOW_KEYS for keys in window.taken}, spec.id


def test_what_cannot_be_done_says_why() -> None:
    nowhere = Situation(ready=True)
    reasons = {spec.id: why_not(spec, nowhere) for spec in ACTIONS}
    assert reasons[ActionId.OPEN] == ""
    assert reasons[ActionId.CLOSE] == "open a workspace first"
    assert reasons[ActionId.ATTACH_FILE] == "open an account first"
    assert reasons[ActionId.UNDO] == "nothing to take back"
    with_account = Situation(ready=True, workspace=True, account=True, exporting=True)
    export = next(spec for spec in ACTIONS if spec.id is ActionId.EXPORT_DECK)
    assert why_not(export, with_account) == "an export is under way"


def test_what_cannot_be_done_on_a_map_says_what_is_missing_of_it() -> None:
    account = Situation(ready=True, workspace=True, account=True)
    on_map = replace(account, map=True, tab="journey")
    locked = replace(on_map, map_locked=True)
    workshop, templates = replace(on_map, workshop=True), replace(account, map_templates=True)
    for action_id, now, reason in (
        (ActionId.ADD_GAP, replace(account, exporting=True), "open the journey map of an account first"),
        (ActionId.ADD_GAP, replace(account, map_missing=True), "start a journey map first"),
        (ActionId.ADD_GAP, templates, "go back to the map first"),
        (ActionId.ADD_GAP, replace(account, map_past=True), "go back to the map first"),
        (ActionId.ADD_GAP, locked, "unlock the map first"),
        (ActionId.DELETE_CARDS, templates, "go back to the map first"),
        (ActionId.DELETE_CARDS, on_map, "choose a card on the map first"),
        (ActionId.DELETE_CARDS, locked, "unlock the map first"),
        (ActionId.DELETE_CARDS, replace(locked, map_cards=1), "unlock the map first"),
        (ActionId.UNLOCK_MAP, on_map, "the map is not locked"),
        (ActionId.START_WORKSHOP, workshop, "a workshop is under way"),
        (ActionId.VOTE_MORE, workshop, "choose a card on the map first"),
        (ActionId.VOTE_MORE, on_map, "hold a workshop, and choose a card on the map first"),
        (ActionId.PUBLISH_TEMPLATE, on_map, "open a template of your own first"),
        (ActionId.FOLLOW_TEMPLATE, on_map, "the template of the map has no newer edition"),
        (ActionId.MAP_BACK, on_map, "the map is shown as it is now"),
    ):
        spec = next(one for one in ACTIONS if one.id is action_id)
        assert why_not(spec, now) == reason, (action_id, now)
    # No reason is told of what can be done, and what cannot be done has a true one.
    for now in (account, on_map, locked, workshop, templates):
        told = {spec.id: why_not(spec, now) for spec in ACTIONS if spec.menu is Menu.MAP}
        assert [one for one, reason in told.items() if reason == "not possible here"] == []
        assert all(bool(told[s.id]) is not s.is_possible(now) for s in ACTIONS if s.menu is Menu.MAP)


def test_nothing_that_writes_is_offered_where_nothing_can_be_written() -> None:
    now = Situation(ready=True, workspace=True, read_only=True, place="portfolio", selected=True)
    on_page = replace(now, place="", account=True)
    reasons = {spec.id: min(why_not(spec, now), why_not(spec, on_page), key=len) for spec in ACTIONS}
    for writer in (ActionId.NEW_ACCOUNT, ActionId.ADD_NOTE, ActionId.IMPORT, ActionId.DELETE_ACCOUNT):
        assert reasons[writer] == "this workspace is read only"
    for reader in (ActionId.COPY_ROWS, ActionId.EXPORT_DECK, ActionId.HISTORY, ActionId.CHECK, ActionId.OPEN):
        assert reasons[reader] == ""


@pytest.mark.usefixtures("qtbot")
def test_keys_chosen_for_one_action_are_taken_from_another() -> None:
    home = QObject()
    table = ActionTable(home)
    table.use_keys({ActionId.HISTORY: "Ctrl+K"})
    assert table.keys(ActionId.HISTORY) == "Ctrl+K"
    assert table.keys(ActionId.PALETTE) == ""
    assert "Ctrl+K" in table[ActionId.HISTORY].toolTip()
    table.use_keys({})
    assert table.keys(ActionId.PALETTE) == "Ctrl+K"
