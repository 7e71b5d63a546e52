"""Signals as a person meets them: looked through by keys, answered, and their rules changed."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.signals.built_in import SIGNALS
from cs_desktop.domain.vocabulary import AttentionState
from cs_desktop.models.tables import Account
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author
from cs_desktop.views.metrics.reading_form import ReadingForm
from cs_desktop.views.signals.page import SignalsPage, View
from tests.views.conftest import Desk
from tests.workspaces import NOON, TODAY, add_metric, add_points

CONTROL = Qt.KeyboardModifier.ControlModifier


def _open(desk: Desk) -> SignalsPage:
    """Open the book, in which three accounts owe us, and go to the signals."""
    path = desk.write_book()
    workspace = WorkspaceFile(path, NOON, Author("ana.ruiz", "elsewhere"))
    invoice = add_metric(workspace, "invoice_days_overdue")
    ids = workspace.write(
        "Look", lambda tx: [row.id for row in tx.session.query(Account).order_by(Account.id)]
    )
    for account, days in zip(ids.value[:4], (40.0, 50.0, 60.0, 10.0), strict=True):
        add_points(workspace, account, invoice, {TODAY - timedelta(days=5): days})
    workspace.close()
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    desk.settle()
    desk.choose(ActionId.ALL_SIGNALS)
    desk.settle()
    wiring = desk.wiring.pages.analytics.signals
    assert wiring is not None
    return wiring.page


def _states(page: SignalsPage) -> list[tuple[str, AttentionState | None]]:
    rows = [page.list.model.row(place) for place in range(page.list.model.rowCount())]
    return [(row.account, row.state) for row in rows]


def test_signals_are_answered_by_keys_and_their_rule_is_changed(desk: Desk) -> None:
    page = _open(desk)
    names = [account for account, _ in _states(page)]
    assert (len(names), names[:2]) == (3, ["Halden Freight", "Kessel Dental"])
    # One begins on the first: of equal gravity the largest account.
    assert page.current is not None
    assert "Open since Oct 8, 2026 (5 d)." in " ".join(desk.texts())

    desk.press(Qt.Key.Key_A)
    desk.settle()
    assert _states(page)[0] == (names[0], AttentionState.ACKNOWLEDGED)

    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_S)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    # A menu that is gone leaves no window active where there is no screen.
    desk.window.activateWindow()
    desk.settle()
    assert _states(page) == [(names[0], AttentionState.ACKNOWLEDGED), (names[2], None)]
    assert page.filters.states.button("snoozed").text() == "Snoozed 1"

    # One stands on what comes next, and says what became of it.
    desk.press(Qt.Key.Key_R)
    form = desk.wiring.of_account.signals.resolving
    assert form.isVisible()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Tab)
    desk.type("They paid")
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.settle()
    assert not form.isVisible()
    assert _states(page) == [(names[0], AttentionState.ACKNOWLEDGED)]
    desk.choose(ActionId.UNDO)
    desk.qtbot.waitUntil(lambda: _states(page)[1:] == [(names[2], None)])

    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert desk.account.tabs.shown == "health"
    assert desk.button("1 signal").isVisible()
    desk.wiring.navigation.go("analytics")

    page.show_view(View.RULES)
    desk.settle()
    page.rules.select("invoice")
    line = page.rules.current
    assert line is not None
    assert (line.shown.fed, line.shown.of, line.shown.open) == (4, 5, 3)
    assert line.precision is not None
    desk.press(Qt.Key.Key_Return)
    assert desk.wiring.pages.analytics.signals is not None
    rule_form, choosing = (
        desk.wiring.pages.analytics.signals.form,
        desk.wiring.pages.analytics.signals.choosing,
    )
    rule_form.threshold.setText("fifty")
    rule_form.submit()
    assert "Enter a number such as 30." in desk.texts()
    rule_form.threshold.setText("55")
    desk.click(rule_form.trial)
    desk.settle()
    assert any(text.startswith(f"Open at 1 account today: {names[2]}.") for text in desk.texts())
    desk.press(Qt.Key.Key_Return, CONTROL)
    desk.settle()
    assert not rule_form.isVisible()
    line = page.rules.current
    assert line is not None
    assert (line.shown.open, line.shown.stored) == (1, True)

    # What nothing feeds says so, and leads to where it is entered.
    page.rules.select("merger")
    assert "no data" in page.rules.strip.told
    desk.click(page.rules.strip.enter)
    choosing.account.setText("Nobody")
    choosing.submit()
    assert "Choose one of the accounts." in desk.texts()
    choosing.account.setText("Halden Freight")
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        choosing.submit()
    desk.settle()
    reading = desk.wiring.of_account.planning.readings.form
    assert isinstance(reading, ReadingForm)
    assert reading.choice.key == "merger_acquisition"

    desk.choose(ActionId.ACCOUNT_SIGNALS)
    desk.settle()
    panel = desk.wiring.of_account.account_signals.panel
    assert (panel.model.rowCount(), panel.current) == (len(SIGNALS), None)
    with desk.qtbot.waitSignal(desk.wiring.undo.reverted):
        desk.choose(ActionId.UNDO)
    desk.settle()
    # By the rule as it was before, this account owes us for too long, and somebody is at it.
    assert panel.model.row(0).signal.state is AttentionState.ACKNOWLEDGED
