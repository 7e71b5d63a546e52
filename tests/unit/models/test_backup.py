"""A backup is a whole copy or none, and what is in its way is said in one line."""

from pathlib import Path

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.models.backup import back_up, side_folder
from tests.workspaces import NOON, add_account, dump, new_workspace, open_


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "team.csdesk"
    workspace = new_workspace(file)
    add_account(workspace)
    workspace.close()
    return file


def _content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    workspace = open_(path, NOON)
    try:
        return dump(workspace, log=True)
    finally:
        workspace.close()


def test_a_backup_opens_and_holds_the_same(path):
    copy = back_up(path, NOON.now(), "by-hand")
    assert copy.name == "2026-10-13T120000-by-hand.csdesk"
    assert _content(copy) == _content(path)


def test_a_damaged_file_is_not_copied(path):
    content = bytearray(path.read_bytes())
    content[-4096:-4088] = b"\xff" * 8
    path.write_bytes(content)
    with pytest.raises(KnownError, match="is damaged"):
        back_up(path, NOON.now(), "by-hand")
    assert list(side_folder(path).rglob("*.*")) == []


def test_a_file_where_the_folder_should_be_is_named(path):
    side_folder(path).write_text("in the way", encoding="utf-8")
    with pytest.raises(KnownError, match="No backup could be written"):
        back_up(path, NOON.now(), "by-hand")
