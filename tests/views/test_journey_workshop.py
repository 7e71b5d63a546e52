"""Half a day at a map, as those present see it: agenda, clock, one lane at a time, dots, actions."""

import sqlite3
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from cs_desktop.common.dates import time_text
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author
from cs_desktop.services.journey.workshops import vote
from cs_desktop.views.journey.page import JourneyView
from tests.views.conftest import PATIENCE_MS, Desk
from tests.views.journeys import lines_of, open_map
from tests.workspaces import NOON, context


@pytest.fixture
def page(desk: Desk) -> JourneyView:
    """Return the map of an account, begun from the standard template."""
    return open_map(desk)


def test_a_workshop_from_its_agenda_to_its_actions(desk: Desk, page: JourneyView) -> None:
    workshop = desk.wiring.journey.workshop
    bar, panel = workshop.bar, workshop.panel
    agenda = panel.agenda
    # First the plan: who is there, and the agenda with another length, order and end. Nothing is stored.
    desk.choose(ActionId.START_WORKSHOP)
    desk.qtbot.waitUntil(panel.isVisible)
    assert agenda.total.text().startswith("4 h 0 min · ends at ")
    agenda.people.setFocus()
    agenda.people.selectAll()
    desk.type("Ana, Ben")
    desk.press(Qt.Key.Key_Return)
    agenda.list.setFocus()
    agenda.list.go_to(1)
    desk.press(Qt.Key.Key_F2)
    desk.type("20 Welcome")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: lines_of(agenda.list)[0].title == "1  Welcome")
    agenda.list.go_to(6)
    desk.press(Qt.Key.Key_Space)
    agenda.list.go_to(2)
    desk.press(Qt.Key.Key_Plus)
    desk.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    told = [(line.title, line.end) for line in lines_of(agenda.list)]
    assert told[:3] == [
        ("1  Welcome", "20 min"),
        ("2  What has changed at touchpoints", "35 min"),
        ("3  Milestones reached, and those to come", "25 min"),
    ]
    assert told[5] == ("6  Break", "Off")
    # 240 minutes, 5 more each for two steps, without 15 of the break.
    end = time_text((NOON.now() + timedelta(minutes=235)).astimezone())
    assert agenda.total.text() == f"3 h 55 min · ends at {end}"
    assert bar.isHidden()
    assert not desk.program.actions.situation.workshop

    desk.click(agenda.start)
    desk.qtbot.waitUntil(bar.isVisible)
    assert (bar.step_name, bar.clock.text()) == ("Welcome", "20:00")
    assert bar.voter.count() == 2
    assert page.canvas.zoom >= 140
    desk.click(bar.longer)
    desk.qtbot.waitUntil(lambda: bar.clock.text() == "25:00")
    # As fast as one clicks, each goes on from where the one before led.
    desk.click(bar.next)
    desk.click(bar.next)
    desk.click(bar.back)
    assert bar.step_name == "What has changed at touchpoints"
    desk.settle()
    assert bar.step_name == "What has changed at touchpoints"
    agenda.list.setFocus()
    agenda.list.go_to(5)
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: bar.step_name == "How it feels in each stage")
    desk.choose(ActionId.WORKSHOP_NEXT)
    assert bar.step_name == "Gaps: where do we lose them", "the break is off"
    desk.click(bar.run)
    desk.qtbot.waitUntil(lambda: bar.run.text().strip() == "Start")
    desk.settle()

    # Two dots by keys, and one of a colleague's who sits at another computer.
    scene, content = page.canvas.scene, page.content
    assert content is not None
    first, second = [card for card in content.cards if card.kind is CardKind.GAP][:2]
    scene.select_cards([first.id])
    page.canvas.lanes.setFocus()
    for dots in (1, 2):
        desk.press(Qt.Key.Key_Period)
        desk.qtbot.waitUntil(lambda dots=dots: f"Ana: {5 - dots} dot" in bar.voter.itemText(0))
    desk.press(Qt.Key.Key_Comma)
    desk.qtbot.waitUntil(lambda: "Ana: 4 dots" in bar.voter.itemText(0))
    running = workshop.controller.workshop
    assert running is not None
    colleague = WorkspaceFile(desk.folder / "Corvane.csdesk", NOON, Author("ben", "elsewhere"))
    for _ in range(3):
        vote(context(colleague), running.id, second.id, "Ben", 1)
    colleague.close()
    desk.qtbot.waitUntil(lambda: len(lines_of(panel.votes)) == 2, timeout=PATIENCE_MS)
    desk.qtbot.waitUntil(lambda: lines_of(panel.votes)[0].end == "3 dots", timeout=PATIENCE_MS)
    assert [line.spoken for line in lines_of(panel.votes)] == [
        f"1  {second.title}, 3 dots, Ben",
        f"2  {first.title}, 1 dot, Ana",
    ]

    # Behind the last step, or at any time, stand the actions; what is not ticked becomes none.
    desk.click(bar.end)
    desk.qtbot.waitUntil(panel.priorities.isVisible)
    assert [made.wanted.text() for made in panel.priorities.rows] == [second.title, first.title]
    panel.priorities.rows[1].wanted.setChecked(False)
    assert panel.priorities.end.text() == "Make 1 action and end the workshop"
    desk.click(panel.priorities.end)
    desk.qtbot.waitUntil(bar.isHidden)
    assert f"1. {second.title}: 3 dots" in panel.priorities.says.text()
    desk.wiring.account_screen.tabs.show_tab("timeline")
    desk.settle()
    tasks = desk.wiring.recorded.tasks.list.model
    assert [tasks.row(place).title for place in range(tasks.rowCount())] == [second.title]
    desk.choose(ActionId.UNDO)
    desk.qtbot.waitUntil(lambda: tasks.rowCount() == 0)

    # It is under way again. A damaged agenda is told once, and makes way for another workshop.
    with sqlite3.connect(desk.folder / "Corvane.csdesk") as file:
        file.execute("UPDATE journey_workshop SET agenda = '[]'")
    file.close()
    desk.wiring.account_screen.tabs.show_tab("journey")
    desk.settle()
    workshop.controller.read_anew()
    desk.qtbot.waitUntil(lambda: any("cannot be read any more" in text for text in desk.texts()))
    desk.choose(ActionId.START_WORKSHOP)
    desk.click(agenda.start)
    desk.qtbot.waitUntil(bar.isVisible)
    desk.click(bar.end)
    desk.click(panel.priorities.leave)
    desk.qtbot.waitUntil(bar.isHidden)
