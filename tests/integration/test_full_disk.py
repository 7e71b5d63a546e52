"""A full disk, whatever is being done: one clear line, nothing damaged, nothing acknowledged lost."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from cs_desktop.common.errors import KnownError
from tests.full_disk import full_disk
from tests.operations import OPERATIONS, Operation, accounts, check_whole, team
from tests.unusable import listing


def without_folders(files: Mapping[str, bytes | None]) -> Mapping[str, bytes | None]:
    return {name: content for name, content in files.items() if content is not None}


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_a_disk_that_is_full_from_some_byte_on(operation: Operation, tmp_path: Path) -> None:
    refused = 0
    for number, room in enumerate((0, 5_000, 100_000, 260_000, 450_000)):
        (folder := tmp_path / str(number)).mkdir()
        operation.prepare(folder)
        before = listing(folder)
        acknowledged: list[str] = []
        error = None
        try:
            with full_disk(room):
                operation.run(folder, acknowledged.append)
        except KnownError as caught:
            error = str(caught)
        if error is not None:
            refused += 1
            assert re.fullmatch("[^\n]*(full|space|too large)[^\n]*", error)
            # The limit stops even what would put a file back, past it; then that waits for the next opening.
            left = {
                n for n in without_folders(listing(folder)).keys() - before.keys() if "/backups/" not in n
            }
            assert left <= {"team.csdesk-journal"}, "no half file is left lying about"
            accounts(team(folder))
            assert acknowledged or team(folder).read_bytes() == before["team.csdesk"]
        assert not list(folder.rglob("*.part"))
        check_whole(folder, acknowledged)
        operation.run(folder, acknowledged.append)
        check_whole(folder, acknowledged)
    assert refused >= 3
