"""Mapping files (TOML): the user's own and those that come with the program."""

import tomllib
from pathlib import Path
from typing import Any

from cs_desktop.common.errors import KnownError, reason_of
from cs_desktop.common.language import tr
from cs_desktop.common.paths import profile_path
from cs_desktop.common.resources import resource
from cs_desktop.domain.importing import ImportKind
from cs_desktop.services.importing.mapping import Mapping
from cs_desktop.services.importing.mapping_reader import parse_mapping

_FOLDER = "mappings"
SUFFIX = ".toml"


def load_mapping(path: Path, kind: ImportKind) -> Mapping:
    """Read a mapping file, or the shipped one of that name.

    Raises:
        KnownError: there is no such file, it is no TOML, it is for another kind, or says something that
            is not understood.
    """
    found = _found(path)
    return parse_mapping(read_document(found), found.name, kind)


def read_document(found: Path) -> dict[str, Any]:
    """Return what a TOML file holds.

    Raises:
        KnownError: it cannot be read or is no TOML.
    """
    try:
        return tomllib.loads(found.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise KnownError(
            tr("The mapping {found} cannot be read ({error}).", found=found, error=reason_of(error))
        ) from None
    except UnicodeDecodeError:
        raise KnownError(tr("The mapping {name} is not UTF-8; save it as UTF-8.", name=found.name)) from None
    except tomllib.TOMLDecodeError as error:
        raise KnownError(
            tr("The mapping {name} is not valid TOML: {error}.", name=found.name, error=error)
        ) from None


def shipped_mappings() -> tuple[str, ...]:
    """Return the names of the mappings that come with the program."""
    return tuple(path.stem for path in shipped_files())


def shipped_files() -> tuple[Path, ...]:
    """Return the mapping files that come with the program."""
    return tuple(sorted(resource(_FOLDER).glob(f"*{SUFFIX}")))


def own_folder() -> Path:
    """Return the folder of the user's own mappings, which may not be there yet."""
    return profile_path() / _FOLDER


def _found(path: Path) -> Path:
    if path.is_file():
        return path
    name = path.name.removesuffix(SUFFIX)
    if path.parent == Path():
        own = own_folder() / f"{name}{SUFFIX}"
        if own.is_file():
            return own
        if name in shipped_mappings():
            return resource(f"{_FOLDER}/{name}{SUFFIX}")
    raise KnownError(
        tr(
            "There is no mapping {path}; name a TOML file or one of {words}.",
            path=path,
            words=", ".join(shipped_mappings()),
        )
    )
