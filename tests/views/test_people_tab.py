"""The People tab as a person uses it: add, edit in place, mark as left, delete, follow a gap's next step."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.drafts import Draft, FieldRef, Typed
from cs_desktop.services.contacts import load_people
from cs_desktop.services.editing import edit_field
from cs_desktop.services.tasks import tasks_of
from cs_desktop.views.people.page import PeopleView
from tests.views.conftest import Desk
from tests.workspaces import NOON


@pytest.fixture
def people(desk: Desk) -> PeopleView:
    """Return the tab of the first account, its people read."""
    desk.open_book()
    desk.open_account()
    view = desk.wiring.recorded.people.view
    with desk.qtbot.waitSignal(desk.wiring.recorded.contacts.loaded):
        desk.press(Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    view.take_focus()
    return view


def _names(view: PeopleView) -> list[str]:
    return [view.model.row(place).name for place in range(view.model.rowCount())]


def _stored(desk: Desk):
    here = desk.wiring.account.account_id
    assert here is not None
    return load_people(desk.wiring.workspace.context(), here).people


def _cell(view: PeopleView, key: str) -> QPoint:
    place = next(i for i, column in enumerate(view.model.columns) if column.key == key)
    index = view.model.index(view.table.currentIndex().row(), place)
    view.table.setCurrentIndex(index)
    return view.table.visualRect(index).center()


def _add(desk: Desk, name: str) -> None:
    desk.choose(ActionId.ADD_CONTACT)
    desk.type(name)
    with desk.qtbot.waitSignal(desk.wiring.recorded.contacts.loaded):
        desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()


def test_who_is_known_is_shown_what_is_missing_leads_to_a_task_and_deleting_can_be_undone(desk, people):
    assert _names(people) == ["Dana Ford"]
    assert "7 people" not in desk.texts()
    texts = [people.model.index(0, column).data() for column in range(people.model.columnCount())]
    assert texts[:6] == ["Dana Ford · COO", "Sponsor", "Not known", "Not known", "", "Never met"]

    # A gap leads to a task.
    assert "No champion" in desk.texts()
    step = next(b for b in people.gaps.findChildren(type(desk.button("Contact"))) if "champion" in b.text())
    desk.click(step)
    form = desk.wiring.recorded.tasks.form
    assert desk.window.side.shown is form
    assert form.title.text() == "Name a champion"
    with desk.qtbot.waitSignal(desk.wiring.recorded.task_list.loaded):
        desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (task,) = tasks_of(desk.wiring.workspace.context(), desk.wiring.account.account_id)
    assert task.title == "Name a champion"
    desk.settle()
    people.take_focus()

    # Deleting can be undone.
    with desk.qtbot.waitSignal(desk.wiring.recorded.contacts.loaded):
        desk.press(Qt.Key.Key_Delete)
    desk.settle()
    assert _stored(desk) == ()
    assert "Nobody is known here yet" in desk.texts()
    with desk.qtbot.waitSignal(desk.wiring.recorded.contacts.loaded):
        desk.choose(ActionId.UNDO)
    assert _names(people) == ["Dana Ford"]
    desk.settle()

    # Another account shows its own people.
    desk.wiring.show_portfolio()
    desk.portfolio.search.clear()
    with desk.qtbot.waitSignal(desk.wiring.recorded.contacts.loaded):
        desk.open_account("Kessel Dental")
    assert _names(people) == []
    assert "Nobody is known here yet" in desk.texts()


def test_contacts_are_added_with_the_keyboard_found_and_sorted(desk, people):
    # One without a name is not taken.
    desk.choose(ActionId.ADD_CONTACT)
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Enter a name, such as Dana Ford." in desk.texts()
    assert desk.wiring.recorded.people.form.name.hasFocus()
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.side.shown is None
    assert len(_stored(desk)) == 1

    # One with a name is, and can be undone.
    _add(desk, "Nora Berg")
    assert sorted(_names(people)) == ["Dana Ford", "Nora Berg"]
    assert people.model.row(people.table.currentIndex().row()).name == "Nora Berg"
    assert people.table.hasFocus()
    assert desk.window.side.shown is None
    assert "Added contact Nora Berg" in desk.texts()
    with desk.qtbot.waitSignal(desk.wiring.recorded.contacts.loaded):
        desk.choose(ActionId.UNDO)
    assert _names(people) == ["Dana Ford"]
    desk.settle()

    # They are found and sorted.
    for name in ("Nora Berg", "Ali Demir"):
        _add(desk, name)
    head = people.table.horizontalHeader()
    desk.qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    assert _names(people) == ["Ali Demir", "Dana Ford", "Nora Berg"]
    desk.qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    assert _names(people) == ["Nora Berg", "Dana Ford", "Ali Demir"]
    people.search.setFocus()
    desk.type("coo")
    assert _names(people) == ["Dana Ford"]
    desk.type("xyz")
    assert "Nobody here fits the filters." in desk.texts()


def test_a_field_is_edited_in_its_cell_and_what_stands_against_it_is_shown_in_the_inspector(desk, people):
    _cell(people, "name")
    desk.press(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "Dana Ford"
    desk.type("Dana Reed")
    with desk.qtbot.waitSignal(desk.wiring.typing.stored):
        desk.press(Qt.Key.Key_Return)
    assert _stored(desk)[0].name == "Dana Reed"
    desk.qtbot.waitUntil(lambda: _names(people) == ["Dana Reed"])
    assert desk.window.side.shown is None
    desk.settle()

    # A second click opens the list of a word.
    place = _cell(people, "sentiment")
    viewport = people.table.viewport()
    desk.qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    desk.qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    desk.qtbot.waitUntil(lambda: bool(people.table.findChildren(QComboBox)))
    (box,) = people.table.findChildren(QComboBox)
    with desk.qtbot.waitSignal(desk.wiring.typing.stored):
        box.hidePopup()
        box.setCurrentIndex(box.findText("Against"))
        box.activated.emit(box.currentIndex())
    assert _stored(desk)[0].sentiment == "against"
    desk.settle()
    # Without a window manager the list keeps the keyboard when it goes.
    desk.window.activateWindow()
    people.take_focus()
    assert desk.window.side.shown is None

    # A colleague's edit of the same field is a conflict.
    contact = people.people[0]
    ref = FieldRef(Kind.CONTACT, contact.id, "title")
    edit_field(desk.wiring.workspace.context(), Typed(ref, "", "COO", "CFO"))
    inspector = desk.wiring.recorded.people.inspector
    with desk.qtbot.waitSignal(desk.wiring.typing.conflicted):
        assert inspector.fields.enter("title", "CEO")
    assert inspector.fields["title"].conflict_bar is not None
    assert desk.window.side.shown is inspector
    with desk.qtbot.waitSignal(desk.wiring.typing.stored):
        desk.click(inspector.fields["title"].conflict_bar.keep)
    assert _stored(desk)[0].title == "CEO"
    desk.settle()
    people.take_focus()
    desk.press(Qt.Key.Key_Space)
    assert desk.window.side.shown is None

    # So is shown what cannot be stored.
    _cell(people, "reports_to")
    desk.press(Qt.Key.Key_F2)
    desk.type("Nobody of ours")
    with desk.qtbot.waitSignal(desk.wiring.typing.rejected):
        desk.press(Qt.Key.Key_Return)
    assert desk.window.side.shown is inspector
    assert "or add Nobody of ours first" in inspector.fields["reports_to"].message
    assert inspector.fields["reports_to"].editing
    inspector.fields["reports_to"].restore()
    desk.settle()


def test_one_is_shown_in_full_written_about_and_marked_as_left_and_back(desk, people):
    desk.press(Qt.Key.Key_Space)
    inspector = desk.wiring.recorded.people.inspector
    assert desk.window.side.shown is inspector
    assert people.table.hasFocus()
    desk.settle()
    assert "Dana Ford" in desk.texts()
    assert "Nobody reports to them." in desk.texts()
    desk.press(Qt.Key.Key_Space)
    assert desk.window.side.shown is None
    desk.press(Qt.Key.Key_Return)
    assert inspector.isAncestorOf(desk.window.focusWidget())

    # Notes are written with styles.
    field = desk.wiring.recorded.people.inspector.fields["notes"]
    desk.click(field.button)
    desk.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    desk.type("Careful")
    desk.press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    desk.type(" with dates")
    with desk.qtbot.waitSignal(desk.wiring.typing.stored):
        desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert _stored(desk)[0].notes == "**Careful** with dates"
    desk.settle()

    # One has left, and is back.
    with desk.qtbot.waitSignal(desk.wiring.recorded.contacts.loaded):
        desk.click(desk.button("Mark as left"))
    assert _stored(desk)[0].left_on is not None
    desk.settle()
    assert "Left Oct 13, 2026" in desk.texts()
    people.groups.button("left").click()
    assert _names(people) == ["Dana Ford"]
    people.groups.button("key").click()
    assert _names(people) == []
    desk.click(desk.button("Clear filters"))
    with desk.qtbot.waitSignal(desk.wiring.recorded.contacts.loaded):
        desk.click(desk.button("Mark as back"))
    assert _stored(desk)[0].left_on is None
    desk.settle()

    # Leaving the account stores what is typed.
    contact_id = people.people[0].id
    inspector.fields["name"].edit()
    desk.type("Dana Reeds")
    here = desk.wiring.account.account_id
    with desk.qtbot.waitSignal(desk.wiring.typing.stored):
        desk.wiring.show_portfolio()
    assert load_people(desk.wiring.workspace.context(), here).people[0].name == "Dana Reeds"
    assert desk.wiring.recorded.contacts.account_id is None
    desk.settle()

    # A draft is put in where it belongs.
    ref = FieldRef(Kind.CONTACT, contact_id, "title")
    draft = Draft("d", Typed(ref, "Title of Dana Ford", "COO", "Chief of operations"), NOON.now())
    assert desk.window.side.shown is None
    with desk.qtbot.waitSignal(desk.wiring.typing.stored):
        desk.wiring.drafted.put_in(draft)
    assert _stored(desk)[0].title == "Chief of operations"
    assert desk.window.side.shown is desk.wiring.recorded.people.inspector
