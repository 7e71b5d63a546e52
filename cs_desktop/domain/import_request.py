"""What an import is asked to do."""

from dataclasses import dataclass
from pathlib import Path

from cs_desktop.domain.import_mapping import MappingDraft
from cs_desktop.domain.importing import FileStamp, ImportKind, ImportMode


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """One import as the user asks for it.

    `mapping` is a file, or the name of one that ships with the program; without one the file has the
    canonical headings. A `draft` is a mapping put together in the window, and counts instead. `sheet` names
    the sheet of a workbook, empty for the first. With a `stamp` the file must still be the one that was
    looked at. With `trace` the result tells the accounts of the rows.
    """

    kind: ImportKind
    source: Path
    mapping: Path | None = None
    sheet: str = ""
    mode: ImportMode = ImportMode.UPSERT
    skip_bad: bool = False
    dry_run: bool = False
    draft: MappingDraft | None = None
    stamp: FileStamp | None = None
    trace: bool = False
