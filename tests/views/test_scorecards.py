"""Scorecards in the Library: written, drawn, tested, published and taken back, by keys and clicks."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.scorecards.book import BUILT_IN
from cs_desktop.models.queries.scorecards import scorecard_book
from cs_desktop.views.scorecards.page import MEASURES, RULES, TRIAL, VERSIONS, ScorecardsPage
from tests.views.conftest import Desk

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def _page(desk: Desk) -> ScorecardsPage:
    return desk.wiring.pages.scorecards.page


def _entry(desk: Desk):
    found = _page(desk).entry
    assert found is not None
    return found


def _measure(desk: Desk, key: str):
    return next(one for one in _page(desk).content.measures if one.key == key)


def _drag(desk: Desk, start: QPointF, end: QPointF) -> None:
    editor = _page(desk).measures.curve.editor
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(editor, left, Qt.KeyboardModifier.NoModifier, start.toPoint())
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(editor, (start + (end - start) * share).toPoint())
    QTest.mouseRelease(editor, left, Qt.KeyboardModifier.NoModifier, end.toPoint())
    desk.settle()


def test_a_scorecard_from_an_account_to_its_next_version_and_back(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    desk.account.tabs.show_tab("health")
    desk.settle()
    # The health of an account leads to what scores it.
    desk.wiring.of_account.planning.health.view.measures.table.select(1)
    desk.choose(ActionId.EDIT_WEIGHTS)
    desk.settle()
    page = _page(desk)
    assert (_entry(desk).name, page.measures.table.key) == ("Standard", "weekly_active")

    # A weight is typed in its cell; what is missing to 100 is said and can be spread.
    table = page.measures.table.table
    table.take_focus()
    table.setCurrentIndex(table.model().index(0, 1))
    desk.press(Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    desk.type("45")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: page.content.total == 120)
    desk.settle()
    assert "7 measures · 120%" in desk.texts()
    page.tabs.button(TRIAL).click()
    assert "The weights sum to 120; make them sum to 100." in desk.texts()
    assert not page.trial.publish.isEnabled()
    page.tabs.button(MEASURES).click()
    page.measures.table.spread.click()
    desk.settle()
    # 45 of 120 is 37.5 of 100: rounded down, and with the lost halves given back to the first.
    assert _measure(desk, "weekly_active").weight == 38
    assert page.content.total == 100

    # The curve is drawn over the values of the accounts; a point is dragged, the next moved by keys.
    table.take_focus()
    desk.press(Qt.Key.Key_Return)
    editor = page.measures.curve.editor
    assert QApplication.focusWidget() is editor
    first = _measure(desk, "weekly_active").curve
    at = editor.ground.to_pixels(*first[1])
    _drag(desk, at, at + QPointF(0, editor.ground.area.height() / -10))
    assert _measure(desk, "weekly_active").curve == (first[0], (0.3, 60), *first[2:])
    desk.press(Qt.Key.Key_Tab)
    desk.press(Qt.Key.Key_Up, SHIFT)
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert _measure(desk, "weekly_active").curve[2] == (0.5, 81)
    assert editor.accessibleDescription() == "Point 3 of 4: 50.0% scores 81"
    desk.press(Qt.Key.Key_Insert)
    desk.settle()
    assert len(_measure(desk, "weekly_active").curve) == 5
    desk.press(Qt.Key.Key_Delete)
    desk.press(Qt.Key.Key_Backtab, SHIFT)
    desk.settle()
    # Typed exactly, too; a value beyond the next point is refused and stays as it was.
    value = page.measures.curve.value
    for text, expected in (("42.5%", 0.425), ("95%", 0.425)):
        value.setFocus()
        value.selectAll()
        desk.type(text)
        desk.press(Qt.Key.Key_Return)
        desk.settle()
        assert _measure(desk, "weekly_active").curve[2] == (expected, 81)
    assert "Each point needs a greater value" in " ".join(desk.texts())

    # It is tested on all accounts, and published with the reason.
    page.tabs.button(TRIAL).click()
    page.trial.test.click()
    desk.settle()
    assert "Tested on 6 accounts as of Oct 13, 2026" in desk.texts()
    page.trial.note.setFocus()
    desk.type("Use tells more")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    book = desk.wiring.workspace.context().workspace.read(scorecard_book)
    assert [one.note for one in book.standard.versions] == ["", "Use tells more"]
    assert (_entry(desk).number, _entry(desk).has_draft) == (2, False)

    # What differs is shown, and the first version comes back as a draft.
    page.tabs.button(VERSIONS).click()
    page.versions.table.select(1)
    assert "Weekly active users: weight" in [one.what for one in page.versions.found._rows]
    page.versions.restore.click()
    desk.settle()
    assert _entry(desk).has_draft
    assert _page(desk).content.measures == BUILT_IN.card.measures
    # Undo goes back step by step, the publishing among them.
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.settle()
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.settle()
    assert (_entry(desk).number, _entry(desk).has_draft) == (1, True)

    # A copy with a rule of its own; it is asked before the standard one once it is published.
    page.copy.click()
    desk.settle()
    assert _entry(desk).name == "Standard (2)"
    page.tabs.button(RULES).click()
    ages = page.rules.ages["age_below"]
    ages.setFocus()
    desk.type("0")
    desk.press(Qt.Key.Key_Return)
    assert page.rules.rows["age_below"].message == "Enter days, from 1 to 3660."
    ages.selectAll()
    desk.type("90")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert _page(desk).content.rule.age_below == 90
    page.rules.table.take_focus()
    desk.press(Qt.Key.Key_Delete)
    desk.settle()
    assert len(_page(desk).content.caps) == 1
    # What was never published is deleted.
    page.end.click()
    desk.settle()
    assert [one.name for one in page._page.entries] == ["Standard"]
