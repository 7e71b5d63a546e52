"""Stages and lanes of a map are worked on at their heads and labels, by keys and by mouse."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.views.journey.edge import Edge
from cs_desktop.views.wiring.journey.structure import StructureWiring
from tests.views.conftest import Desk
from tests.views.journeys import open_map

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BEGUN = ["Buy", "Onboard", "Adopt", "Realize value", "Renew", "Grow"]


class Map:
    """A map of six stages on screen, and what a person does at its heads and labels."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.view = desk, open_map(desk)

    @property
    def content(self) -> MapContent:
        assert self.view.content is not None
        return self.view.content

    @property
    def heads(self) -> Edge:
        return self.view.canvas.heads

    @property
    def labels(self) -> Edge:
        return self.view.canvas.labels

    @property
    def structure(self) -> StructureWiring:
        return self.desk.wiring.journey.structure

    def stages(self) -> list[str]:
        return [stage.name for stage in self.content.stages]

    def lanes(self) -> list[str]:
        return [lane.name for lane in self.content.lanes]

    def until(self, true: Callable[[], bool]) -> None:
        self.desk.qtbot.waitUntil(true)

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= one
        self.desk.press(key, modifiers)

    def undo(self, stages: list[str]) -> None:
        self.press(Qt.Key.Key_Z, CONTROL)
        self.until(lambda: self.stages() == stages)

    def drag(self, edge: Edge, start: QPointF, end: QPointF) -> None:
        viewport = edge.viewport()
        here, there = edge.mapFromScene(start), edge.mapFromScene(end)
        QTest.mousePress(viewport, LEFT, pos=here)
        _move(edge, (here + there) / 2)
        _move(edge, there)
        QTest.mouseRelease(viewport, LEFT, pos=there)


def _move(edge: Edge, at: QPoint) -> None:
    """Move the mouse with its button held, which QTest does not tell."""
    spot, none = QPointF(at), Qt.KeyboardModifier.NoModifier
    there = QPointF(edge.viewport().mapToGlobal(at))
    event = QMouseEvent(QMouseEvent.Type.MouseMove, spot, there, Qt.MouseButton.NoButton, LEFT, none)
    QApplication.sendEvent(edge.viewport(), event)


def _middle(edge: Edge, number: int) -> QPointF:
    return edge.axis.items[edge.axis.parts[number].id].sceneBoundingRect().center()


def test_a_window_of_another_size_is_not_taken_for_what_was_stored(desk: Desk) -> None:
    map_ = Map(desk)
    canvas, done = map_.view.canvas, list[object]()
    map_.heads.gesture.connect(done.append)
    map_.heads.enter(map_.content.stages[1].id)
    map_.press(Qt.Key.Key_Right, CONTROL, SHIFT)
    map_.press(Qt.Key.Key_Right, CONTROL, SHIFT)
    # Stored, and not read back yet: what waits would be made from stages in their old order.
    map_.heads.keyed.note_stored()
    with desk.qtbot.waitSignal(canvas.scene.laid_out):
        canvas.resize(canvas.width() - 200, canvas.height())
    assert len(done) == 1
    map_.until(lambda: map_.stages() == ["Buy", "Adopt", "Realize value", "Onboard", "Renew", "Grow"])
    desk.settle()


def test_stages_are_worked_on_by_keys_alone(desk: Desk) -> None:
    map_ = Map(desk)
    cards = len(map_.content.cards)
    # From the topmost card one comes to the heads, and along them.
    desk.press(Qt.Key.Key_Down)
    while QApplication.focusWidget() is not map_.heads:
        map_.press(Qt.Key.Key_Up, CONTROL)
    map_.press(Qt.Key.Key_Home)
    map_.press(Qt.Key.Key_Right)
    assert map_.heads.chosen == map_.content.stages[1].id
    assert map_.heads.axis.spoken(map_.content.stages[1].id).startswith("Stage Onboard, 2 of 6, ")
    # Twice to the right, faster than it is stored.
    map_.press(Qt.Key.Key_Right, CONTROL, SHIFT)
    map_.press(Qt.Key.Key_Right, CONTROL, SHIFT)
    map_.until(lambda: map_.stages() == ["Buy", "Adopt", "Realize value", "Onboard", "Renew", "Grow"])
    map_.press(Qt.Key.Key_Left, CONTROL, SHIFT)
    map_.press(Qt.Key.Key_Left, CONTROL, SHIFT)
    map_.until(lambda: map_.stages() == BEGUN)
    # Three steps of 16 points are 48 more.
    wide = map_.heads.axis.places[1].box.width
    for _ in range(3):
        map_.press(Qt.Key.Key_Right, SHIFT)
    map_.until(lambda: map_.content.stages[1].width == round(wide + 48))
    map_.press(Qt.Key.Key_F2)
    desk.type("Go live")
    map_.press(Qt.Key.Key_Return)
    map_.until(lambda: map_.stages()[1] == "Go live")
    assert QApplication.focusWidget() is map_.heads
    map_.press(Qt.Key.Key_Delete)
    map_.until(lambda: map_.stages() == ["Buy", *BEGUN[2:]])
    assert len(map_.content.cards) == cards
    assert any(text.endswith("its cards are under Not placed") for text in desk.texts())
    map_.undo(["Buy", "Go live", *BEGUN[2:]])
    map_.heads.enter(map_.content.stages[1].id)
    map_.press(Qt.Key.Key_Down)
    (card,) = map_.view.canvas.scene.selected_cards()
    assert map_.content.cards_by_id[card].stage_id == map_.content.stages[1].id


def test_stages_are_worked_on_by_mouse(desk: Desk) -> None:
    map_ = Map(desk)
    desk.click(desk.button("Add stage"))
    map_.until(lambda: QApplication.focusWidget() is map_.structure.structuring.editor)
    desk.type("Leave")
    map_.press(Qt.Key.Key_Return)
    map_.until(lambda: map_.stages() == [*BEGUN, "Leave"])
    # Before the middle of the first.
    map_.drag(map_.heads, _middle(map_.heads, 2), QPointF(20, -20))
    map_.until(lambda: map_.stages() == ["Adopt", "Buy", "Onboard", *BEGUN[3:], "Leave"])
    map_.undo([*BEGUN, "Leave"])
    edge = map_.heads.axis.places[0].box.right
    map_.drag(map_.heads, QPointF(edge, -20), QPointF(edge + 60, -20))
    map_.until(lambda: abs(map_.content.stages[0].width - edge - 60) <= 1)
    wide = QPointF(map_.heads.axis.places[0].box.right, -20)
    QTest.mouseDClick(map_.heads.viewport(), LEFT, pos=map_.heads.mapFromScene(wide))
    map_.until(lambda: map_.content.stages[0].width == 0)
    QTest.mouseClick(map_.heads.viewport(), LEFT, pos=map_.heads.mapFromScene(_middle(map_.heads, 1)))
    assert map_.heads.chosen == map_.content.stages[1].id
    desk.choose(ActionId.DUPLICATE_STAGE)
    map_.until(lambda: map_.stages()[1:3] == ["Onboard", "Onboard (copy)"])
    map_.press(Qt.Key.Key_Escape)
    copy = map_.content.stages[2].id
    assert [c.title for c in map_.content.cards if c.stage_id == copy]
    # Esc in the middle of a drag leaves everything where it was.
    heads = map_.heads
    QTest.mousePress(heads.viewport(), LEFT, pos=heads.mapFromScene(_middle(heads, 0)))
    _move(heads, heads.mapFromScene(_middle(heads, 3)))
    map_.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(heads.viewport(), LEFT, pos=heads.mapFromScene(_middle(heads, 3)))
    desk.settle()
    assert map_.stages()[0] == "Buy"


def test_lanes_are_worked_on_by_keys_and_mouse(desk: Desk) -> None:
    map_ = Map(desk)
    begun = map_.lanes()
    desk.press(Qt.Key.Key_Down)
    while QApplication.focusWidget() is not map_.labels:
        map_.press(Qt.Key.Key_Left, CONTROL)
    map_.press(Qt.Key.Key_Home)
    map_.press(Qt.Key.Key_Down, CONTROL, SHIFT)
    map_.until(lambda: map_.lanes() == [begun[1], begun[0], *begun[2:]])
    map_.press(Qt.Key.Key_Up, CONTROL, SHIFT)
    map_.until(lambda: map_.lanes() == begun)
    map_.press(Qt.Key.Key_Down)
    map_.press(Qt.Key.Key_Space)
    map_.until(lambda: map_.content.lanes[1].folded)
    assert map_.labels.axis.spoken(map_.content.lanes[1].id).endswith(", folded")
    mark = map_.view.canvas.scene.labels[map_.content.lanes[1].id]
    place = mark.mapToScene(mark.fold_mark.center())
    QTest.mouseClick(map_.labels.viewport(), LEFT, pos=map_.labels.mapFromScene(place))
    map_.until(lambda: not map_.content.lanes[1].folded)
    bottom = map_.labels.axis.places[0].box.bottom
    map_.drag(map_.labels, QPointF(-50, bottom), QPointF(-50, bottom + 80))
    map_.until(lambda: abs(map_.content.lanes[0].height - bottom - 80) <= 1)
    map_.labels.enter(map_.content.lanes[0].id)
    desk.choose(ActionId.LANE_ABOVE)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    desk.qtbot.keyClick(menu, Qt.Key.Key_Up)
    desk.qtbot.keyClick(menu, Qt.Key.Key_Return)
    desk.window.activateWindow()
    map_.until(lambda: QApplication.focusWidget() is map_.structure.structuring.editor)
    desk.type("What we heard")
    map_.press(Qt.Key.Key_Return)
    map_.until(lambda: map_.lanes() == ["What we heard", *begun])
    assert map_.content.lanes[0].kind == "notes"
    map_.labels.enter(map_.content.lanes[2].id)
    desk.choose(ActionId.DELETE_LANE_CARDS)
    map_.until(lambda: map_.lanes() == ["What we heard", begun[0], *begun[2:]])
    map_.press(Qt.Key.Key_Z, CONTROL)
    map_.until(lambda: map_.lanes() == ["What we heard", *begun])
