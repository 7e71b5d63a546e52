"""Feelings and metrics on a map: drawn and written by mouse and keys, beside what surveys and metrics say."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.journey.content import Card, Emotion, MapContent
from cs_desktop.domain.journey.curve import height_of
from cs_desktop.domain.journey.outline import OutlineNode, OutlineOrder, outline_of
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.models.tables import Account, Survey, SurveyAnswer
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author, WriteTx
from cs_desktop.views.journey.feelings import FeelingLayer
from cs_desktop.views.journey.outline_texts import OutlineTexts
from tests.views.conftest import Desk
from tests.views.journeys import start_map
from tests.workspaces import NOON, TODAY

LEFT = Qt.MouseButton.LeftButton
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def _add_survey(tx: WriteTx) -> None:
    """Let two promoters answer today, where the account is: by its days in the last stage, which is open."""
    account = tx.session.query(Account).filter_by(name="Halden Freight").one()
    account.customer_since = date(2020, 1, 1)
    wave = {"name": "NPS", "kind": "nps", "scale_min": 0, "scale_max": 10}
    survey = Survey(id=tx.new_id(), account_id=account.id, **wave)
    tx.session.add(survey)
    tx.session.flush()
    for score, days in ((9, 0), (10, 1)):
        row = {"survey_id": survey.id, "day": TODAY - timedelta(days=days), "score": score}
        tx.session.add(SurveyAnswer(id=tx.new_id(), **row))


class Feelings:
    """A map on screen, and what a person does in its lane of emotion."""

    def __init__(self, desk: Desk) -> None:
        path = desk.write_book()
        workspace = WorkspaceFile(path, NOON, Author("ana.ruiz", "elsewhere"))
        workspace.write("Add a survey", _add_survey)
        workspace.close()
        with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
            desk.window.file_dropped.emit(path)
        desk.settle()
        desk.open_account()
        self.desk, self.view = desk, start_map(desk)

    @property
    def content(self) -> MapContent:
        assert self.view.content is not None
        return self.view.content

    @property
    def layer(self) -> FeelingLayer:
        return self.view.canvas.scene.feelings

    def until(self, true: Callable[[], bool]) -> None:
        self.desk.qtbot.waitUntil(true)
        self.desk.settle()

    def of(self, persona: int, stage: int) -> Emotion | None:
        """Return what the persona at a place feels in the stage at a place."""
        ids = self.content.personas[persona].id, self.content.stages[stage].id
        return next((one for one in self.content.emotions if (one.persona_id, one.stage_id) == ids), None)

    def feels(self, persona: int, stage: int) -> float | None:
        found = self.of(persona, stage)
        return None if found is None else found.value

    def point(self, feeling: Emotion) -> QPoint:
        return self.view.canvas.lanes.mapFromScene(self.layer.items[feeling.id].pos())

    def spot(self, stage: int, value: float) -> QPoint:
        """Return where a feeling stands in a stage, beside the points."""
        layout, lane = self.view.canvas.scene.layout, self.layer.lane
        assert layout is not None
        assert lane is not None
        x = layout.stages[stage].box.x + 20
        return self.view.canvas.lanes.mapFromScene(QPointF(x, height_of(value, lane.y, lane.height)))

    def drag(self, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        viewport = self.view.canvas.lanes.viewport()
        QTest.mousePress(viewport, LEFT, modifiers, start)
        for at in (start + (end - start) / 2, end):
            QTest.mouseMove(viewport, at)
        QTest.mouseRelease(viewport, LEFT, modifiers, end)

    def picture(self) -> QImage:
        return self.view.canvas.lanes.viewport().grab().toImage()

    def click(self, at: QPoint) -> None:
        QTest.mouseClick(self.view.canvas.lanes.viewport(), LEFT, NONE, at)


@pytest.fixture
def feelings(desk: Desk) -> Feelings:
    return Feelings(desk)


def test_feelings_are_dragged_added_written_and_deleted_by_mouse(desk: Desk, feelings: Feelings) -> None:
    first = feelings.of(0, 0)
    assert first is not None
    start = feelings.point(first)
    # While one drags the curve follows, and nothing is stored.
    viewport = feelings.view.canvas.lanes.viewport()
    QTest.mousePress(viewport, LEFT, NONE, start)
    QTest.mouseMove(viewport, QPoint(start.x(), feelings.spot(0, -0.4).y()))
    QTest.mouseMove(viewport, QPoint(start.x(), feelings.spot(0, -1.4).y()))
    assert feelings.layer.value_of(first.id) == -1.5
    assert feelings.feels(0, 0) == first.value
    QTest.mouseRelease(viewport, LEFT, NONE, QPoint(start.x(), feelings.spot(0, -1.4).y()))
    feelings.until(lambda: feelings.feels(0, 0) == -1.5)
    changed = feelings.of(0, 0)
    assert changed is not None
    at = feelings.point(changed)
    feelings.drag(at, QPoint(at.x(), feelings.spot(0, 0.8).y()), ALT)
    feelings.until(lambda: feelings.feels(0, 0) == 0.8)
    desk.press(Qt.Key.Key_Z, CONTROL)
    feelings.until(lambda: feelings.feels(0, 0) == -1.5)
    # The word is written in place.
    QTest.mouseDClick(viewport, LEFT, NONE, at)
    desk.type("Wary")
    desk.press(Qt.Key.Key_Return)
    feelings.until(lambda: getattr(feelings.of(0, 0), "word", "") == "Wary")
    # The second persona has no points: a click adds one, but while something is chosen it only lets go.
    desk.press(Qt.Key.Key_P)
    assert feelings.layer.persona == feelings.content.personas[1]
    feelings.click(feelings.spot(2, 1.0))
    desk.settle()
    assert feelings.feels(1, 2) is None
    assert feelings.layer.chosen() == ()
    # The mouse shows beforehand what a click would add.
    empty = feelings.picture()
    QTest.mouseMove(viewport, feelings.spot(2, 1.1))
    assert feelings.picture() != empty
    feelings.click(feelings.spot(2, 1.1))
    feelings.until(lambda: feelings.feels(1, 2) == 1.0)
    desk.press(Qt.Key.Key_Delete)
    feelings.until(lambda: feelings.feels(1, 2) is None)


def test_feelings_are_reached_changed_and_written_by_keys(desk: Desk, feelings: Feelings) -> None:
    moment = next(card for card in feelings.content.cards if card.kind is CardKind.MOMENT)
    feelings.view.canvas.scene.select_cards([moment.id])
    while not feelings.layer.chosen():
        desk.press(Qt.Key.Key_Down, CONTROL)
    (here,) = feelings.layer.chosen()
    emotion = next(one for one in feelings.content.emotions if one.id == here)
    # Three presses, faster than they are stored: 1.5 worse, but never below -2; then a tenth better.
    for _ in range(3):
        desk.press(Qt.Key.Key_Down)
    worse = max(emotion.value - 1.5, -2.0)
    value = _value_of(feelings, here)
    feelings.until(lambda: value() == worse)
    desk.press(Qt.Key.Key_Up, ALT)
    feelings.until(lambda: value() == round(worse + 0.1, 1))
    desk.press(Qt.Key.Key_Right, CONTROL)
    (there,) = feelings.layer.chosen()
    assert feelings.layer.items[there].x() > feelings.layer.items[here].x()
    desk.press(Qt.Key.Key_Return)
    desk.type("Annoyed")
    desk.press(Qt.Key.Key_Return)
    feelings.until(lambda: feelings.layer.word_of(there) == "Annoyed")
    assert "Annoyed" in feelings.layer.text_of(there)
    desk.press(Qt.Key.Key_Delete)
    feelings.until(lambda: there not in feelings.layer.items)
    # Where a stage has none, one is added as it was felt before, and chosen.
    desk.choose(ActionId.ADD_FEELING)
    feelings.until(lambda: len(feelings.layer.chosen()) == 1)
    assert feelings.layer.chosen() != (here,)


def _all_rows(nodes: Iterable[OutlineNode]) -> list[OutlineNode]:
    return [row for node in nodes for row in (node, *_all_rows(node.children))]


def _value_of(feelings: Feelings, feeling_id: int) -> Callable[[], float | None]:
    return lambda: next((one.value for one in feelings.content.emotions if one.id == feeling_id), None)


def test_personas_are_added_named_ordered_hidden_and_deleted(desk: Desk, feelings: Feelings) -> None:
    desk.choose(ActionId.PERSONAS)
    panel = desk.wiring.journey.emotion.panel
    names = [persona.name for persona in feelings.content.personas]
    feelings_before = len(feelings.layer.items)
    panel.new.setFocus()
    desk.type("Driver")
    desk.press(Qt.Key.Key_Return)
    feelings.until(lambda: len(feelings.content.personas) == 3)
    driver = feelings.content.personas[2]
    assert feelings.layer.persona == driver
    # Whatever is read later, such as a colleague's edit, leaves the choice to the user.
    desk.click(desk.button(f"Write the feelings of {names[1]}"))
    with desk.qtbot.waitSignal(feelings.view.canvas.scene.followed):
        desk.wiring.journey.controller.read_anew()
    assert feelings.layer.persona == feelings.content.personas[1]
    panel.rows[driver.id].name.setFocus()
    panel.rows[driver.id].name.selectAll()
    desk.type("Night driver")
    desk.press(Qt.Key.Key_Return)
    feelings.until(lambda: feelings.content.personas[2].name == "Night driver")
    desk.click(desk.button("Move Night driver up"))
    feelings.until(lambda: feelings.content.personas[1].id == driver.id)
    desk.click(desk.button(f"Hide the curve of {names[0]}"))
    assert len(feelings.layer.items) < feelings_before
    desk.click(desk.button(f"Write the feelings of {names[0]}"))
    assert len(feelings.layer.items) == feelings_before
    desk.click(desk.button("Delete Night driver with the feelings"))
    feelings.until(lambda: [one.name for one in feelings.content.personas] == names)
    assert QApplication.focusWidget() is not None
    desk.press(Qt.Key.Key_Z, CONTROL)
    feelings.until(lambda: len(feelings.content.personas) == 3)


def _menu() -> QMenu:
    (menu,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]
    return menu


def test_what_surveys_and_metrics_say_stands_beside_what_was_entered(desk: Desk, feelings: Feelings) -> None:
    # A metric is chosen from a menu and shown on a card.
    def cards() -> list[Card]:
        return [card for card in feelings.content.cards if card.kind is CardKind.METRIC]

    before = {card.id for card in cards()}
    desk.choose(ActionId.ADD_METRIC)
    feelings.until(lambda: QApplication.activePopupWidget() is not None)
    entry = next(action for action in _menu().actions() if action.text().startswith("Usage"))
    entry.trigger()
    _menu().close()
    feelings.until(lambda: len(cards()) > len(before))
    (card,) = [card for card in cards() if card.id not in before]
    assert card.title == "Usage"
    # The title of a card that is new can be written at once; here it stays.
    desk.press(Qt.Key.Key_Escape)
    shown = feelings.view.shown
    assert shown is not None
    told = feelings.view.canvas.scene.cards[card.id].told
    assert shown.readings[card.id].text in told
    assert "Usage: " in told
    bridge = next(card for card in feelings.content.cards if card.kind is CardKind.BRIDGE)
    feelings.view.canvas.scene.choose(Kind.JOURNEY_CARD, bridge.id)
    desk.choose(ActionId.CHOOSE_METRIC)
    feelings.until(lambda: QApplication.activePopupWidget() is not None)
    _menu().actions()[0].trigger()
    _menu().close()
    feelings.until(lambda: feelings.content.cards_by_id[bridge.id].metric_id is not None)
    assert "no baseline → " in feelings.view.canvas.scene.cards[bridge.id].told

    # Surveys stand beside the feelings.
    shown = feelings.view.shown
    assert shown is not None
    last = feelings.of(0, 5)
    assert last is not None
    assert set(shown.heard) == {last.stage_id}
    # Two promoters are NPS 100, which is +2; what was entered is so much lower.
    assert f"Surveys say +2.0, 2 answers: {2 - last.value:.1f} better" in feelings.layer.text_of(last.id)
    texts = OutlineTexts(shown)
    rows = _all_rows(outline_of(feelings.content, OutlineOrder.STAGES))
    (row,) = [row for row in rows if row.part == last]
    assert texts.state(row).endswith("(Surveys: +2.0, n 2)")
    first = feelings.of(0, 0)
    assert first is not None
    assert "No survey was answered in this stage" in feelings.layer.text_of(first.id)
    desk.choose(ActionId.SHOW_SURVEYS)
    assert not feelings.layer.with_heard
