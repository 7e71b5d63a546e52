"""What can be undone is found again after closing and opening, by who did it."""

from pathlib import Path

from cs_desktop.domain.undoing import Step, UndoStacks
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author
from cs_desktop.services.demo import DemoOptions, make_demo
from cs_desktop.services.history import revert, undo_stacks
from cs_desktop.services.workspaces import create, open_
from tests.workspaces import NOON, add_account, context, edit_account


def _labels(stacks: UndoStacks) -> tuple[list[str], list[str]]:
    return [step.label for step in stacks.undo], [step.label for step in stacks.redo]


def _reopened(path: Path) -> UndoStacks:
    file = open_(path, NOON)
    try:
        return undo_stacks(context(file))
    finally:
        file.close()


def test_a_new_workspace_opens_with_nothing_to_undo(tmp_path):
    create(tmp_path / "new.csdesk", "Corvane", "USD", 1, NOON).close()
    assert _reopened(tmp_path / "new.csdesk") == UndoStacks()


def test_a_sample_workspace_opens_with_nothing_to_undo(tmp_path):
    make_demo(tmp_path / "sample.csdesk", DemoOptions(accounts=2, months=3), NOON)
    assert _reopened(tmp_path / "sample.csdesk") == UndoStacks()


def test_edits_and_their_undo_are_found_again(workspace):
    account = add_account(workspace)
    edit_account(context(workspace), account, "region", "", "EMEA")
    edit_account(context(workspace), account, "tier", "", "A")
    (add, region, tier) = undo_stacks(context(workspace)).undo
    undone = revert(context(workspace), tier.change_set_id)
    assert undone.change is not None
    workspace.close()
    stacks = _reopened(workspace.path)
    assert stacks.undo == [add, region]
    assert stacks.redo == [
        Step(undone.change.change_set_id, "Change tier of Halden Freight", tier.change_set_id)
    ]


def test_what_someone_else_did_is_not_offered(workspace):
    mine = add_account(workspace)
    for author in (Author("mara", "desk-7"), Author("mara", "")):
        theirs = WorkspaceFile(workspace.path, NOON, author)
        edit_account(context(theirs), mine, "notes", "", "by Mara")
        edit_account(context(theirs), mine, "notes", "by Mara", "")
        theirs.close()
    assert _labels(undo_stacks(context(workspace))) == (["Add Halden Freight"], [])
