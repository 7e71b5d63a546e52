"""What tests of the import wizard's lower rooms share: from a text to its look, draft and preview."""

from pathlib import Path

from cs_desktop.domain.import_mapping import FileLook, MappingDraft, ReadAs
from cs_desktop.domain.import_preview import Preview
from cs_desktop.domain.import_request import ImportRequest
from cs_desktop.domain.importing import ImportKind, ImportMode, ImportResult, Outcome
from cs_desktop.domain.progress import silent
from cs_desktop.services.importing.guessing import guess_draft
from cs_desktop.services.importing.looking import look_at_source
from cs_desktop.services.importing.previewing import preview_import
from cs_desktop.services.importing.run import run_import
from tests.importing import Importer


def look_at(path: Path, *, heading: int = 0, **read_as: str) -> FileLook:
    """Look at a file as the wizard does."""
    return look_at_source(path, ReadAs(**read_as, heading=heading))


def request_of(
    look: FileLook, draft: MappingDraft, mode: ImportMode = ImportMode.UPSERT, *, skip_bad: bool = True
) -> ImportRequest:
    """Return what the wizard asks for."""
    return ImportRequest(
        draft.kind, look.path, mode=mode, skip_bad=skip_bad, draft=draft, stamp=look.stamp, trace=True
    )


def previewed(
    importer: Importer, kind: ImportKind, source: Path, mode: ImportMode = ImportMode.UPSERT
) -> Preview:
    """Return what the wizard would show of a file by its headings."""
    look = look_at(source)
    return preview_import(importer.context, request_of(look, guess_draft(kind, look), mode), silent)


def imported(
    importer: Importer, kind: ImportKind, source: Path, mode: ImportMode = ImportMode.UPSERT
) -> ImportResult:
    """Import a file as the wizard does."""
    look = look_at(source)
    return run_import(importer.context, request_of(look, guess_draft(kind, look), mode))


def outcomes(preview: Preview) -> list[tuple[int, Outcome]]:
    """Return line and outcome of each row that is shown."""
    return [(row.line, row.outcome) for row in preview.rows]
