"""Gaps, bridges and objectives joined on the map by mouse and by keys, as one story each."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import Card
from cs_desktop.domain.journey.linking import linked_objective
from cs_desktop.domain.journey.outline import OutlineNode
from cs_desktop.domain.journey.ties import bridges_of, gaps_of, objectives_of, uncovered
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.models.tables import Account, Objective, SuccessPlan
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author, WriteTx
from cs_desktop.views.journey.line_button import LineButton
from cs_desktop.views.journey.links_panel import LinksPanel
from cs_desktop.views.journey.outline_texts import OutlineTexts
from cs_desktop.views.journey.page import JourneyView
from cs_desktop.views.screen import PORTFOLIO
from cs_desktop.views.widgets.buttons import Button
from cs_desktop.views.wiring.leading import Spot
from tests.views.conftest import Desk, Opener
from tests.views.journeys import content_of, start_map
from tests.workspaces import NOON

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(desk: Desk) -> JourneyView:
    """Return the map of an account with a success plan, begun from the standard template."""
    path = desk.write_book()
    workspace = WorkspaceFile(path, NOON, Author("ana.ruiz", "elsewhere"))
    workspace.write("Add plan", _add_plan)
    workspace.close()
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    desk.settle()
    desk.open_account()
    view = start_map(desk)
    desk.choose(ActionId.MAP_FIT)
    view.canvas.lanes.setFocus()
    return view


def _add_plan(tx: WriteTx) -> None:
    account = tx.session.query(Account).filter_by(name="Halden Freight").one()
    tx.session.add(plan := SuccessPlan(id=tx.new_id(), account_id=account.id, name="Plan"))
    tx.session.flush()
    for place, text in enumerate(("Cut planning time", "Night shift in the plan")):
        tx.session.add(Objective(id=tx.new_id(), plan_id=plan.id, text=text, position=place))


def _objective(desk: Desk) -> int:
    """Return the id of the first objective, as the palette knows it."""
    shown = desk.wiring.journey.view.shown
    assert shown is not None
    return shown.objectives[0].id


def _cards(page: JourneyView, kind: CardKind) -> list[Card]:
    return [card for card in content_of(page).cards if card.kind is kind]


def _on_screen(page: JourneyView, place: QPointF) -> QPoint:
    return page.canvas.lanes.mapFromScene(place)


def _middle(page: JourneyView, card_id: int) -> QPoint:
    item = page.canvas.scene.cards[card_id]
    return _on_screen(page, item.mapToScene(item.frame.center()))


def _drag(page: JourneyView, start: QPoint, end: QPoint) -> None:
    viewport = page.canvas.lanes.viewport()
    QTest.mousePress(viewport, LEFT, NONE, start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, NONE, end)


def test_a_gap_is_bridged_and_its_bridge_linked_by_mouse(desk: Desk, page: JourneyView) -> None:
    scene, viewport = page.canvas.scene, page.canvas.lanes.viewport()
    gap = next(iter(uncovered(content_of(page))), None)
    if gap is None:
        (bridge, *_) = _cards(page, CardKind.BRIDGE)
        gap = gaps_of(content_of(page), bridge.id)[0]
        # A link is chosen where it is drawn, and Delete takes it away; the gap then asks for a bridge.
        item = scene.ties.links[next(one.id for one in content_of(page).links if one.source_id == gap.id)]
        middle = _on_screen(page, item.path().pointAtPercent(0.4))
        QTest.mouseClick(viewport, LEFT, NONE, middle)
        assert [kind for kind, _id in scene.chosen()] == [Kind.JOURNEY_LINK]
        desk.press(Qt.Key.Key_Delete)
        desk.qtbot.waitUntil(lambda: gap.id in scene.ties.ghosts)
    # The outline tells of it too.
    texts, node = OutlineTexts(page.shown), OutlineNode((Kind.JOURNEY_CARD, gap.id, 0), gap)
    assert texts.state(node) == "without a bridge"
    # The place that asks for a bridge is clicked: it is there, linked, and waits for its name.
    ghost = scene.ties.ghosts[gap.id].boundingRect()
    QTest.mouseMove(viewport, _on_screen(page, ghost.center() + QPointF(0, ghost.height() / 4)))
    QTest.mouseClick(viewport, LEFT, NONE, _on_screen(page, QPointF(ghost.center().x(), ghost.bottom() - 12)))
    desk.qtbot.waitUntil(page.editor.isVisible)
    desk.type("Night clinic")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(
        lambda: [one.title for one in bridges_of(content_of(page), gap.id)] == ["Night clinic"]
    )
    desk.settle()
    # Another gap is linked with the same bridge by dragging from its port.
    (clinic,) = bridges_of(content_of(page), gap.id)
    other = next(one for one in _cards(page, CardKind.GAP) if one.id != gap.id)
    before = len(bridges_of(content_of(page), other.id))
    scene.select_cards([other.id])
    item = page.canvas.scene.cards[other.id]
    port = _on_screen(page, item.mapToScene(QPointF(item.frame.center().x(), item.frame.bottom())))
    QTest.mousePress(viewport, LEFT, NONE, port)
    QTest.mouseMove(viewport, _middle(page, clinic.id))
    assert page.canvas.lanes.mode is page.canvas.lanes.link
    QTest.mouseRelease(viewport, LEFT, NONE, _middle(page, clinic.id))
    desk.qtbot.waitUntil(lambda: len(bridges_of(content_of(page), other.id)) == before + 1)
    assert page.canvas.lanes.mode is page.canvas.lanes.select
    desk.settle()
    desk.press(Qt.Key.Key_Z, CONTROL)
    desk.qtbot.waitUntil(lambda: len(bridges_of(content_of(page), other.id)) == before)


def test_a_link_that_is_dropped_on_nothing_offers_a_bridge(desk: Desk, page: JourneyView) -> None:
    scene = page.canvas.scene
    gap = _cards(page, CardKind.GAP)[0]
    desk.press(Qt.Key.Key_L)
    assert page.canvas.lanes.mode is page.canvas.lanes.link
    assert scene.layout is not None
    lane = next(place for place in scene.layout.lanes if place.id == gap.lane_id)
    here = QPointF(lane.box.right - 12, lane.box.bottom - 12)
    with desk.qtbot.assertNotEmitted(page.gesture):
        # A gap and a gap are not linked, whatever one draws.
        _drag(page, _middle(page, gap.id), _middle(page, _cards(page, CardKind.GAP)[1].id))
    _drag(page, _middle(page, gap.id), _on_screen(page, here))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    before = len(bridges_of(content_of(page), gap.id))
    menu.actions()[0].trigger()
    menu.close()
    desk.qtbot.waitUntil(lambda: len(bridges_of(content_of(page), gap.id)) == before + 1)
    (made,) = (one for one in bridges_of(content_of(page), gap.id) if one.title == "New bridge")
    assert made.stage_id == content_of(page).stages[-1].id
    desk.settle()
    with desk.qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    page.canvas.lanes.setFocus()
    desk.press(Qt.Key.Key_Escape)
    assert page.canvas.lanes.mode is page.canvas.lanes.select


def _click_line(desk: Desk, panel: LinksPanel, card: Card) -> None:
    """Click the line of a card in the panel, once it is there."""

    def lines() -> list[LineButton]:
        named = (line for line in panel.findChildren(LineButton) if line.isVisible())
        return [line for line in named if line.accessibleName().startswith(card.title)]

    desk.qtbot.waitUntil(lambda: bool(lines()))
    desk.click(lines()[0])


def _lines(panel: LinksPanel, text: str) -> list[LineButton]:
    """Return the lines of the panel that one can see and that have a text."""
    named = (line for line in panel.findChildren(LineButton) if line.isVisible())
    return [line for line in named if text in line.accessibleName()]


def test_links_are_made_and_gone_along_by_keys(desk: Desk, page: JourneyView, opener: Opener) -> None:
    scene, panel = page.canvas.scene, desk.wiring.journey.linking.panel
    bridge = _cards(page, CardKind.BRIDGE)[0]
    scene.select_cards([bridge.id])
    desk.press(Qt.Key.Key_L, SHIFT)
    assert QApplication.focusWidget() is panel.filter
    # Only what has the word is left; Enter takes the first.
    desk.type("night shift")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: len(objectives_of(content_of(page), bridge.id)) == 1)
    desk.settle()
    assert scene.ties.chips[bridge.id].text == "Objective 2: Night shift in the plan"
    # From the bridge to its gap, and from the objective to the bridge that serves it.
    gap = gaps_of(content_of(page), bridge.id)[0]
    _click_line(desk, panel, gap)
    assert scene.selected_cards() == (gap.id,)
    scene.select_cards([])
    _click_line(desk, panel, bridge)
    assert scene.selected_cards() == (bridge.id,)
    # On to the slides, of the journey and of the objective; each opens the deck on its page.
    desk.qtbot.waitUntil(lambda: len(_lines(panel, "Page 4: ")) == 2)
    desk.qtbot.waitUntil(lambda: bool(_lines(panel, "its objective")))
    (journey, *_), (plan, *_) = _lines(panel, "this card"), _lines(panel, "its objective")
    assert "objectives to agree on for the next period" in plan.accessibleName()
    desk.click(journey)
    desk.qtbot.waitUntil(lambda: bool(opener.opened))
    assert opener.opened[0].read_bytes().startswith(b"%PDF")
    # In the deck for the client there is the objective, and neither gap nor bridge.
    desk.settle()
    desk.click(panel.deck.audience.button("client"))
    desk.qtbot.waitUntil(lambda: len(panel.deck.slides) == 1)
    assert not _lines(panel, "this card")
    desk.click(_lines(panel, "its objective")[0])
    desk.qtbot.waitUntil(lambda: len(opener.opened) == 2)
    assert [one.name for one in opener.opened] == ["EBR internal 1.pdf", "EBR 2.pdf"]
    desk.settle()
    desk.click(panel.deck.audience.button("internal"))
    desk.qtbot.waitUntil(lambda: len(panel.deck.slides) == 2)
    # And from the slide back to a part of the map.
    desk.settle()
    panel.deck.slides[0].setFocus()
    back = _lines(panel, gap.title)[-1]
    back.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert scene.selected_cards() == (gap.id,)
    scene.select_cards([bridge.id])
    name = "Delete the link with Objective 2: Night shift in the plan"

    def ends() -> list[Button]:
        return [one for one in panel.findChildren(Button) if one.isVisible() and one.accessibleName() == name]

    desk.qtbot.waitUntil(lambda: bool(ends()))
    desk.click(ends()[0])
    desk.qtbot.waitUntil(lambda: not objectives_of(content_of(page), bridge.id))
    desk.press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    # An objective that is found leads to the map, where its bridges are.
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    objective = _objective(desk)
    spot = Spot(Kind.OBJECTIVE, objective, desk.wiring.account.account_id, "Cut planning time")
    desk.wiring.finding.leading.lead(spot)
    desk.qtbot.waitUntil(panel.isVisible)
    assert page.isVisible()
    # So does the count of its bridges in the inspector beside the portfolio.
    page.gesture.emit(linked_objective(content_of(page), bridge.id, objective))
    desk.qtbot.waitUntil(lambda: objectives_of(content_of(page), bridge.id) == (objective,))
    desk.settle()
    desk.wiring.navigation.go(PORTFOLIO.key)
    desk.portfolio.table.setFocus()
    desk.portfolio.table.selectRow(0)
    desk.press(Qt.Key.Key_Space)
    inspector = desk.wiring.table.inspector.panel
    name = "1 bridge on the journey map"
    desk.qtbot.waitUntil(lambda: any(one.accessibleName() == name for one in inspector.findChildren(Button)))
    desk.settle()
    desk.click(next(one for one in inspector.findChildren(Button) if one.accessibleName() == name))
    desk.qtbot.waitUntil(panel.isVisible)
    desk.qtbot.waitUntil(lambda: scene.selected_cards() == (bridge.id,))
