"""The parts that screens share, each alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cs_desktop.common.file_names import safe_name
from cs_desktop.domain.figures import Figure, Status, Unit
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.chip import Chip
from cs_desktop.views.widgets.field import InlineField
from cs_desktop.views.widgets.flow import FlowRow
from cs_desktop.views.widgets.marks import initial
from cs_desktop.views.widgets.notice import FieldNotice
from cs_desktop.views.widgets.pieces import column
from cs_desktop.views.widgets.progress import ProgressRow
from cs_desktop.views.widgets.segments import SegmentedButtons
from cs_desktop.views.widgets.text import ElidedLabel, Label, plain_tooltip
from cs_desktop.views.widgets.tiles import TileStrip, explanation
from cs_desktop.views.widgets.toast import LIMIT, NARROW, Toast, ToastHost

ARR = Figure(
    "ARR",
    118_000_000,
    Unit.MONEY,
    formula="sum of subscriptions on the day",
    source="Subscriptions",
    as_of=date(2026, 10, 13),
    currency="USD",
    note="15.4% in 12 months",
    status=Status.GOOD,
    history=(1.0, 2.0, 3.0),
)
NRR = Figure(
    "NRR", None, Unit.SHARE, "formula", "Subscriptions", date(2026, 10, 13), reason="No account had ARR."
)


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> InlineField:
    made = InlineField(theme, "Region")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.set_value("EMEA")
    return made


def editor(field: InlineField) -> QLineEdit:
    (found,) = field.findChildren(QLineEdit)
    return found


def value_button(field: InlineField) -> QPushButton:
    return field.button


# Figures


def test_a_tile_explains_its_figure(qtbot: QtBot, theme: Theme) -> None:
    strip = TileStrip(theme)
    qtbot.addWidget(strip)
    strip.show_figures((ARR, NRR))
    strip.show()
    texts = [label.text() for label in strip.findChildren(QLabel)]
    assert {"ARR", "$1.18M", "15.4% in 12 months", "NRR", "–", "No account had ARR."} <= set(texts)
    assert explanation(ARR).splitlines() == [
        "ARR: $1,180,000.00",
        "sum of subscriptions on the day",
        "Subscriptions, as of Oct 13, 2026",
    ]
    assert explanation(NRR).splitlines()[1] == "No account had ARR."


def test_a_strip_without_figures_is_not_there(qtbot: QtBot, theme: Theme) -> None:
    strip = TileStrip(theme)
    qtbot.addWidget(strip)
    strip.show_figures((ARR,))
    strip.show_figures(())
    assert strip.isHidden()


def test_a_strip_keeps_the_room_of_figures_that_are_being_read(qtbot: QtBot, theme: Theme) -> None:
    strip = TileStrip(theme)
    qtbot.addWidget(strip)
    strip.wait()
    assert not strip.isHidden()
    waiting = strip.sizeHint().height()
    strip.show_figures((ARR, NRR))
    assert strip.sizeHint().height() == waiting
    strip.wait()
    assert "ARR" in [label.text() for label in strip.findChildren(QLabel)]


# Text


def test_what_a_user_typed_is_never_markup(qtbot: QtBot, theme: Theme) -> None:
    label = Label('<img src="a.png">')
    qtbot.addWidget(label)
    assert theme.tokens
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert plain_tooltip("<b>&\n") == "<span>&lt;b&gt;&amp;<br></span>"


def test_what_does_not_fit_is_shortened_and_told_in_the_tooltip(qtbot: QtBot, theme: Theme) -> None:
    assert theme.tokens
    label = ElidedLabel("Halden Freight and Logistics International")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert "International" in label.toolTip()
    label.resize(600, 20)
    assert label.toolTip() == ""


def test_dots_stand_where_a_shortened_text_goes_on(qtbot: QtBot, theme: Theme) -> None:
    assert theme.tokens
    label = ElidedLabel("")
    qtbot.addWidget(label)
    label.resize(120, 20)
    edges = []
    for text in ("ידידות " * 9, "Halden " * 9):
        label.setText(text)
        shown = label.shown
        line = QTextLayout(shown, label.font())
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        line.setTextOption(option)
        line.beginLayout()
        row = line.createLine()
        line.endLayout()
        assert row.isValid()
        dots = shown.index("…")
        edges.append(_x(row, dots) < _x(row, 0))
    # The Hebrew one begins at the right and goes on at the left, in a window that reads from the left.
    assert edges == [True, False]


def _x(line: QTextLine, place: int) -> float:
    found = line.cursorToX(place)
    return float(found[0]) if isinstance(found, tuple) else float(found)


def test_a_word_longer_than_a_line_is_broken_and_widens_no_page(qtbot: QtBot, theme: Theme) -> None:
    assert theme.tokens
    page, word = QWidget(), "Betriebsunterbrechungsversicherung" * 8
    qtbot.addWidget(page)
    label = Label(f"Before\n{word}", wrap=True)
    page.setLayout(column(label, 0))
    page.show()
    assert page.minimumSizeHint().width() < 300
    page.resize(900, 900)
    for width in (300, 700):
        page.setFixedWidth(width)
        # One line for what stands before, and at least as many as the word is long.
        least = 1 + label.fontMetrics().horizontalAdvance(word) // label.width()
        qtbot.waitUntil(lambda least=least: label.height() >= (least + 1) * label.fontMetrics().lineSpacing())
    # The ink reaches the last line.
    picture = label.grab().toImage()
    low = range(picture.height() - label.fontMetrics().lineSpacing(), picture.height())
    assert len({picture.pixel(x, y) for y in low for x in range(40)}) > 1


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Halden Freight", "Halden Freight.pdf"),
        ("a/b:c*?", "abc.pdf"),
        ("株式会社", "株式会社.pdf"),
        ("...", "Deck.pdf"),
        ("x" * 300, "x" * 80 + ".pdf"),
    ],
)
def test_a_name_becomes_a_file_name(name: str, file: str) -> None:
    assert safe_name(name, ".pdf") == file


@pytest.mark.parametrize(("name", "letter"), [("halden", "H"), ("  株式", "株"), ("", "?"), ("ß", "SS")])
def test_the_letter_of_a_name(name: str, letter: str) -> None:
    assert initial(name) == letter


# The field


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_field_opens_with_a_key_and_closes_with_enter(
    qtbot: QtBot, field: InlineField, key: Qt.Key
) -> None:
    qtbot.keyClick(value_button(field), key)
    assert field.editing
    assert editor(field).selectedText() == "EMEA"
    with qtbot.waitSignal(field.entered) as entered:
        qtbot.keyClicks(editor(field), "APAC")
        qtbot.keyClick(editor(field), Qt.Key.Key_Return)
    assert entered.args == ["EMEA", "APAC"]
    assert not field.editing
    assert QApplication.focusWidget() is value_button(field)


def test_a_text_that_did_not_change_is_not_announced(qtbot: QtBot, field: InlineField) -> None:
    field.edit()
    editor(field).setText("  EMEA ")
    with qtbot.assertNotEmitted(field.entered):
        qtbot.keyClick(editor(field), Qt.Key.Key_Return)


def test_a_second_edit_starts_from_the_first(qtbot: QtBot, field: InlineField) -> None:
    entered: list[tuple[str, str]] = []
    field.entered.connect(lambda *texts: entered.append(texts))
    for text in ("APAC", "Americas"):
        field.edit()
        editor(field).setText(text)
        field.commit()
    assert entered == [("EMEA", "APAC"), ("APAC", "Americas")]
    assert qtbot


def test_a_rejected_text_comes_back_and_escape_brings_the_stored_one(
    qtbot: QtBot, field: InlineField
) -> None:
    field.edit()
    editor(field).setText("Nowhere")
    field.commit()
    field.reject("Enter a region such as EMEA.")
    assert (editor(field).text(), field.message) == ("Nowhere", "Enter a region such as EMEA.")
    qtbot.keyClick(editor(field), Qt.Key.Key_Escape)
    assert (field.value, field.message) == ("EMEA", "")


def test_several_lines_take_enter_and_end_with_ctrl_enter(qtbot: QtBot, theme: Theme) -> None:
    field = InlineField(theme, "Notes", lines=3)
    qtbot.addWidget(field)
    field.show()
    field.edit()
    (text,) = field.findChildren(QPlainTextEdit)
    qtbot.keyClicks(text, "one")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.keyClicks(text, "two")
    with qtbot.waitSignal(field.entered) as entered:
        qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert entered.args == ["", "one\ntwo"]


def test_a_long_text_at_rest_is_shown_to_its_last_line_at_every_width(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field = InlineField(theme, "Notes", lines=3)
    page.setLayout(column(field, 0))
    field.set_value("The weekly review stays with the plant managers. " * 12)
    page.show()
    (label,) = field.button.findChildren(QLabel)
    page.resize(900, 900)
    for width in (900, 280, 500):
        page.setFixedWidth(width)
        qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()) > 0)


# Messages and progress


def test_messages_do_not_pile_up_and_the_newest_stay(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(NARROW, 400)
    parent.show()
    host = ToastHost(theme, parent)
    for number in range(LIMIT + 2):
        host.tell(f"Message {number}")
    shown = [toast.accessibleName() for toast in host.findChildren(Toast) if toast.isVisible()]
    assert shown == [f"Message {number}" for number in range(2, LIMIT + 2)]
    assert host.geometry().right() < parent.width()
    host.clear()
    assert host.isHidden()


def test_progress_appears_only_for_long_work(qtbot: QtBot, theme: Theme) -> None:
    row = ProgressRow(theme)
    qtbot.addWidget(row)
    row.start("Writing the deck")
    assert row.isHidden()
    row.finish()
    row.start("Writing the deck")
    qtbot.waitUntil(row.isVisible)
    row.advance(4, 7, "pages")
    assert "4 of 7 pages" in [label.text() for label in row.findChildren(QLabel)]
    (cancel,) = row.findChildren(QPushButton)
    with qtbot.waitSignal(row.cancelled):
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    row.finish()
    assert row.isHidden()


def test_one_of_several_choices_holds(qtbot: QtBot, theme: Theme) -> None:
    choices = SegmentedButtons(theme)
    qtbot.addWidget(choices)
    choices.add("light", "Light theme", "sun")
    choices.add("dark", "Dark theme", "moon")
    choices.choose("light")
    with qtbot.waitSignal(choices.chosen) as chosen:
        qtbot.mouseClick(choices.button("dark"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["dark"]
    assert not choices.button("light").isChecked()


def test_choices_go_on_in_the_next_row_before_their_words_are_cut(qtbot: QtBot, theme: Theme) -> None:
    page, choices = QWidget(), SegmentedButtons(theme, "filter", wrap=True)
    qtbot.addWidget(page)
    page.setLayout(column(choices, 0))
    for word in ("Entwurf", "Vereinbart", "Aktiv", "Pausiert", "Abgeschlossen"):
        choices.add(word, word)
    page.resize(240, 300)
    page.show()
    first, last = choices.button("Entwurf"), choices.button("Abgeschlossen")
    qtbot.waitUntil(lambda: first.y() < last.y() <= choices.height() - last.height())
    assert last.width() >= last.sizeHint().width()
    # Where nothing can be changed one still sees which of them holds.
    theme.dress(page)
    choices.choose("Aktiv")
    choices.setEnabled(False)
    grounds = [choices.button(word).grab().toImage().pixel(12, 4) for word in ("Aktiv", "Pausiert")]
    assert grounds[0] != grounds[1]


def test_chips_are_seen_whole(qtbot: QtBot, theme: Theme) -> None:
    page, flow = QWidget(), FlowRow(6)
    page.setLayout(column(flow, 0))
    qtbot.addWidget(page)
    page.resize(600, 200)
    with qtbot.waitExposed(page):
        page.show()
    chips = [Chip(theme, text) for text in ("ARR > 100k", "Renewal < 180d")]
    for chip in chips:
        flow.add(chip)
    flow.arrange()
    qtbot.waitUntil(lambda: flow.height() > 0)
    assert all(flow.rect().contains(chip.geometry()) for chip in chips)


def test_a_notice_takes_no_more_lines_than_it_needs(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    notice = FieldNotice(theme)
    notice.setParent(page)
    page.show()

    def height(width: int, way_on: str = "") -> int:
        notice.resize(width, 10)
        notice.tell("Nobody comes as champion or as power user.", Status.WATCH, way_on, lambda: None)
        QApplication.sendPostedEvents()
        return notice.sizeHint().height()

    wide = height(600)
    assert height(120) > wide
    assert height(600) == wide
    assert height(600, "Ask them") > wide
