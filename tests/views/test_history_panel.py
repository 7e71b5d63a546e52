"""The history panel as a person uses it."""

import csv
import json
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Kind, Merged
from cs_desktop.models.tables import Contact
from cs_desktop.models.write import WriteTx
from cs_desktop.services.workspaces import open_
from cs_desktop.views.history.panel import HistoryPanel
from tests.views.book import ARABIC, JAPANESE, LONG, MARKUP, NAMES
from tests.views.conftest import Desk
from tests.workspaces import NOON, context, edit_account

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def panel(desk: Desk) -> HistoryPanel:
    return desk.wiring.keeping.history.panel


def texts(desk: Desk) -> list[str]:
    model = panel(desk).model
    return [str(model.index(place).data()) for place in range(model.rowCount())]


def entries(desk: Desk) -> list[str]:
    """Return the names of the entries on screen."""
    rows = (panel(desk).model.row(panel(desk).model.index(i)) for i in range(panel(desk).model.rowCount()))
    return [row.entry.label for row in rows if hasattr(row, "open")]


def until(desk: Desk, met: Callable[[], bool]) -> None:
    desk.qtbot.waitUntil(met, timeout=5000)


def open_history(desk: Desk, action: ActionId = ActionId.HISTORY) -> None:
    with desk.qtbot.waitSignal(desk.wiring.keeping.history.controller.loaded):
        desk.choose(action)
    assert desk.window.side.shown is panel(desk)


def click_row(desk: Desk, text: str) -> None:
    """Click the first row that begins with a text."""
    view, place = panel(desk).view, next(i for i, t in enumerate(texts(desk)) if t.startswith(text))
    index = panel(desk).model.index(place)
    view.scrollTo(index)
    at = view.visualRect(index).center()
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def edit(desk: Desk, account_id: int, field: str, base: str, new: str) -> None:
    """Edit as the account's page does."""
    result = edit_account(desk.wiring.workspace.context(), account_id, field, base, new)
    assert isinstance(result, Merged)
    assert result.change is not None
    desk.wiring.edits.took(result.change)


def account_named(desk: Desk, name: str) -> int:
    model = desk.portfolio.model
    rows = [model.account_at(place) for place in range(model.rowCount())]
    return next(row.id for row in rows if row.name == name)


def test_the_panel_is_of_the_account_on_screen_or_of_the_whole_workspace(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    with desk.qtbot.waitSignal(desk.wiring.keeping.history.controller.loaded):
        desk.press(Qt.Key.Key_H, CTRL_SHIFT)
    assert entries(desk) == ["Add people", "Add subscription", "Add Halden Freight"]
    with desk.qtbot.waitSignal(desk.wiring.keeping.history.controller.loaded):
        desk.click(desk.button("Whole workspace"))
    assert entries(desk)[-1] == "Create workspace"
    assert len(entries(desk)) > len(NAMES)
    with desk.qtbot.waitSignal(desk.wiring.keeping.history.controller.loaded):
        desk.click(panel(desk).scopes.button("account"))
    assert len(entries(desk)) == 3
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.side.shown is None
    assert desk.wiring.keeping.history.controller.scope is None

    # It goes where one goes.
    open_history(desk, ActionId.ACCOUNT_HISTORY)
    with desk.qtbot.waitSignal(desk.wiring.keeping.history.controller.loaded):
        desk.choose(ActionId.BACK)
    assert entries(desk)[-1] == "Create workspace"
    assert not panel(desk).scopes.isVisible()
    desk.portfolio.search.clear()
    with desk.qtbot.waitSignal(desk.wiring.keeping.history.controller.loaded):
        desk.open_account("Kessel Dental")
    assert entries(desk)[-1] == "Add Kessel Dental"
    assert panel(desk).scopes.button("account").text() == "Kessel Dental"
    # Who asked for everything keeps it, here and there.
    with desk.qtbot.waitSignal(desk.wiring.keeping.history.controller.loaded):
        desk.click(desk.button("Whole workspace"))
    desk.choose(ActionId.BACK)
    desk.portfolio.search.clear()
    desk.open_account()
    desk.settle()
    assert entries(desk)[-1] == "Create workspace"
    assert panel(desk).scopes.isVisible()

    # The history of one field stays.
    desk.wiring.keeping.history.show_object(
        Kind.ACCOUNT, account_named(desk, "Halden Freight"), "Industry", "industry"
    )
    desk.settle()
    found = texts(desk)
    desk.choose(ActionId.BACK)
    desk.settle()
    assert texts(desk) == found


def test_a_field_an_object_and_an_account_have_their_own_history(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()
    halden = account_named(desk, "Halden Freight")
    edit(desk, halden, "industry", "Freight", "Logistics")
    edit(desk, halden, "region", "", "EMEA")
    desk.settle()
    field = desk.account.fields["industry"]
    field.customContextMenuRequested.emit(QPoint(2, 2))
    (menu,) = field.findChildren(QMenu)
    with desk.qtbot.waitSignal(desk.wiring.keeping.history.controller.loaded):
        menu.actions()[0].trigger()
    menu.close()
    assert entries(desk) == ["Change industry of Halden Freight", "Add Halden Freight"]
    assert "Industry of Halden Freight" in desk.texts()
    with desk.qtbot.waitSignal(desk.wiring.keeping.history.controller.loaded):
        desk.wiring.keeping.history.show_object(Kind.ACCOUNT, halden, "Account Halden Freight")
    assert entries(desk) == [
        *("Change region of Halden Freight", "Change industry of Halden Freight", "Add Halden Freight"),
    ]

    # An entry opens and is reverted and marked.
    open_history(desk, ActionId.ACCOUNT_HISTORY)
    click_row(desk, "Change industry")
    until(desk, lambda: "Revert this change" in texts(desk))
    assert "Account Halden Freight, Industry: Freight → Logistics" in texts(desk)
    click_row(desk, "Revert this change")
    until(desk, lambda: any("undone by" in text for text in texts(desk)))
    until(desk, lambda: entries(desk)[0] == "Undo: Change industry of Halden Freight")
    # It is still open, and cannot be reverted twice.
    assert "Account Halden Freight, Industry: Freight → Logistics" in texts(desk)
    assert "Revert this change" not in texts(desk)
    until(desk, lambda: desk.account.fields["industry"].value == "Freight")

    # Export writes what is shown.
    desk.click(desk.button("Export…"))
    with desk.qtbot.waitSignal(desk.wiring.keeping.history.controller.exported):
        desk.choose_file(desk.folder / "past.csv")
    rows = list(csv.DictReader((desk.folder / "past.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert {row["account"] for row in rows} == {"Halden Freight"}
    assert any(text.startswith("Wrote past.csv") for text in desk.texts())
    desk.click(desk.button("Export…"))
    with desk.qtbot.waitSignal(desk.wiring.keeping.history.controller.exported):
        desk.choose_file(desk.folder / "past.json")
    document = json.loads((desk.folder / "past.json").read_text(encoding="utf-8"))
    assert [entry["label"] for entry in document["entries"]] == entries(desk)


def test_filters_narrow_what_is_shown_and_are_cleared(desk: Desk) -> None:
    desk.open_book()
    open_history(desk)
    everything = entries(desk)
    shown = panel(desk)
    with desk.qtbot.waitSignal(desk.wiring.keeping.history.controller.loaded):
        desk.qtbot.keyClicks(shown.search, "KESSEL")
    assert entries(desk)[-1] == "Add Kessel Dental"
    shown.search.clear()
    until(desk, lambda: entries(desk) == everything)
    with desk.qtbot.waitSignal(desk.wiring.keeping.history.controller.loaded):
        shown.kind.setCurrentIndex(shown.kind.findText("Contacts"))
        shown.kind.activated.emit(shown.kind.currentIndex())
    assert entries(desk) == ["Add people"]
    with desk.qtbot.waitSignal(desk.wiring.keeping.history.controller.loaded):
        shown.span.setCurrentIndex(1)
        shown.span.activated.emit(1)
    assert entries(desk) == ["Add people"]
    with desk.qtbot.waitSignal(desk.wiring.keeping.history.controller.loaded):
        desk.qtbot.keyClicks(shown.search, "nothing has this name")
    assert "No change matches." in desk.texts()
    with desk.qtbot.waitSignal(desk.wiring.keeping.history.controller.loaded):
        desk.click(desk.button("Clear filters"))
    assert entries(desk) == everything
    with desk.qtbot.waitSignal(desk.wiring.keeping.history.controller.loaded):
        shown.person.setCurrentIndex(1)
        shown.person.activated.emit(1)
    whose = [text.split(", ")[1].split(" · ")[0] for text in texts(desk) if "collapsed" in text]
    assert set(whose) == {shown.person.currentText()}


def test_keys_open_and_close_entries(desk: Desk) -> None:
    desk.open_book()
    open_history(desk)
    assert QApplication.focusWidget() is panel(desk).view
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Right)
    until(desk, lambda: any("added" in t or "Added" in t for t in texts(desk)))
    shown = len(texts(desk))
    desk.press(Qt.Key.Key_Left)
    assert len(texts(desk)) < shown
    desk.press(Qt.Key.Key_Return)
    until(desk, lambda: len(texts(desk)) == shown)

    # Another workspace begins with a closed panel.
    desk.qtbot.keyClicks(panel(desk).search, "Kessel")
    other = desk.write_book("Other.csdesk")
    with desk.qtbot.waitSignal(desk.wiring.workspace.opened):
        desk.window.file_dropped.emit(other)
    assert desk.window.side.shown is None
    assert panel(desk).search.text() == ""
    assert desk.wiring.keeping.history.controller.scope is None


def test_what_others_do_appears_without_moving_the_reader(desk: Desk) -> None:
    desk.open_book()
    for number in range(40):
        edit(
            desk,
            account_named(desk, "Kessel Dental"),
            "notes",
            f"{number - 1}" if number else "",
            f"{number}",
        )
    desk.settle()
    open_history(desk)
    view, model = panel(desk).view, panel(desk).model
    place = next(i for i, t in enumerate(texts(desk)) if t.startswith("Change notes")) + 6
    model.toggle(place)
    until(desk, lambda: any("→" in t for t in texts(desk)))
    view.verticalScrollBar().setValue(300)
    top = view.indexAt(QPoint(5, 5))
    before, y = str(top.data()), view.visualRect(top).top()
    halden = account_named(desk, "Halden Freight")
    other = open_(desk.folder / "Corvane.csdesk", NOON)
    result = edit_account(context(other), halden, "notes", "", "Called")
    other.close()
    assert isinstance(result, Merged)
    assert result.change is not None
    desk.wiring.hub.publish(result.change)
    until(desk, lambda: entries(desk)[0] == "Change notes of Halden Freight")
    top = view.indexAt(QPoint(5, 5))
    assert (str(top.data()), view.visualRect(top).top()) == (before, y)
    assert any("→" in t for t in texts(desk))

    # Names may be of any length and script.
    for name in (JAPANESE, ARABIC, MARKUP, LONG.strip()):
        edit(desk, account_named(desk, name), "name", name, f"{name}!"[-300:])
    desk.settle()
    for _ in range(4):
        place = max(i for i, t in enumerate(texts(desk)) if t.startswith("Change name") and "collapsed" in t)
        rows = len(texts(desk))
        panel(desk).model.toggle(place)
        desk.qtbot.waitUntil(lambda rows=rows: len(texts(desk)) > rows)
    shown = "\n".join(texts(desk))
    assert f"Name: {JAPANESE} → {JAPANESE}!" in shown
    # Read from the right, it points from the old name to the new one.
    assert f"Name: {ARABIC}\u200f ← \u200f{ARABIC}!" in shown
    assert f"Name: {MARKUP} → {MARKUP}!" in shown
    width = panel(desk).view.viewport().width()
    heights = [panel(desk).view.sizeHintForIndex(panel(desk).model.index(i)) for i in range(len(texts(desk)))]
    assert all(size.width() == width and size.height() < 200 for size in heights)
    assert not panel(desk).grab().isNull()


def test_an_import_of_100_000_rows_opens_at_once(desk: Desk) -> None:
    path = desk.write_book()
    workspace = open_(path, NOON)
    halden = workspace.read(lambda c: c.exec_driver_sql("SELECT min(id) FROM account").scalar_one())
    empty = dict.fromkeys(("reports_to_id", "left_on", "trained_on"))
    texts_of = dict.fromkeys(("title", "email", "influence", "sentiment", "phone", "notes"), "")

    def many(tx: WriteTx) -> None:
        rows = [
            {**empty, **texts_of, "role": "user", "id": 1000 + n, "account_id": halden, "name": f"Person {n}"}
            for n in range(100_000)
        ]
        tx.bulk_insert(Contact, rows)

    workspace.write("Import contacts.csv", many)
    workspace.close()
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    open_history(desk)
    assert "100,000 changes" in texts(desk)[1]
    click_row(desk, "Import contacts.csv")
    until(desk, lambda: "100,000 contacts added" in texts(desk))
    assert texts(desk)[3:5] == ["Added contact Person 0", "Added contact Person 1"]
    assert len(texts(desk)) < 100
    click_row(desk, "and 99,950 more")
    until(desk, lambda: "and 99,900 more" in texts(desk))
    assert "Added contact Person 99" in texts(desk)
