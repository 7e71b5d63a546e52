"""A workspace in the folder of a sync tool: opened, with a quiet word about it that can be dismissed."""

import os
from pathlib import Path

import pytest

from cs_desktop.common.settings_file import load_settings
from cs_desktop.controllers.actions import ActionId
from tests.views.book import NAMES, write_book
from tests.views.conftest import Desk


@pytest.fixture
def synced(desk: Desk) -> Path:
    folder = desk.folder / "Dropbox"
    folder.mkdir()
    write_book(folder / "Corvane.csdesk")
    return folder / "Corvane.csdesk"


def _open(desk: Desk, path: Path) -> None:
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    desk.settle()


def test_a_synced_folder_is_said_once_and_for_all(desk: Desk, synced: Path) -> None:
    _open(desk, synced)
    assert desk.window.notice.isVisible()
    assert "Corvane.csdesk lies in a folder of Dropbox. Close it" in desk.window.notice.text
    assert not desk.window.banner.isVisible(), "nothing is wrong"
    assert len(desk.shown_names()) == len(NAMES)
    desk.choose(ActionId.CLOSE)
    assert not desk.window.notice.isVisible()

    _open(desk, synced)
    desk.click(desk.button("Dismiss"))
    assert not desk.window.notice.isVisible()
    desk.choose(ActionId.CLOSE)
    _open(desk, synced)
    assert not desk.window.notice.isVisible()
    assert len(load_settings().dismissed) == 1


def test_each_new_second_version_is_said_before_the_folder_is(desk: Desk, synced: Path) -> None:
    copy = synced.with_name("Corvane (Ada's conflicted copy 2026-10-13).csdesk")
    copy.write_bytes(b"")
    _open(desk, synced)
    assert (
        f"Dropbox kept another version of Corvane.csdesk beside it: {copy.name}." in desk.window.notice.text
    )
    desk.click(desk.button("Dismiss"))
    assert "lies in a folder of Dropbox" in desk.window.notice.text
    desk.click(desk.button("Dismiss"))
    assert not desk.window.notice.isVisible()
    desk.choose(ActionId.CLOSE)
    synced.with_name("Corvane (Bob's conflicted copy 2026-10-14).csdesk").write_bytes(b"")
    _open(desk, synced)
    assert "(Bob's conflicted copy 2026-10-14).csdesk" in desk.window.notice.text


def test_an_ordinary_folder_and_the_sample_are_left_in_peace(desk: Desk) -> None:
    desk.open_book()
    desk.settle()
    assert not desk.window.notice.isVisible()


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_is_judged_by_where_it_leads(desk: Desk, synced: Path) -> None:
    link = desk.folder / "shortcut.csdesk"
    link.symlink_to(synced)
    _open(desk, link)
    assert "lies in a folder of Dropbox" in desk.window.notice.text
