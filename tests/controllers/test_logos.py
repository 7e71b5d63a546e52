"""Logos, asked for as painting does: often, and with no time to wait."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cs_desktop.common.errors import BugError
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.logos import LogoController
from cs_desktop.domain.attachments import Role
from cs_desktop.domain.changes import Change
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.attachments import attach
from cs_desktop.services.context import Context
from tests.pictures import png
from tests.workspaces import add_account, context, new_workspace


class Wall:
    """Accounts with logos, and the controller that shows them."""

    def __init__(self, folder: Path, workspace: WorkspaceFile) -> None:
        self.folder, self.workspace = folder, workspace
        self.open: Context | None = context(workspace)
        self.jobs, self.hub = Jobs(), ChangeHub()
        self.logos = LogoController(self.jobs, self.hub, self.opened)
        self.account = add_account(workspace)

    def opened(self) -> Context:
        if self.open is None:
            raise BugError("no workspace is open")
        return self.open

    def hang(self, color: tuple[int, int, int]) -> Change:
        source = self.folder / "logo.png"
        source.write_bytes(png(40, 40, color))
        change = attach(self.opened(), self.account, source, Role.LOGO)
        assert change is not None
        return change

    def color(self) -> tuple[int, ...] | None:
        """Return the colour that is shown now."""
        image = self.logos.image(self.account)
        return None if image is None else image.pixelColor(5, 5).getRgb()[:3]


@pytest.fixture
def wall(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Wall]:
    request.getfixturevalue("qtbot")
    workspace = new_workspace(tmp_path / "a.csdesk")
    made = Wall(tmp_path, workspace)
    yield made
    made.logos.forget()
    made.jobs.close()
    made.hub.close()
    workspace.close()


def test_a_logo_comes_after_it_was_asked_for(wall: Wall, qtbot: QtBot) -> None:
    wall.hang((10, 20, 30))
    wall.logos.load()
    qtbot.waitUntil(lambda: wall.color() == (10, 20, 30))
    assert wall.logos.image(12345) is None


def test_another_logo_takes_its_place(wall: Wall, qtbot: QtBot) -> None:
    wall.hang((10, 20, 30))
    wall.logos.load()
    qtbot.waitUntil(lambda: wall.color() == (10, 20, 30))
    wall.hub.publish(wall.hang((90, 80, 70)))
    qtbot.waitUntil(lambda: wall.color() == (90, 80, 70))


def test_a_damaged_logo_leaves_the_letter(wall: Wall, qtbot: QtBot) -> None:
    wall.hang((10, 20, 30))
    with closing(sqlite3.connect(wall.workspace.path)) as connection, connection:
        connection.execute("UPDATE attachment_content SET content = x'00'")
    with qtbot.waitSignal(wall.logos.changed):
        wall.logos.load()
    assert wall.color() is None
    with qtbot.waitSignal(wall.logos.changed):
        pass
    assert wall.color() is None
    # It is not asked for again and again.
    assert not wall.jobs.busy


def test_what_was_told_as_the_workspace_closes_does_no_harm(wall: Wall, qtbot: QtBot) -> None:
    wall.logos.load()
    qtbot.waitUntil(lambda: not wall.jobs.busy)
    change = wall.hang((10, 20, 30))
    wall.hub.publish(change)
    wall.logos.forget()
    wall.open = None
    # Whoever subscribed later is told later: then the logos have been told too.
    told: list[Change] = []
    wall.hub.subscribe(wall.jobs, change.kinds, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert not wall.jobs.busy
