"""The deck, written from the window."""

from PySide6.QtCore import Qt

from cs_desktop.domain.slides import Audience
from tests.views.conftest import PATIENCE_MS, Desk


def test_exporting_the_deck(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    out = desk.folder / "Halden.pdf"
    desk.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    with desk.qtbot.waitSignal(desk.wiring.account.exported, timeout=60_000):
        desk.choose_file(out)
    assert out.read_bytes().startswith(b"%PDF-")
    assert any(text.startswith("Wrote Halden.pdf") for text in desk.texts())


def test_a_deck_that_cannot_be_written_says_why_until_dismissed(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    with desk.qtbot.waitSignal(desk.wiring.account.exporting.failed, timeout=60_000) as failure:
        desk.wiring.account.export_deck(desk.folder / "no such folder" / "Halden.pdf", Audience.CLIENT)
    assert str(failure.args[0]) in desk.texts()
    desk.settle()
    desk.click(desk.button("Dismiss"))
    assert str(failure.args[0]) not in desk.texts()


def test_a_deck_under_way_is_finished_when_the_window_is_closed(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    out = desk.folder / "Halden.pdf"
    desk.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    with desk.qtbot.waitSignal(desk.wiring.account.exporting.started, timeout=60_000):
        desk.choose_file(out)
    desk.window.close()
    desk.click(desk.button("Close when done"))
    desk.qtbot.waitUntil(lambda: not desk.window.isVisible(), timeout=PATIENCE_MS)
    assert out.read_bytes().startswith(b"%PDF-")


def test_alt_with_another_key_leaves_the_menu_bar_alone(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    bar = desk.program.window.menuBar()
    shown = bar.isVisible()
    desk.qtbot.keyPress(desk.program.window, Qt.Key.Key_Alt)
    desk.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    desk.qtbot.keyRelease(desk.program.window, Qt.Key.Key_Alt)
    assert bar.isVisible() == shown
    desk.qtbot.keyClick(desk.program.window, Qt.Key.Key_Alt)
    assert bar.isVisible() != shown
