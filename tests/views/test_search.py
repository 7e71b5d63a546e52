"""Searching in everything that was typed, as a person does it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.palette import Group, PaletteEntry
from cs_desktop.models.tables import Activity, Objective, SuccessPlan
from cs_desktop.models.write import WriteTx
from cs_desktop.views.palette.model import Title
from tests.views.conftest import Desk
from tests.workspaces import edit_account

CTRL = Qt.KeyboardModifier.ControlModifier
NOTES = "The zebra project: their sponsor wants it before spring."


@pytest.fixture
def book(desk: Desk) -> Desk:
    """Return the small book, its index made, a note in it that names a zebra."""
    with desk.qtbot.waitSignal(desk.wiring.finding.search.updated):
        desk.open_book()
    row = next(
        r
        for r in map(desk.portfolio.model.account_at, range(desk.portfolio.model.rowCount()))
        if r.name == "Halden Freight"
    )
    with desk.qtbot.waitSignal(desk.wiring.finding.search.updated):
        ctx = desk.wiring.workspace.context()
        before = ctx.workspace.read(
            lambda c: c.exec_driver_sql("SELECT notes FROM account WHERE id = ?", (row.id,)).scalar()
        )
        result = edit_account(ctx, row.id, "notes", before, NOTES)
        desk.wiring.edits.took(result.change)
    desk.settle()
    return desk


def _text_hits(desk: Desk) -> list[PaletteEntry]:
    model = desk.wiring.finding.palette.overlay.model
    lines = [model.line(place) for place in range(model.rowCount())]
    return [line for line in lines if not isinstance(line, Title) and line.group is Group.TEXT]


def test_the_palette_finds_what_stands_in_notes_and_goes_there(book: Desk) -> None:
    book.press(Qt.Key.Key_K, CTRL)
    book.type("zebra spon")
    book.qtbot.waitUntil(lambda: bool(_text_hits(book)))
    (hit,) = _text_hits(book)
    assert (hit.text, hit.detail) == ("Account Halden Freight", "Notes")
    assert [hit.second[start:end] for start, end in hit.second_bold] == ["zebra", "spon"]
    with book.qtbot.waitSignal(book.wiring.account_shown):
        book.press(Qt.Key.Key_Return)
    assert book.account.header_name == "Halden Freight"

    # Words in a field lead to the field.
    _open_hit(book, "zebra")
    assert book.account.tabs.shown == "overview"
    assert QApplication.focusWidget() is book.account.fields["notes"].button


def test_the_panel_keeps_to_a_kind_and_says_where_nothing_is(book: Desk) -> None:
    # Words that nobody typed are said to be none.
    book.choose(ActionId.SEARCH)
    panel = book.wiring.finding.texts.panel
    book.type("quagga")
    book.qtbot.waitUntil(lambda: "Nobody has typed “quagga” here." in book.texts())

    # Words in quotes stand one after the other.
    panel.field.selectAll()
    book.type('"sponsor wants it"')
    book.qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    book.type(' "wants sponsor"')
    book.qtbot.waitUntil(lambda: panel.model.rowCount() == 0)

    # It keeps to a kind.
    panel.field.selectAll()
    book.type("halden")
    book.qtbot.waitUntil(lambda: panel.kind.count() > 1)
    assert panel.kind.itemText(0) == "Everything"
    counted = {panel.kind.itemText(n) for n in range(1, panel.kind.count())}
    assert "Accounts (1)" in counted
    panel.kind.setFocus()
    while panel.kind.currentText() != "Accounts (1)":
        book.press(Qt.Key.Key_Down)
    book.qtbot.waitUntil(lambda: panel.model.rowCount() == 1)


def test_the_panel_shows_all_and_opens_with_enter(book: Desk) -> None:
    book.choose(ActionId.SEARCH)
    panel = book.wiring.finding.texts.panel
    assert panel.field.hasFocus()
    book.type("zebra")
    book.qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    assert "1 thing found" in book.texts()
    book.press(Qt.Key.Key_Down)
    opened: list[object] = []
    panel.opened.connect(opened.append)
    with book.qtbot.waitSignal(book.wiring.account_shown):
        book.press(Qt.Key.Key_Return)
    assert len(opened) == 1
    assert book.account.header_name == "Halden Freight"

    # What is deleted is found no more while one looks.
    book.choose(ActionId.SEARCH)
    panel.field.selectAll()
    book.type("zebra")
    book.qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    book.choose(ActionId.DELETE_ACCOUNT)
    book.qtbot.waitUntil(lambda: panel.model.rowCount() == 0)


def test_another_workspace_begins_anew(book: Desk) -> None:
    book.choose(ActionId.SEARCH)
    book.type("zebra")
    panel = book.wiring.finding.texts.panel
    book.qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    with book.qtbot.waitSignal(book.wiring.finding.search.updated):
        book.window.file_dropped.emit(book.write_book("Other.csdesk"))
    assert panel.model.rowCount() == 0
    assert panel.field.text() == ""


def _open_hit(desk: Desk, question: str) -> None:
    """Look for words in the panel, and open the first thing found with the keyboard alone."""
    desk.press(Qt.Key.Key_F, CTRL | Qt.KeyboardModifier.ShiftModifier)
    panel = desk.wiring.finding.texts.panel
    panel.field.clear()
    desk.qtbot.waitUntil(lambda: panel.model.rowCount() == 0)
    desk.type(question)
    desk.qtbot.waitUntil(lambda: panel.model.rowCount() > 0 and question in panel.field.text())
    desk.press(Qt.Key.Key_Down)
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        desk.press(Qt.Key.Key_Return)
    desk.settle()


def test_a_hit_leads_to_where_it_stands(book: Desk) -> None:
    # A contact, among the people.
    _open_hit(book, "dana")
    people = book.wiring.recorded.people
    assert book.account.tabs.shown == "people"
    assert book.window.side.shown is people.inspector
    assert "Dana Ford" in book.texts()

    # A note, in the timeline.
    with book.qtbot.waitSignal(book.wiring.finding.search.updated):
        _write(book, lambda tx, account: tx.session.add(_note(tx, account)))
    _open_hit(book, "giraffe")
    timeline = book.wiring.recorded.timeline
    assert book.account.tabs.shown == "timeline"
    assert book.window.side.shown is timeline.inspector
    assert timeline.inspector.shown_id is not None

    # What has no place on the page shows its history.
    with book.qtbot.waitSignal(book.wiring.finding.search.updated):
        _write(book, _plan)
    _open_hit(book, "okapi")
    assert book.window.side.shown is book.wiring.keeping.history.panel
    assert book.account.header_name == "Halden Freight"


def _write(desk: Desk, work: Callable[[WriteTx, int], object]) -> None:
    """Let a colleague write something about Halden."""
    row = next(
        r
        for r in map(desk.portfolio.model.account_at, range(desk.portfolio.model.rowCount()))
        if r.name == "Halden Freight"
    )
    workspace = desk.wiring.workspace.context().workspace
    change = workspace.write("Add", lambda tx: work(tx, row.id)).change
    assert change is not None
    desk.wiring.hub.publish(change)


def _note(tx: WriteTx, account: int) -> Activity:
    notes = "They showed the giraffe board."
    return Activity(id=tx.new_id(), account_id=account, kind="note", day=tx.today, notes=notes)


def _plan(tx: WriteTx, account: int) -> None:
    plan = SuccessPlan(id=tx.new_id(), account_id=account, name="Plan")
    tx.session.add(plan)
    tx.session.flush()
    tx.session.add(Objective(id=tx.new_id(), plan_id=plan.id, text="Okapi rollout"))
