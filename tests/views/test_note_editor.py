"""The editor of notes: styles by keys, lists by typing, plain text from whatever is pasted."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor

from cs_desktop.views.widgets.note_document import note_html
from cs_desktop.views.widgets.note_editor import NoteEditor

CONTROL = Qt.KeyboardModifier.ControlModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def editor(qtbot, theme):
    made = NoteEditor(theme)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "**bold** and *italic*",
        "1. one\n2. two\n  - inside\n3. three",
        "- a\n\n- b",
        "[us](https://a.test)",
        "5 * 3 = 15, snake_case, C:\\new",
        "株式会社\nשלום",
    ],
)
def test_a_stored_note_comes_back_to_the_letter(editor, text):
    editor.set_value(text)
    assert editor.value() == text
    # Also where somebody typed and took it back.
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insertPlainText("x")
    editor.textCursor().deletePreviousChar()
    assert editor.value() == text


def test_styles_by_keys(editor, qtbot):
    qtbot.keyClick(editor, Qt.Key.Key_B, CONTROL)
    qtbot.keyClicks(editor, "Agreed")
    qtbot.keyClick(editor, Qt.Key.Key_B, CONTROL)
    qtbot.keyClicks(editor, " one ")
    qtbot.keyClick(editor, Qt.Key.Key_I, CONTROL)
    qtbot.keyClicks(editor, "cutoff")
    assert editor.value() == "**Agreed** one *cutoff*"


def test_lists_by_typing(editor, qtbot):
    qtbot.keyClicks(editor, "- one")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "two")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "after")
    assert editor.value() == "- one\n- two\nafter"


def test_lists_by_keys_and_deeper(editor, qtbot):
    qtbot.keyClicks(editor, "one")
    qtbot.keyClick(editor, Qt.Key.Key_7, BOTH)
    assert editor.value() == "1. one"
    qtbot.keyClick(editor, Qt.Key.Key_BracketRight, CONTROL)
    assert editor.value() == "  1. one"
    qtbot.keyClick(editor, Qt.Key.Key_BracketLeft, CONTROL)
    qtbot.keyClick(editor, Qt.Key.Key_7, BOTH)
    assert editor.value() == "one"


def test_a_link_is_asked_for_in_place(editor, qtbot):
    editor.set_value("the plan")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(editor, Qt.Key.Key_L, BOTH)
    address = editor.window().focusWidget()
    qtbot.keyClicks(address, "a.test/plan")
    with qtbot.assertNotEmitted(editor.typing.finished):
        qtbot.keyClick(address, Qt.Key.Key_Return)
    assert editor.value() == "the [plan](https://a.test/plan)"
    assert editor.hasFocus()


def test_what_is_pasted_comes_in_as_plain_text(editor):
    page = QMimeData()
    page.setHtml("<h1 style='color:red'>Title</h1><table><tr><td>cell</td></tr></table>")
    page.setText("Title\ncell")
    editor.insertFromMimeData(page)
    assert editor.value() == "Title\ncell"


def test_enter_with_control_finishes_and_escape_abandons(editor, qtbot):
    with qtbot.waitSignal(editor.typing.finished):
        qtbot.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    with qtbot.waitSignal(editor.typing.abandoned):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_filling_is_no_typing(editor, qtbot):
    with qtbot.assertNotEmitted(editor.typing.typed):
        editor.set_value("- **a**")
    with qtbot.waitSignal(editor.typing.typed):
        qtbot.keyClicks(editor, "x")


def test_nothing_in_a_note_is_taken_for_markup():
    shown = note_html("<b>x</b> & **y**\n- [z](https://a.test/?a=1&b=2)", "#123456")
    assert "&lt;b&gt;x&lt;/b&gt; &amp; " in shown
    assert '<a href="https://a.test/?a=1&amp;b=2" style="color:#123456">z</a>' in shown
