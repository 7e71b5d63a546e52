import logging
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cs_desktop.common.settings import TextSize, ThemeChoice
from cs_desktop.controllers.preferences import Preferences

LOG = logging.getLogger("cs_desktop.tests")


@pytest.fixture(autouse=True)
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CS_DESKTOP_PROFILE", str(tmp_path / "profile"))
    return tmp_path / "profile"


@pytest.mark.usefixtures("qtbot")
def test_what_is_chosen_is_there_the_next_time(tmp_path: Path) -> None:
    first = Preferences(LOG)
    first.set_theme(ThemeChoice.DARK)
    first.set_geometry("1920x1080+0+0", "AAEC")
    first.remember(tmp_path / "a.csdesk")
    first.remember(tmp_path / "b.csdesk")
    second = Preferences(LOG).settings
    assert (second.theme, second.geometry) == (ThemeChoice.DARK, {"1920x1080+0+0": "AAEC"})
    assert [Path(path).name for path in second.recent] == ["b.csdesk", "a.csdesk"]


@pytest.mark.usefixtures("qtbot")
def test_recent_workspaces_can_be_forgotten(tmp_path: Path) -> None:
    preferences = Preferences(LOG)
    for name in ("a", "b", "c"):
        preferences.remember(tmp_path / name)
    preferences.forget(preferences.settings.recent[1])
    assert [Path(path).name for path in preferences.settings.recent] == ["c", "a"]
    preferences.forget_all()
    assert Preferences(LOG).settings.recent == ()


def test_only_a_change_is_announced(qtbot: QtBot) -> None:
    preferences = Preferences(LOG)
    with qtbot.assertNotEmitted(preferences.changed):
        preferences.set_theme(ThemeChoice.SYSTEM)
    with qtbot.waitSignal(preferences.changed) as told:
        preferences.set_theme(ThemeChoice.LIGHT)
    assert told.args[0].theme is ThemeChoice.LIGHT


@pytest.mark.usefixtures("qtbot")
def test_a_profile_that_cannot_be_written_costs_the_settings_only(
    profile: Path, caplog: pytest.LogCaptureFixture
) -> None:
    preferences = Preferences(LOG)
    (profile / "settings.new").mkdir(parents=True)
    preferences.set_theme(ThemeChoice.DARK)
    assert preferences.settings.theme is ThemeChoice.DARK
    assert "settings not saved" in caplog.text


@pytest.mark.usefixtures("qtbot")
def test_each_workspace_has_its_own_memory() -> None:
    first = Preferences(LOG)
    first.set_pinned("a", (3, 1))
    first.set_me("a", "Ana Ruiz")
    first.set_view("a", "portfolio", {"columns": ["name", "arr"]})
    first.set_place("b", "accounts")
    first.set_visited("b", (7,))
    first.set_shortcuts({"history": "Ctrl+H"})
    first.set_text_size(TextSize.LARGEST)
    first.set_language("de")
    again = Preferences(LOG)
    assert again.workspace("a").pinned == (3, 1)
    assert again.workspace("a").me == "Ana Ruiz"
    assert again.workspace("a").views == {"portfolio": {"columns": ["name", "arr"]}}
    assert (again.workspace("b").place, again.workspace("b").visited) == ("accounts", (7,))
    assert again.workspace("c").pinned == ()
    assert again.settings.shortcuts == {"history": "Ctrl+H"}
    assert (again.settings.text_size, again.settings.language) == (TextSize.LARGEST, "de")
