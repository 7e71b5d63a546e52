from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Job, Jobs
from cs_desktop.controllers.undo import UndoController
from cs_desktop.domain.changes import Change, Merged
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.context import Context
from tests.workspaces import add_account, context, edit_account, new_workspace


class Desk:
    """One account, edited and undone as the window does."""

    def __init__(self, workspace: WorkspaceFile) -> None:
        self.workspace = workspace
        self.context: Context = context(workspace)
        self.jobs = Jobs()
        self.hub = ChangeHub()
        self.undo = UndoController(self.jobs, self.hub, lambda: self.context)
        self.account_id = add_account(workspace, industry="Freight")

    def reopen(self, qtbot: QtBot) -> None:
        """Let go of what the window knows, and read it again, as after closing and opening."""
        self.undo.forget()
        with qtbot.waitSignal(self.undo.changed):
            self.undo.load()
        qtbot.waitUntil(lambda: not self.jobs.busy)

    def edit(self, field: str, base: str, new: str) -> Change:
        result = edit_account(self.context, self.account_id, field, base, new)
        assert isinstance(result, Merged)
        assert result.change is not None
        self.undo.record(result.change)
        return result.change

    def stored(self, field: str) -> object:
        return self.workspace.read(
            lambda c: c.exec_driver_sql(
                f'SELECT "{field}" FROM account WHERE id = ?', (self.account_id,)
            ).scalar_one()
        )


@pytest.fixture
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    request.getfixturevalue("qtbot")
    workspace = new_workspace(tmp_path / "a.csdesk")
    made = Desk(workspace)
    yield made
    made.jobs.close()
    made.hub.close()
    workspace.close()


def test_undo_and_redo_an_edit(desk: Desk, qtbot: QtBot) -> None:
    desk.edit("industry", "Freight", "Rail")
    assert desk.undo.undo_text == "Change industry of Halden Freight"
    assert desk.undo.redo_text == ""
    with qtbot.waitSignal(desk.undo.reverted) as told:
        desk.undo.undo()
    assert desk.stored("industry") == "Freight"
    assert told.args[1] == "Undone: Change industry of Halden Freight"
    qtbot.waitUntil(lambda: desk.undo.redo_text == "Change industry of Halden Freight")
    assert desk.undo.undo_text == ""
    with qtbot.waitSignal(desk.undo.reverted):
        desk.undo.redo()
    assert desk.stored("industry") == "Rail"
    qtbot.waitUntil(lambda: desk.undo.undo_text == "Change industry of Halden Freight")


def test_edits_are_undone_newest_first(desk: Desk, qtbot: QtBot) -> None:
    desk.edit("industry", "Freight", "Rail")
    desk.edit("region", "", "EMEA")
    for _ in range(2):
        with qtbot.waitSignal(desk.undo.reverted):
            desk.undo.undo()
        qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert (desk.stored("industry"), desk.stored("region")) == ("Freight", "")
    assert desk.undo.undo_text == ""


def test_an_edit_on_its_way_is_undone_and_nothing_older(desk: Desk, qtbot: QtBot) -> None:
    desk.edit("industry", "Freight", "Rail")
    go = Event()

    def store(_job: Job) -> Change | None:
        go.wait()
        result = edit_account(desk.context, desk.account_id, "region", "", "EMEA")
        return result.change if isinstance(result, Merged) else None

    def store_nothing(_job: Job) -> None:
        go.wait()

    def came(change: Change | None) -> None:
        if change is not None:
            desk.undo.record(change)

    told: list[str] = []
    desk.undo.reverted.connect(lambda _result, text: told.append(text))
    for work in (store, store_nothing):
        go.clear()
        desk.undo.expect(desk.jobs.run(work, came, lambda _error: None), "Change region")
        assert desk.undo.undo_text == "Change region"
        desk.undo.undo()
        assert told == ["Undone: Change region of Halden Freight"] * (work is store_nothing)
        go.set()
        qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert told == ["Undone: Change region of Halden Freight"]
    assert (desk.stored("industry"), desk.stored("region")) == ("Rail", "")


def test_the_stacks_wait_for_the_writer(desk: Desk, qtbot: QtBot) -> None:
    desk.edit("industry", "Freight", "Rail")
    with qtbot.waitSignal(desk.undo.reverted):
        desk.undo.undo()
        # Under way: a second press does nothing, and nothing can be redone yet.
        desk.undo.undo()
        assert (desk.undo.undo_text, desk.undo.redo_text) == ("", "")
    assert desk.stored("industry") == "Freight"


def test_a_new_edit_ends_what_could_be_redone(desk: Desk, qtbot: QtBot) -> None:
    desk.edit("industry", "Freight", "Rail")
    with qtbot.waitSignal(desk.undo.reverted):
        desk.undo.undo()
    qtbot.waitUntil(lambda: bool(desk.undo.redo_text))
    desk.edit("industry", "Freight", "Air")
    assert desk.undo.redo_text == ""
    assert desk.undo.undo_text == "Change industry of Halden Freight"


def test_what_someone_changed_since_is_left_alone_and_said(desk: Desk, qtbot: QtBot) -> None:
    desk.edit("website", "", "a.example")
    edit_account(desk.context, desk.account_id, "website", "a.example", "b.example")
    with qtbot.waitSignal(desk.undo.reverted) as told:
        desk.undo.undo()
    assert told.args[0].change is None
    assert told.args[1] == "Not undone: website changed since, so it was left as it is"
    assert desk.stored("website") == "b.example"
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert (desk.undo.undo_text, desk.undo.redo_text) == ("", "")


def test_a_write_that_fails_leaves_the_step_to_try_again(desk: Desk, qtbot: QtBot) -> None:
    desk.edit("industry", "Freight", "Rail")
    kept = desk.workspace.path.rename(desk.workspace.path.with_suffix(".away"))
    with qtbot.waitSignal(desk.undo.failed) as told:
        desk.undo.undo()
    assert "gone" in str(told.args[0])
    qtbot.waitUntil(lambda: desk.undo.undo_text == "Change industry of Halden Freight")
    kept.rename(desk.workspace.path)
    with qtbot.waitSignal(desk.undo.reverted):
        desk.undo.undo()
    assert desk.stored("industry") == "Freight"


def test_another_workspace_begins_with_nothing_to_undo(desk: Desk) -> None:
    desk.edit("industry", "Freight", "Rail")
    desk.undo.forget()
    assert (desk.undo.undo_text, desk.undo.redo_text) == ("", "")
    desk.undo.undo()
    assert not desk.jobs.busy


def test_after_opening_again_the_last_edits_are_undone_and_redone(desk: Desk, qtbot: QtBot) -> None:
    desk.edit("industry", "Freight", "Rail")
    desk.edit("region", "", "EMEA")
    with qtbot.waitSignal(desk.undo.reverted):
        desk.undo.undo()
    desk.reopen(qtbot)
    assert desk.undo.undo_text == "Change industry of Halden Freight"
    assert desk.undo.redo_text == "Change region of Halden Freight"
    with qtbot.waitSignal(desk.undo.reverted):
        desk.undo.redo()
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    for _ in range(2):
        with qtbot.waitSignal(desk.undo.reverted):
            desk.undo.undo()
        qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert (desk.stored("industry"), desk.stored("region")) == ("Freight", "")


def test_an_edit_made_while_the_log_is_read_is_the_next_to_undo(desk: Desk, qtbot: QtBot) -> None:
    desk.edit("industry", "Freight", "Rail")
    desk.undo.forget()
    desk.undo.load()
    desk.edit("region", "", "EMEA")
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    for name in ("region", "industry"):
        assert desk.undo.undo_text == f"Change {name} of Halden Freight"
        with qtbot.waitSignal(desk.undo.reverted):
            desk.undo.undo()
        qtbot.waitUntil(lambda: not desk.jobs.busy)
    assert (desk.stored("industry"), desk.stored("region")) == ("Freight", "")


def test_any_change_set_can_be_reverted_and_that_undone(desk: Desk, qtbot: QtBot) -> None:
    first = desk.edit("industry", "Freight", "Rail")
    desk.edit("region", "", "EMEA")
    with qtbot.waitSignal(desk.undo.reverted) as told:
        desk.undo.revert(first.change_set_id, first.label)
    assert told.args[1] == "Undone: Change industry of Halden Freight"
    qtbot.waitUntil(lambda: desk.undo.undo_text == "Undo: Change industry of Halden Freight")
    assert (desk.stored("industry"), desk.stored("region")) == ("Freight", "EMEA")
    with qtbot.waitSignal(desk.undo.reverted):
        desk.undo.undo()
    assert desk.stored("industry") == "Rail"


def test_the_stacks_after_opening_are_those_of_the_window(desk: Desk, qtbot: QtBot) -> None:
    first = desk.edit("industry", "Freight", "Rail")
    desk.edit("region", "", "EMEA")
    with qtbot.waitSignal(desk.undo.reverted):
        desk.undo.undo()
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    before = (desk.undo.undo_text, desk.undo.redo_text)
    desk.reopen(qtbot)
    assert (desk.undo.undo_text, desk.undo.redo_text) == before
    with qtbot.waitSignal(desk.undo.reverted):
        desk.undo.revert(first.change_set_id, first.label)
    qtbot.waitUntil(lambda: not desk.jobs.busy)
    before = (desk.undo.undo_text, desk.undo.redo_text)
    desk.reopen(qtbot)
    assert (desk.undo.undo_text, desk.undo.redo_text) == before
