"""A backup of itself: after a quiet minute, after a change, half an hour after the last."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.idle_backups import IdleBackups
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.models.tables import Account
from cs_desktop.services.backups import list_backups
from tests.workspaces import NOON, add_account, new_workspace


class Desk:
    """A workspace that is open, and what makes its backups; a minute lasts 50 milliseconds."""

    def __init__(self, path: Path, qtbot: QtBot) -> None:
        self.path, self.qtbot = path, qtbot
        self.jobs, self.hub = Jobs(), ChangeHub()
        self.workspace = WorkspaceController(self.jobs, NOON, logging.getLogger("cs_desktop.tests"))
        self.idle = IdleBackups(self.jobs, self.hub, self.workspace)

    def open(self) -> None:
        with self.qtbot.waitSignals([self.workspace.opened, self.workspace.stopped]):
            self.workspace.open(self.path)

    def edit(self, name: str = "Perrin Books") -> None:
        file = self.workspace.context().workspace
        written = file.write("Add", lambda tx: tx.session.add(Account(id=tx.new_id(), name=name)))
        self.hub.publish(written.change)

    def reasons(self) -> list[str]:
        return [info.reason for info in list_backups(self.path)]


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr("cs_desktop.controllers.idle_backups.IDLE_MS", 50)
    path = tmp_path / "team.csdesk"
    new_workspace(path).close()
    made = Desk(path, qtbot)
    yield made
    made.idle.stop()
    made.workspace.shut_down()
    made.hub.close()


def test_after_a_quiet_minute_there_is_a_backup(desk: Desk) -> None:
    desk.open()
    with desk.qtbot.waitSignal(desk.idle.made):
        desk.edit()
    assert desk.reasons() == ["idle"]


def test_changes_of_the_last_time_get_theirs_too(desk: Desk) -> None:
    workspace = new_workspace(desk.path)
    add_account(workspace)
    workspace.close()
    with desk.qtbot.waitSignal(desk.idle.made):
        desk.open()
    assert desk.reasons() == ["idle"]


def test_the_next_one_waits_until_half_an_hour_is_over(desk: Desk) -> None:
    """The clock stands still, so the second change finds a backup of this very moment: 30 minutes to wait."""
    desk.open()
    with desk.qtbot.waitSignal(desk.idle.made):
        desk.edit()
    desk.edit("Quill Paper")
    waits = timedelta(minutes=30) / timedelta(milliseconds=1)
    desk.qtbot.waitUntil(lambda: desk.idle._timer.isActive() and desk.idle._timer.interval() == waits)
    assert desk.reasons() == ["idle"]


def test_a_closed_workspace_gets_none(desk: Desk) -> None:
    desk.open()
    desk.edit()
    desk.workspace.close()
    assert not desk.idle._timer.isActive()
    desk.qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert desk.reasons() == []


def test_what_is_in_the_way_is_said_once(desk: Desk) -> None:
    desk.open()
    side = desk.path.with_name("team.csdesk.d")
    side.mkdir(exist_ok=True)
    (side / "backups").write_text("in the way", encoding="utf-8")
    with desk.qtbot.waitSignal(desk.idle.failed) as told:
        desk.edit()
    assert "team.csdesk.d" in str(told.args[0])
    with desk.qtbot.assertNotEmitted(desk.idle.failed):
        desk.idle._try()
        desk.qtbot.waitUntil(lambda: not desk.jobs.busy)


def test_a_sample_gets_none(desk: Desk) -> None:
    desk.open()
    opened = desk.workspace._tell
    with desk.qtbot.waitSignal(desk.workspace.opened):
        opened(sample=True)
    assert not desk.idle._timer.isActive()
    desk.edit()
    desk.qtbot.waitUntil(lambda: not desk.hub._pending)
    assert not desk.idle._timer.isActive()
