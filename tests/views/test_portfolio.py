"""The portfolio as a person uses it: views, filter, columns, groups, selection, inspector."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from cs_desktop.common.settings_file import load_settings
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.portfolio_columns import PortfolioColumn
from cs_desktop.domain.vocabulary import Forecast
from cs_desktop.views.itemmodels.portfolio_columns import place_of
from cs_desktop.views.portfolio.foot import Foot
from cs_desktop.views.widgets.text import ElidedLabel, Label
from tests.views.book import ARABIC, JAPANESE, LONG, MARKUP, NAMES
from tests.views.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
HALDEN, KESSEL = "Halden Freight", "Kessel Dental"
C = PortfolioColumn


@pytest.fixture
def open_desk(desk: Desk) -> Desk:
    desk.open_book()
    desk.settle()
    desk.qtbot.waitUntil(lambda: not desk.portfolio.model.pending)
    return desk


def filter_by(desk: Desk, text: str) -> None:
    desk.press(Qt.Key.Key_F, CTRL)
    desk.type(text)


def click_head(desk: Desk, column: PortfolioColumn, modifier: Qt.KeyboardModifier) -> None:
    head = desk.portfolio.table.head
    where = QPoint(head.sectionViewportPosition(place_of(column)) + 12, 10)
    desk.qtbot.mouseClick(head.viewport(), LEFT, modifier, where)


def _named(part: QWidget, name: str) -> QLineEdit:
    (found,) = (f for f in part.findChildren(QLineEdit) if f.accessibleName() == name)
    return found


def empty_filter(desk: Desk) -> None:
    """Let the table show all accounts again, and put the keyboard there."""
    desk.portfolio.search.clear()
    desk.portfolio.take_focus()
    assert len(desk.shown_names()) == len(NAMES)


def go_to(desk: Desk, name: str) -> None:
    """Go to an account by typing the beginning of its name in the table."""
    desk.portfolio.take_focus()
    desk.type(name[:4])
    # Other keys end the name, as a pause does: Space would be a part of it.
    desk.press(Qt.Key.Key_Shift)


# Filter


def test_what_is_typed_becomes_chips_and_is_suggested_and_said_to_be_wrong(open_desk: Desk) -> None:
    # Chips can be taken away.
    desk = open_desk
    # Halden pays $640K, Kessel $540K, the others less.
    filter_by(desk, "arr>500k segment:enterprise")
    assert set(desk.shown_names()) == {HALDEN, KESSEL}
    desk.click(desk.button("Remove ARR > 500k"))
    assert desk.portfolio.search.text() == "segment:enterprise"
    assert len(desk.shown_names()) == len(NAMES)

    # A condition that cannot be read says why under the field.
    empty_filter(desk)
    filter_by(desk, "helth:3")
    assert any("There is no field called helth" in text for text in desk.texts())
    assert desk.portfolio.search.accessibleDescription().startswith("There is no field called helth")
    desk.press(Qt.Key.Key_Escape)
    assert not any("There is no field" in text for text in desk.texts())

    # A suggestion is taken with the keyboard.
    empty_filter(desk)
    filter_by(desk, "own")
    assert desk.portfolio.search.suggestions.isVisible()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.portfolio.search.text() == "owner:"
    desk.type("Ana")
    desk.press(Qt.Key.Key_Tab)
    assert desk.portfolio.search.text() == 'owner:"Ana Ruiz"'
    assert len(desk.shown_names()) == len(NAMES)

    # A tile shows the accounts that it is made of.
    empty_filter(desk)
    tile = desk.button("ARR $2.2M")
    desk.click(tile)
    assert desk.portfolio.search.text() == "arr>0"
    assert ARABIC in desk.shown_names()
    assert LONG.strip() not in desk.shown_names(), "it pays nothing"

    # A filter that asks who one is leads to where one says so.
    empty_filter(desk)
    desk.portfolio.set_me("")
    assert {"My accounts", "Overdue  0"} <= set(desk.texts()), "no number, rather than none"
    filter_by(desk, "owner:me")
    assert any("View → Choose who I am" in text for text in desk.texts())
    with desk.qtbot.waitSignal(desk.program.actions[ActionId.WHO_AM_I].triggered):
        desk.click(desk.button("Choose who I am"))


def test_the_filter_panel_writes_the_same_text(open_desk: Desk) -> None:
    desk = open_desk
    desk.choose(ActionId.FILTER_PANEL)
    panel = desk.wiring.table.filter
    assert desk.window.side.shown is panel
    desk.qtbot.keyClicks(_named(panel, "ARR at least"), "500k")
    assert desk.portfolio.search.text() == "arr>=500k"
    assert set(desk.shown_names()) == {HALDEN, KESSEL}
    desk.click(desk.button("Empty the filter"))
    assert len(desk.shown_names()) == len(NAMES)


# Named views


def test_a_view_is_named_renamed_departed_from_and_deleted_with_the_way_back(open_desk: Desk) -> None:
    desk = open_desk
    filter_by(desk, "kess")
    desk.click(desk.button("Save what is shown as a view"))
    desk.type("Dentists")
    views = desk.wiring.table.views
    with desk.qtbot.waitSignals([views.added, views.loaded]):
        desk.press(Qt.Key.Key_Return)
    button = desk.button("Dentists  1")
    assert button.isChecked()
    desk.portfolio.search.setFocus()
    desk.press(Qt.Key.Key_Escape)
    assert not button.isChecked(), "what is shown is another thing now"
    desk.click(desk.button("Dentists  1"))
    assert desk.shown_names() == [KESSEL]
    desk.button("Dentists  1").setFocus()
    desk.press(Qt.Key.Key_F2)
    desk.type("Teeth")
    with desk.qtbot.waitSignals([views.done, views.loaded]):
        desk.press(Qt.Key.Key_Return)
    desk.settle()
    desk.button("Teeth  1").setFocus()
    with desk.qtbot.waitSignals([views.done, views.loaded]):
        desk.press(Qt.Key.Key_Delete)
    desk.settle()
    assert "Teeth  1" not in desk.texts()
    desk.choose(ActionId.UNDO)
    desk.qtbot.waitUntil(lambda: "Teeth  1" in desk.texts())

    # A name that is taken is refused under the field.
    empty_filter(desk)
    for _ in range(2):
        desk.click(desk.button("Save what is shown as a view"))
        desk.type("Mine")
        with desk.qtbot.waitSignal(views.done if _ == 0 else views.refused):
            desk.press(Qt.Key.Key_Return)
        desk.settle()
    assert any("There is a view called Mine" in text for text in desk.texts())


def test_there_is_room_for_everything_in_a_small_window(open_desk: Desk) -> None:
    # Views that do not fit are in a menu.
    desk = open_desk
    assert not any(text.strip() == "More" for text in desk.texts())
    desk.window.resize(1024, 640)
    QApplication.sendPostedEvents()
    desk.qtbot.waitUntil(lambda: desk.portfolio.views.width() < 1024)
    bar = desk.portfolio.views
    shown = [b for b in bar.findChildren(type(desk.button("All accounts  6"))) if b.isVisible()]
    assert all(bar.rect().contains(b.geometry()) for b in shown), "none is cut"

    # The field has room for its whole hint.
    field = desk.portfolio.search
    for width in (1024, 1440):
        desk.window.resize(width, 640)
        QApplication.sendPostedEvents()
        hint = field.fontMetrics().horizontalAdvance(field.placeholderText())
        desk.qtbot.waitUntil(lambda hint=hint: field.width() >= hint + 50)

    # The figures at the foot are whole before there are keys.
    desk.portfolio.take_focus()
    desk.press(Qt.Key.Key_A, CTRL)
    (foot,) = desk.portfolio.findChildren(Foot)
    for width in range(1024, 1440, 32):
        desk.window.resize(width, 640)
        QApplication.sendPostedEvents()
        figures = next(part for part in foot.findChildren(ElidedLabel) if part.text())
        whole = figures.fontMetrics().horizontalAdvance(figures.text())
        keys = [part for part in foot.findChildren(Label) if part.text() == "Move" and part.isVisible()]
        assert figures.width() >= whole or not keys, width

    # Columns stay when a panel opens beside them.
    desk.window.resize(1440, 900)
    QApplication.sendPostedEvents()
    before = desk.portfolio.table.shown_columns
    desk.choose(ActionId.COLUMNS)
    QApplication.sendPostedEvents()
    assert desk.portfolio.table.shown_columns == before
    desk.qtbot.waitUntil(lambda: desk.portfolio.table.horizontalScrollBar().maximum() > 0)


# Sorting, grouping, columns


def test_one_sorts_with_the_keyboard_alone(open_desk: Desk) -> None:
    desk = open_desk
    desk.press(Qt.Key.Key_G, CTRL | SHIFT)
    sort = desk.wiring.table.columns.sort
    first, way = sort.findChildren(QComboBox)[0], desk.button("Ascending, turn round")
    first.setFocus()
    desk.type("ARR")
    assert desk.portfolio.look.layout.sort == ((C.ARR, False),)
    desk.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is way
    desk.press(Qt.Key.Key_Space)
    assert desk.portfolio.look.layout.sort == ((C.ARR, True),)
    assert desk.shown_names()[:2] == [HALDEN, KESSEL]
    desk.press(Qt.Key.Key_Tab)
    desk.type("Own")
    assert desk.portfolio.look.layout.sort == ((C.ARR, True), (C.OWNER, False))
    # The column that is chosen above gives way below; owners are the last of all.
    first.setFocus()
    desk.press(Qt.Key.Key_End)
    assert desk.portfolio.look.layout.sort == ((C.OWNER, False),)
    second = sort.findChildren(QComboBox)[1]
    second.setFocus()
    desk.press(Qt.Key.Key_Down)
    assert desk.portfolio.look.layout.sort == ((C.OWNER, False), (C.NAME, False))
    desk.press(Qt.Key.Key_Home)
    assert desk.portfolio.look.layout.sort == ((C.OWNER, False),)


def test_columns_are_sorted_widened_shown_hidden_and_moved(open_desk: Desk) -> None:
    # Shift and a click sort by one column more.
    desk = open_desk
    # All are Ana Ruiz's.
    click_head(desk, C.OWNER, Qt.KeyboardModifier.NoModifier)
    click_head(desk, C.ARR, SHIFT)
    assert desk.shown_names()[0] == LONG.strip()
    click_head(desk, C.ARR, SHIFT)
    assert desk.portfolio.look.layout.sort == ((C.OWNER, False), (C.ARR, True))
    assert desk.shown_names()[:2] == [HALDEN, KESSEL]
    click_head(desk, C.ARR, SHIFT)
    assert desk.portfolio.look.layout.sort == ((C.OWNER, False),)

    # One is widened by its edge, and the rest scrolls.
    table, place = desk.portfolio.table, place_of(C.ARR)
    table.head.resizeSection(place, 900)
    assert table.columnWidth(place) == 900
    desk.qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    desk.portfolio.look.set_width(C.ARR, 0)
    assert table.columnWidth(place) < 200

    # They are shown, hidden and moved with the keyboard.
    desk.choose(ActionId.COLUMNS)
    columns = desk.wiring.table.columns
    assert columns.list.hasFocus()
    desk.press(Qt.Key.Key_Down)
    assert columns.list.currentItem().text() == "ARR"
    desk.press(Qt.Key.Key_Space)
    assert C.ARR not in table.shown_columns
    desk.press(Qt.Key.Key_Space)
    desk.press(Qt.Key.Key_Down, ALT)
    assert table.shown_columns[2] is C.ARR
    desk.click(desk.button("Show the usual columns"))
    assert table.shown_columns[1] is C.ARR


def test_groups_fold_with_the_keyboard_and_with_a_click(open_desk: Desk) -> None:
    desk = open_desk
    desk.choose(ActionId.COLUMNS)
    box = desk.wiring.table.columns.group
    box.setFocus()
    desk.type("Seg")
    assert desk.shown_names()[0].startswith("Enterprise, 6 accounts")
    table = desk.portfolio.table
    table.setFocus()
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_Left)
    assert len(desk.shown_names()) == 1
    where = table.visualRect(desk.portfolio.model.index(0, 0)).center()
    desk.qtbot.mouseClick(table.viewport(), LEFT, pos=where)
    assert len(desk.shown_names()) == 7
    assert not table.selected_ids, "a group is no account"


def test_what_one_sees_is_remembered_for_the_workspace(open_desk: Desk, tmp_path: Path) -> None:
    desk = open_desk
    filter_by(desk, "kess")
    click_head(desk, C.ARR, Qt.KeyboardModifier.NoModifier)
    desk.choose(ActionId.CLOSE)
    desk.settle()
    (state,) = load_settings().workspaces.values()
    assert state.views["portfolio"]["text"] == "kess"
    with desk.qtbot.waitSignal(desk.wiring.table.views.loaded):
        desk.wiring.workspace.open(tmp_path / "Corvane.csdesk")
    desk.qtbot.waitUntil(lambda: desk.shown_names() == [KESSEL])
    assert desk.portfolio.look.layout.sort == ((C.ARR, False),)


# Selection, copying, bulk edit, cells


def test_what_is_selected_is_counted_jumped_to_copied_and_written(open_desk: Desk) -> None:
    # Totals speak of what is selected.
    desk = open_desk
    desk.portfolio.take_focus()
    desk.press(Qt.Key.Key_A, CTRL)
    assert "6 accounts selected" in desk.texts()
    assert "of 6 in view · $2.2M ARR" in desk.texts()

    # Typing jumps to a name.
    go_to(desk, KESSEL)
    row = desk.portfolio.table.currentIndex().row()
    assert desk.shown_names()[row] == KESSEL
    desk.press(Qt.Key.Key_End)
    assert desk.portfolio.table.currentIndex().row() == len(NAMES) - 1

    # Copied rows bring numbers and days and no formulas.
    filter_by(desk, "halden")
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_C, CTRL)
    text = QApplication.clipboard().text()
    heading, line = text.splitlines()
    cells = dict(zip(heading.split("\t"), line.split("\t"), strict=True))
    assert (cells["Account"], cells["ARR (USD)"]) == (HALDEN, "640000.00")
    assert cells["Renewal"] == "2027-01-31"
    html = QApplication.clipboard().mimeData().html()
    assert '<td align="right" sdval="640000.00">640000.00</td>' in html
    # What is left there at the very end outlives Python, and Qt then falls over it.
    QApplication.clipboard().clear()

    # The whole table is written as CSV.
    empty_filter(desk)
    desk.choose(ActionId.EXPORT_TABLE)
    target = desk.folder / "table.csv"
    with desk.qtbot.waitSignal(desk.wiring.table.export.written):
        desk.choose_file(target)
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + len(NAMES)
    assert any(line.startswith(MARKUP) for line in lines)
    assert any(JAPANESE in line for line in lines)


def test_many_accounts_are_edited_as_one_step(open_desk: Desk) -> None:
    desk = open_desk
    desk.portfolio.take_focus()
    desk.press(Qt.Key.Key_A, CTRL)
    desk.choose(ActionId.BULK_EDIT)
    panel = desk.wiring.table.bulk_panel
    assert desk.window.side.shown is panel
    assert not panel.finish.isEnabled(), "nothing is said yet"
    panel.field.setCurrentIndex(1)
    panel.value.setFocus()
    desk.type("Strategic")
    assert "6 accounts will change." in desk.texts()
    with desk.qtbot.waitSignals([desk.wiring.table.bulk.edited, desk.wiring.portfolio.loaded]):
        desk.click(panel.finish)
    desk.settle()
    assert {row.segment for row in desk.portfolio.model.all_shown()} == {"Strategic"}
    with desk.qtbot.waitSignals([desk.wiring.undo.reverted, desk.wiring.portfolio.loaded]):
        desk.choose(ActionId.UNDO)
    desk.settle()
    assert {row.segment for row in desk.portfolio.model.all_shown()} == {"Enterprise"}

    # So is the forecast of many renewals.
    desk.portfolio.take_focus()
    desk.press(Qt.Key.Key_A, CTRL)
    desk.choose(ActionId.BULK_EDIT)
    panel.field.setCurrentText("Renewal forecast")
    panel.value.setFocus()
    desk.type("Likely")
    # Five pay, so their terms end; Halden's renewal is entered as likely already.
    assert "4 accounts will change. 1 has this value already. 1 has no renewal to come." in desk.texts()
    with desk.qtbot.waitSignals([desk.wiring.table.bulk.edited, desk.wiring.portfolio.loaded]):
        desk.click(panel.finish)
    desk.settle()
    assert [row.forecast for row in desk.portfolio.model.all_shown()].count(Forecast.LIKELY) == 5
    with desk.qtbot.waitSignals([desk.wiring.undo.reverted, desk.wiring.portfolio.loaded]):
        desk.choose(ActionId.UNDO)
    desk.settle()
    assert [row.forecast for row in desk.portfolio.model.all_shown()].count(Forecast.LIKELY) == 1


def test_a_cell_is_edited_where_it_stands(open_desk: Desk) -> None:
    desk = open_desk
    go_to(desk, KESSEL)
    desk.press(Qt.Key.Key_F2)
    editing = desk.portfolio.table.editing
    assert editing.editor is not None
    desk.press(Qt.Key.Key_Tab)
    assert editing.editor is not None
    assert editing.editor.accessibleName() == f"Segment · touch of {KESSEL}"
    desk.type("SMB")
    with desk.qtbot.waitSignals([desk.wiring.account.edited, desk.wiring.portfolio.loaded]):
        desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert [r.segment for r in desk.portfolio.model.all_shown() if r.name == KESSEL] == ["SMB"]
    assert desk.window.focusWidget() is desk.portfolio.table
    desk.qtbot.keyClick(desk.portfolio.table, Qt.Key.Key_F2)
    editor = editing.editor
    assert editor is not None
    desk.qtbot.keyClicks(editor, "Nothing of this")
    with desk.qtbot.assertNotEmitted(editing.entered):
        desk.qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert editing.editor is None


# Inspector


def test_space_opens_the_inspector_which_follows_and_comes_back(open_desk: Desk) -> None:
    desk = open_desk
    inspector = desk.wiring.table.inspector
    go_to(desk, HALDEN)
    with desk.qtbot.waitSignal(inspector.controller.loaded):
        desk.press(Qt.Key.Key_Space)
    assert QApplication.focusWidget() is desk.portfolio.table, "the keyboard stays"
    assert "No objective has been agreed yet." in desk.texts()
    with desk.qtbot.waitSignal(inspector.controller.loaded):
        go_to(desk, KESSEL)
        desk.qtbot.waitUntil(lambda: inspector.panel.account_id == desk.portfolio.table.selected_id)
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        desk.press(Qt.Key.Key_Return)
    assert not inspector.is_open
    desk.choose(ActionId.BACK)
    assert inspector.is_open
    desk.press(Qt.Key.Key_Escape)
    assert not inspector.is_open
    desk.settle()


def test_the_inspector_says_so_where_a_filter_takes_its_account_away(open_desk: Desk) -> None:
    desk = open_desk
    inspector = desk.wiring.table.inspector
    go_to(desk, HALDEN)
    with desk.qtbot.waitSignal(inspector.controller.loaded):
        desk.press(Qt.Key.Key_Space)
    desk.portfolio.search.setFocus()
    desk.type("Kessel")
    desk.qtbot.waitUntil(lambda: HALDEN not in desk.shown_names())
    assert "Select an account in the table." in desk.texts()
    assert inspector.panel.account_id is None
    with desk.qtbot.waitSignal(inspector.controller.loaded):
        desk.press(Qt.Key.Key_Down)
    assert inspector.panel.account_id == desk.portfolio.table.selected_id
    desk.settle()

    # Where it is back, a field of it is edited in place.
    empty_filter(desk)
    with desk.qtbot.waitSignal(inspector.controller.loaded):
        go_to(desk, HALDEN)
    inspector.panel.fields["lifecycle"].edit()
    desk.type("Nirvana")
    with desk.qtbot.waitSignal(desk.wiring.account.rejected):
        desk.press(Qt.Key.Key_Return)
    assert any("Enter one of the lifecycle stages" in text for text in desk.texts())
    inspector.panel.fields["lifecycle"].restore()
    inspector.panel.fields["segment"].edit()
    desk.type("SMB")
    with desk.qtbot.waitSignals([desk.wiring.account.edited, inspector.controller.loaded]):
        desk.press(Qt.Key.Key_Return)
    assert inspector.panel.fields["segment"].value == "SMB"
    desk.settle()
