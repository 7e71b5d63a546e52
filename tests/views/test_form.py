"""The form of the side panel, and the editors of days, amounts and shares in it."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from cs_desktop.common.language import ENGLISH, load_language, speak
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.day_edit import DayEdit
from cs_desktop.views.widgets.editors import ChoiceBox
from cs_desktop.views.widgets.form import Form, needed, note_field
from cs_desktop.views.widgets.form_row import FormRow
from cs_desktop.views.widgets.money_edit import MoneyEdit, ShareEdit

TODAY = date(2026, 10, 13)
NEEDED = "Enter a name, such as Halden Freight."
CTRL = Qt.KeyboardModifier.ControlModifier


class Sheet:
    """A form with a field of each kind, and a keyboard."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.qtbot = qtbot
        self.form = Form(theme, "Add it")
        self.name, self.notes = QLineEdit(), note_field()
        self.day = DayEdit(theme, lambda: TODAY)
        self.amount = MoneyEdit("USD", required=True)
        self.share, self.choice = ShareEdit(), ChoiceBox(theme, ("One", "Two"))
        self.named = self.form.add("Name", self.name, needed(self.name, NEEDED))
        self.dated = self.form.add("Starts", self.day, self.day.problem, hint="The first day that is paid")
        self.form.add("ARR", self.amount, self.amount.problem)
        self.form.add("Discount", self.share, self.share.problem)
        self.form.add("Kind", self.choice)
        self.form.add("Notes", self.notes)
        self.finished = 0
        self.form.submitted.connect(self._count)
        qtbot.addWidget(self.form)
        self.form.resize(380, 640)
        with qtbot.waitExposed(self.form):
            self.form.show()
        self.form.activateWindow()
        self.form.setFocus()

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifiers)

    def _count(self) -> None:
        self.finished += 1


@pytest.fixture
def sheet(qtbot: QtBot, theme: Theme) -> Sheet:
    return Sheet(qtbot, theme)


def test_it_begins_with_the_first_field_and_tab_goes_on(sheet: Sheet) -> None:
    stops: list[QWidget | None] = []
    for _ in range(8):
        stops.append(QApplication.focusWidget())
        sheet.press(Qt.Key.Key_Tab)
    assert stops == [
        *(sheet.name, sheet.day, sheet.amount, sheet.share, sheet.choice, sheet.notes),
        *(sheet.form.finish, sheet.form.cancel),
    ]


def test_what_is_missing_is_told_under_its_field_and_goes_once_it_is_there(sheet: Sheet) -> None:
    sheet.press(Qt.Key.Key_Return, CTRL)
    assert sheet.finished == 0
    assert (sheet.named.message, sheet.name.property("error")) == (NEEDED, "true")
    assert QApplication.focusWidget() is sheet.name
    assert sheet.name.accessibleDescription() == NEEDED
    sheet.type("Halden")
    assert (sheet.named.message, sheet.name.property("error")) == ("", "")


@pytest.mark.parametrize("where", ["name", "notes", "choice"])
def test_ctrl_enter_finishes_once_from_anywhere(sheet: Sheet, where: str) -> None:
    sheet.name.setText("Halden")
    sheet.amount.setText("640K")
    field: QWidget = getattr(sheet, where)
    field.setFocus()
    sheet.press(Qt.Key.Key_Return, CTRL)
    assert sheet.finished == 1
    assert sheet.notes.toPlainText() == ""


def test_enter_finishes_from_a_line_and_is_a_new_line_in_notes(sheet: Sheet) -> None:
    sheet.type("Halden")
    sheet.amount.setText("640K")
    sheet.notes.setFocus()
    sheet.press(Qt.Key.Key_Return)
    assert (sheet.finished, sheet.notes.toPlainText()) == (0, "\n")
    sheet.amount.setFocus()
    sheet.press(Qt.Key.Key_Return)
    assert sheet.finished == 1


def test_escape_cancels(sheet: Sheet) -> None:
    with sheet.qtbot.waitSignal(sheet.form.cancelled):
        sheet.press(Qt.Key.Key_Escape)


def test_a_busy_form_takes_no_second_press_and_a_refusal_frees_it(sheet: Sheet) -> None:
    sheet.name.setText("Halden")
    sheet.amount.setText("640K")
    sheet.form.set_busy(busy=True)
    sheet.press(Qt.Key.Key_Return, CTRL)
    assert sheet.finished == 0
    sheet.form.say("Halden exists already.")
    sheet.press(Qt.Key.Key_Return, CTRL)
    assert (sheet.finished, sheet.form.message) == (1, "")


def test_a_field_that_is_not_shown_is_not_asked(sheet: Sheet) -> None:
    sheet.amount.setText("640K")
    sheet.named.hide()
    sheet.press(Qt.Key.Key_Return, CTRL)
    assert sheet.finished == 1


def test_a_hint_gives_way_to_a_message(sheet: Sheet) -> None:
    def seen(row: FormRow) -> set[str]:
        return {label.text() for label in row.findChildren(type(row._label)) if label.isVisible()}

    assert "The first day that is paid" in seen(sheet.dated)
    sheet.dated.say("Enter a date.")
    assert "The first day that is paid" not in seen(sheet.dated)
    assert "Enter a date." in seen(sheet.dated)


# A day


def test_a_day_typed_in_short_is_shown_as_it_is_meant(sheet: Sheet) -> None:
    sheet.day.setFocus()
    sheet.type("+30d")
    assert sheet.day.day == date(2026, 11, 12)
    sheet.press(Qt.Key.Key_Tab)
    assert sheet.day.text() == "Nov 12, 2026"


def test_nonsense_stays_to_be_mended(sheet: Sheet) -> None:
    sheet.day.setFocus()
    sheet.type("next spring")
    sheet.press(Qt.Key.Key_Tab)
    assert (sheet.day.text(), sheet.day.day) == ("next spring", None)
    assert sheet.day.problem() == "Enter a date, such as Oct 13, 2026 or +30d."


def test_a_day_may_be_left_empty_unless_it_is_needed(qtbot: QtBot, theme: Theme) -> None:
    free, needed_day = DayEdit(theme, lambda: TODAY), DayEdit(theme, lambda: TODAY, required=True)
    for field in (free, needed_day):
        qtbot.addWidget(field)
    assert (free.problem(), bool(needed_day.problem())) == ("", True)


def test_arrows_and_pages_move_the_day(sheet: Sheet) -> None:
    sheet.day.set_day(date(2027, 1, 31))
    sheet.day.setFocus()
    for key, day in (
        (Qt.Key.Key_Up, date(2027, 2, 1)),
        (Qt.Key.Key_Down, date(2027, 1, 31)),
        (Qt.Key.Key_PageUp, date(2027, 2, 28)),
        (Qt.Key.Key_PageDown, date(2027, 1, 28)),
    ):
        sheet.press(key)
        assert sheet.day.day == day


def test_it_says_when_it_reads_as_another_day(sheet: Sheet) -> None:
    heard = []
    sheet.day.day_changed.connect(lambda: heard.append(sheet.day.day))
    sheet.day.setFocus()
    sheet.type("Jan 31, 2027")
    # On the way, "Jan 3" and "Jan 31" are days too; a half typed year is none.
    assert heard == [date(2027, 1, 3), date(2027, 1, 31), None, date(2027, 1, 31)]


def test_a_day_is_picked_from_the_calendar_by_keys(sheet: Sheet) -> None:
    sheet.day.set_day(date(2027, 1, 30))
    sheet.day.setFocus()
    sheet.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    (month,) = sheet.day.findChildren(QCalendarWidget)
    assert month.isVisible()
    assert month.selectedDate() == QDate(2027, 1, 30)
    (grid,) = month.findChildren(QTableView)
    sheet.qtbot.keyClick(grid, Qt.Key.Key_Right)
    sheet.qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert (sheet.day.text(), month.isVisible(), sheet.finished) == ("Jan 31, 2027", False, 0)


def test_the_calendar_closes_on_escape_and_leaves_the_day(sheet: Sheet) -> None:
    sheet.day.set_day(date(2027, 1, 30))
    sheet.day.open_calendar()
    (month,) = sheet.day.findChildren(QCalendarWidget)
    (grid,) = month.findChildren(QTableView)
    with sheet.qtbot.assertNotEmitted(sheet.form.cancelled):
        sheet.qtbot.keyClick(grid, Qt.Key.Key_Escape)
    assert (sheet.day.text(), month.isVisible()) == ("Jan 30, 2027", False)


# Money and shares


def test_an_amount_typed_in_short_is_shown_in_full(sheet: Sheet) -> None:
    sheet.amount.setFocus()
    sheet.type("1.18M")
    sheet.press(Qt.Key.Key_Tab)
    assert (sheet.amount.text(), sheet.amount.minor) == ("1,180,000", 118_000_000)


@pytest.mark.parametrize("text", ["", "lots"])
def test_what_is_no_amount_is_told_with_an_example(sheet: Sheet, text: str) -> None:
    sheet.amount.setText(text)
    assert sheet.amount.problem() == "Enter an amount, such as 640,000 or $640K."


def test_a_share(sheet: Sheet) -> None:
    sheet.share.setFocus()
    sheet.type("12.5")
    assert (sheet.share.share, sheet.share.problem()) == (0.125, "")
    sheet.share.setText("120")
    assert sheet.share.problem() == "Enter a percentage from 0 to 100, such as 12.5%."
    sheet.share.set_share(0.08)
    assert sheet.share.text() == "8%"


def test_notes_are_left_with_tab(qtbot: QtBot, theme: Theme) -> None:
    assert theme.tokens
    field = note_field()
    qtbot.addWidget(field)
    assert isinstance(field, QPlainTextEdit)
    assert field.tabChangesFocus()


# In another language


@pytest.fixture
def german() -> Iterator[None]:
    speak(load_language("de_DE"))
    yield
    speak(ENGLISH)


@pytest.mark.usefixtures("german")
def test_amounts_shares_and_days_are_typed_as_the_language_writes_them(qtbot: QtBot, theme: Theme) -> None:
    sheet = Sheet(qtbot, theme)
    sheet.amount.setFocus()
    sheet.type("1.234,56")
    sheet.press(Qt.Key.Key_Tab)
    assert (sheet.amount.minor, sheet.amount.text()) == (123_456, "1.234,56")
    sheet.type("12,5%")
    assert sheet.share.share == 0.125
    sheet.day.setFocus()
    sheet.day.selectAll()
    sheet.type("31.1.2027")
    sheet.press(Qt.Key.Key_Tab)
    assert (sheet.day.day, sheet.day.text()) == (date(2027, 1, 31), "31.01.2027")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("-5", "Enter an amount of 0 or more, such as 640,000."),
        ("−5", "Enter an amount of 0 or more, such as 640,000."),
        ("1" + "0" * 17, "Enter an amount, such as 640,000 or $640K."),
        ("a lot", "Enter an amount, such as 640,000 or $640K."),
    ],
)
def test_what_is_no_amount_is_told_as_one_leaves(sheet: Sheet, text: str, told: str) -> None:
    sheet.amount.setText(text)
    assert sheet.amount.problem() == told


def test_the_calendar_is_walked_by_keys(sheet: Sheet) -> None:
    sheet.day.setFocus()
    sheet.day.set_day(date(2026, 12, 11))
    sheet.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    grid = popup.findChild(QTableView)
    assert isinstance(grid, QTableView)
    sheet.qtbot.keyClick(grid, Qt.Key.Key_Down)
    sheet.qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert sheet.day.day == date(2026, 12, 18)
