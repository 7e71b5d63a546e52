"""What a backup holds, and how far it is from the workspace now."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from cs_desktop.common.errors import KnownError
from cs_desktop.models.backup.facts import difference, holding, same_log
from cs_desktop.services.workspaces import create
from tests.unusable import good
from tests.workspaces import NOON, add_account, new_workspace, open_


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return good(tmp_path)


def _add(path: Path, *names: str) -> None:
    workspace = open_(path, NOON)
    for name in names:
        add_account(workspace, name)
    workspace.close()


def test_what_a_workspace_holds(path):
    """Made (one change set), then one account added (another); the log's clock is that of the test."""
    held = holding(path)
    assert (held.accounts, held.changes, held.label) == (1, 2, "Add Halden Freight")
    assert held.by
    assert abs(held.at - NOON.now()) < timedelta(seconds=1)


def test_the_same_file_differs_in_nothing(path, tmp_path):
    backup = Path(shutil.copy(path, tmp_path / "backup.csdesk"))
    found = difference(backup, path)
    assert (found.since, found.missing, found.related, found.accounts_now) == (0, 0, True, 1)
    assert same_log(backup, path)


def test_a_workspace_that_went_on(path, tmp_path):
    backup = Path(shutil.copy(path, tmp_path / "backup.csdesk"))
    _add(path, "Brightmoor Foods", "Perrin Books")
    found = difference(backup, path)
    assert (found.since, found.missing, found.related) == (2, 0, True)
    assert (found.then.accounts, found.accounts_now) == (1, 3)
    assert not same_log(backup, path)


def test_ways_that_have_parted(path, tmp_path):
    """The backup has three of its own, the workspace one: both share making it and the first account."""
    backup = Path(shutil.copy(path, tmp_path / "backup.csdesk"))
    _add(backup, "One", "Two", "Three")
    _add(path, "Other")
    found = difference(backup, path)
    assert (found.since, found.missing, found.related) == (1, 3, True)
    assert not same_log(backup, path)


def test_a_workspace_gone_back_to_before_the_backup(path, tmp_path):
    backup = Path(shutil.copy(path, tmp_path / "backup.csdesk"))
    _add(backup, "One")
    found = difference(backup, path)
    assert (found.since, found.missing, found.related) == (0, 1, True)
    assert not same_log(backup, path)


def test_a_backup_of_another_workspace(path, tmp_path):
    """The samples of tests are copies of one template; this one is made anew."""
    other = tmp_path / "other.csdesk"
    create(other, "Elsewhere", "EUR", 1, NOON).close()
    assert not difference(other, path).related


@pytest.mark.parametrize("shared", [0, 1, 2, 5, 8])
@pytest.mark.parametrize(("theirs", "ours"), [(0, 0), (0, 3), (3, 0), (2, 1)])
def test_counting_as_slowly_as_one_can(tmp_path, shared, theirs, ours):
    """As many as the sets of ids say, wherever the ways part."""
    path = tmp_path / "team.csdesk"
    new_workspace(path).close()
    _add(path, *(f"Shared {n}" for n in range(shared)))
    backup = Path(shutil.copy(path, tmp_path / "backup.csdesk"))
    _add(backup, *(f"Theirs {n}" for n in range(theirs)))
    _add(path, *(f"Ours {n}" for n in range(ours)))
    found = difference(backup, path)
    then, now = _ids(backup), _ids(path)
    assert (found.since, found.missing) == (len(now - then), len(then - now)) == (ours, theirs)
    assert same_log(backup, path) == (then == now)


def _ids(path: Path) -> set[int]:
    workspace = open_(path, NOON)
    found = workspace.read(lambda c: c.exec_driver_sql("SELECT id FROM change_set").scalars().all())
    workspace.close()
    return set(found)


def test_reading_changes_nothing_and_what_cannot_be_read_is_named(path, tmp_path):
    before = path.read_bytes()
    difference(path, path)
    assert path.read_bytes() == before
    torn = tmp_path / "torn.csdesk"
    torn.write_bytes(before[:4096] + b"\x11" * 4096)
    with pytest.raises(KnownError, match=r"torn.csdesk is damaged"):
        holding(torn)
    with pytest.raises(KnownError, match=r"gone.csdesk cannot be opened"):
        difference(tmp_path / "gone.csdesk", path)
