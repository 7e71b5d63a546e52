"""Folders that a sync tool carries to other computers, and the second versions that such tools leave.

A sync tool copies whole files when it likes: two people who edit at once get two versions, and a copy taken
in the middle of a write is damaged. SQLite's locks do not reach another computer through one. So a file in
such a folder is opened, but the user is told.

How tools are known: by what they put into the folder that they look after (its hidden files), by the
names that they give to it, and by what they tell the system about it. Nothing here writes or asks a server.
What cannot be known: the Desktop and Documents folders of a Mac that iCloud looks after, and a folder of
Box or Google Drive that was given another name.
"""

import json
import os
import re
import socket
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

DROPBOX = "Dropbox"
ONEDRIVE = "OneDrive"
ICLOUD = "iCloud Drive"
GOOGLE = "Google Drive"
NEXTCLOUD = "Nextcloud or ownCloud"
SYNCTHING = "Syncthing"
BOX = "Box"

_MARKERS = (
    (DROPBOX, re.compile(r"\.dropbox\.cache")),
    (ONEDRIVE, re.compile(r"\.849C9593-D756-4E56-8D6E-42412F2A707B")),
    (GOOGLE, re.compile(r"\.tmp\.drive(up|down)load|\.shortcut-targets-by-id")),
    (NEXTCLOUD, re.compile(r"\._?sync_\w+\.db|\.sync-exclude\.lst|\.(owncloud|nextcloud)sync\.log")),
    (SYNCTHING, re.compile(r"\.stfolder.*")),
)
"""Hidden files and folders at the top of what a tool looks after."""

_NAMES = (
    (DROPBOX, re.compile(r"dropbox( \(.+\))?|.+ dropbox")),
    (ONEDRIVE, re.compile(r"onedrive( - .+)?")),
    (ICLOUD, re.compile(r"icloud ?drive|com~apple~clouddocs")),
    (GOOGLE, re.compile(r"google ?drive|my drive")),
    (NEXTCLOUD, re.compile(r"nextcloud\d*|owncloud\d*")),
    (BOX, re.compile(r"box sync")),
)
"""What the tools call their folders, in small letters."""

_MAC = ((ONEDRIVE, "onedrive"), (GOOGLE, "googledrive"), (DROPBOX, "dropbox"), (BOX, "box"))
"""How macOS begins the names in ~/Library/CloudStorage."""
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_DROPBOX_FACTS = "Dropbox/info.json"

_CONFLICT = re.compile(
    r"\s?[(\[][^)\]]*(confli|konflikt|競合|冲突|衝突)[^)\]]*[)\]]"
    r"|_conflict-\d{8}-\d{6}"
    r"|\.sync-conflict-\d{8}-\d{6}(-\w+)?"
    r"|-(DESKTOP|LAPTOP|WIN)-[A-Z0-9]{5,12}(-\d+)?",
    re.IGNORECASE,
)
"""What tools put between a file's stem and its ending: Dropbox and Box, Nextcloud, Syncthing, OneDrive."""
_COUNTED = {GOOGLE: re.compile(r" \(\d+\)"), ICLOUD: re.compile(r" \d+")}
"""Tools that only count; anybody may do that, so it tells something in their own folders alone."""


def _names(folder: PurePath) -> Collection[str]:
    try:
        return [entry.name for entry in Path(folder).iterdir()]
    except OSError:
        return ()


def _text(path: PurePath) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


@dataclass(frozen=True, slots=True)
class Machine:
    """What is asked about this computer; tests make one up."""

    home: PurePath
    host: str
    environment: Mapping[str, str]
    names: Callable[[PurePath], Collection[str]] = _names
    """Returns what lies in a folder, nothing where it cannot be read."""
    text: Callable[[PurePath], str] = _text
    """Returns what a file says, empty where it cannot be read."""


def this_machine() -> Machine:
    """Return this computer."""
    return Machine(Path.home(), socket.gethostname(), os.environ)


def sync_tool_of(path: PurePath, machine: Machine) -> str | None:
    """Return the tool that carries this file to other computers, None where none is known to."""
    told = _told(machine)
    for folder in path.parents:
        if tool := told.get(folder) or _by_name(folder, machine.home) or _by_marker(folder, machine):
            return tool
    return None


def conflict_copies(path: PurePath, tool: str | None, machine: Machine) -> tuple[str, ...]:
    """Return the names of second versions of a file that a sync tool has put beside it."""
    patterns = [_CONFLICT, re.compile(rf"-{re.escape(machine.host)}(-\d+)?", re.IGNORECASE)]
    if tool in _COUNTED:
        patterns.append(_COUNTED[tool])
    found = []
    for name in machine.names(path.parent):
        if name.startswith(path.stem) and name.endswith(path.suffix) and name != path.name:
            added = name[len(path.stem) : len(name) - len(path.suffix)]
            if any(pattern.fullmatch(added) for pattern in patterns):
                found.append(name)
    return tuple(sorted(found))


def _told(machine: Machine) -> dict[PurePath, str]:
    """Return the folders of which the tools themselves tell the system."""
    kind = type(machine.home)
    found: dict[PurePath, str] = {}
    for variable in _ONEDRIVE_VARIABLES:
        if place := machine.environment.get(variable):
            found[kind(place)] = ONEDRIVE
    homes = [machine.environment.get(name) for name in ("APPDATA", "LOCALAPPDATA")]
    places = [kind(home) / _DROPBOX_FACTS for home in homes if home]
    for facts in (machine.home / ".dropbox" / "info.json", *places):
        found |= {kind(place): DROPBOX for place in _dropbox_folders(machine.text(facts))}
    return found


def _dropbox_folders(text: str) -> list[str]:
    try:
        accounts = json.loads(text)
        return [str(account["path"]) for account in accounts.values()]
    except (ValueError, KeyError, TypeError, AttributeError):
        return []


def _by_name(folder: PurePath, home: PurePath) -> str | None:
    name = folder.name.casefold()
    above = folder.parent.name.casefold()
    if above == "cloudstorage":
        return next((tool for tool, start in _MAC if name.startswith(start)), None)
    if name == "mobile documents" and above == "library":
        return ICLOUD
    # A word of its own too common to tell anything elsewhere.
    if name == "box" and folder.parent == home:
        return BOX
    return next((tool for tool, pattern in _NAMES if pattern.fullmatch(name)), None)


def _by_marker(folder: PurePath, machine: Machine) -> str | None:
    hidden = [name for name in machine.names(folder) if name.startswith(".")]
    return next((tool for tool, pattern in _MARKERS if any(map(pattern.fullmatch, hidden))), None)
