"""The check in the window: asked for, cancelled, answered, and the repair that follows."""

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from cs_desktop.common.settings import ThemeChoice
from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.check import CheckController
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.domain.check import CheckResult, Finding, Looked, Place, Trouble
from cs_desktop.services.workspaces import open_
from cs_desktop.views.check.section import CheckSection
from cs_desktop.views.theme.theme import Theme
from tests.views.conftest import Desk
from tests.workspaces import NOON, add_account, context, dump, new_workspace


@pytest.fixture
def section(qtbot) -> CheckSection:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    made = CheckSection(Theme(application, ThemeChoice.LIGHT))
    qtbot.addWidget(made)
    made.resize(380, 800)
    made.show()
    return made


@pytest.fixture
def workspace(tmp_path):
    path = tmp_path / "team.csdesk"
    made = new_workspace(path)
    add_account(made, industry="Freight")
    made.close()
    opened = open_(path, NOON)
    yield opened
    opened.close()


@pytest.fixture
def controller(workspace, section):
    del section  # it makes the application
    jobs, hub = Jobs(), ChangeHub()
    made = CheckController(jobs, hub, lambda: context(workspace))
    yield made
    jobs.close()
    hub.close()


def _join(section: CheckSection, controller: CheckController) -> None:
    section.check_requested.connect(controller.check)
    section.repair_requested.connect(controller.repair)
    controller.started.connect(section.start)
    controller.progressed.connect(section.advance)
    controller.checked.connect(section.show_result)
    controller.repaired.connect(section.show_repaired)
    controller.failed.connect(lambda error: section.show_problem(str(error)))
    controller.ended.connect(section.finish)


def _texts(section: CheckSection) -> list[str]:
    return [label.text() for label in section.findChildren(QLabel) if label.isVisible()]


def _damage(workspace) -> None:
    with closing(sqlite3.connect(workspace.path)) as connection:
        connection.execute("UPDATE account SET industry='Freigxt'")
        connection.commit()


def test_a_whole_workspace_is_said_to_be_whole(qtbot, section, controller):
    _join(section, controller)
    assert not section.repair.isVisible()
    with qtbot.waitSignal(controller.ended):
        qtbot.mouseClick(section.check, Qt.MouseButton.LeftButton)
    assert "The workspace is whole" in _texts(section)
    assert section.check.text() == "Check again"
    assert not section.repair.isVisible()


def test_damage_is_listed_with_the_plan_and_a_click_repairs_it(qtbot, section, controller, workspace):
    _join(section, controller)
    before = dump(workspace)
    _damage(workspace)
    with qtbot.waitSignal(controller.ended):
        qtbot.mouseClick(section.check, Qt.MouseButton.LeftButton)
    shown = _texts(section)
    assert "1 problem found" in shown
    assert "Halden Freight: Industry reads 'Freigxt', the log says 'Freight'." in shown
    assert "2.  Set 1 value back to what the log says" in shown
    with qtbot.waitSignal(controller.repaired):
        qtbot.mouseClick(section.repair, Qt.MouseButton.LeftButton)
    assert any(text.startswith("Repaired. ") for text in _texts(section))
    assert "The workspace is whole" in _texts(section)
    assert dump(workspace) == before


def test_a_repair_after_somebody_wrote_says_so_and_changes_nothing(qtbot, section, controller, workspace):
    _join(section, controller)
    _damage(workspace)
    with qtbot.waitSignal(controller.ended):
        section.check.click()
    add_account(workspace, "Meanwhile")
    with qtbot.waitSignal(controller.failed):
        section.repair.click()
    assert any("check it again" in text for text in _texts(section))


def test_a_check_is_cancelled_and_asked_for_again(qtbot, section, controller):
    _join(section, controller)
    with qtbot.waitSignal(controller.ended), qtbot.assertNotEmitted(controller.checked):
        section.check.click()
        controller.cancel()
    assert section.check.isEnabled()
    with qtbot.waitSignal(controller.checked):
        section.check.click()


def test_what_another_workspace_had_is_forgotten(qtbot, section, controller, workspace):
    _join(section, controller)
    _damage(workspace)
    with qtbot.waitSignal(controller.ended):
        section.check.click()
    section.forget()
    controller.forget()
    assert not section.repair.isVisible()
    with qtbot.assertNotEmitted(controller.started):
        controller.repair()


def test_from_the_menu_to_the_repaired_table(desk: Desk):
    path = desk.open_book()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE account SET name='Holden Freight' WHERE name='Halden Freight'")
        connection.commit()
    with desk.qtbot.waitSignal(desk.wiring.keeping.check.controller.ended):
        desk.choose(ActionId.CHECK)
    assert "1 problem found" in desk.texts()
    with (
        desk.qtbot.waitSignal(desk.wiring.keeping.check.controller.repaired),
        desk.qtbot.waitSignal(desk.wiring.portfolio_shown),
    ):
        desk.click(desk.button("Repair"))
    desk.settle()
    assert "The workspace is whole" in desk.texts()
    assert "Halden Freight" in desk.shown_names()
    desk.choose(ActionId.CLOSE)
    desk.settle()
    assert not desk.window.side.isVisible()


def test_a_read_only_workspace_offers_no_repair_and_long_names_stay_inside(section):
    name = "株式会社サンプル العربية " * 20
    findings = tuple(
        Finding(
            Trouble.VALUE, Place("account", n), f"{name}: Industry reads 'x'.", "Repair: set it back.", True
        )
        for n in range(300)
    )
    section.forget(read_only=True)
    section.show_result(CheckResult("team.csdesk", NOON.now(), Looked(), findings, 4000, None))
    assert not section.repair.isVisible()
    assert "4,300 problems found" in _texts(section)
    assert "and 4,200 more like these" in _texts(section)
    labels = [label for label in section.findChildren(QLabel) if label.isVisible()]
    assert max(label.mapTo(section, label.rect().topRight()).x() for label in labels) <= section.width()
