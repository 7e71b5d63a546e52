"""Half a day at a map, as those present see it: agenda, clock, one lane at a time, dots, actions."""

import pytest
from PySide6.QtCore import Qt

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
    desk.choose(ActionId.START_WORKSHOP)
    desk.qtbot.waitUntil(bar.isVisible)
    desk.qtbot.waitUntil(panel.isVisible)
    assert bar.step_name == "Welcome, and the outcome desired"
    assert bar.clock.text() == "15:00"
    assert page.canvas.zoom >= 140

    # Who is there, and another length of the first step.
    panel.people.setFocus()
    panel.people.selectAll()
    desk.type("Ana, Ben")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: bar.voter.count() == 2)
    panel.agenda.go_to(0)
    panel.agenda.setFocus()
    desk.press(Qt.Key.Key_F2)
    desk.type("20 Welcome")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: bar.step_name == "Welcome")
    assert bar.clock.text() == "20:00"

    desk.click(bar.run)
    desk.qtbot.waitUntil(lambda: bar.run.text().strip() == "Pause")
    panel.agenda.setFocus()
    panel.agenda.go_to(6)
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: bar.step_name == "Gaps: where do we lose them")
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
        f"{second.title}, 3 dots, Ben",
        f"{first.title}, 1 dot, Ana",
    ]

    # Behind the last step stand the actions; what is not ticked becomes none.
    panel.agenda.opened.emit(9)
    desk.qtbot.waitUntil(lambda: bar.step_name == "Priorities, owners, days")
    desk.choose(ActionId.WORKSHOP_NEXT)
    desk.qtbot.waitUntil(panel.priorities.isVisible)
    assert [made.wanted.text() for made in panel.priorities.rows] == [second.title, first.title]
    panel.priorities.rows[1].wanted.setChecked(False)
    desk.click(panel.priorities.end)
    desk.qtbot.waitUntil(bar.isHidden)
    assert f"1. {second.title}: 3 dots" in panel.priorities.says.text()
    desk.wiring.account_screen.tabs.show_tab("timeline")
    desk.settle()
    tasks = desk.wiring.recorded.tasks.list.model
    assert [tasks.row(place).title for place in range(tasks.rowCount())] == [second.title]
    desk.choose(ActionId.UNDO)
    desk.qtbot.waitUntil(lambda: tasks.rowCount() == 0)
