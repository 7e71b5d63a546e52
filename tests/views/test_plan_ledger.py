"""The ledger as a person uses it: asked, agreed, changed, confirmed, revoked, and never undone."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from sqlalchemy import select

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.models.tables import Contact, Measure, Objective, SuccessPlan
from cs_desktop.models.write import WriteTx
from cs_desktop.views.itemmodels.portfolio_columns import place_of
from cs_desktop.views.plan.ledger_panel import LedgerPanel
from cs_desktop.views.plan.sign_off_forms import AgreementForm, AskForm, ConfirmForm, RevokeForm
from cs_desktop.views.widgets.tiles import Tile
from tests.views.conftest import Desk, Opener
from tests.workspaces import TODAY

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down


def _begin(desk: Desk) -> int:
    """Give the account on screen a draft plan with one objective, and go there; return its measure."""
    account = desk.wiring.plan.desk.account.account_id
    assert account is not None

    def work(tx: WriteTx) -> int:
        plan = SuccessPlan(id=tx.new_id(), account_id=account, name="Plan", status="draft")
        tx.session.add(plan)
        tx.session.flush()
        objective = Objective(id=tx.new_id(), plan_id=plan.id, text="Mornings back")
        tx.session.add(objective)
        tx.session.flush()
        measure = Measure(id=tx.new_id(), objective_id=objective.id, name="Hours", kind="lower", unit="h")
        measure.baseline, measure.target, measure.current, measure.worth_value = 41.0, 22.0, 27.0, 50_000
        tx.session.add(measure)
        return measure.id

    measure = desk.wiring.plan.desk.workspace.context().workspace.write("Begin", work).value
    desk.account.tabs.show_tab("plan")
    desk.settle()
    desk.wiring.plan.objectives.table.choose_first()
    return measure


def _change(desk: Desk, measure: int, **values: float) -> None:
    def work(tx: WriteTx) -> None:
        row = tx.session.get(Measure, measure)
        for name, value in values.items():
            setattr(row, name, value)

    desk.wiring.plan.desk.workspace.context().workspace.write("Change", work)
    desk.wiring.plan.controller.read_anew()
    desk.settle()


def _let_leave(desk: Desk, day: date | None) -> None:
    """Let the contact have left on a day, or be there."""

    def work(tx: WriteTx) -> None:
        tx.session.scalars(select(Contact)).one().left_on = day

    desk.wiring.plan.desk.workspace.context().workspace.write("Leave", work)


def _tiles(desk: Desk) -> list[str]:
    """Return what the tiles of the portfolio are called."""
    return [tile.accessibleName() for tile in desk.portfolio.findChildren(Tile)]


def _finish(desk: Desk) -> None:
    desk.press(ENTER, CTRL)
    desk.settle()


def test_the_story_of_an_agreement_and_its_value(desk: Desk, tmp_path: Path, opener: Opener) -> None:
    desk.open_book()
    desk.open_account()
    measure = _begin(desk)
    ledger = desk.wiring.plan.ledger
    table = desk.wiring.plan.objectives.table
    assert ledger.agreed.signed.text() == "Not agreed on yet"

    # Asking copies a message, and notes the day.
    desk.choose(ActionId.ASK_SIGN_OFF)
    assert isinstance(ledger.forms.form, AskForm)
    _finish(desk)
    assert "1. Mornings back\n   Hours: 41 h → 22 h" in QGuiApplication.clipboard().text()
    assert table.lines.rows[0].sign_off_text.startswith("Asked ")

    # Who agreed must be chosen; the whole plan is agreed on from the keyboard.
    desk.choose(ActionId.RECORD_AGREEMENT)
    form = ledger.forms.form
    assert isinstance(form, AgreementForm)
    form.about.setFocus()
    desk.press(Qt.Key.Key_Home)
    _finish(desk)
    assert "Choose who said it." in desk.texts()
    form.said.quote.setFocus()
    desk.type("We sign this")
    # Whoever closes the form half-filled goes on with it where it was, also after looking elsewhere.
    desk.press(Qt.Key.Key_Escape)
    assert "Kept what you entered: Record agreement · Halden Freight" in desk.texts()
    desk.account.tabs.show_tab("overview")
    desk.click(desk.button("Go on"))
    desk.settle()
    form = ledger.forms.form
    assert isinstance(form, AgreementForm)
    assert (form.about.currentIndex(), form.said.quote.toPlainText()) == (0, "We sign this")
    form.said.contact.setFocus()
    desk.press(DOWN)
    # Who has left by that day cannot have agreed.
    _let_leave(desk, TODAY - timedelta(days=1))
    _finish(desk)
    assert "left on Oct 12, 2026; choose somebody" in form.message
    _let_leave(desk, None)
    _finish(desk)
    assert isinstance(desk.window.side.shown, LedgerPanel)
    assert ledger.agreed.signed.text().startswith("Version 1, signed ")
    assert table.lines.rows[0].sign_off_text.startswith("Signed ")

    # What is changed afterwards is told, and undo does not take the agreement back but says what to do.
    _change(desk, measure, target=24.0)
    assert table.lines.rows[0].sign_off_text == "Changed since"
    desk.choose(ActionId.UNDO)
    desk.settle()
    assert any("revoke it in the ledger, with a reason" in text for text in desk.texts())
    assert ledger.panel.list.lines.rowCount() == 1
    # The next one is for what was done before: the day on which one asked.
    assert desk.program.actions[ActionId.UNDO].isEnabled()

    # A result is confirmed, with its evidence; the amount is the formula's: 14 h × $500.
    paper = tmp_path / "Mail.pdf"
    paper.write_bytes(b"%PDF-1.7\nWe save 14 hours")
    table.choose_first()
    desk.choose(ActionId.CONFIRM_VALUE)
    confirming = ledger.forms.form
    assert isinstance(confirming, ConfirmForm)
    assert confirming.worth.text() == "7,000"
    confirming.said.contact.setFocus()
    desk.press(DOWN)
    _finish(desk)
    assert "Enter what the contact said, or attach the evidence." in desk.texts()
    desk.click(confirming.evidence.button)
    desk.choose_file(paper)
    desk.settle()
    desk.press(Qt.Key.Key_Escape)
    desk.choose(ActionId.CONFIRM_VALUE)
    confirming = ledger.forms.form
    assert isinstance(confirming, ConfirmForm)
    assert (confirming.evidence.path, confirming.said.contact.currentIndex()) == (paper, 1)
    confirming.said.contact.setFocus()
    _finish(desk)
    assert ledger.panel.totals.text() == "Value confirmed: $7K, 1 result"
    assert ledger.agreed.value.text() == "$7K"
    confirmed = desk.portfolio.model.index(0, place_of(PortfolioColumn.CONFIRMED))
    assert confirmed.data() == "$7K"
    assert "Value confirmed $7K" in _tiles(desk)
    assert "Evidence: Mail.pdf" in ledger.panel.detail.text()
    desk.click(ledger.panel.evidence)
    desk.settle()
    assert [path.suffix for path in opener.opened] == [".pdf"]

    assert desk.window.side.shown is ledger.panel

    # The certificate is written where one says.
    desk.click(ledger.panel.certificate)
    out = tmp_path / "Certificate.pdf"
    desk.choose_file(out)
    desk.settle()
    assert out.read_bytes().startswith(b"%PDF")

    # Revoking is an entry of its own; the value counts no more.
    desk.click(ledger.panel.revoke)
    revoking = ledger.forms.form
    assert isinstance(revoking, RevokeForm)
    # The file dialog that closed took the keyboard with it.
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    revoking.reason.setFocus()
    _finish(desk)
    assert "Enter why it is taken back." in desk.texts()
    desk.type("Counted twice")
    _finish(desk)
    assert ledger.panel.totals.text() == "Value confirmed: $0, 0 results"
    confirmed = desk.portfolio.model.index(0, place_of(PortfolioColumn.CONFIRMED))
    assert confirmed.data() == "–"
    assert "Value confirmed $0" not in _tiles(desk)
    assert ledger.panel.list.lines.rowCount() == 3
    desk.click(desk.button("Agreements"))
    assert ledger.panel.list.lines.rowCount() == 1
    # What was done last stands first in the history of the plan.
    assert "Revoked confirmation of value of Halden Freight" in desk.texts()
