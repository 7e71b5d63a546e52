"""Maps and templates as a whole: named, copied, locked, deleted; saved as templates, published, followed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu

from cs_desktop.controllers.actions import ActionId
from cs_desktop.controllers.actions.reasons import why_not
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.views.journey.page import JourneyView
from cs_desktop.views.wiring.journey.maps import MapsWiring
from tests.views.conftest import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier


class Maps:
    """An account with a map, and what a person does with it."""

    def __init__(self, desk: Desk) -> None:
        desk.open_book()
        desk.open_account()
        desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        desk.settle()
        self.desk = desk
        desk.click(desk.button("Start from Renewal"))
        self.until(lambda: self.view.content is not None)
        desk.settle()

    @property
    def view(self) -> JourneyView:
        return self.desk.wiring.journey.view

    @property
    def wiring(self) -> MapsWiring:
        return self.desk.wiring.journey.maps

    @property
    def content(self) -> MapContent:
        assert self.view.content is not None
        return self.view.content

    def until(self, true: Callable[[], bool]) -> None:
        self.desk.qtbot.waitUntil(true, timeout=15_000)

    def names(self) -> list[str]:
        assert self.view.shown is not None
        return [entry.name for entry in self.view.shown.maps]

    def stages(self) -> list[str]:
        return [stage.name for stage in self.content.stages]

    def named(self, name: str) -> Callable[[], bool]:
        return lambda: self.view.content is not None and self.content.head.name == name

    def choose_map(self, name: str) -> None:
        """Open the menu below the map's name, and take an entry."""
        self.desk.click(self.view.bar.name)
        self.take(name)
        self.until(self.named(name.removesuffix(", locked")))

    def take(self, text: str) -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        found: list[QAction] = [one for one in menu.actions() if one.text() == text and one.isEnabled()]
        assert found, [one.text() for one in menu.actions()]
        menu.close()
        self.desk.window.activateWindow()
        self.until(lambda: QApplication.focusWidget() is not None)
        found[0].trigger()

    def write(self, text: str) -> None:
        assert self.wiring.editor.isVisible()
        self.wiring.editor.setFocus()
        self.wiring.editor.selectAll()
        self.desk.qtbot.keyClicks(self.wiring.editor, text)
        self.desk.qtbot.keyClick(self.wiring.editor, Qt.Key.Key_Return)

    def write_stage(self, number: int, name: str) -> None:
        """Give a stage another name at its head."""
        self.view.canvas.heads.enter(self.content.stages[number].id)
        self.desk.press(Qt.Key.Key_F2)
        self.desk.type(name)
        self.desk.press(Qt.Key.Key_Return)
        self.until(lambda: self.stages()[number] == name)
        self.desk.settle()


def test_maps_are_named_copied_chosen_locked_and_deleted(desk: Desk) -> None:
    maps = Maps(desk)
    desk.choose(ActionId.RENAME_MAP)
    maps.write("Renewal 2027")
    maps.until(maps.named("Renewal 2027"))
    desk.choose(ActionId.DUPLICATE_MAP)
    maps.until(maps.named("Renewal 2027 (copy)"))
    assert maps.names() == ["Renewal 2027", "Renewal 2027 (copy)"]
    # The one that was chosen is there again when one comes back to the tab.
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert maps.content.head.name == "Renewal 2027 (copy)"
    maps.choose_map("Renewal 2027")
    desk.choose(ActionId.LOCK_MAP)
    maps.until(lambda: maps.content.head.locked)
    assert any("This map is locked" in text for text in desk.texts())
    before = maps.content
    maps.view.canvas.heads.enter(before.stages[1].id)
    desk.press(Qt.Key.Key_Right, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    desk.press(Qt.Key.Key_Delete)
    desk.press(Qt.Key.Key_F2)
    assert not desk.program.actions[ActionId.RENAME_MAP].isEnabled()
    desk.settle()
    assert maps.content == before
    desk.click(desk.button("Unlock the map"))
    maps.until(lambda: not maps.content.head.locked)
    desk.choose(ActionId.DELETE_MAP)
    maps.until(maps.named("Renewal 2027 (copy)"))
    assert maps.names() == ["Renewal 2027 (copy)"]
    desk.settle()
    maps.view.canvas.lanes.setFocus()
    desk.press(Qt.Key.Key_Z, CONTROL)
    maps.until(lambda: maps.names() == ["Renewal 2027", "Renewal 2027 (copy)"])


def test_another_map_is_begun_beside_the_first_and_one_can_go_back(desk: Desk) -> None:
    maps = Maps(desk)
    # Who leaves before what was asked for is there does not come upon it later.
    account, alt = maps.content.head.account_id, Qt.KeyboardModifier.AltModifier
    assert account is not None
    for ask in (
        lambda: desk.choose(ActionId.START_MAP),
        lambda: desk.choose(ActionId.COMPARE_MAP),
        lambda: desk.wiring.journey.linking.lead_to_objective(account + 1, 1, lambda: None),
    ):
        ask()
        desk.press(Qt.Key.Key_1, alt)
        desk.settle()
        desk.press(Qt.Key.Key_2, alt)
        desk.settle()
        assert maps.view.canvas.isVisible()
        assert not desk.window.side.isVisible()
    desk.choose(ActionId.START_MAP)
    maps.until(maps.view.start_page.isVisible)
    add_stage = desk.program.actions.spec(ActionId.ADD_STAGE)
    assert why_not(add_stage, desk.program.actions.situation) == "go back to the map first"
    assert not desk.program.actions[ActionId.ADD_STAGE].isEnabled()
    desk.click(desk.button("Back to the map"))
    assert maps.view.canvas.isVisible()
    assert desk.program.actions[ActionId.ADD_STAGE].isEnabled()
    # By keys: what deletes and names on the map does nothing here, Esc leaves, Enter starts.
    maps.view.canvas.lanes.setFocus()
    desk.press(Qt.Key.Key_A, CONTROL)
    before = maps.content
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_C, Qt.Key.Key_Escape):
        desk.choose(ActionId.START_MAP)
        maps.until(maps.view.start_page.isVisible)
        desk.press(key)
        desk.settle()
        assert maps.view.start_page.isVisible() is (key != Qt.Key.Key_Escape)
        if key != Qt.Key.Key_Escape:
            desk.click(desk.button("Back to the map"))
    assert maps.content == before
    desk.choose(ActionId.START_MAP)
    maps.until(maps.view.start_page.isVisible)
    assert QApplication.focusWidget() is desk.button("Start from Consulting engagement")
    for _ in range(5):
        desk.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is desk.button("Start from SaaS, tech touch")
    desk.press(Qt.Key.Key_Return)
    maps.until(maps.named("Journey 2"))
    assert maps.names() == ["Journey", "Journey 2"]


def test_cards_without_a_place_are_put_back_from_the_tray(desk: Desk) -> None:
    maps = Maps(desk)
    assert maps.view.tray.isHidden()
    stage, cards = maps.content.stages[0].id, len(maps.content.cards)
    lost = [card for card in maps.content.cards if card.stage_id == stage and card.length <= 8]
    assert lost
    maps.view.canvas.heads.enter(stage)
    desk.press(Qt.Key.Key_Delete)
    maps.until(maps.view.tray.isVisible)
    assert len(maps.content.cards) == cards
    desk.click(desk.button(f"Put {lost[0].title} back"))
    maps.take(f"Put into {maps.stages()[1]}")
    maps.until(lambda: maps.content.is_placed(maps.content.cards_by_id[lost[0].id]))
    maps.until(lambda: maps.view.canvas.scene.selected_cards() == (lost[0].id,))
    if len(lost) > 1:
        desk.click(desk.button("Put all back"))
    maps.until(maps.view.tray.isHidden)
    assert all(maps.content.is_placed(card) for card in maps.content.cards)


def test_a_map_becomes_a_template_that_other_maps_follow(desk: Desk) -> None:
    maps = Maps(desk)
    desk.choose(ActionId.SAVE_TEMPLATE)
    maps.write("Ours")
    maps.until(lambda: maps.view.shown is not None and len(maps.view.shown.own) == 1)
    assert maps.content.head.name == "Journey", "the map stays on screen"
    desk.choose(ActionId.START_MAP)
    maps.until(maps.view.start_page.isVisible)
    assert any("not published yet" in text for text in desk.texts())
    assert QApplication.focusWidget() is desk.button("Start from Ours")
    desk.press(Qt.Key.Key_F2)
    maps.until(maps.named("Ours"))
    maps.write_stage(0, "Show worth")
    desk.click(desk.button("Publish the template"))
    maps.until(lambda: maps.content.head.edition == 1)
    assert maps.content.head.locked
    template = maps.content.head.id
    desk.click(desk.button("Leave the template"))
    maps.until(maps.named("Journey"))
    desk.choose(ActionId.START_MAP)
    maps.until(maps.view.start_page.isVisible)
    assert any("edition 1" in text for text in desk.texts())
    desk.click(desk.button("Start from Ours"))
    maps.until(maps.named("Journey 2"))
    assert maps.stages()[0] == "Show worth"
    desk.settle()
    maps.write_stage(1, "Mine")
    # The next edition: two stages have other names, of which one was changed in the map too.
    maps.choose_map("Ours, locked")
    desk.choose(ActionId.UNLOCK_MAP)
    maps.until(lambda: not maps.content.head.locked)
    desk.settle()
    maps.write_stage(0, "Prove")
    maps.write_stage(1, "Agree")
    desk.choose(ActionId.PUBLISH_TEMPLATE)
    maps.until(lambda: maps.content.head.edition == 2)
    assert maps.content.head.id == template
    maps.choose_map("Journey 2")
    maps.until(lambda: desk.program.actions.situation.map_outdated)
    desk.click(desk.button("Review the changes"))
    panel = maps.wiring.following.panel
    maps.until(panel.isVisible)
    boxes = {box.accessibleName(): box for box in panel.findChildren(QCheckBox)}
    assert {name: box.isChecked() for name, box in boxes.items()} == {
        "Stage Show worth → Prove": True,
        "Stage Mine → Agree": False,
    }
    desk.click(desk.button("Apply 1 change"))
    maps.until(lambda: maps.stages()[:2] == ["Prove", "Mine"])
    maps.until(lambda: not panel.isVisible())
    assert not desk.program.actions.situation.map_outdated
    desk.settle()
    maps.view.canvas.lanes.setFocus()
    desk.press(Qt.Key.Key_Z, CONTROL)
    maps.until(lambda: maps.stages()[:2] == ["Show worth", "Mine"])
    assert desk.program.actions.situation.map_outdated
    # Where an account has no map, the keyboard is where one starts, not where one edits.
    known = desk.portfolio.model.portfolio
    assert known is not None
    here = desk.wiring.account.account_id
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        desk.wiring.open_account(next(row.id for row in known.rows if row.id != here))
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    maps.until(maps.view.start_page.isVisible)
    desk.settle()
    assert QApplication.focusWidget() is desk.button("Start from Ours")


def test_a_map_that_is_made_after_one_has_left_is_not_shown_to_another_account(desk: Desk) -> None:
    desk.open_book()
    model = desk.portfolio.model
    rows = [model.account_at(place) for place in range(model.rowCount())]
    other = next(row.id for row in rows if row.name != "Halden Freight")
    desk.open_account()
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    journey = desk.wiring.journey
    with desk.qtbot.waitSignal(journey.controller.done):
        desk.click(desk.button("Start from Renewal"))
        # While the map is still being made.
        desk.wiring.open_account(other)
    desk.settle()
    assert journey.controller.account_id == other
    assert journey.view.content is None
