"""What stands around a journey map: its foot, its letters, what is said of it, and how one begins."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cs_desktop.common.errors import KnownError
from cs_desktop.common.settings import TextSize
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.journey.content import Card, Link, MapContent, MapHead, MapMilestone, Stage
from cs_desktop.domain.journey.counting import gaps_text, milestones_text
from cs_desktop.domain.journey.words import CardKind
from cs_desktop.views.journey.foot import MapFoot
from cs_desktop.views.journey.line_button import LineButton
from cs_desktop.views.journey.notices import WaitingPage
from cs_desktop.views.journey.page import JourneyView
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.text import Label
from tests.views.conftest import Desk
from tests.views.journeys import card_titled, card_titles, open_map
from tests.workspaces import NOON

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(desk: Desk) -> JourneyView:
    """Return the map of an account, begun from the standard template."""
    return open_map(desk)


def _cards(page: JourneyView) -> int:
    return len(page.content.cards) if page.content else 0


def test_a_title_is_typed_without_waiting_for_its_card(desk: Desk, page: JourneyView) -> None:
    before = _cards(page)
    desk.press(Qt.Key.Key_G)
    assert not page.editor.isVisible()
    # G, P and M are letters of the canvas too, but meant for the title by now.
    desk.type("Gap map x")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "Gap map x" in card_titles(page))
    desk.settle()
    assert _cards(page) == before + 1
    assert "New gap" not in card_titles(page)
    desk.press(Qt.Key.Key_C)
    desk.press(Qt.Key.Key_T)
    desk.press(Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(page.editor.isVisible)
    assert page.editor.text() == "New touchpoint"
    desk.press(Qt.Key.Key_Escape)
    desk.settle()

    # Wherever the card was asked for.
    for asked in ("heads", "labels", "palette"):
        before, title = _cards(page), f"dogma level {asked}"
        if asked == "palette":
            # As the bar and the palette do, which leave the keyboard on the canvas.
            desk.program.actions[ActionId.ADD_GAP].trigger()
        else:
            getattr(page.canvas, asked).setFocus()
            desk.press(Qt.Key.Key_G)
        assert not page.editor.isVisible(), asked
        # With an L, a letter of the menus.
        desk.type(title)
        desk.press(Qt.Key.Key_Return)
        desk.qtbot.waitUntil(lambda: title in card_titles(page))  # noqa: B023 - waited for here
        desk.settle()
        assert _cards(page) == before + 1, asked

    # What is typed while the title opens comes after what was typed before.
    def type_on(_left: QWidget | None, place: QWidget | None) -> None:
        if place is page.editor:
            # A key that waits in the queue arrives before any timer.
            QTest.keyClicks(place, "c")

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.focusChanged.connect(type_on)
    desk.press(Qt.Key.Key_G)
    desk.type("ab")
    desk.qtbot.waitUntil(page.editor.isVisible)
    desk.qtbot.waitUntil(lambda: page.editor.text() == "abc")
    application.focusChanged.disconnect(type_on)


def test_letters_work_on_the_canvas_and_are_letters_wherever_one_types(desk: Desk, page: JourneyView) -> None:
    before = _cards(page)
    desk.press(Qt.Key.Key_G)
    desk.qtbot.waitUntil(page.editor.isVisible)
    desk.type("Clogged gateway")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "Clogged gateway" in card_titles(page))
    assert _cards(page) == before + 1
    desk.settle()
    desk.press(Qt.Key.Key_O)
    assert QApplication.focusWidget() is page.outline.tree
    # In the tree a letter jumps to a name, in the filter it is written.
    desk.press(Qt.Key.Key_G)
    assert str(page.outline.tree.currentIndex().data()).startswith("G")
    page.outline.filter.setFocus()
    desk.type("goc")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "goc"
    desk.settle()
    assert _cards(page) == before + 1
    assert page.beside.is_open


def test_a_locked_map_says_why_and_is_unlocked_there(desk: Desk, page: JourneyView) -> None:
    assert not page.notice.isVisible()
    desk.wiring.journey.controller.lock(locked=True)
    desk.qtbot.waitUntil(page.notice.isVisible)
    assert page.notice.words.text() == "This map is locked, so that nobody changes it by accident."
    before = _cards(page)
    page.canvas.lanes.setFocus()
    desk.press(Qt.Key.Key_C)
    desk.choose(ActionId.MAP_OUTLINE)
    page.outline.tree.selectAll()
    desk.press(Qt.Key.Key_Delete)
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert _cards(page) == before
    desk.click(page.notice.way_out)
    desk.qtbot.waitUntil(lambda: not page.notice.isVisible())

    # An empty one says how one begins.
    assert page.content is not None
    page.notice.show_state(MapContent(MapHead(1, "Empty")), editable=True)
    assert page.notice.words.text().startswith("This map has no stages yet.")
    assert page.notice.way_out.text() == "Add stage"
    page.notice.show_state(MapContent(MapHead(1, "Empty"), (Stage(2, "Buy", 0),)), editable=True)
    assert page.notice.words.text().startswith("No cards yet")
    assert page.notice.way_out.isHidden()
    page.notice.show_state(page.content, editable=False)
    assert "for reading only" in page.notice.words.text()
    page.notice.show_state(page.content, editable=True)
    assert page.notice.isHidden()

    # What cannot be read is said and read again.
    page.start_over()
    desk.wiring.journey.controller.failed.emit(KnownError("The file cannot be read; plug the disk in again."))
    waiting = page.findChild(WaitingPage)
    assert waiting is not None
    assert waiting.isVisible()
    assert waiting.text.text() == "The file cannot be read; plug the disk in again."
    desk.click(waiting.retry)
    desk.qtbot.waitUntil(page.canvas.isVisible)


def _in_window(part: QWidget) -> QRect:
    return QRect(part.mapTo(part.window(), QPoint()), part.size())


def test_everything_has_its_room_in_a_small_window(desk: Desk, page: JourneyView) -> None:
    desk.choose(ActionId.MAP_OUTLINE)
    desk.program.theme.resize_text(TextSize.LARGEST)
    for size in (QSize(1400, 900), QSize(1024, 640)):
        desk.window.resize(size)
        desk.settle()
        for part in (page.bar.name, page.bar.past, page.foot, page.outline.tree):
            assert desk.window.rect().contains(_in_window(part))
            assert part.width() >= part.minimumSizeHint().width()
    assert page.outline.tree.viewport().width() >= 180

    # Beside a panel there is room for one of the two: the one that had the keyboard stays.
    side = desk.window.side
    desk.choose(ActionId.MAP_DETAILS)
    assert page.outline.tree.isVisible()
    assert not page.canvas.isVisible()
    side.close_panel()
    assert page.canvas.isVisible()
    page.canvas.setFocus()
    desk.choose(ActionId.MAP_DETAILS)
    assert page.canvas.isVisible()
    assert not page.outline.isVisible()
    for panel in (None, ActionId.MAP_GAPS, ActionId.LOSSES):
        if panel is not None:
            desk.choose(panel)
        desk.settle()
        assert side.isVisible()
        # The panel covers none of them, and each has its room.
        parts = (page.bar, page.foot, page.canvas)
        assert [part for part in parts if _in_window(part).intersects(_in_window(side))] == []
        assert page.canvas.width() > 150
        assert _in_window(page.bar).right() == desk.window.width() - 1
    page.canvas.setFocus()
    # Messages keep clear of the foot, the scroll bar, the overview and what one has chosen.
    side.close_panel()
    desk.choose(ActionId.MAP_OUTLINE)
    desk.settle()
    lanes = page.canvas.lanes
    page.canvas.set_zoom(1.5)
    page.canvas.scene.select_cards([card_titled(page, "QBR").id])
    lanes.ensureVisible(page.canvas.scene.cards[card_titled(page, "QBR").id])
    desk.qtbot.waitUntil(page.canvas.minimap.isVisible)
    desk.window.toasts.tell("Something was done")
    told = _in_window(desk.window.toasts)
    for part in (page.foot, lanes.horizontalScrollBar(), page.canvas.minimap):
        assert not told.intersects(_in_window(part)), part
    assert not told.intersects(lanes.work_area().translated(lanes.mapTo(desk.window, QPoint())))
    desk.choose(ActionId.MAP_OUTLINE)
    page.canvas.setFocus()
    desk.choose(ActionId.MAP_DETAILS)
    desk.press(Qt.Key.Key_O)
    assert page.outline.tree.hasFocus()
    assert page.beside.is_open
    assert not page.canvas.isVisible()
    side.close_panel()
    assert page.canvas.isVisible()


def test_lines_of_the_gaps_go_on_rather_than_be_cut(qtbot: QtBot, theme: Theme) -> None:
    why = "its stage stands for none of the lifecycle · without a bridge"
    panel = QWidget()
    panel.setLayout(column(LineButton(theme, "gap", "1. " + "Never trained " * 9, "$1M", why, whole=True), 0))
    qtbot.addWidget(panel)
    panel.resize(260, 400)
    panel.show()
    for label in panel.findChildren(Label):
        assert label.fontMetrics().horizontalAdvance(label.text()) < label.width() or label.wordWrap()
        assert label.height() >= label.heightForWidth(label.width())


def test_the_foot_counts_and_names_as_many_keys_as_fit(qtbot: QtBot, theme: Theme) -> None:
    # One of two milestones was reached; one of three gaps is closed, and one of the others has a bridge.
    states = ("closed", "open", "open")
    content = MapContent(
        MapHead(1, "Journey"),
        cards=(
            *(Card(11 + n, 1, 1, CardKind.GAP, state=state) for n, state in enumerate(states)),
            Card(21, 1, 1, CardKind.BRIDGE),
        ),
        links=(Link(41, 12, 21),),
        milestones=(MapMilestone(31, "Live", reached_on=NOON.today()), MapMilestone(32, "Won")),
    )
    assert milestones_text(content) == "2 milestones, 1 reached"
    assert gaps_text(content) == "3 gaps, 1 closed, 1 without a bridge"
    foot = MapFoot(theme)
    qtbot.addWidget(foot)
    foot.show_content(content)
    shown = []
    for width in (1600, 620, 200):
        foot.resize(width, foot.height())
        shown.append([not hint.isHidden() for hint in foot.hints])
    every = len(foot.hints)
    assert shown[0] == [True] * every
    assert 0 < sum(shown[1]) < every
    # The last ones leave first.
    assert shown[1] == sorted(shown[1], reverse=True)
    assert not any(shown[2])
    # A locked map names no keys that add to it or link.
    foot.resize(4000, foot.height())
    foot.show_content(content, editable=False)
    assert [hint.isHidden() for hint in foot.hints] == [True] * 3 + [False] * (every - 3)
