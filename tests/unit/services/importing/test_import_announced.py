"""Others who have the file open are told of an import for as long as it writes."""

from collections.abc import Iterator

import pytest

from cs_desktop.models.opening import open_workspace
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.importing import ImportKind
from cs_desktop.services.importing.run import WRITING
from tests.importing import Importer
from tests.workspaces import NOON


@pytest.fixture
def other(importer: Importer) -> Iterator[WorkspaceFile]:
    """Return somebody else's opening of the same file."""
    workspace = open_workspace(importer.workspace.path, NOON)
    workspace.presence.announce()
    yield workspace
    workspace.close()


def seen(other: WorkspaceFile) -> list[str]:
    return [present.doing for present in other.presence.others() or ()]


def test_an_import_is_told_while_it_writes_and_no_longer(importer: Importer, other: WorkspaceFile) -> None:
    told: list[list[str]] = []

    def report(_done: int, _total: int | None, phase: str) -> None:
        if phase == WRITING:
            told.append(seen(other))

    importer.run(ImportKind.ACCOUNTS, importer.file("name\nHalden\n", "crm.csv"), progress=report)
    assert told
    assert all(doing == ["Importing crm.csv"] for doing in told)
    assert seen(other) == [""]
    importer.workspace.close()
    assert seen(other) == []


def test_an_import_that_fails_is_not_told_any_longer(importer: Importer, other: WorkspaceFile) -> None:
    def fail(_done: int, _total: int | None, phase: str) -> None:
        if phase == WRITING:
            assert seen(other) == ["Importing rows.csv"]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        importer.run(ImportKind.ACCOUNTS, "name\nHalden\n", progress=fail)
    assert seen(other) == [""]


def test_a_look_before_an_import_tells_nobody(importer: Importer, other: WorkspaceFile) -> None:
    importer.run(ImportKind.ACCOUNTS, "name\nHalden\n", dry_run=True)
    assert seen(other) == []
