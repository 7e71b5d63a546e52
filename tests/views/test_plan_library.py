"""Plans begin with blueprints, blueprints are worked on in the Library, and plans leave for the customer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind
from cs_desktop.domain.reviews.agenda_editing import PartKind
from cs_desktop.services.plan.blueprints import read_blueprints
from cs_desktop.services.plan.library import load_library
from cs_desktop.services.reviews.agendas import read_agendas
from tests.forms import fill_form
from tests.pdfs import pdf_words
from tests.views.conftest import PATIENCE_MS, Desk

CTRL = Qt.KeyboardModifier.ControlModifier


def _content(desk: Desk):
    shown = desk.wiring.plan.view.shown
    assert shown is not None
    return shown.content


def _type_over(desk: Desk, text: str) -> None:
    """Edit the cell or line that one is on."""
    desk.press(Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    desk.type(text)
    desk.press(Qt.Key.Key_Return)
    desk.settle()


def test_a_plan_from_a_blueprint_to_the_customer_and_back(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    desk.account.tabs.show_tab("plan")
    desk.settle()
    wiring, plan = desk.wiring, desk.wiring.plan

    # Without a plan the blueprints stand in its place; Enter starts the first one.
    desk.qtbot.waitUntil(lambda: "No success plan yet" in desk.texts())
    page = plan.blueprints.page
    plan.view.take_focus()
    assert page.isAncestorOf(QApplication.focusWidget())
    assert QApplication.focusWidget().accessibleName() == "Start from Adoption recovery"
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: _content(desk) is not None)
    desk.settle()
    assert (_content(desk).head.name, len(_content(desk).objectives)) == ("Adoption recovery", 3)
    # The keyboard goes on in the plan.
    assert plan.view.isAncestorOf(QApplication.focusWidget())

    # It is saved as a blueprint, renamed, changed and published in the Library, by keys.
    desk.choose(ActionId.SAVE_BLUEPRINT)
    desk.settle()
    desk.press(Qt.Key.Key_6, CTRL)
    desk.settle()
    library = wiring.pages.library.screen
    assert library.isVisible()
    _type_over(desk, "For freight")
    desk.qtbot.waitUntil(lambda: library.blueprints.title.text() == "For freight")
    desk.press(Qt.Key.Key_Return)
    assert library.blueprints.parts.table.hasFocus()
    library.blueprints.parts.table.setCurrentIndex(library.blueprints.parts.model.index(0, 1))
    _type_over(desk, "Everybody comes back")
    desk.click(library.blueprints.parts.add_buttons[Kind.MILESTONE])
    # What was added is gone to.
    parts = library.blueprints.parts.model
    desk.qtbot.waitUntil(lambda: parts.rowCount() == 18)
    assert parts.row(library.blueprints.parts.table.current_id).text == "New milestone"
    # The milestone waits for the first action; that cannot wait for the milestone in turn.
    details = library.blueprints.parts.details
    key = parts.row(library.blueprints.parts.table.current_id).key
    details.waits.choice.activated.emit(1)
    desk.settle()
    (tie,) = [one for one in library.blueprints.draft.dependencies if one.waits == key]
    library.blueprints.parts.table.select(next(row for row in range(18) if parts.row(row).key == tie.needs))
    names = [details.waits.choice.itemText(place) for place in range(details.waits.choice.count())]
    details.waits.choice.activated.emit(names.index("New milestone"))
    assert "nothing could ever begin" in details.waits.notice.text
    # A measure counts by words.
    library.blueprints.parts.table.select(1)
    details.kind.activated.emit(details.kind.findText("Ordered scale"))
    desk.qtbot.waitUntil(details.words.isVisible)
    details.words.setFocus()
    desk.type("Bad, Fair, Good")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    library.blueprints.parts.table.setCurrentIndex(parts.index(0, 5))
    library.blueprints.parts.table.setFocus()
    _type_over(desk, "soon")
    told = "Enter a number of days from the plan's first day, such as 30."
    desk.qtbot.waitUntil(lambda: told in desk.texts())
    desk.click(library.blueprints.publish)
    desk.settle()
    (entry,) = read_blueprints(wiring.workspace.context()).entries
    assert (entry.name, entry.edition, entry.has_draft) == ("For freight", 1, False)
    assert entry.blueprint.objectives[0].text == "Everybody comes back"
    assert entry.blueprint.milestones[-1].name == "New milestone"
    assert entry.blueprint.objectives[0].measures[0].scale == ("Bad", "Fair", "Good")
    assert tie in entry.blueprint.dependencies

    # The measures of the program come into the library, and one of one's own.
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert "No measures yet" in desk.texts()
    desk.click(library.measures.take_in)
    desk.settle()
    desk.choose(ActionId.ADD_LIBRARY_MEASURE)
    adding = wiring.pages.library.form
    adding.name.setFocus()
    desk.type("Weekly active users")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert "The library has a measure called Weekly active users" in adding.message
    adding.name.setText("Runs planned by four")
    # Half-filled it is there again, wherever one was meanwhile.
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    desk.choose(ActionId.ADD_LIBRARY_MEASURE)
    assert adding.name.text() == "Runs planned by four"
    assert adding.news.startswith("Filled in is what you entered")
    adding.unit.setText("% of runs")
    desk.press(Qt.Key.Key_Return, CTRL)
    desk.settle()
    names = [one.entry.name for one in load_library(wiring.workspace.context()).measures]
    assert names[-1] == "Runs planned by four"

    # A template of agendas is made, its tasks are written in their cells and moved by keys.
    desk.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    agendas = library.agendas
    desk.click(agendas.copy)
    desk.qtbot.waitUntil(lambda: agendas.agenda is not None and agendas.agenda.id is not None)
    desk.click(agendas.add_buttons[PartKind.PREP])
    desk.qtbot.waitUntil(lambda: agendas.model.rowCount() == 10)
    desk.settle()
    agendas.table.setCurrentIndex(agendas.model.index(9, 3))
    _type_over(desk, "30")
    desk.qtbot.waitUntil(lambda: agendas.agenda.prep[-1].days == 30)
    desk.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    (stored,) = read_agendas(wiring.workspace.context())
    assert [one.days for one in stored.prep] == [14, 10, 5, 30, 3]
    assert agendas.table.current_id == 8
    desk.press(Qt.Key.Key_Delete)
    desk.settle()
    assert [one.days for one in agendas.agenda.prep] == [14, 10, 5, 3]

    # At the plan a measure is chosen for an objective.
    desk.press(Qt.Key.Key_2, CTRL)
    desk.open_account()
    desk.account.tabs.show_tab("plan")
    desk.settle()
    table = plan.objectives.table
    table.choose(table.lines.rows[0].key)
    desk.choose(ActionId.CHOOSE_MEASURE)
    desk.settle()
    panel = plan.blueprints.measures
    wanted = next(one for one in panel.choices if one.text() == "Runs planned by four")
    desk.click(wanted)
    desk.click(panel.use)
    desk.settle()
    assert any(one.name == "Runs planned by four" and one.library_id for one in _content(desk).measures)

    # The customer gets the plan as PDF, and a page to fill in; what comes back is asked about first.
    desk.choose(ActionId.SHARE_PLAN)
    out = desk.folder / "plan.pdf"
    desk.press(Qt.Key.Key_Return, CTRL)
    with desk.qtbot.waitSignal(plan.sharing.controller.written, timeout=PATIENCE_MS):
        desk.choose_file(out)
    desk.settle()
    assert "Those who stopped using it come back" in pdf_words(out)
    # It is a form unless one asks for a workbook.
    form = desk.folder / "page.pdf"
    desk.choose(ActionId.WRITE_CLIENT_PAGE)
    asked = plan.sharing.page_panel
    asked.format.setCurrentIndex(1)
    assert (asked.kind.value, asked.paper.isVisible()) == ("xlsx", False)
    asked.format.setCurrentIndex(0)
    desk.click(asked.finish)
    with desk.qtbot.waitSignal(plan.sharing.controller.page_written, timeout=PATIENCE_MS):
        desk.choose_file(form)
    assert desk.window.side.shown is not asked
    fill_form(form, {"target_1": "80"})
    desk.choose(ActionId.READ_CLIENT_PAGE)
    with desk.qtbot.waitSignal(plan.sharing.controller.page_read, timeout=PATIENCE_MS):
        desk.choose_file(form)
    assert desk.window.side.shown is plan.sharing.review
    assert _content(desk).measures[0].target is None
    desk.click(plan.sharing.review.apply)
    desk.settle()
    assert 0.8 in [one.target for one in _content(desk).measures]
    assert desk.window.side.shown is not plan.sharing.review
    desk.choose(ActionId.UNDO)
    desk.qtbot.waitUntil(lambda: 0.8 not in [one.target for one in _content(desk).measures])
