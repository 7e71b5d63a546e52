import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cs_desktop.common.errors import BugError
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.workspace import WorkspaceController
from cs_desktop.services.workspaces import open_
from tests.workspaces import NOON, add_account, new_workspace


@pytest.fixture
def controller(request: pytest.FixtureRequest) -> Iterator[WorkspaceController]:
    request.getfixturevalue("qtbot")
    made = WorkspaceController(Jobs(), NOON, logging.getLogger("cs_desktop.tests"))
    yield made
    made.shut_down()


def company(controller: WorkspaceController) -> str:
    read = controller.context().workspace.read
    return str(read(lambda c: c.exec_driver_sql("SELECT company FROM workspace").scalar_one()))


def test_opening_a_file(controller: WorkspaceController, qtbot: QtBot, tmp_path: Path) -> None:
    new_workspace(tmp_path / "a.csdesk").close()
    with qtbot.waitSignal(controller.opened) as told:
        controller.open(tmp_path / "a.csdesk")
    assert (told.args[0].path.name, told.args[0].read_only, told.args[0].sample) == ("a.csdesk", False, False)
    assert company(controller) == "Corvane"


def test_without_a_workspace_there_is_no_context(controller: WorkspaceController) -> None:
    with pytest.raises(BugError):
        controller.context()


def test_a_failure_keeps_what_is_open(controller: WorkspaceController, qtbot: QtBot, tmp_path: Path) -> None:
    new_workspace(tmp_path / "a.csdesk").close()
    with qtbot.waitSignal(controller.opened):
        controller.open(tmp_path / "a.csdesk")
    (tmp_path / "b.csdesk").write_bytes(b"SQLite format 3\0 but no more")
    qtbot.waitUntil(lambda: controller._job is None)
    with qtbot.waitSignal(controller.stopped), qtbot.waitSignal(controller.failed) as told:
        controller.open(tmp_path / "b.csdesk")
    assert told.args[1] == str(tmp_path / "b.csdesk")
    assert company(controller) == "Corvane"


def test_opening_the_same_file_again_does_not_open_it_twice(
    controller: WorkspaceController, qtbot: QtBot, tmp_path: Path
) -> None:
    new_workspace(tmp_path / "a.csdesk").close()
    with qtbot.waitSignals([controller.opened, controller.stopped]):
        controller.open(tmp_path / "a.csdesk")
    first = controller.context()
    with qtbot.waitSignal(controller.opened):
        controller.open(tmp_path / "." / "a.csdesk")
    assert controller.context() is first


def test_another_file_takes_the_place_of_the_first(
    controller: WorkspaceController, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("a.csdesk", "b.csdesk"):
        new_workspace(tmp_path / name).close()
        with qtbot.waitSignals([controller.opened, controller.stopped]):
            controller.open(tmp_path / name)
    assert controller.context().workspace.path.name == "b.csdesk"
    # The first one is let go: it can be opened and written elsewhere.
    again = open_(tmp_path / "a.csdesk", NOON)
    add_account(again)
    again.close()


def test_a_new_workspace_gets_its_ending(
    controller: WorkspaceController, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(controller.opened) as told:
        controller.create(tmp_path / "Mine", "Corvane & Sons", "EUR", 4)
    assert told.args[0].path == tmp_path / "Mine.csdesk"
    assert company(controller) == "Corvane & Sons"


def test_a_file_is_never_written_over(controller: WorkspaceController, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "Mine.csdesk").write_text("precious", encoding="utf-8")
    with qtbot.waitSignal(controller.failed):
        controller.create(tmp_path / "Mine.csdesk", "", "EUR", 1)
    assert (tmp_path / "Mine.csdesk").read_text(encoding="utf-8") == "precious"


def test_the_sample_workspace_can_be_given_up(
    controller: WorkspaceController, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with qtbot.waitSignal(controller.progressed, timeout=30_000):
        controller.open_sample()
    with qtbot.waitSignal(controller.stopped, timeout=30_000), qtbot.assertNotEmitted(controller.opened):
        controller.cancel()
    with pytest.raises(BugError):
        controller.context()
    qtbot.waitUntil(lambda: not list(tmp_path.iterdir()))


def test_closing_waits_for_a_write_under_way(
    controller: WorkspaceController, qtbot: QtBot, tmp_path: Path
) -> None:
    new_workspace(tmp_path / "a.csdesk").close()
    with qtbot.waitSignals([controller.opened, controller.stopped]):
        controller.open(tmp_path / "a.csdesk")
    workspace, go_on = controller.context().workspace, threading.Event()

    def slow_edit(_job: object) -> None:
        go_on.wait(5)
        add_account(workspace, "Late Freight")

    controller._jobs.run(slow_edit, lambda _none: None, lambda _error: None)
    controller.close()
    go_on.set()
    qtbot.waitUntil(lambda: not controller._jobs.busy)
    again = open_(tmp_path / "a.csdesk", NOON)
    names = again.read(lambda c: c.exec_driver_sql("SELECT name FROM account").scalars().all())
    again.close()
    assert list(names) == ["Late Freight"]
