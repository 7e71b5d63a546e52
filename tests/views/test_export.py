"""The deck, written from the window."""

from PySide6.QtCore import Qt

from tests.views.conftest import Desk


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
    with desk.qtbot.waitSignal(desk.wiring.account.export_failed, timeout=60_000) as failure:
        desk.wiring.account.export_deck(desk.folder / "no such folder" / "Halden.pdf")
    assert str(failure.args[0]) in desk.texts()
    desk.settle()
    desk.click(desk.button("Dismiss"))
    assert str(failure.args[0]) not in desk.texts()
