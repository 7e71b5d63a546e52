"""The back-test as a person runs it: asked by keys, read, saved, and its weights made a draft."""

from PySide6.QtCore import Qt

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.backtest.result import Outcome, Question
from cs_desktop.views.screen import LIBRARY
from tests.backtest_book import backtest_book
from tests.views.conftest import Desk


def test_the_score_is_tested_saved_and_its_weights_are_drafted(desk: Desk) -> None:
    path = desk.folder / "losses.csdesk"
    path.write_bytes(backtest_book())
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    desk.settle()
    desk.choose(ActionId.BACKTEST)
    wiring = desk.wiring.pages.analytics.backtest
    assert wiring is not None
    page = wiring.page
    # What is under way can be given up, and then says so.
    page.progress.cancelled.emit()
    desk.settle()
    assert (page.found, page.bar.save.isEnabled()) == (None, False)
    assert "Nothing was tested. Run it again when you want to know." in desk.texts()
    desk.click(page.bar.again)
    desk.settle()
    assert page.headline.text().startswith("The score sees ")
    assert page.chart.isVisible()
    # The month-ends hang on the horizon.
    before = page.found
    desk.click(page.bar.horizon.button("180"))
    desk.settle()
    assert page.found is not None
    assert before is not None
    assert page.found.question == Question(Outcome.ARR, 180)
    assert len(page.found.month_ends) < len(before.month_ends)
    part = page.parts["bands"]
    assert part.table is not None
    assert part.table.model().rowCount() == 4
    desk.window.grab()

    desk.click(page.bar.save)
    desk.choose_file(desk.folder / "found.csv")
    desk.settle()
    # A dialog that is gone leaves no window active where there is no screen.
    desk.window.activateWindow()
    written = (desk.folder / "found.csv").read_text("utf-8-sig").splitlines()
    assert written[0].strip('"') == page.headline.text()

    desk.click(page.bar.suggest)
    desk.settle()
    assert page.suggestion is not None
    assert page.use.hasFocus()
    desk.press(Qt.Key.Key_Space)
    desk.settle()
    # It is a draft, at the place where it is published or not.
    assert desk.wiring.actions.situation.place == LIBRARY.key
    desk.choose(ActionId.UNDO)
    desk.settle()

    # A line leads to its account.
    desk.wiring.navigation.go("analytics")
    listed = page.parts["mismatches"].table
    assert listed is not None
    listed.take_focus()
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert desk.account.isVisible()
