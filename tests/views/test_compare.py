"""Accounts side by side: from one of them, by typing others; and charts that leave the program."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.charts.request import ChartCopy, ChartFormat
from cs_desktop.views.charts.panel import ChartPanel
from cs_desktop.views.widgets.chip import Chip
from tests.views.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


def test_accounts_are_compared_and_charts_taken_along(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    desk.choose(ActionId.COMPARE_ACCOUNTS)
    desk.settle()
    compared = desk.wiring.pages.analytics.compared
    assert compared is not None
    page = compared.page
    assert [chip.accessibleName() for chip in page.findChildren(Chip)] == ["Remove Halden Freight"]
    assert page.field.hasFocus()
    other = next(name for name in page.offered if name.startswith("Kessel"))
    desk.type(other[:-1])
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert page.account_ids == (page.offered["Halden Freight"], page.offered[other])
    third = next(name for name in page.offered if name.startswith("<b>"))
    desk.type("<b>")
    desk.qtbot.keyClick(page.field.completer().popup(), Qt.Key.Key_Down)
    desk.qtbot.keyClick(page.field.completer().popup(), Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: page.offered[third] in page.account_ids and not page.field.text())
    desk.type("nobody at all")
    desk.press(Qt.Key.Key_Return)
    assert "No account is called so; choose one of the list." in desk.texts()
    desk.window.grab()
    # No score yet: what is not there cannot leave.
    assert not page.chart.frame.isVisible()
    rows = [*page.offered.values()][:3]
    desk.wiring.show_accounts(rows)
    desk.choose(ActionId.COMPARE_ACCOUNTS)
    desk.settle()
    assert set(page.account_ids) == set(rows)
    chip = next(chip for chip in page.findChildren(Chip) if chip.isVisible())
    chip.setFocus()
    desk.press(Qt.Key.Key_Delete)
    desk.settle()
    assert len(page.account_ids) == len(rows) - 1
    desk.open_account()
    _take_along(desk)


def _take_along(desk: Desk) -> None:
    """Copy the chart of an account's page, and write it where that can be done and where it cannot."""
    panel = next(panel for panel in desk.account.findChildren(ChartPanel) if panel.isVisible())
    panel.frame.ask(ChartCopy.DATA)
    assert QGuiApplication.clipboard().text().startswith("day\tARR\n")
    panel.frame.button.setFocus()
    desk.press(Qt.Key.Key_C, CTRL)
    desk.qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    out = desk.folder / "arr.csv"
    panel.frame.ask(ChartFormat.CSV)
    desk.choose_file(out)
    desk.settle()
    assert out.read_bytes().startswith(b"\xef\xbb\xbfday,ARR,unit,formula,source,as_of\r\n")
    out.unlink()
    out.mkdir()
    assert panel.frame.spec is not None
    desk.wiring.of_account.around.charts.controller.write(panel.frame.spec, ChartFormat.CSV, out)
    desk.settle()
    assert any("arr.csv cannot be written" in text for text in desk.texts())
