"""The file of the user's settings: JSON with a version, older ones taken along, newer ones left whole."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import TypeAlias, cast

from cs_desktop.common.paths import profile_dir
from cs_desktop.common.settings import RecentFacts, Settings, TextSize, ThemeChoice, WorkspaceState

VERSION = 2

Document: TypeAlias = dict[str, object]


def load_settings() -> Settings:
    """Read the settings; a file that is missing or no JSON gives the defaults."""
    try:
        document = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return read_document(document) if isinstance(document, dict) else Settings()


def save_settings(settings: Settings) -> None:
    """Write the settings in one step, so that a crash leaves the old or the new file whole.

    Raises:
        OSError: the profile cannot be written.
    """
    path = _path()
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(to_document(settings), indent=1), encoding="utf-8")
    fresh.replace(path)


def read_document(document: Document) -> Settings:
    """Return the settings of a file's JSON, whatever version wrote it.

    A value that makes no sense here takes its default; it alone.
    """
    current = migrated(document)
    values: dict[str, object] = {}
    for name, read in _READERS.items():
        try:
            values[name] = read(current[name])
        except (KeyError, ValueError, TypeError, AttributeError):
            continue
    return Settings(**values, stored=current)  # type: ignore[arg-type]  # each reader gives its field's type


def to_document(settings: Settings) -> Document:
    """Return what is to be written: what was read, with the values that have changed since.

    So a key, or a value of a key, that only a newer version understands stays as that version wrote it.
    """
    before = read_document(dict(settings.stored)) if settings.stored else None
    document: Document = {**settings.stored, "version": max(VERSION, _version(settings.stored))}
    plain = asdict(settings)
    for field in fields(Settings):
        if field.name == "stored":
            continue
        if before is None or getattr(settings, field.name) != getattr(before, field.name):
            document[field.name] = plain[field.name]
    return document


def migrated(document: Document) -> Document:
    """Return a file's JSON in the form of this version; a newer one comes back as it is."""
    for version in range(_version(document), VERSION):
        document = {**MIGRATIONS[version](document), "version": version + 1}
    return document


def _from_1(old: Document) -> Document:
    """One place of the window became one for each set-up of screens; the old one serves for any."""
    new = {name: value for name, value in old.items() if name != "window_geometry"}
    if old.get("window_geometry"):
        new["geometry"] = {"": old["window_geometry"]}
    return new


MIGRATIONS: Mapping[int, Callable[[Document], Document]] = {1: _from_1}
"""What takes a file from a version to the next; no step changes what it is given."""


def _version(document: Mapping[str, object]) -> int:
    version = document.get("version")
    return version if isinstance(version, int) and version >= 1 else 1


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(text) for text in _list(value))


def _numbers(value: object) -> tuple[int, ...]:
    return tuple(int(str(number)) for number in _list(value))


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _mapping(value: object) -> Document:
    if not isinstance(value, dict):
        raise TypeError
    return cast("Document", value)


def _text_mapping(value: object) -> dict[str, str]:
    return {key: str(text) for key, text in _mapping(value).items()}


def _facts(value: object) -> dict[str, RecentFacts]:
    return {
        path: RecentFacts(int(str(facts["accounts"])), str(facts["opened"]))
        for path, facts in ((path, _mapping(facts)) for path, facts in _mapping(value).items())
    }


def _workspaces(value: object) -> dict[str, WorkspaceState]:
    return {key: _workspace(_mapping(state)) for key, state in _mapping(value).items()}


def _workspace(state: Document) -> WorkspaceState:
    return WorkspaceState(
        place=str(state.get("place", "")),
        me=str(state.get("me", "")),
        pinned=_numbers(state.get("pinned", [])),
        visited=_numbers(state.get("visited", [])),
        views=_mapping(state.get("views", {})),
    )


_READERS: Mapping[str, Callable[[object], object]] = {
    "theme": lambda value: ThemeChoice(str(value)),
    "text_size": lambda value: TextSize(int(str(value))),
    "language": str,
    "menu_bar": lambda value: value is True,
    "recent": _texts,
    "recent_facts": _facts,
    "geometry": _text_mapping,
    "dismissed": _texts,
    "shortcuts": _text_mapping,
    "workspaces": _workspaces,
}


def _path() -> Path:
    return profile_dir() / "settings.json"
