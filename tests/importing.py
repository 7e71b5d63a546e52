"""What tests of imports share: writing a file, importing it, looking at what came in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from cs_desktop.common.clock import Clock
from cs_desktop.domain.progress import Progress
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.points.reading import history
from cs_desktop.models.tables import Account, Metric
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.importing import (
    ImportKind,
    ImportMode,
    ImportRequest,
    ImportResult,
    run_import,
)
from cs_desktop.services.workspaces import open_
from tests.workspaces import context, dump, new_workspace

DATA = Path(__file__).parent / "data"


class Importer:
    """A fresh workspace into which files are imported."""

    def __init__(self, folder: Path, workspace: WorkspaceFile) -> None:
        self.folder = folder
        self.workspace = workspace
        self.context = context(workspace)

    def reopen(self, clock: Clock) -> None:
        """Close the workspace and open it at another time."""
        self.workspace.close()
        self.workspace = open_(self.workspace.path, clock)
        self.context = context(self.workspace, clock)

    def file(self, text: str, name: str = "rows.csv", encoding: str = "utf-8") -> Path:
        """Write a file and return its path."""
        path = self.folder / name
        path.write_bytes(text.encode(encoding))
        return path

    def run(
        self,
        kind: ImportKind | str,
        source: str | Path,
        mapping: str = "",
        mode: ImportMode = ImportMode.UPSERT,
        progress: Progress | None = None,
        **options: Any,
    ) -> ImportResult:
        """Import a file, or a text as a file; the mapping is TOML text, or the name of a shipped one."""
        path = source if isinstance(source, Path) else self.file(source)
        used = None
        if mapping:
            used = self.file(mapping, "map.toml") if "\n" in mapping or "=" in mapping else Path(mapping)
        request = ImportRequest(ImportKind(kind), path, used, mode=mode, **options)
        return run_import(self.context, request, progress)

    def rows(self, table: type[LoggedBase], *columns: str) -> list[tuple[Any, ...]]:
        """Return a table's rows in the order in which they were made, by these columns."""
        source = table.__table__
        query = select(*(source.columns[name] for name in columns)).order_by(source.columns["id"])
        return self.workspace.read(lambda connection: [tuple(row) for row in connection.execute(query)])

    def account_ids(self) -> dict[str, int]:
        """Return the accounts' ids by name."""
        return dict(self.rows(Account, "name", "id"))

    def points(self, account: str, metric: str) -> dict[date, float]:
        """Return an account's points of a metric by day."""
        metric_id = dict(self.rows(Metric, "key", "id"))[metric]
        account_id = self.account_ids()[account]
        days, values = self.workspace.read(lambda connection: history(connection, account_id, metric_id))
        return {
            date.fromordinal(day): value for day, value in zip(days.tolist(), values.tolist(), strict=True)
        }

    def everything(self) -> dict[str, list[tuple[object, ...]]]:
        """Return all that the workspace holds, with its log."""
        return dump(self.workspace, log=True)


@contextmanager
def fresh_importer(folder: Path) -> Iterator[Importer]:
    """Give an importer into a fresh workspace in dollars."""
    importer = Importer(folder, new_workspace(folder / "test.csdesk"))
    try:
        yield importer
    finally:
        importer.workspace.close()


def reasons(result: ImportResult) -> list[tuple[int, str, str]]:
    """Return what was rejected, as plain tuples."""
    return [(bad.row, bad.column, bad.reason) for bad in result.rejected]
