"""Where customers are lost, and what that makes of the gaps of a map, as one works with it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.journey.losses_shown import LossScope
from cs_desktop.models.tables import Account, AccountAttribute, LifecycleStage
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author, WriteTx
from cs_desktop.views.journey.whereabouts_panel import WhereaboutsPanel
from tests.views.conftest import Desk
from tests.views.journeys import start_map
from tests.workspaces import NOON


def _put_into_stages(tx: WriteTx) -> None:
    """Let Halden and Kessel onboard since they are customers, far too long for 90 days."""
    stage = tx.session.query(LifecycleStage).filter_by(name="Onboard").one()
    stage.expected_days = 90
    for account in tx.session.query(Account).filter(Account.name.in_(("Halden Freight", "Kessel Dental"))):
        account.lifecycle_id = stage.id
        row = {"account_id": account.id, "field": "lifecycle", "value": str(stage.id)}
        tx.session.add(AccountAttribute(id=tx.new_id(), valid_from=account.customer_since, **row))


def _where(desk: Desk) -> WhereaboutsPanel:
    return desk.wiring.journey.standing.panel


def test_gaps_are_ranked_and_losses_are_looked_at_by_segment(desk: Desk) -> None:
    path = desk.write_book()
    workspace = WorkspaceFile(path, NOON, Author("ana.ruiz", "elsewhere"))
    workspace.write("Stages", _put_into_stages)
    workspace.close()
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    desk.settle()
    desk.open_account()
    view, losing = start_map(desk), desk.wiring.journey.losing

    # Customers since April 2025, they were too long in it after 136 days, in August 2025: over a year ago.
    desk.choose(ActionId.LOSSES)
    panel = losing.losses
    desk.qtbot.waitUntil(panel.copy.isEnabled)
    panel.time.setFocus()
    desk.press(Qt.Key.Key_End)
    desk.qtbot.waitUntil(lambda: desk.wiring.journey.losing.controller.scope == LossScope(months=None))
    desk.settle()
    desk.click(panel.copy)
    table = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    onboard = next(line for line in table if line[0] == "Onboard")
    # Two accounts, both overstayed, with $640K and $540K.
    assert onboard[1:7] == ["2", "2", "0", "0", "2", "$1.18M"]
    panel.segment.setFocus()
    assert [panel.segment.itemText(at) for at in range(panel.segment.count())] == [
        "All segments",
        "Enterprise",
    ]

    # Customers since Apr 1, 2025: 560 days by Oct 13, 2026.
    desk.choose(ActionId.WHEREABOUTS)
    desk.settle()
    desk.qtbot.waitUntil(lambda: "560 of 90 days, too long" in desk.texts())
    assert "Overstayed, Aug 15, 2025" in desk.texts()
    # The account is moved on from there, and back by an undo.
    stages = _where(desk).stage
    assert stages.currentText() == "Onboard"
    stages.setFocus()
    desk.press(Qt.Key.Key_Down)
    desk.qtbot.waitUntil(lambda: _where(desk).stage.currentText() == "Adopt" and "0 days" in desk.texts())
    view.canvas.lanes.setFocus()
    desk.settle()
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: "560 of 90 days, too long" in desk.texts())

    desk.click(desk.button(view.foot.texts[1]))
    gaps = losing.gaps
    assert gaps.isVisible()
    desk.qtbot.waitUntil(lambda: any("account" in line.accessibleName() for line in gaps.lines))
    first = gaps.lines[0]
    desk.qtbot.waitUntil(first.isVisible)
    first.setFocus()
    desk.press(Qt.Key.Key_Space)
    (chosen,) = view.canvas.scene.selected_cards()
    assert first.accessibleName().startswith(f"1. {view.canvas.scene.cards[chosen].card.title}")
    # It is closed with its tab.
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert not gaps.isVisible()
