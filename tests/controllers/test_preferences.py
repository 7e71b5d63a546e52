import logging
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cs_desktop.common.settings import ThemeChoice
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
    first.set_geometry("AAEC")
    first.remember(tmp_path / "a.csdesk")
    first.remember(tmp_path / "b.csdesk")
    second = Preferences(LOG).settings
    assert (second.theme, second.window_geometry) == (ThemeChoice.DARK, "AAEC")
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
