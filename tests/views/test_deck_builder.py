"""The deck builder as a person meets it: from the account to the page, and before an audience."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.deck.kinds import SlideKey
from cs_desktop.views.deck.pages import PageCount
from cs_desktop.views.deck.screen import DeckScreen
from cs_desktop.views.screen import ACCOUNTS
from tests.views.conftest import PATIENCE_MS, Desk

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def names(screen: DeckScreen) -> list[str]:
    return [row.name for row in screen.slides.list.slides.rows]


def test_pages_are_counted_over_slides_that_have_several() -> None:
    count = PageCount()
    count.show_ids((1, 2, 3, 4), (1, 3, 4))
    assert (count.all, count.number(4, 0), count.number(2, 0)) == (3, 3, 0)
    count.know({1: 1, 3: 2, 4: 1})
    # 1, then 2 and 3 of the third slide, then 4.
    assert [count.number(*page) for page in ((1, 0), (3, 0), (3, 1), (4, 0))] == [1, 2, 3, 4]
    assert count.beside(1, 0, 1) == (3, 0)
    assert count.beside(3, 1, 1) == (4, 0)
    assert count.beside(4, 0, 1) is None
    # Behind the last slide come 2 pages with texts in full: one turns on to them.
    count.know({1: 1, 3: 2, 4: 1}, 2)
    assert (count.all, count.beside(4, 0, 1), count.beside(4, 2, 1)) == (6, (4, 1), None)
    assert [count.is_behind(*page) for page in ((3, 1), (4, 0), (4, 1))] == [False, False, True]
    count.know({1: 1, 3: 2, 4: 1})
    # From a slide without a page one goes to those around it.
    assert (count.beside(2, 0, 1), count.beside(2, 0, -1)) == ((3, 0), (1, 0))


def begin_deck(desk: Desk) -> DeckScreen:
    """Open an account's deck by its keys; there is none yet, so the first template is taken with Enter."""
    builder = desk.wiring.decks.builder
    with desk.qtbot.waitSignal(builder.begun):
        desk.press(Qt.Key.Key_D, CTRL | ALT)
    with desk.qtbot.waitSignal(builder.pages.pages.rested, timeout=PATIENCE_MS):
        desk.press(Qt.Key.Key_Return)
    desk.settle()
    return builder.screen


def test_a_deck_is_begun_put_in_order_written_and_presented(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    screen = begin_deck(desk)
    listed = screen.slides.list
    assert screen.head.account.text() == "Halden Freight"
    assert "Draft 1" in desk.texts()
    assert QApplication.focusWidget() is listed
    assert not screen.middle.page.image.isNull()

    # A slide is left out with Space, and says so where its page stood.
    desk.press(Qt.Key.Key_Space)
    desk.settle()
    assert screen.slides.list.slides.rows[0].above == "Skipped"
    assert "Title is left out" in desk.texts()
    desk.press(Qt.Key.Key_Space)
    desk.settle()

    # It goes one down, and undo brings it back; one stays in the builder and on the slide.
    before = names(screen)
    desk.press(Qt.Key.Key_Down, ALT)
    desk.settle()
    assert names(screen)[:2] == [before[1], before[0]]
    desk.choose(ActionId.UNDO)
    desk.settle()
    assert names(screen) == before
    assert screen.slide is not None
    assert screen.slide.design.key is SlideKey.TITLE
    assert desk.program.actions.situation.deck

    _write_title(desk, screen)
    _present(desk, screen)

    # The sidebar keeps the deck at hand while one is elsewhere.
    desk.wiring.navigation.go(ACCOUNTS.key)
    assert not desk.program.actions.situation.deck
    desk.click(desk.button(screen.head.name))
    desk.qtbot.waitUntil(lambda: desk.program.actions.situation.deck, timeout=PATIENCE_MS)
    desk.settle()


def _write_title(desk: Desk, screen: DeckScreen) -> None:
    """Click on the title on the page; what is typed is on the page at once."""
    screen.turn(1)
    desk.settle()
    slide, page = screen.slide, screen.middle.page
    assert slide is not None
    box, before = page.page_box(), page.image.cacheKey()
    at = QPoint(round(box.left() + 0.2 * box.width()), round(box.top() + 0.1 * box.height()))
    desk.qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=at)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.type("We met")
    desk.qtbot.waitUntil(lambda: page.image.cacheKey() != before, timeout=PATIENCE_MS)
    desk.qtbot.waitUntil(
        lambda: screen.slide is not None and screen.slide.title == "We met", timeout=PATIENCE_MS
    )
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert screen.slide is not None
    assert screen.slide.design.title == "We met"


def _present(desk: Desk, screen: DeckScreen) -> None:
    """Show the pages alone, and come back to the page at which one ended."""
    pages = desk.wiring.decks.builder.pages
    desk.press(Qt.Key.Key_F11)
    assert pages.present is not None
    desk.qtbot.waitUntil(
        lambda: pages.present is not None and not pages.present.image.isNull(), timeout=PATIENCE_MS
    )
    desk.qtbot.keyClick(pages.present, Qt.Key.Key_End)
    assert (
        screen.count.number(screen.slide.design.id if screen.slide else None, screen.page) == screen.count.all
    )
    desk.qtbot.keyClick(pages.present, Qt.Key.Key_Home)
    desk.qtbot.keyClick(pages.present, Qt.Key.Key_Escape)
    assert pages.present is None
    assert screen.page == 0
    assert screen.slide is not None
    assert screen.slide.design.key is SlideKey.TITLE
    with desk.qtbot.waitActive(desk.window):
        desk.window.activateWindow()
    desk.settle()
