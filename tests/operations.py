"""What a user does that writes, each as a whole program does it, and what must hold after any failure."""

import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from cs_desktop.common.errors import KnownError
from cs_desktop.domain.import_request import ImportRequest
from cs_desktop.domain.importing import ImportKind
from cs_desktop.models.check.run import check_file
from cs_desktop.models.header import companion
from cs_desktop.models.schema import SCHEMA_VERSION
from cs_desktop.services import workspaces
from cs_desktop.services.attachments import attach
from cs_desktop.services.backups import back_up_file, restore
from cs_desktop.services.importing import run_import
from tests.schemas import stored
from tests.workspaces import NOON, add_account, add_metric, context, new_workspace

SAVED = 3
IMPORTED = 300
ATTACHED = 60_000

Acknowledge = Callable[[str], None]
"""Is told of each account that the program has said to be saved."""


@dataclass(frozen=True)
class Operation:
    """One thing to do. `prepare` makes a folder's files, `run` does it, on a file that is closed before."""

    name: str
    prepare: Callable[[Path], None]
    run: Callable[[Path, Acknowledge], None]

    def __str__(self) -> str:
        return self.name


def team(folder: Path) -> Path:
    """Return the path of the workspace in a prepared folder."""
    return folder / "team.csdesk"


def accounts(path: Path) -> set[str]:
    """Return the names of a file's accounts."""
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM account")}


def check_whole(folder: Path, acknowledged: Sequence[str]) -> None:
    """Check that no workspace or backup is damaged or half written, and that nothing acknowledged is lost."""
    for path in sorted(folder.rglob("*.csdesk")):
        with TemporaryDirectory() as aside:
            # Elsewhere: opening an old backup would upgrade it.
            copy = Path(shutil.copy(path, aside))
            if companion(path, "-journal").exists():
                shutil.copy(companion(path, "-journal"), aside)
            try:
                workspaces.open_(copy, NOON).close()
            except KnownError:
                # What could not be made nor taken away again is refused, and nobody has anything in it.
                assert path.name.startswith("new-")
                continue
            result = check_file(copy, NOON, lambda *_: None)
            assert result.findings == (), (path.name, result.findings)
    if team(folder).exists():
        missing = {"Halden Freight", *acknowledged} - accounts(team(folder))
        assert not missing, missing


def _one_account(folder: Path) -> None:
    workspace = new_workspace(team(folder))
    account = add_account(workspace)
    add_metric(workspace)
    workspace.close()
    rows = "".join(f"A-{n},Account {n:04},Enterprise\n" for n in range(IMPORTED))
    (folder / "accounts.csv").write_text(f"external_id,name,segment\n{rows}", encoding="utf-8")
    (folder / "evidence.bin").write_bytes(bytes(range(256)) * (ATTACHED // 256))
    (folder / "account.txt").write_text(str(account), encoding="utf-8")


def _a_backup(folder: Path) -> None:
    _one_account(folder)
    back_up_file(team(folder), None, NOON)
    workspace = workspaces.open_(team(folder), NOON)
    for number in range(SAVED):
        add_account(workspace, f"Later {number}")
    workspace.close()


def _old(folder: Path) -> None:
    stored(SCHEMA_VERSION - 1, folder)


def _save(folder: Path, acknowledge: Acknowledge) -> None:
    workspace = workspaces.open_(team(folder), NOON)
    try:
        for number in range(SAVED):
            add_account(workspace, f"Saved {number}", notes="x" * 3000)
            acknowledge(f"Saved {number}")
    finally:
        workspace.close()


def _import(folder: Path, acknowledge: Acknowledge) -> None:
    workspace = workspaces.open_(team(folder), NOON)
    try:
        result = run_import(context(workspace), ImportRequest(ImportKind.ACCOUNTS, folder / "accounts.csv"))
        assert result.created + result.unchanged == IMPORTED
        for number in range(IMPORTED):
            acknowledge(f"Account {number:04}")
    finally:
        workspace.close()


def _back_up(folder: Path, _acknowledge: Acknowledge) -> None:
    back_up_file(team(folder), None, NOON)


def _attach(folder: Path, _acknowledge: Acknowledge) -> None:
    workspace = workspaces.open_(team(folder), NOON)
    try:
        account = int((folder / "account.txt").read_text(encoding="utf-8"))
        attach(context(workspace), account, folder / "evidence.bin")
    finally:
        workspace.close()


def _restore(folder: Path, _acknowledge: Acknowledge) -> None:
    (backup, *_) = sorted((folder / "team.csdesk.d" / "backups").glob("*-by-hand.csdesk"))
    # A disk that takes nothing away leaves our own mark of being here for a minute.
    restore(backup, team(folder), NOON, anyway=True)


def _upgrade(folder: Path, _acknowledge: Acknowledge) -> None:
    workspaces.open_(team(folder), NOON).close()


def _new(folder: Path, _acknowledge: Acknowledge) -> None:
    number = len(list(folder.glob("new-*.csdesk")))
    workspaces.create(folder / f"new-{number}.csdesk", "Corvane", "USD", 1, NOON).close()


OPERATIONS = (
    Operation("save", _one_account, _save),
    Operation("import", _one_account, _import),
    Operation("backup", _one_account, _back_up),
    Operation("attach", _one_account, _attach),
    Operation("restore", _a_backup, _restore),
    Operation("upgrade", _old, _upgrade),
    Operation("new", _one_account, _new),
)
