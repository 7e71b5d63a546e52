"""Backups as a person meets them: the panel, one more backup, one brought back, a damaged file opened."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from cs_desktop.common.dates import moment_text
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.backups import Difference
from cs_desktop.models.backup import back_up
from cs_desktop.services.workspaces import open_
from cs_desktop.views.backups.panel import BackupPanel
from tests.views.conftest import Desk
from tests.workspaces import NOON, add_account


def _panel(desk: Desk) -> BackupPanel:
    return desk.wiring.keeping.backups.panel


def _rows(desk: Desk) -> list[str]:
    model = _panel(desk).model
    rows = [model.row(model.index(place)) for place in range(model.rowCount())]
    return [f"{row.title()} | {row.note()}" for row in rows if row is not None]


def _open_panel(desk: Desk) -> BackupPanel:
    with desk.qtbot.waitSignal(desk.wiring.keeping.backups.controller.listed):
        desk.choose(ActionId.BACKUPS)
    desk.settle()
    return _panel(desk)


def _names(path: Path) -> list[str]:
    workspace = open_(path, NOON)
    names = workspace.read(lambda c: c.exec_driver_sql("SELECT name FROM account").scalars().all())
    workspace.close()
    return sorted(names)


def _add_elsewhere(path: Path, name: str) -> None:
    other = open_(path, NOON)
    add_account(other, name)
    other.close()


def _restore(desk: Desk) -> None:
    """Press Restore…, then the button that is not the safe one, and wait for the portfolio."""
    desk.click(_panel(desk).details.restore)
    assert _panel(desk).details.keep.hasFocus(), "the safe way out has the keyboard"
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown, timeout=10_000):
        desk.click(desk.button("Restore this backup"))
    desk.settle()


def test_a_workspace_gets_its_first_backup_and_the_panel_is_left_again(desk: Desk) -> None:
    path = desk.open_book()
    panel = _open_panel(desk)
    assert "No backup yet" in desk.texts()
    with desk.qtbot.waitSignals(
        [desk.wiring.keeping.backups.controller.ended, desk.wiring.keeping.backups.controller.listed]
    ):
        desk.click(panel.make)
    desk.settle()
    assert _rows(desk) == [f"{_when()} | Made by hand · The same as now"]
    assert list(path.with_name(path.name + ".d").glob("backups/*-by-hand.csdesk"))

    # Esc closes the panel, and nothing is compared any more.
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.side.shown is None
    assert desk.wiring.keeping.backups.controller.path is None

    # From the backups one comes to the check.
    _open_panel(desk)
    with desk.qtbot.waitSignal(desk.wiring.keeping.check.controller.checked):
        desk.click(desk.button("Check workspace"))
    assert desk.window.side.shown is desk.wiring.keeping.check.section
    assert desk.wiring.keeping.backups.controller.path is None
    desk.settle()


def test_a_backup_made_in_a_quiet_minute_comes_into_the_list(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cs_desktop.controllers.idle_backups.IDLE_MS", 500)
    desk.open_book()
    _open_panel(desk)
    desk.qtbot.waitUntil(lambda: len(_rows(desk)) == 1)
    desk.settle()


def _when() -> str:
    return moment_text(NOON.now().astimezone())


def test_what_differs_is_told_and_told_anew(desk: Desk) -> None:
    path = desk.write_book()
    back_up(path, NOON.now(), "idle")
    _add_elsewhere(path, "Perrin Books")
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    panel = _open_panel(desk)
    assert _rows(desk) == [f"{_when()} | Made in a quiet minute · 1 change since"]
    row = panel.model.row(panel.model.index(0))
    assert isinstance(row.found, Difference)
    assert row.found.accounts_now == row.found.then.accounts + 1
    _add_elsewhere(path, "Quill Paper")
    # The window hears of it, and a moment later the panel has compared anew.
    desk.qtbot.waitUntil(lambda: "2 changes since" in _rows(desk)[0], timeout=10_000)


def test_a_backup_is_brought_back_where_one_says_so_twice(desk: Desk) -> None:
    path = desk.write_book()
    back_up(path, NOON.now(), "idle")
    before = _names(path)
    _add_elsewhere(path, "Perrin Books")
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    desk.settle()
    assert "Perrin Books" in desk.shown_names()

    # Asked twice, one can leave it as it is.
    details = _open_panel(desk).details
    desk.click(details.restore)
    assert details.is_asking
    asked = " ".join(desk.texts())
    assert f"Take {path.name} back to {_when()}?" in asked
    assert "1 change made since then will no longer be in the workspace." in asked
    desk.press(Qt.Key.Key_Space)
    assert not details.is_asking
    assert "Perrin Books" in _names(path)

    # It is brought back.
    _restore(desk)
    assert sorted(desk.shown_names()) == before
    assert "Restored; the workspace as it was is one more backup" in desk.texts()
    _open_panel(desk)
    assert len(_rows(desk)) == 2
    assert "Before a restore · 1 that the workspace has not" in _rows(desk)[0]

    # And back again: what was taken out comes back.
    _restore(desk)
    assert "Perrin Books" in desk.shown_names()


def test_a_workspace_that_cannot_be_opened_offers_its_backups(desk: Desk) -> None:
    path = desk.write_book()
    before = _names(path)
    back_up(path, NOON.now(), "idle")
    torn = path.read_bytes()[:9000]
    path.write_bytes(torn)
    with desk.qtbot.waitSignal(desk.wiring.keeping.backups.controller.offered):
        desk.window.file_dropped.emit(path)
    assert "was cut short" in desk.window.banner.text
    with desk.qtbot.waitSignal(desk.wiring.keeping.backups.controller.listed):
        desk.click(desk.button("Show its backups"))
    desk.settle()
    assert not _panel(desk).make.isEnabled()
    assert any("Made in a quiet minute" in row for row in _rows(desk))
    _restore(desk)
    assert sorted(desk.shown_names()) == before
    (kept,) = path.parent.glob("*-damaged-*.csdesk")
    assert kept.read_bytes() == torn
    assert "Restored; the damaged file is kept beside it" in desk.texts()


def test_somebody_else_has_it_open(desk: Desk) -> None:
    """Named first; restored anyway if one insists, and then the other can no longer write."""
    path = desk.write_book()
    back_up(path, NOON.now(), "idle")
    before = _names(path)
    other = open_(path, NOON)
    other.presence.announce()
    try:
        add_account(other, "Perrin Books")
        with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
            desk.window.file_dropped.emit(path)
        panel = _open_panel(desk)
        desk.click(panel.details.restore)
        with desk.qtbot.waitSignal(desk.wiring.keeping.backups.controller.not_restored):
            desk.click(desk.button("Restore this backup"))
        desk.qtbot.waitUntil(lambda: panel.details.is_asking, timeout=10_000)
        desk.settle()
        assert any("is open elsewhere" in text for text in desk.texts())
        assert "Perrin Books" in _names(path)
        with desk.qtbot.waitSignal(desk.wiring.portfolio_shown, timeout=10_000):
            desk.click(desk.button("Restore anyway"))
        desk.settle()
        assert sorted(desk.shown_names()) == before
        with pytest.raises(Exception, match="replaced or removed"):
            add_account(other, "Too Late Inc")
    finally:
        other.close()


def test_one_that_cannot_be_used_says_why(desk: Desk) -> None:
    path = desk.write_book()
    whole = back_up(path, NOON.now(), "idle")
    whole.write_bytes(whole.read_bytes()[:5000])
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    panel = _open_panel(desk)
    assert _rows(desk) == [f"{_when()} | Cannot be used"]
    assert not panel.details.restore.isEnabled()
    assert any("was cut short" in text and "Choose another" in text for text in desk.texts())
