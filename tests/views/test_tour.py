"""The tour of five steps, by keys and clicks; and what the first page says of workspaces opened before."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cs_desktop.common.settings_file import load_settings
from cs_desktop.controllers.actions import ActionId, Menu
from cs_desktop.views.tour.callout import Callout, beside
from cs_desktop.views.tour.steps import STEPS
from cs_desktop.views.widgets.focus import FocusRing
from cs_desktop.views.widgets.search_button import SearchButton
from tests.views.conftest import Desk


def callout(desk: Desk) -> Callout:
    return desk.wiring.frame.tour.callout


def place(desk: Desk) -> str:
    labels = [label.text() for label in callout(desk).findChildren(QLabel)]
    return next(text for text in labels if " of 5" in text)


def test_the_tour_is_walked_by_keys_and_clicks(desk: Desk) -> None:
    desk.open_book()

    # Right leads through its five steps.
    desk.choose(ActionId.TAKE_TOUR)
    assert len(STEPS) == 5
    seen = []
    for number in range(1, 6):
        assert place(desk) == f"{number} of 5"
        assert callout(desk).isAncestorOf(QApplication.focusWidget())
        assert desk.window.rect().contains(callout(desk).geometry())
        seen.append(callout(desk).accessibleName())
        desk.press(Qt.Key.Key_Right)
    assert len(set(seen)) == 5
    assert not callout(desk).isVisible()
    assert QApplication.focusWidget() is desk.portfolio.table
    assert "tour" in load_settings().dismissed

    # It can be taken again from Help, in both themes.
    assert desk.program.actions.spec(ActionId.TAKE_TOUR).menu is Menu.HELP
    for theme in (ActionId.THEME_DARK, ActionId.THEME_LIGHT):
        desk.choose(theme)
        desk.choose(ActionId.TAKE_TOUR)
        assert place(desk) == "1 of 5"
        desk.press(Qt.Key.Key_Escape)
        assert not callout(desk).isVisible()
        assert desk.window.shown is desk.portfolio

    # One can step back and skip.
    desk.choose(ActionId.TAKE_TOUR)
    desk.click(desk.button("Next"))
    desk.press(Qt.Key.Key_Space)
    assert place(desk) == "3 of 5"
    desk.click(desk.button("Back"))
    assert place(desk) == "2 of 5"
    desk.press(Qt.Key.Key_Escape)
    assert not callout(desk).isVisible()

    # The callout stays with its part when the window changes.
    desk.choose(ActionId.TAKE_TOUR)
    for _ in range(4):
        desk.press(Qt.Key.Key_Right)
    for size in (QSize(1024, 640), QSize(1440, 900)):
        desk.window.resize(size)
        desk.qtbot.waitUntil(lambda: desk.window.rect().contains(callout(desk).geometry()))
    desk.press(Qt.Key.Key_Escape)

    # What was opened before says what it holds and when.
    count = len(desk.shown_names())
    desk.settle()
    desk.choose(ActionId.CLOSE)
    assert desk.button("Open Corvane").isVisible()
    assert any(text == f"{count} accounts" for text in desk.texts())
    assert any(text.startswith("Today, ") for text in desk.texts())


def test_each_step_rings_the_part_that_it_speaks_of(desk: Desk) -> None:
    desk.open_book()
    home = desk.wiring.homed.screen
    parts = (
        (desk.window.sidebar, home),
        (desk.window.findChild(SearchButton), home),
        (desk.portfolio.table, desk.portfolio),
        (desk.window.undo_button, home),
        (desk.window.sidebar.foot, home),
    )
    for size in (QSize(1440, 900), QSize(1024, 640)):
        desk.window.resize(size)
        desk.press(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
        desk.choose(ActionId.TAKE_TOUR)
        for part, screen in parts:
            assert isinstance(part, QWidget)
            assert desk.window.shown is screen
            around = QRect(part.mapTo(desk.window, QPoint()), part.size())
            assert callout(desk).ring.contains(around.intersected(desk.window.rect()))
            assert desk.window.rect().contains(callout(desk).geometry())
            focus = desk.window.findChild(FocusRing)
            assert focus.isVisible()
            layers = desk.window.children()
            assert layers.index(callout(desk)) < layers.index(focus), "where the keyboard is, is to be seen"
            # Enter presses the button that has the keyboard, which is the way on.
            desk.press(Qt.Key.Key_Return)
        assert not callout(desk).isVisible()
        assert desk.window.shown is desk.wiring.accounts.screen, "where the tour was begun"


def test_it_begins_by_itself_with_the_first_sample_only(desk: Desk) -> None:
    for first in (True, False):
        with desk.qtbot.waitSignal(desk.wiring.navigation.shown, timeout=30_000):
            desk.choose(ActionId.OPEN_SAMPLE)
        assert callout(desk).isVisible() is first
        if first:
            desk.click(desk.button("Skip the tour"))
        desk.settle()


def test_a_callout_never_covers_a_part_that_leaves_room() -> None:
    room, size = QRect(0, 0, 1440, 900), QSize(340, 160)
    for part in (
        QRect(0, 0, 204, 900),
        QRect(900, 8, 256, 30),
        QRect(0, 850, 204, 46),
        QRect(1400, 10, 30, 30),
    ):
        place = beside(part, size, room)
        assert room.contains(place)
        assert not place.intersects(part)
    # A part as large as the window leaves none: the callout stands in its middle.
    whole = beside(room, size, room)
    assert whole.center() == room.center()
