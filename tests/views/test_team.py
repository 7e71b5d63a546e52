"""The team by keys and clicks, and what Home and Accounts say in a workspace that is still empty."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.team import MemberEntry, TeamRow
from cs_desktop.services.team import team_rows
from cs_desktop.views.team.form import MemberForm
from cs_desktop.views.team.panel import TeamPanel
from cs_desktop.views.theme.theme import Theme
from tests.views.conftest import Desk
from tests.workspaces import new_workspace

CONTROL = Qt.KeyboardModifier.ControlModifier


def open_empty(desk: Desk) -> Path:
    """Open a workspace without a row, at Home."""
    desk.begins_at_home = True
    path = desk.folder / "Fresh.csdesk"
    new_workspace(path).close()
    with desk.qtbot.waitSignal(desk.wiring.home.loaded):
        desk.window.file_dropped.emit(path)
    desk.settle()
    return path


def form(desk: Desk) -> MemberForm:
    shown = desk.wiring.team.forms.form
    assert isinstance(shown, MemberForm)
    return shown


def team(desk: Desk) -> list[MemberEntry]:
    return [row.entry for row in team_rows(desk.wiring.workspace.context())]


def finish(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.wiring.team.controller.stored):
        desk.press(Qt.Key.Key_Return, CONTROL)
    desk.settle()


def test_an_empty_workspace_names_the_next_step_with_its_buttons(desk: Desk) -> None:
    open_empty(desk)
    for number in (Qt.Key.Key_1, Qt.Key.Key_3):
        desk.press(number, CONTROL)
        desk.settle()
        for name in ("Import accounts", "New account", "Open the sample workspace"):
            assert desk.button(name).isEnabled(), name
    desk.click(desk.button("New account"))
    desk.type("Halden Freight")
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        desk.press(Qt.Key.Key_Return, CONTROL)
    desk.settle()
    desk.press(Qt.Key.Key_1, CONTROL)
    desk.settle()
    assert "Who is on the team?" in desk.texts()


def test_who_may_write_again_can_open_a_member(theme: Theme, qtbot: QtBot) -> None:
    panel = TeamPanel(theme)
    qtbot.addWidget(panel)
    rows = [TeamRow(1, MemberEntry("Ana Ruiz"), accounts=0, tasks=0, agreed=0, past=0)]
    panel.show_team(rows, editable=False)
    assert not panel.list.buttons[0].isEnabled()
    panel.show_team(rows, editable=True)
    assert panel.list.buttons[0].isEnabled()


def test_one_adds_oneself_from_home_and_is_known_from_then_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "cleo.hart")
    desk.begins_at_home = True
    path = desk.write_book()
    with desk.qtbot.waitSignal(desk.wiring.home.loaded):
        desk.window.file_dropped.emit(path)
    desk.settle()
    desk.click(desk.button("Choose who I am"))
    desk.click(desk.button("Add me to the team"))
    assert form(desk).name.text() == "Cleo Hart", "as the system calls them"
    assert QApplication.focusWidget() is form(desk).name
    finish(desk)
    desk.qtbot.waitUntil(lambda: desk.wiring.home.choices.me == "Cleo Hart")
    desk.settle()
    assert "You own no account yet" in desk.texts()
    assert desk.button("Go to the portfolio").isVisible()
    assert desk.button("Show the team's").isVisible()
    with desk.qtbot.waitSignals([desk.wiring.undo.reverted, desk.wiring.home.loaded]):
        desk.choose(ActionId.UNDO)
    assert "Cleo Hart" not in [entry.name for entry in team(desk)]


def test_members_are_added_edited_removed_and_hand_over_in_the_panel(desk: Desk) -> None:
    desk.open_book()
    desk.choose(ActionId.TEAM)
    desk.settle()
    before = len(team(desk))
    desk.click(desk.button("Add team member"))
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert form(desk).isVisible(), "a name is needed"
    desk.type("Ben Okafor")
    form(desk).hours.setText("900")
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert form(desk).isVisible(), "no week has so many hours"
    form(desk).hours.setText("30")
    form(desk).proactive.setText("18")
    assert any("20.4 hours a week" in text for text in desk.texts()), "30 × 80% × 85%"
    finish(desk)
    assert desk.window.side.shown is desk.wiring.team.panel
    assert MemberEntry("Ben Okafor", "CSM", 30.0, 0.8, 0.15, 18, None) in team(desk)
    desk.click(next(b for b in desk.wiring.team.panel.list.buttons if "Ben Okafor" in b.accessibleName()))
    form(desk).role.setText("Team lead")
    finish(desk)
    assert "Team lead" in [entry.role for entry in team(desk)]
    desk.click(next(b for b in desk.wiring.team.panel.list.buttons if "Ben Okafor" in b.accessibleName()))
    with desk.qtbot.waitSignal(desk.wiring.team.controller.stored):
        desk.click(desk.button("Remove from the team"))
    desk.settle()
    assert len(team(desk)) == before

    # Who leaves hands over, and Home follows.
    desk.click(next(b for b in desk.wiring.team.panel.list.buttons if "Ana Ruiz" in b.accessibleName()))
    with desk.qtbot.waitSignal(desk.wiring.team.controller.stored):
        desk.click(desk.button("Hand over and deactivate"))
    desk.settle()
    (ana,) = [entry for entry in team(desk) if entry.name == "Ana Ruiz"]
    assert ana.weekly_hours == 0
    with desk.qtbot.waitSignal(desk.wiring.undo.reverted):
        desk.choose(ActionId.UNDO)
    desk.settle()
    (ana,) = [entry for entry in team(desk) if entry.name == "Ana Ruiz"]
    assert ana.weekly_hours > 0

    # In Accounts a filter that finds nothing offers the way back.
    desk.press(Qt.Key.Key_3, CONTROL)
    desk.press(Qt.Key.Key_F, CONTROL)
    desk.type("nobody is called this")
    desk.press(Qt.Key.Key_Return)
    desk.click(desk.button("Show all accounts"))
    desk.qtbot.waitUntil(desk.wiring.accounts.screen.tree.isVisible)
