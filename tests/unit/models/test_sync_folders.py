"""Folders of sync tools are known on every system, and ordinary folders are left in peace."""

import json
from collections.abc import Collection
from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest

from cs_desktop.models import sync_folders
from cs_desktop.models.sync_folders import Machine, conflict_copies, sync_tool_of, this_machine

_GUID = ".849C9593-D756-4E56-8D6E-42412F2A707B"
LINUX, MAC = PurePosixPath("/srv/ada"), PurePosixPath("/macs/ada")
WINDOWS = PureWindowsPath(r"D:\People\ada")


def machine(home: PurePath, there: dict[str, Collection[str]] | None = None, **more: object) -> Machine:
    """Return a computer on which these folders hold these names."""
    kind = type(home)
    folders = {kind(folder): names for folder, names in (there or {}).items()}
    texts = {kind(file): text for file, text in dict(more.get("texts", {})).items()}
    return Machine(
        home,
        "ADAS-PC",
        dict(more.get("environment", {})),
        lambda folder: folders.get(kind(folder), ()),
        lambda file: texts.get(kind(file), ""),
    )


@pytest.mark.parametrize(
    ("home", "path", "tool"),
    [
        (LINUX, "/srv/ada/Dropbox/sales/team.csdesk", "Dropbox"),
        (LINUX, "/data/Dropbox (Corvane)/team.csdesk", "Dropbox"),
        (WINDOWS, r"D:\Corvane Dropbox\Ada\team.csdesk", "Dropbox"),
        (MAC, "/macs/ada/Library/CloudStorage/Dropbox/team.csdesk", "Dropbox"),
        (WINDOWS, r"D:\People\ada\OneDrive\team.csdesk", "OneDrive"),
        (WINDOWS, r"D:\People\ada\OneDrive - Corvane\Team\team.csdesk", "OneDrive"),
        (MAC, "/macs/ada/Library/CloudStorage/OneDrive-Personal/team.csdesk", "OneDrive"),
        (MAC, "/macs/ada/Library/Mobile Documents/com~apple~CloudDocs/team.csdesk", "iCloud Drive"),
        (WINDOWS, r"D:\People\ada\iCloudDrive\team.csdesk", "iCloud Drive"),
        (
            MAC,
            "/macs/ada/Library/CloudStorage/GoogleDrive-ada@corvane.com/t.csdesk",
            "Google Drive",
        ),
        (WINDOWS, r"G:\My Drive\team.csdesk", "Google Drive"),
        (LINUX, "/srv/ada/Google Drive/team.csdesk", "Google Drive"),
        (LINUX, "/srv/ada/Nextcloud/team.csdesk", "Nextcloud or ownCloud"),
        (LINUX, "/srv/ada/ownCloud2/team.csdesk", "Nextcloud or ownCloud"),
        (LINUX, "/srv/ada/Box/team.csdesk", "Box"),
        (WINDOWS, r"D:\People\ada\Box Sync\team.csdesk", "Box"),
        (MAC, "/macs/ada/Library/CloudStorage/Box-Box/team.csdesk", "Box"),
    ],
)
def test_by_the_name_of_a_folder_above(home, path, tool):
    assert sync_tool_of(type(home)(path), machine(home)) == tool


@pytest.mark.parametrize(
    ("marker", "tool"),
    [
        (".dropbox.cache", "Dropbox"),
        (_GUID, "OneDrive"),
        (".tmp.driveupload", "Google Drive"),
        (".shortcut-targets-by-id", "Google Drive"),
        (".sync_5a3f9c01.db", "Nextcloud or ownCloud"),
        ("._sync_5a3f9c01.db", "Nextcloud or ownCloud"),
        (".sync-exclude.lst", "Nextcloud or ownCloud"),
        (".stfolder", "Syncthing"),
    ],
)
def test_by_what_the_tool_left_in_a_folder_of_any_name(marker, tool):
    here = machine(LINUX, {"/data/work": [marker, "sales"]})
    assert sync_tool_of(PurePosixPath("/data/work/sales/team.csdesk"), here) == tool
    assert sync_tool_of(PurePosixPath("/data/other/team.csdesk"), here) is None


def test_by_what_the_tool_tells_the_system():
    corvane = r"D:\Files\Corvane"
    told = machine(WINDOWS, environment={"OneDriveCommercial": corvane})
    assert sync_tool_of(PureWindowsPath(r"d:\files\corvane\a\team.csdesk"), told) == "OneDrive"
    facts = json.dumps({"personal": {"path": "/data/mine", "host": 1}})
    told = machine(LINUX, texts={"/srv/ada/.dropbox/info.json": facts})
    assert sync_tool_of(PurePosixPath("/data/mine/team.csdesk"), told) == "Dropbox"
    facts = json.dumps({"business": {"path": corvane}})
    told = machine(
        WINDOWS,
        environment={"LOCALAPPDATA": r"D:\People\ada\AppData\Local"},
        texts={r"D:\People\ada\AppData\Local\Dropbox\info.json": facts},
    )
    assert sync_tool_of(PureWindowsPath(corvane, "team.csdesk"), told) == "Dropbox"


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"a": {}}', '{"a": 1}', '{"a": {"path": "/else"}}'])
def test_facts_that_make_no_sense_tell_nothing(text):
    here = machine(LINUX, texts={"/srv/ada/.dropbox/info.json": text})
    assert sync_tool_of(PurePosixPath("/data/team.csdesk"), here) is None


@pytest.mark.parametrize(
    "path",
    [
        "/srv/ada/team.csdesk",
        "/srv/ada/Documents/Dropbox notes/team.csdesk",
        "/srv/Box/team.csdesk",
        "/srv/ada/onedrive.csdesk",
        "/media/share/Nextcloud backup/team.csdesk",
        "team.csdesk",
    ],
)
def test_ordinary_folders_are_left_in_peace(path):
    # The settings of Dropbox on Linux lie in the home folder itself, which it does not look after.
    here = machine(LINUX, {"/srv/ada": [".dropbox", ".config", ".sync"]})
    assert sync_tool_of(PurePosixPath(path), here) is None


def test_the_nearest_folder_decides():
    inside = PurePosixPath("/srv/ada/Dropbox/Syncthing/team.csdesk")
    here = machine(LINUX, {"/srv/ada/Dropbox/Syncthing": [".stfolder"]})
    assert sync_tool_of(inside, here) == "Syncthing"


BESIDE = [
    "team.csdesk",
    "team (Ada's conflicted copy 2026-10-13).csdesk",
    "team (conflicted copy 2026-10-13 104200).csdesk",
    "team_conflict-20261013-104200.csdesk",
    "team.sync-conflict-20261013-104200-ABCDEFG.csdesk",
    "team-DESKTOP-7QK2M1P.csdesk",
    "team-adas-pc.csdesk",
    "team (Konflikt von Ada 2026-10-13).csdesk",
    "team (Adaの競合コピー 2026-10-13).csdesk",
]
ORDINARY = [
    "team-2026.csdesk",
    "team copy.csdesk",
    "team (1).csdesk",
    "team 2.csdesk",
    "team (old).csdesk",
    "team.csdesk-journal",
    "team.csdesk.d",
    "teamwork (conflicted copy).csdesk",
    "other (conflicted copy).csdesk",
    "team (conflicted copy).txt",
]


def test_second_versions_beside_the_file():
    path = PurePosixPath("/data/team.csdesk")
    here = machine(LINUX, {"/data": BESIDE + ORDINARY})
    assert set(conflict_copies(path, None, here)) == set(BESIDE[1:])
    only_counted = set(conflict_copies(path, sync_folders.GOOGLE, here)) - set(BESIDE)
    assert only_counted == {"team (1).csdesk"}
    assert set(conflict_copies(path, sync_folders.ICLOUD, here)) - set(BESIDE) == {"team 2.csdesk"}


def test_on_this_computer(tmp_path):
    work = tmp_path / "work"
    (work / ".stfolder").mkdir(parents=True)
    (work / "team (conflicted copy).csdesk").touch()
    here = this_machine()
    assert sync_tool_of(work / "team.csdesk", here) == "Syncthing"
    assert conflict_copies(work / "team.csdesk", "Syncthing", here) == ("team (conflicted copy).csdesk",)
    assert conflict_copies(tmp_path / "no" / "team.csdesk", None, here) == ()
