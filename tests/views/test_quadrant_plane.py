"""All accounts by outcome and experience: chosen by mouse and by keys, as many as there are."""

import time

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cs_desktop.domain.bands import Band, Quadrant
from cs_desktop.domain.charts.label_places import Box
from cs_desktop.domain.portfolio import PortfolioRow
from cs_desktop.domain.quadrant.placed import placed
from cs_desktop.views.analytics.quadrant.names import placed_names
from cs_desktop.views.analytics.quadrant.plane import QuadrantPlane
from cs_desktop.views.theme.theme import Theme

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PLACES = {1: (20.0, 20.0), 2: (80.0, 20.0), 3: (80.0, 80.0), 4: (70.0, 70.0), 5: (20.0, 80.0)}
FRAME_S = 1 / 60


def _row(id_: int, outcome: float, experience: float, arr: int = 1_000_000) -> PortfolioRow:
    high = outcome >= 50, experience >= 50
    quadrant = {
        (True, True): Quadrant.HAPPY_SUCCESSFUL,
        (True, False): Quadrant.TRAPPED,
        (False, True): Quadrant.ACCESSIBLE,
        (False, False): Quadrant.HIGH_RISK,
    }[high]
    return PortfolioRow(
        *(id_, f"A-{id_}", f"Firm {id_}"),
        arr=arr - id_,
        health=60.0,
        band=Band.WATCH,
        outcome=outcome,
        experience=experience,
        quadrant=quadrant,
    )


@pytest.fixture
def plane(theme: Theme, qtbot: QtBot) -> QuadrantPlane:
    made = QuadrantPlane(theme)
    qtbot.addWidget(made)
    made.resize(640, 520)
    made.show_accounts(placed([_row(id_, *at) for id_, at in PLACES.items()]), 50.0, "USD")
    made.show()
    qtbot.waitExposed(made)
    made.grab()
    return made


def _at(plane: QuadrantPlane, outcome: float, experience: float) -> QPoint:
    return plane.picture.ground.at(outcome, experience).toPoint()


def _drag(
    plane: QuadrantPlane, qtbot: QtBot, places: list[tuple[float, float]], held: Qt.KeyboardModifier
) -> None:
    points = [_at(plane, *place) for place in places]
    qtbot.mousePress(plane, LEFT, held, points[0])
    for point in points[1:]:
        _move(plane, QPointF(point), held)
    qtbot.mouseRelease(plane, LEFT, held, points[-1])


def _move(plane: QuadrantPlane, at: QPointF, held: Qt.KeyboardModifier) -> None:
    where = plane.mapToGlobal(at)
    QApplication.sendEvent(plane, QMouseEvent(QEvent.Type.MouseMove, at, where, LEFT, LEFT, held))


def test_a_line_around_marks_chooses_them_and_a_click_goes_on(plane: QuadrantPlane, qtbot: QtBot) -> None:
    _drag(plane, qtbot, [(60, 60), (90, 60), (90, 90), (60, 90)], NONE)
    assert plane.chosen_ids == {3, 4}
    # With Ctrl a box adds.
    _drag(plane, qtbot, [(10, 10), (90, 30)], SHIFT | CTRL)
    assert plane.chosen_ids == {1, 2, 3, 4}
    qtbot.mouseClick(plane, LEFT, NONE, _at(plane, 20, 80))
    assert plane.chosen_ids == {5}
    qtbot.mouseClick(plane, LEFT, NONE, _at(plane, 50, 40))
    assert plane.chosen_ids == frozenset()
    # Esc gives a line up.
    qtbot.mousePress(plane, LEFT, NONE, _at(plane, 60, 60))
    _move(plane, QPointF(_at(plane, 90, 90)), NONE)
    qtbot.keyClick(plane, Qt.Key.Key_Escape)
    qtbot.mouseRelease(plane, LEFT, NONE, _at(plane, 60, 90))
    assert plane.chosen_ids == frozenset()
    with qtbot.waitSignal(plane.opened) as told:
        qtbot.mouseDClick(plane, LEFT, NONE, _at(plane, 80, 80))
    assert told.args == [3]


def test_the_same_goes_by_keys(plane: QuadrantPlane, qtbot: QtBot) -> None:
    plane.setFocus(Qt.FocusReason.TabFocusReason)
    # The account with most ARR is told of first.
    assert plane.accessibleDescription().startswith("Firm 1, 60 Watch, High risk")
    qtbot.keyClick(plane, Qt.Key.Key_Right)
    assert plane.accessibleDescription().startswith("Firm 2,")
    qtbot.keyPress(plane, Qt.Key.Key_Up, SHIFT)
    # From Trapped up to the nearest mark ahead, and with it a box.
    assert plane.chosen_ids == {2, 3}
    qtbot.keyRelease(plane, Qt.Key.Key_Shift)
    qtbot.keyClick(plane, Qt.Key.Key_Space)
    assert plane.chosen_ids == {2}
    qtbot.keyClick(plane, Qt.Key.Key_A, CTRL)
    assert len(plane.chosen_ids) == 5
    qtbot.keyClick(plane, Qt.Key.Key_Escape)
    assert plane.chosen_ids == frozenset()
    qtbot.keyClick(plane, Qt.Key.Key_Plus)
    assert plane.picture.ground.sight.size == pytest.approx(80)
    qtbot.keyClick(plane, Qt.Key.Key_Home)
    assert plane.accessibleDescription().startswith("Firm 1,")
    qtbot.keyClick(plane, Qt.Key.Key_0)
    assert plane.picture.ground.sight.is_whole
    with qtbot.waitSignal(plane.opened) as told:
        qtbot.keyClick(plane, Qt.Key.Key_Return)
    assert told.args == [1]


def test_names_lie_over_no_mark_and_no_other_name(plane: QuadrantPlane) -> None:
    crowd = [_row(id_, 50 + id_ % 20 * 2.2, 50 + id_ // 20 * 4.6) for id_ in range(120)]
    plane.show_accounts(placed(crowd), 50.0, "USD")
    plane.grab()
    picture = plane.picture
    names = placed_names(picture.layer, picture.ground, (), {7})
    marks = picture.layer.boxes(picture.layer.in_sight(picture.ground.area))
    boxes: list[Box] = [name.box for name in names]
    assert any(name.chosen for name in names)
    for place, box in enumerate(boxes):
        assert not any(box.meets(other) for other in (*boxes[place + 1 :], *marks))


def test_ten_thousand_accounts_follow_the_hand(plane: QuadrantPlane) -> None:
    many = [_row(id_, id_ % 97, id_ % 89, id_ * 1000) for id_ in range(10_000)]
    plane.show_accounts(placed(many), 50.0, "USD")
    picture = QImage(plane.size(), QImage.Format.Format_RGB32)
    plane.zoom(2.0)
    plane.render(picture)
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        plane.push(1.0, 0.5)
        plane.render(picture)
        taken.append(time.perf_counter() - start)
    # Three frames at worst, for a machine with much else to do; alone it is one.
    assert min(taken) < 3 * FRAME_S


def test_nobody_and_one_are_shown_too(plane: QuadrantPlane, qtbot: QtBot) -> None:
    for rows in ([], [_row(1, 100, 0, 5)]):
        plane.show_accounts(placed(rows), 50.0, "USD")
        qtbot.keyClick(plane, Qt.Key.Key_Right)
        qtbot.keyClick(plane, Qt.Key.Key_A, CTRL)
        assert len(plane.chosen_ids) == len(rows)
        assert not plane.grab().isNull()
