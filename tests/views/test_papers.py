"""Decks of a whole view, an account on a page, the portfolio report: asked for as a person does."""

import pypdfium2
from PySide6.QtCore import Qt

from cs_desktop.controllers.actions import ActionId
from tests.views.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


def test_decks_of_what_is_shown_a_page_and_a_report_are_written(desk: Desk) -> None:
    desk.open_book()
    papers = desk.wiring.papers
    # Of several accounts the names have to say whose deck it is.
    desk.choose(ActionId.EXPORT_DECKS)
    papers.panel.names.setText("{template}")
    papers.panel.names.setFocus()
    desk.press(Qt.Key.Key_Return, CTRL)
    assert any("names all files alike" in text for text in desk.texts())
    desk.portfolio.take_focus()
    desk.press(Qt.Key.Key_F, CTRL)
    desk.type("halden")
    desk.choose(ActionId.EXPORT_DECKS)
    panel = papers.panel
    assert desk.window.side.shown is panel
    assert panel.accounts.text() == "A deck of 1 account"

    panel.names.setFocus()
    panel.names.selectAll()
    desk.type("{nobody}")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert any("cannot name the files" in text for text in desk.texts())
    panel.names.selectAll()
    desk.type("{id} {template}")
    folder = desk.folder / "decks"
    folder.mkdir()
    desk.press(Qt.Key.Key_Return, CTRL)
    with desk.qtbot.waitSignal(papers.controller.batch_written):
        desk.choose_file(folder)
    assert sorted(path.suffix for path in folder.iterdir()) == [".pdf", ".pdf"]
    assert panel.came.text().startswith("Wrote 1 deck.")

    desk.choose(ActionId.PORTFOLIO_REPORT)
    with desk.qtbot.waitSignal(papers.controller.written):
        desk.choose_file(desk.folder / "report.pdf")
    assert len(pypdfium2.PdfDocument(desk.folder / "report.pdf")) > 0

    # The platform without a display gives the keyboard back to nobody when a dialog closes.
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.open_account()
    desk.choose(ActionId.CLIENT_ONE_PAGER)
    with desk.qtbot.waitSignal(papers.controller.written):
        desk.choose_file(desk.folder / "page.pdf")
    assert (
        "Internal" not in pypdfium2.PdfDocument(desk.folder / "page.pdf")[0].get_textpage().get_text_range()
    )
