"""The user's own mappings: saved under a name, or remembered for the headings of a file once imported."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from cs_desktop.common.errors import KnownError, reason_of
from cs_desktop.common.files import write_whole
from cs_desktop.common.language import tr
from cs_desktop.domain.import_mapping import FileLook, FittingMapping, MappingDraft, MappingOrigin
from cs_desktop.domain.importing import ImportKind
from cs_desktop.services.importing.drafting import document_of, draft_of
from cs_desktop.services.importing.layout import heading_key, lay_out
from cs_desktop.services.importing.mapping_file import (
    SUFFIX,
    own_folder,
    read_document,
    shipped_files,
)
from cs_desktop.services.importing.mapping_reader import parse_mapping
from cs_desktop.services.importing.toml_text import toml_text

_RECENT = "recent"
_KEPT = 50
"""Headings that are remembered."""
_LONGEST_NAME = 80


def save_mapping(name: str, draft: MappingDraft, headings: Sequence[str]) -> Path:
    """Keep a draft under a name, by which the command line finds it too; return the file.

    Raises:
        KnownError: the name is none for a file, or the file cannot be written.
    """
    bare = re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", name).strip(" .")[:_LONGEST_NAME]
    if not bare:
        raise KnownError(tr("Give the mapping a name, such as “CRM accounts”."))
    return _write(own_folder() / f"{bare}{SUFFIX}", draft, headings)


def remember_mapping(draft: MappingDraft, headings: Sequence[str]) -> None:
    """Keep a draft for the next file with the same headings.

    Raises:
        KnownError: it cannot be written.
    """
    folder = own_folder() / _RECENT
    _write(folder / f"{_digest(headings)}{SUFFIX}", draft, headings)
    for old in sorted(folder.glob(f"*{SUFFIX}"), key=_age, reverse=True)[_KEPT:]:
        old.unlink(missing_ok=True)


def fitting_mappings(look: FileLook) -> tuple[FittingMapping, ...]:
    """Return the known mappings whose columns a file has: remembered, saved, shipped; the best first.

    A file that is no mapping (any more) is passed over.
    """
    found = []
    # Rejected rows that were saved have their reasons in a column more.
    known = [own_folder() / _RECENT / f"{_digest(of)}{SUFFIX}" for of in (look.headings, look.headings[:-1])]
    recent = next((path for path in known if path.is_file()), None)
    for origin, paths in (
        (MappingOrigin.RECENT, [recent] if recent else []),
        (MappingOrigin.SAVED, sorted(own_folder().glob(f"*{SUFFIX}"))),
        (MappingOrigin.SHIPPED, list(shipped_files())),
    ):
        fits = [fit for path in paths if (fit := _fitting(path, origin, look)) is not None]
        found += sorted(fits, key=lambda fit: -fit.covered)
    return tuple(found)


def draft_from(fitting: FittingMapping, look: FileLook) -> MappingDraft:
    """Return the draft that a known mapping makes of a file.

    Raises:
        KnownError: it cannot be read any more.
    """
    return draft_of(read_document(fitting.path), fitting.kind, look.headings)


def _fitting(path: Path, origin: MappingOrigin, look: FileLook) -> FittingMapping | None:
    try:
        document = read_document(path)
        kind = ImportKind(document.get("kind", ""))
        layout = lay_out(parse_mapping(document, path.name, kind), look.headings, look.path.name)
    except (KnownError, ValueError):
        return None
    covered = len(look.headings) - len(layout.ignored)
    description = str(document.get("description", ""))
    return FittingMapping(path.stem, origin, kind, path, description, covered)


def _write(path: Path, draft: MappingDraft, headings: Sequence[str]) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownError(tr("The mapping cannot be saved ({reason}).", reason=reason_of(error))) from None
    write_whole(toml_text(document_of(draft, headings)).encode(), path)
    return path


def _digest(headings: Sequence[str]) -> str:
    text = "\x1f".join(map(heading_key, headings))
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=8).hexdigest()


def _age(path: Path) -> float:
    return path.stat().st_mtime
