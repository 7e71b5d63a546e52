"""The file of settings: older versions are taken along, newer ones left whole, damage costs one value."""

import json
from pathlib import Path

import pytest

from cs_desktop.common.settings import (
    GEOMETRIES_LIMIT,
    RecentFacts,
    Settings,
    TextSize,
    ThemeChoice,
    WorkspaceState,
)
from cs_desktop.common.settings_file import (
    MIGRATIONS,
    VERSION,
    load_settings,
    migrated,
    save_settings,
    to_document,
)


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CS_DESKTOP_PROFILE", str(tmp_path))
    return tmp_path / "settings.json"


FULL = Settings(
    theme=ThemeChoice.DARK,
    text_size=TextSize.LARGE,
    language="de",
    recent=("/a.csdesk",),
    recent_facts={"/a.csdesk": RecentFacts(148, "2026-10-13T10:42:00+00:00")},
    geometry={"1920x1080+0+0": "AAEC"},
    dismissed=("tour",),
    shortcuts={"history": ""},
    workspaces={"/a.csdesk": WorkspaceState("home", "Ana Ruiz", (3, 1), (1,), {"portfolio": {"sort": 2}})},
)


def test_everything_comes_back_as_it_was() -> None:
    save_settings(FULL)
    assert load_settings() == FULL


def test_a_file_of_the_first_version_keeps_all_it_had(file: Path) -> None:
    old = {"version": 1, "theme": "dark", "recent": ["/a"], "window_geometry": "AAEC", "dismissed": ["x"]}
    file.write_text(json.dumps(old))
    read = load_settings()
    assert (read.theme, read.recent, read.dismissed) == (ThemeChoice.DARK, ("/a",), ("x",))
    assert read.geometry == {"": "AAEC"}, "its one place serves every set-up of screens"
    save_settings(read)
    written = json.loads(file.read_text())
    assert written["version"] == VERSION
    assert "window_geometry" not in written


def test_there_is_a_step_from_each_older_version() -> None:
    assert list(MIGRATIONS) == list(range(1, VERSION))


def test_a_step_changes_nothing_that_it_is_given() -> None:
    for version, step in MIGRATIONS.items():
        old: dict[str, object] = {"version": version, "theme": "dark", "window_geometry": "AAEC"}
        before = json.dumps(old)
        step(old)
        assert json.dumps(old) == before
        assert migrated(old)["version"] == VERSION


def test_what_a_newer_version_wrote_is_written_back(file: Path) -> None:
    newer = {"version": 99, "theme": "sepia", "recent": ["/a"], "plugins": {"x": [1, 2]}}
    file.write_text(json.dumps(newer))
    read = load_settings()
    assert (read.theme, read.recent) == (ThemeChoice.SYSTEM, ("/a",))
    save_settings(read.without("notice"))
    assert json.loads(file.read_text()) == {**newer, "dismissed": ["notice"]}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("theme", "sepia"),
        ("theme", 3),
        ("text_size", 117),
        ("text_size", None),
        ("recent", "a.csdesk"),
        ("recent_facts", {"/a": {"accounts": "many", "opened": ""}}),
        ("geometry", ["AAEC"]),
        ("shortcuts", None),
        ("workspaces", {"/a": 3}),
        ("workspaces", {"/a": {"pinned": ["x"]}}),
    ],
)
def test_a_damaged_value_costs_itself_alone(file: Path, key: str, value: object) -> None:
    save_settings(FULL)
    file.write_text(json.dumps({**json.loads(file.read_text()), key: value}))
    read = load_settings()
    assert getattr(read, key) == getattr(Settings(), key)
    for name in ("theme", "recent", "geometry", "workspaces"):
        assert name == key or getattr(read, name) == getattr(FULL, name)


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", "\0"])
def test_a_file_that_is_none_gives_the_defaults(file: Path, text: str) -> None:
    file.write_text(text)
    assert load_settings() == Settings()


def test_a_value_taken_back_to_its_default_is_written() -> None:
    first = load_settings()
    assert to_document(first)["theme"] == ThemeChoice.SYSTEM
    save_settings(FULL)
    again = load_settings().all_forgotten()
    save_settings(again)
    assert (load_settings().recent, load_settings().recent_facts) == ((), {})


def test_lists_do_not_grow_without_end() -> None:
    settings = Settings()
    for number in range(GEOMETRIES_LIMIT + 5):
        settings = settings.with_geometry(f"screens {number}", "AAEC")
    assert len(settings.geometry) == GEOMETRIES_LIMIT
    assert "screens 0" not in settings.geometry
    settings = settings.with_geometry("screens 5", "BBBB")
    assert list(settings.geometry)[-1] == "screens 5"
