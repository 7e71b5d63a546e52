"""The Journey tab as a person works on it: a map is begun; cards are dragged, written, added, deleted."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.views.journey.page import JourneyView
from cs_desktop.views.theme.tokens import DARK, LIGHT
from tests.views.conftest import Desk
from tests.views.journeys import card_spot, card_titled, card_titles, first_eighth, open_map

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk) -> JourneyView:
    """Return the map of an account, begun from the standard template."""
    return open_map(desk)


def _click(page: JourneyView, title: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(page.canvas.lanes.viewport(), LEFT, modifiers, card_spot(page, title))


def _drag(page: JourneyView, title: str, by: QPoint) -> None:
    viewport, start = page.canvas.lanes.viewport(), card_spot(page, title)
    QTest.mousePress(viewport, LEFT, NONE, start)
    QTest.mouseMove(viewport, start + by / 2)
    QTest.mouseMove(viewport, start + by)
    QTest.mouseRelease(viewport, LEFT, NONE, start + by)


def test_a_map_is_begun_by_keys_alone_and_only_where_one_asks_for_it(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    view = desk.wiring.journey.view
    desk.qtbot.waitUntil(view.start_page.isVisible)
    starts = [one for one in view.start_page.findChildren(QAbstractButton) if one.text() == "Start"]
    first = min(starts, key=lambda one: one.mapTo(view, QPoint()).y())
    assert QApplication.focusWidget() is first
    desk.press(Qt.Key.Key_Space)
    desk.qtbot.waitUntil(view.canvas.isVisible)
    assert QApplication.focusWidget() is view.canvas.lanes
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is view.canvas.lanes

    # Another map is not begun where the account has none.
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    rows = desk.portfolio.model.portfolio
    assert rows is not None
    here = desk.wiring.account.account_id
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        desk.wiring.open_account(next(row.id for row in rows.rows if row.id != here))
    desk.choose(ActionId.START_MAP)
    desk.qtbot.waitUntil(view.start_page.isVisible)
    desk.settle()
    assert view.content is None


def test_a_card_is_dragged_and_pushed_and_no_push_is_lost(desk: Desk, page: JourneyView) -> None:
    # Dragged to the next stage, undo brings it back.
    before = card_titled(page, "Kickoff on site")
    width = page.canvas.scene.layout.stages[0].box.width if page.canvas.scene.layout else 0
    _drag(page, "Kickoff on site", QPoint(round(width), 0))
    desk.qtbot.waitUntil(lambda: first_eighth(page, "Kickoff on site") == 16)
    desk.press(Qt.Key.Key_Z, CONTROL)
    desk.qtbot.waitUntil(lambda: card_titled(page, "Kickoff on site") == before)

    # By keys; in the fifth stage, at its beginning: 4 * 8.
    assert first_eighth(page, "Value report") == 32
    _click(page, "Value report")
    desk.press(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    desk.qtbot.waitUntil(lambda: first_eighth(page, "Value report") == 32 - 8)
    desk.press(Qt.Key.Key_Right)
    desk.qtbot.waitUntil(lambda: first_eighth(page, "Value report") == 32 - 8 + 1)

    # Keys pressed faster than they are stored all count.
    desk.settle()
    start, qbr = 32 - 8 + 1, first_eighth(page, "QBR") or 0
    for _ in range(5):
        desk.press(Qt.Key.Key_Right)
    # What is chosen by the time they are stored has nothing to do with them.
    page.canvas.scene.select_cards([card_titled(page, "QBR").id])
    desk.press(Qt.Key.Key_Right)
    desk.qtbot.waitUntil(lambda: first_eighth(page, "QBR") == qbr + 1)
    assert first_eighth(page, "Value report") == start + 5

    # What was read before a push was stored, here three of them, loses none of the next.
    desk.settle()
    controller = desk.wiring.journey.controller
    with desk.qtbot.waitSignal(controller.loaded) as read:
        controller.refresh()
    _click(page, "Value report")
    for _ in range(3):
        desk.press(Qt.Key.Key_Right)
    controller.loaded.emit(read.args[0])
    desk.qtbot.waitUntil(lambda: first_eighth(page, "Value report") == start + 5 + 3)


def test_a_title_is_written_in_place(desk: Desk, page: JourneyView) -> None:
    _click(page, "QBR")
    desk.press(Qt.Key.Key_F2)
    desk.type("QBR with planners")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "QBR with planners" in card_titles(page))
    assert card_titled(page, "QBR with planners").way == "qbr"
    desk.press(Qt.Key.Key_F2)
    desk.type("Nothing of it")
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    assert "Nothing of it" not in card_titles(page)

    # Arrows in a title leave the card where it is.
    _click(page, "QBR with planners")
    before = card_titled(page, "QBR with planners")
    desk.press(Qt.Key.Key_F2)
    with desk.qtbot.assertNotEmitted(page.gesture):
        desk.press(Qt.Key.Key_Down)
        desk.press(Qt.Key.Key_Escape)
    assert card_titled(page, "QBR with planners") == before

    # Half written it is kept when one goes to another tab.
    desk.press(Qt.Key.Key_F2)
    desk.type("QBR")
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    desk.qtbot.waitUntil(lambda: "QBR" in card_titles(page))
    assert page.editor.isHidden()

    # An added card waits for its own.
    desk.click(desk.button("Add gap"))
    desk.qtbot.waitUntil(page.editor.isVisible)
    desk.type("Nobody reads the mails")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "Nobody reads the mails" in card_titles(page))
    assert card_titled(page, "Nobody reads the mails").state == "open"


def test_a_title_can_be_read_while_it_is_written_on_a_small_map(desk: Desk, page: JourneyView) -> None:
    page.canvas.set_zoom(0.3)
    _click(page, "QBR")
    desk.press(Qt.Key.Key_F2)
    editor = page.editor
    assert editor.width() >= editor.sizeHint().width()
    assert editor.height() >= editor.sizeHint().height()
    assert page.canvas.lanes.viewport().rect().right() >= editor.geometry().right()
    assert editor.fontInfo().pixelSize() == 11
    # It goes with its card, as large as that: twice 12 pixels at 200%.
    lanes, item = page.canvas.lanes, page.canvas.scene.cards[card_titled(page, "QBR").id]
    page.canvas.set_zoom(2.0)
    for bar in (lanes.horizontalScrollBar(), lanes.verticalScrollBar()):
        bar.setValue(bar.maximum() // 2)
    area = lanes.mapFromScene(item.mapRectToScene(item.frame)).boundingRect()
    assert editor.fontInfo().pixelSize() == 24
    assert (editor.y(), editor.width()) == (area.y(), max(area.width(), editor.sizeHint().width()))
    assert editor.hasFocus()

    # Whoever leaves it for the palette can type there.
    desk.choose(ActionId.PALETTE)
    desk.settle()
    here = QApplication.focusWidget()
    assert here is not None
    assert here is not page.canvas.lanes
    assert editor.isHidden()


def test_every_card_feeling_and_milestone_is_reached_by_keys(desk: Desk, page: JourneyView) -> None:
    scene = page.canvas.scene
    desk.press(Qt.Key.Key_Down)
    (first,) = scene.chosen()
    ways = {
        (0, 1): Qt.Key.Key_Down,
        (0, -1): Qt.Key.Key_Up,
        (1, 0): Qt.Key.Key_Right,
        (-1, 0): Qt.Key.Key_Left,
    }
    reached, waiting = {first}, [first]
    while waiting:
        here = waiting.pop()
        for way, key in ways.items():
            scene.choose(*here)
            desk.press(key, CONTROL)
            if QApplication.focusWidget() is not page.canvas.lanes:
                # It went on to the heads or the labels.
                page.canvas.lanes.setFocus()
                continue
            (there,) = scene.chosen()
            assert there == (scene.part_beside(*here, *way) or here)
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    assert reached == {
        *((Kind.JOURNEY_CARD, card) for card in scene.cards),
        *((Kind.JOURNEY_EMOTION, feeling) for feeling in scene.feelings.items),
        *((Kind.MILESTONE, milestone) for milestone in scene.milestones.items),
    }


def test_several_are_selected_and_deleted_as_one_step(desk: Desk, page: JourneyView) -> None:
    # A band selects what it touches.
    viewport = page.canvas.lanes.viewport()
    first, second = card_spot(page, "Training of users"), card_spot(page, "First QBR")
    start = QPoint(first.x() - 78, first.y() - 18)
    QTest.mousePress(viewport, LEFT, NONE, start)
    QTest.mouseMove(viewport, first)
    QTest.mouseMove(viewport, second)
    QTest.mouseRelease(viewport, LEFT, NONE, second)
    chosen = {page.canvas.scene.cards[id_].card.title for id_ in page.canvas.scene.selected_cards()}
    assert chosen == {"Training of users", "First QBR"}

    # So do clicks with Ctrl; they go, and come back, together.
    page.canvas.scene.clearSelection()
    both = {"Training of users", "First QBR"}
    _click(page, "Training of users")
    _click(page, "First QBR", CONTROL)
    assert len(page.canvas.scene.selected_cards()) == 2
    desk.press(Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: not both & card_titles(page))
    desk.press(Qt.Key.Key_Z, CONTROL)
    desk.qtbot.waitUntil(lambda: both <= card_titles(page))
    # What came back is selected once the step is stored.
    desk.settle()
    assert {page.canvas.scene.cards[id_].card.title for id_ in page.canvas.scene.selected_cards()} == both

    # At once, before the deletion is stored: it is taken back, not what was done before it.
    _click(page, "QBR")
    desk.press(Qt.Key.Key_Right)
    desk.settle()
    moved, every = card_titled(page, "QBR"), set(page.canvas.scene.cards)
    desk.choose(ActionId.MAP_OUTLINE)
    page.canvas.lanes.setFocus()
    desk.press(Qt.Key.Key_A, CONTROL)
    desk.press(Qt.Key.Key_Delete)
    desk.press(Qt.Key.Key_Z, CONTROL)
    desk.settle()
    assert set(page.canvas.scene.cards) == every
    assert card_titled(page, "QBR") == moved
    assert set(page.canvas.scene.selected_cards()) == every
    assert {row.data() for row in page.outline.tree.selectionModel().selectedRows()} >= both


def test_the_canvas_is_enlarged_reduced_and_fitted(desk: Desk, page: JourneyView) -> None:
    # Begun from the empty page it shows every card.
    assert page.content is not None
    assert [stage.name for stage in page.content.stages][:2] == ["Buy", "Onboard"]
    assert len(page.canvas.scene.cards) == len(page.content.cards)

    # Cards at the edge wear a new theme too.
    # The labels beside them are another view of the same cards, and may draw them first.
    spot = card_spot(page, "Know that the promise can be kept")
    corner = page.canvas.lanes.viewport().mapTo(desk.window, spot + QPoint(60, 16))
    for theme, tokens in ((ActionId.THEME_DARK, DARK), (ActionId.THEME_LIGHT, LIGHT)):
        desk.choose(theme)
        desk.settle()
        desk.window.grab()
        assert desk.window.grab().toImage().pixelColor(corner) == QColor(tokens.surface)

    desk.choose(ActionId.MAP_LARGER)
    assert page.canvas.zoom == 120
    desk.choose(ActionId.MAP_FIT)
    assert page.canvas.lanes.horizontalScrollBar().maximum() == 0
    desk.choose(ActionId.MAP_SMALLER)
    assert page.canvas.zoom < 100

    # The whole map is shown from however small it was.
    canvas, bars = (
        page.canvas,
        (page.canvas.lanes.horizontalScrollBar(), page.canvas.lanes.verticalScrollBar()),
    )

    def lies_still() -> bool:
        return canvas.lanes.y() == canvas.heads.height() and canvas.lanes.x() == canvas.labels.width()

    for before in (0.2, 3.0):
        canvas.set_zoom(before)
        desk.qtbot.waitUntil(lies_still)
        desk.choose(ActionId.MAP_FIT)
        desk.qtbot.waitUntil(lies_still)
        assert [bar.maximum() for bar in bars] == [0, 0]


def test_the_wheel_enlarges_around_the_mouse(page: JourneyView) -> None:
    lanes = page.canvas.lanes
    page.canvas.set_zoom(2.0)
    lanes.horizontalScrollBar().setValue(lanes.horizontalScrollBar().maximum() // 2)
    at = QPointF(90, 60)
    before, on_screen = lanes.mapToScene(at.toPoint()), lanes.viewport().mapTo(page, at.toPoint())
    turn = QWheelEvent(
        *(at, QPointF(lanes.viewport().mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 120)),
        *(Qt.MouseButton.NoButton, CONTROL, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(lanes.viewport(), turn)
    assert page.canvas.zoom == 240
    # The labels beside it have grown.
    after = lanes.mapToScene(lanes.viewport().mapFrom(page, on_screen))
    assert (after - before).manhattanLength() < 2


def test_heads_and_labels_stay_with_their_lanes(desk: Desk, page: JourneyView) -> None:
    canvas, lanes = page.canvas, page.canvas.lanes
    canvas.set_zoom(2.0)
    desk.qtbot.waitUntil(lambda: canvas.heads.horizontalScrollBar().maximum() > 0)
    for bar in (lanes.horizontalScrollBar(), lanes.verticalScrollBar()):
        bar.setValue(bar.maximum())
    desk.qtbot.waitUntil(
        lambda: (
            canvas.heads.mapToScene(0, 0).x() == lanes.mapToScene(0, 0).x()
            and canvas.labels.mapToScene(0, 0).y() == lanes.mapToScene(0, 0).y()
        )
    )

    # Time runs from the left in a mirrored window too.
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        desk.qtbot.waitUntil(lambda: canvas.labels.x() < lanes.x() == canvas.heads.x())
        desk.settle()
        for value in (0, lanes.horizontalScrollBar().maximum()):
            lanes.horizontalScrollBar().setValue(value)
            assert canvas.heads.mapToScene(0, 0).x() == lanes.mapToScene(0, 0).x()
        assert canvas.labels.x() < lanes.x()
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
