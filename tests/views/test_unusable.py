"""Files that cannot be used, as a person meets them: words in the window, and what is open stays open."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from cs_desktop.models.schema import SCHEMA_VERSION
from tests.colleague import Colleague
from tests.full_disk import full_disk
from tests.mortals import mortal
from tests.schemas import content, stored
from tests.unusable import CASES, good, leave_journal, listing
from tests.views.book import NAMES
from tests.views.conftest import Desk


def drop(desk: Desk, path: Path) -> str:
    """Drop a file that is refused; return what the window says."""
    desk.window.banner.hide()
    with desk.qtbot.waitSignal(desk.wiring.workspace.failed):
        desk.window.file_dropped.emit(path)
    desk.settle()
    assert desk.window.banner.isVisible()
    return desk.window.banner.text


def test_each_way_has_its_words_and_the_open_workspace_stays(desk: Desk) -> None:
    desk.open_book()
    (rest := desk.folder / "rest").mkdir()
    for number, case in enumerate(CASES):
        (folder := rest / str(number)).mkdir()
        path = case.make(folder)
        before = listing(folder)
        assert re.search(case.words, drop(desk, path)), (case, desk.window.banner.text)
        assert listing(folder) == before, case
        assert desk.window.shown is desk.portfolio
    assert len(desk.shown_names()) == len(NAMES)
    desk.open_account()


@mortal
def test_permissions_in_the_window(desk: Desk) -> None:
    desk.open_book()
    (folder := desk.folder / "rest").mkdir()
    path = good(folder)
    path.chmod(0)
    assert "cannot be read (permission denied); ask its owner" in drop(desk, path)
    path.chmod(0o644)
    leave_journal(path)
    folder.chmod(0o555)
    assert "left in the middle of a write and cannot be written here" in drop(desk, path)
    folder.chmod(0o755)
    path = good(folder, "mine.csdesk")
    path.chmod(0o444)
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    desk.settle()
    assert "Read only" in desk.texts()
    assert desk.shown_names() == ["Halden Freight"]


def test_an_older_file_is_upgraded_and_opened(desk: Desk) -> None:
    path = stored(SCHEMA_VERSION - 1, desk.folder)
    accounts = len(content(path)["account"])
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    desk.settle()
    assert desk.portfolio.model.rowCount() == accounts > 1
    assert not desk.window.banner.isVisible()


def test_a_full_disk_gives_the_text_back_until_there_is_room(desk: Desk) -> None:
    path = desk.open_book()
    desk.open_account()
    desk.settle()
    before = path.read_bytes()
    desk.click(desk.button("Website, empty, edit"))
    with full_disk():
        desk.type("plane.example")
        with desk.qtbot.waitSignal(desk.wiring.account.rejected):
            desk.press(Qt.Key.Key_Return)
        website = desk.account.fields["website"]
        assert "Corvane.csdesk could not be written (its disk is full" in website.message
        assert website.editing
        assert typed() == "plane.example"
        desk.settle()
    assert path.read_bytes() == before
    with desk.qtbot.waitSignal(desk.wiring.account.edited):
        desk.press(Qt.Key.Key_Return)
    assert desk.account.fields["website"].value == "plane.example"


def test_a_file_that_another_holds_too_long_freezes_nothing_and_loses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the write waits, one goes on working; when it gives up, it says who has the file."""
    monkeypatch.setattr("cs_desktop.models.write.PATIENCE_S", 1.0)
    path = desk.open_book()
    desk.open_account()
    source = desk.folder / "new.csv"
    source.write_text("external_id,name\nN-1,Newcomer\n", encoding="utf-8")
    website = desk.account.fields["website"]
    with Colleague(path) as mira:
        mira.begin_import(source)
        desk.click(desk.button("Website, empty, edit"))
        desk.type("train.example")
        with desk.qtbot.waitSignal(desk.wiring.account.rejected, timeout=20_000):
            desk.press(Qt.Key.Key_Return)
            # The write waits now; one goes on typing elsewhere.
            desk.click(desk.button("Region, empty, edit"))
            desk.type("North")
            assert typed() == "North"
        assert (
            "Corvane.csdesk is in use by Mira (importing new.csv); try again in a moment" in website.message
        )
        assert "train.example" in {line.text() for line in desk.account.findChildren(QLineEdit)}
        mira.ask("go on")
        with desk.qtbot.waitSignal(desk.wiring.account.edited):
            desk.click(desk.button("Try again"))
    assert website.value == "train.example"


def typed() -> str:
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    return editor.text()
