"""The deck, written from the window."""

from PySide6.QtCore import Qt

from cs_desktop.domain.deck.content import Audience
from tests.views.conftest import PATIENCE_MS, Desk


def test_the_deck_is_written_or_says_why_not(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    out = desk.folder / "Halden.pdf"
    desk.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    with desk.qtbot.waitSignal(desk.wiring.account.exported, timeout=60_000):
        desk.choose_file(out)
    assert out.read_bytes().startswith(b"%PDF-")
    assert any(text.startswith("Wrote Halden.pdf") for text in desk.texts())
    desk.settle()
    # Little is known of this account: the slides that are not in the deck are named until one has read it.
    assert any(text.startswith("Left out, for there is nothing") for text in desk.texts())
    desk.click(desk.button("Dismiss"))

    # One that cannot be written says why until that is dismissed.
    with desk.qtbot.waitSignal(desk.wiring.account.exporting.failed, timeout=60_000) as failure:
        desk.wiring.account.export_deck(desk.folder / "no such folder" / "Halden.pdf", Audience.CLIENT)
    assert str(failure.args[0]) in desk.texts()
    desk.settle()
    desk.click(desk.button("Dismiss"))
    assert str(failure.args[0]) not in desk.texts()


def test_keys_with_alt_and_a_deck_under_way_when_the_window_is_closed(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()

    # Alt with another key leaves the menu bar alone.
    bar = desk.program.window.menuBar()
    shown = bar.isVisible()
    desk.qtbot.keyPress(desk.program.window, Qt.Key.Key_Alt)
    desk.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    desk.qtbot.keyRelease(desk.program.window, Qt.Key.Key_Alt)
    assert bar.isVisible() == shown
    desk.open_account()
    desk.qtbot.keyPress(desk.program.window, Qt.Key.Key_Alt)
    desk.press(Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    desk.qtbot.keyRelease(desk.program.window, Qt.Key.Key_Alt)
    assert desk.wiring.account_screen.tabs.shown == "health"
    assert bar.isVisible() == shown
    desk.qtbot.keyClick(desk.program.window, Qt.Key.Key_Alt)
    assert bar.isVisible() != shown
    desk.qtbot.keyClick(desk.program.window, Qt.Key.Key_Alt)

    # Closing the window finishes the deck first.
    desk.open_account()
    out = desk.folder / "Halden.pdf"
    desk.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    with desk.qtbot.waitSignal(desk.wiring.account.exporting.started, timeout=60_000):
        desk.choose_file(out)
    desk.window.close()
    desk.click(desk.button("Close when done"))
    desk.qtbot.waitUntil(lambda: not desk.window.isVisible(), timeout=PATIENCE_MS)
    assert out.read_bytes().startswith(b"%PDF-")
