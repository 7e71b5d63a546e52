"""The import wizard as a person meets it: keys, clicks, small files; nothing written before the last step."""

from pathlib import Path

import openpyxl
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from cs_desktop.common.settings import ThemeChoice
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.importing import ImportKind, Outcome
from cs_desktop.services.workspaces import open_
from cs_desktop.views.importing.options import OptionRow
from cs_desktop.views.importing.screen import ImportScreen
from cs_desktop.views.importing.steps import Step
from cs_desktop.views.itemmodels.import_columns import GOES_TO, NOTE
from cs_desktop.views.itemmodels.import_values import BECOMES, REMARK
from tests.views.conftest import Desk
from tests.workspaces import NOON

ACCOUNTS = """Company;Industry;Customer start;CSM
Alder Works;Freight;31.01.2026;Ana Ruiz
Birch Health;Retail;28.02.2026;Ben Ito
Halden Freight;Mining;01.04.2025;Ana Ruiz
Cedar Pay;Retail;soon;Ana Ruiz
"""


def wizard(desk: Desk) -> ImportScreen:
    return desk.wiring.imports.screen


def drop(desk: Desk, text: str | bytes, name: str = "crm.csv") -> Path:
    """Let a file go over the window and wait until it was looked at."""
    path = desk.folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    desk.window.file_dropped.emit(path)
    desk.settle()
    return path


def choose_file(desk: Desk, path: Path) -> None:
    """Choose a file; without a window manager nobody else gives the keyboard back."""
    desk.choose_file(path)
    desk.window.activateWindow()
    desk.settle()


def go_on(desk: Desk, times: int = 1) -> None:
    """Press the button that leads on."""
    for _ in range(times):
        assert wizard(desk).next.isEnabled(), wizard(desk).step
        desk.click(wizard(desk).next)
        desk.settle()


def choose(desk: Desk, row: OptionRow, name: str) -> None:
    """Choose an entry of a list with the keyboard."""
    place = row.box.findText(name)
    assert place >= 0, [row.box.itemText(i) for i in range(row.box.count())]
    row.box.setFocus()
    steps = place - row.box.currentIndex()
    for _ in range(abs(steps)):
        desk.press(Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    assert row.box.currentText() == name
    desk.settle()


def goes_to(desk: Desk) -> list[str]:
    model = wizard(desk).columns.model
    return [model.goes_to(place) for place in range(model.rowCount())]


def take(desk: Desk, name: str) -> None:
    """Choose by typing where the current column goes."""
    table = wizard(desk).columns.table
    desk.press(Qt.Key.Key_Return)
    desk.type(name)
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: table.state() is QTableView.State.NoState)
    # Without a window manager the list of choices keeps the keyboard when it goes.
    desk.window.activateWindow()
    desk.qtbot.waitUntil(lambda: QApplication.focusWidget() is table)
    desk.settle()


def what(desk: Desk) -> list[str]:
    """Return the column that tells what would happen."""
    model = wizard(desk).preview.model
    return [str(model.index(place, 1).data()) for place in range(model.rowCount())]


def stored_names(path: Path) -> list[str]:
    workspace = open_(path, NOON)
    names = workspace.read(lambda c: c.exec_driver_sql("SELECT name FROM account").scalars().all())
    workspace.close()
    return sorted(names)


CONTACTS = """Company;Name;Role;Influence
Halden Freight;Jo Roth;Entscheider;hoch
Halden Freight;Al Bo;Wizard;hoch
Halden Freight;Cy Do;Wizard;mittel
Halden Freight;Ed Fo;champion;
"""


def becomes(desk: Desk) -> dict[str, tuple[str, str]]:
    """Return what each value of the current column becomes, and the note beside it."""
    model = wizard(desk).columns.values.model
    rows = range(model.rowCount())
    return {
        str(model.index(place, 0).data()): (
            str(model.index(place, BECOMES).data()),
            str(model.index(place, REMARK).data()),
        )
        for place in rows
    }


def test_a_table_is_imported_from_the_drop_to_the_portfolio_undone_and_mended(desk: Desk) -> None:
    workspace = desk.open_book()
    before = len(desk.shown_names())
    drop(desk, ACCOUNTS)
    screen = wizard(desk)
    assert screen.isVisible()
    assert screen.file.model.rowCount() == 4
    assert screen.file.delimiter.box.currentText() == "Found: Semicolon"
    go_on(desk)
    assert screen.kind.card(ImportKind.ACCOUNTS).isChecked()
    assert screen.kind.card(ImportKind.ACCOUNTS).accessibleName() == "Accounts, guessed from the headings"
    go_on(desk)
    assert goes_to(desk) == ["Name", "Industry", "Customer since", "Owner"]
    assert screen.columns.forms.dates.box.currentText() == "31.03.2026"
    note = screen.columns.model.index(2, NOTE).data()
    assert note == "1 of 4: “soon” is not a date such as 31.12.2026"
    go_on(desk)
    assert what(desk) == ["New", "New", "Changed", "Rejected · “soon” is not a date such as 31.12.2026"]
    assert "Import 3 rows" in desk.texts()
    assert len(stored_names(workspace)) == before, "nothing is written before the last step"
    go_on(desk)
    assert "Accounts imported from crm.csv" in desk.texts()
    assert {"2 new", "1 changed", "1 rejected"} <= set(desk.texts())
    assert len(stored_names(workspace)) == before + 2
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert len(stored_names(workspace)) == before
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    assert len(stored_names(workspace)) == before + 2

    # Rejected rows are saved, for somebody to mend them.
    out = desk.folder / "rejected.csv"
    desk.click(wizard(desk).result.way(Outcome.REJECTED))
    desk.choose_file(out)
    desk.qtbot.waitUntil(out.exists)
    desk.settle()

    # The accounts of a count are shown in the portfolio.
    desk.qtbot.waitUntil(
        lambda: "Cedar Pay" not in desk.shown_names() and "Alder Works" in desk.shown_names()
    )
    desk.click(wizard(desk).result.way(Outcome.NEW))
    desk.settle()
    assert desk.portfolio.isVisible()
    table, model = desk.portfolio.table, desk.portfolio.model
    names = {
        model.account_at(place).name for place in map(model.place_of, table.selected_ids) if place is not None
    }
    assert names == {"Alder Works", "Birch Health"}

    # What was mended is imported by the same mapping.
    drop(desk, out.read_text(encoding="utf-8-sig").replace("soon", "01.05.2026", 1), "mended.csv")
    assert wizard(desk).step is Step.FILE
    go_on(desk, 2)
    assert goes_to(desk) == ["Name", "Industry", "Customer since", "Owner", "Ignore"]
    go_on(desk, 2)
    assert {"1 new"} <= set(desk.texts())


def test_the_whole_way_by_keyboard(desk: Desk) -> None:
    desk.open_book()
    path = desk.folder / "crm.csv"
    path.write_text(ACCOUNTS)
    desk.press(Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert wizard(desk).isVisible()
    assert wizard(desk).file.choose.hasFocus()
    desk.press(Qt.Key.Key_Space)
    choose_file(desk, path)
    enter = (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    for step in (Step.KIND, Step.COLUMNS, Step.PREVIEW):
        desk.press(*enter)
        desk.settle()
        assert wizard(desk).step is step
    desk.press(*enter)
    desk.settle()
    assert "Accounts imported from crm.csv" in desk.texts()
    assert wizard(desk).result.portfolio.hasFocus()
    desk.press(Qt.Key.Key_Space)
    assert not wizard(desk).isVisible()


def test_a_column_goes_where_one_says_and_what_is_missing_blocks_the_way(desk: Desk) -> None:
    desk.open_book()
    # It is chosen by typing and ignored with Del.
    drop(desk, "Company,Landing zone,Color\nAlder,Spain,red\n")
    go_on(desk, 2)
    assert goes_to(desk) == ["Name", "Ignore", "Ignore"]
    table = wizard(desk).columns.table
    assert table.hasFocus()
    desk.press(Qt.Key.Key_Down)
    take(desk, "regi")
    assert goes_to(desk) == ["Name", "Region", "Ignore"]
    assert desk.window.focusWidget() is table, "the keyboard is back in the table"
    desk.press(Qt.Key.Key_Down)
    take(desk, "own field")
    assert goes_to(desk)[2] == "Own field “color”"
    desk.press(Qt.Key.Key_Delete)
    assert goes_to(desk)[2] == "Ignore"
    take(desk, "no such thing")
    assert goes_to(desk)[2] == "Ignore"

    # What is missing blocks the way until it is given.
    drop(desk, "Customer,Start\nHalden Freight,2026-01-31\n")
    go_on(desk)
    desk.click(wizard(desk).kind.card(ImportKind.SUBSCRIPTIONS))
    desk.settle()
    go_on(desk)
    screen = wizard(desk)
    assert not screen.next.isEnabled()
    missing = "Still missing: Product, ARR. Choose the column, or a value for every row."
    assert missing in desk.texts()
    for field, value in (("Product (needed)", "Pro"), ("ARR (needed)", "1200")):
        choose(desk, screen.columns.forms.constants.field, field)
        screen.columns.forms.constants.text.setFocus()
        desk.type(value)
        desk.press(Qt.Key.Key_Return)
        desk.settle()
    assert missing not in desk.texts()
    go_on(desk)
    assert what(desk) == ["New"]

    # A day that may be two is pointed out, and read as chosen.
    drop(desk, "name,customer_since\nAlder,03/04/2026\nBirch,05/06/2026\n")
    go_on(desk, 2)
    forms = wizard(desk).columns.forms
    assert "“03/04/2026” is a day in more than one form" in forms.dates.notice.text
    choose(desk, forms.dates, "03/31/2026")
    go_on(desk, 2)
    days = desk.wiring.workspace.context().workspace.read(
        lambda c: c.exec_driver_sql("SELECT customer_since FROM account WHERE name = 'Alder'").scalars().all()
    )
    assert days == ["2026-03-04"]


def test_the_steps_are_read_aloud_and_drawn_in_both_themes_and_a_mapping_is_saved(desk: Desk) -> None:
    desk.open_book()
    drop(desk, ACCOUNTS)
    go_on(desk, 2)
    columns = wizard(desk).columns
    spoken = columns.model.index(2, GOES_TO).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Customer start, Customer since, 1 of 4: “soon” is not a date such as 31.12.2026"
    go_on(desk)
    index: QModelIndex = wizard(desk).preview.model.index(3, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Line 5: Rejected. Customer start: “soon” is not a date such as 31.12.2026"
    )

    # Both themes draw every step.
    for theme in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        desk.wiring.theme.choose(theme)
        for step in (Step.FILE, Step.KIND, Step.COLUMNS, Step.PREVIEW):
            wizard(desk).step_requested.emit(step)
            desk.settle()
            assert not desk.window.grab().isNull()

    # A mapping is saved under a name.
    wizard(desk).step_requested.emit(Step.COLUMNS)
    forms = wizard(desk).columns.forms
    forms.name.setFocus()
    desk.type("Our CRM")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert "Saved the mapping “Our CRM”" in desk.texts()
    assert (desk.folder / "profile" / "mappings" / "Our CRM.toml").is_file()


def test_the_preview_tells_what_would_happen_and_nothing_is_written_unasked(desk: Desk) -> None:
    workspace = desk.open_book()
    before = stored_names(workspace)
    # The mode changes what would happen.
    drop(desk, "external_id,name\nA-0,Halden Works\nB-1,Alder\n")
    go_on(desk, 3)
    assert what(desk) == ["Changed", "New"]
    choose(desk, wizard(desk).preview.mode, "Only add new ones")
    assert what(desk) == ["As before", "New"]
    choose(desk, wizard(desk).preview.mode, "Only change known ones")
    assert what(desk) == ["Changed", "Left out"]
    assert "Line 2: Changed. name: Halden Works instead of Halden Freight" in desk.texts()

    # Rejected rows can hold the import back and be saved.
    drop(desk, ACCOUNTS)
    go_on(desk, 3)
    screen = wizard(desk)
    choose(desk, screen.preview.bad, "Import nothing")
    assert not screen.next.isEnabled()
    desk.click(screen.preview.filters.button(Outcome.REJECTED.value))
    assert len(what(desk)) == 1
    desk.click(screen.preview.save)
    choose_file(desk, desk.folder / "bad.csv")
    assert "Cedar Pay,Retail,soon,Ana Ruiz,Customer start: “soon”" in (desk.folder / "bad.csv").read_text(
        encoding="utf-8-sig"
    )
    assert stored_names(workspace) == before
    choose(desk, screen.preview.bad, "Import the others")
    assert screen.next.isEnabled()

    # A file that changes meanwhile is noticed.
    path = drop(desk, ACCOUNTS)
    go_on(desk, 3)
    path.write_text(ACCOUNTS.replace("Alder", "Elder"))
    go_on(desk)
    assert "was changed since its rows were checked" in wizard(desk).preview.notice.text
    assert wizard(desk).step is Step.PREVIEW
    assert stored_names(workspace) == before

    # One that vanishes meanwhile is told of in one line.
    path = drop(desk, ACCOUNTS)
    go_on(desk, 2)
    path.unlink()
    go_on(desk)
    assert wizard(desk).preview.notice.text.startswith("There is no file")
    assert not wizard(desk).next.isEnabled()
    assert stored_names(workspace) == before


NO_TABLES = [
    (b"", "empty.csv", "is empty"),
    (b"name\n", "head.csv", "nothing to import"),
    (
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "picture.csv",
        "is not a text file; choose a CSV or XLSX file",
    ),
    (b"\xd0\xcf\x11\xe0" + bytes(99), "old.xls", "save it as XLSX without a password"),
    (b"PK\x03\x04" + bytes(99), "broken.xlsx", "not a readable XLSX workbook"),
    ("name,city\n".encode("utf-16-le"), "marks.csv", "UTF-16 without its mark"),
]


def test_a_file_that_is_no_table_gets_one_clear_line_and_its_reading_can_be_corrected(desk: Desk) -> None:
    desk.open_book()
    for content, name, told in NO_TABLES:
        drop(desk, content, name)
        assert told in wizard(desk).file.notice.text
        assert not wizard(desk).next.isEnabled()
        assert wizard(desk).file.other.isVisible()

    # The way it is read can be corrected.
    drop(desk, "name,city\nAlder,Rome\n".encode("utf-16-le"))
    assert not wizard(desk).next.isEnabled()
    choose(desk, wizard(desk).file.encoding, "UTF-16 LE")
    assert wizard(desk).next.isEnabled()
    assert [wizard(desk).file.model.index(0, place).data() for place in (0, 1)] == ["Alder", "Rome"]

    # The line of the headings is found, shown and chosen.
    drop(desk, "Customers of 2026\n\nName;Segment;Owner\nAlder;SMB;Ana\nBirch;SMB;Ben\n")
    file = wizard(desk).file
    assert file.heading.box.currentText() == "Line 3"
    assert file.model.rowCount() == 2
    choose(desk, file.heading, "Line 4")
    assert file.model.rowCount() == 1
    choose(desk, file.heading, "Line 3")
    go_on(desk, 2)
    assert goes_to(desk) == ["Name", "Segment", "Owner"]

    # So is the sheet of a workbook.
    book = openpyxl.Workbook()
    first = book.create_sheet("Read me", 0)
    first.append(["Nothing", "here"])
    first.append(["a", "b"])
    rows = book.create_sheet("Accounts")
    rows.append(["name", "industry"])
    rows.append(["株式会社さくら", "Freight"])
    path = desk.folder / "book.xlsx"
    book.save(path)
    desk.window.file_dropped.emit(path)
    desk.settle()
    choose(desk, wizard(desk).file.sheet, "Accounts")
    go_on(desk, 3)
    assert what(desk) == ["New"]
    assert not wizard(desk).file.encoding.isVisible()


def test_values_are_guessed_and_the_others_chosen_by_keyboard(desk: Desk) -> None:
    desk.open_book()
    # A guess is taken back with Del, and the row is rejected.
    drop(desk, CONTACTS.replace("Wizard", "Sponsor"))
    go_on(desk, 2)
    columns = wizard(desk).columns
    columns.table.setFocus()
    for _ in range(2):
        desk.press(Qt.Key.Key_Down)
    assert becomes(desk)["Entscheider"] == ("Decision maker", "guessed")
    columns.values.table.setFocus()
    columns.values.table.setCurrentIndex(columns.values.model.index(1, BECOMES))
    assert columns.values.model.value(1).text == "Entscheider"
    desk.press(Qt.Key.Key_Delete)
    desk.settle()
    assert becomes(desk)["Entscheider"] == ("Choose what it means", "Not known, rejected")
    go_on(desk)
    assert what(desk)[0].startswith("Rejected · “Entscheider” is not one of")
    desk.click(wizard(desk).back)
    assert becomes(desk)["Entscheider"][1] == "Not known, rejected", "it is not guessed again"

    # The values that are not known are chosen by keyboard.
    drop(desk, CONTACTS)
    go_on(desk, 2)
    columns = wizard(desk).columns
    assert columns.table.currentIndex().row() == 2, "the first column with a value that is not known"
    assert columns.model.index(2, NOTE).data() == "1 value is not known"
    assert becomes(desk) == {
        "Wizard": ("Choose what it means", "Not known, rejected"),
        "Entscheider": ("Decision maker", "guessed"),
        "champion": ("Champion", ""),
    }
    assert "3 values go to Role. 1 is not known. 2 rows would be rejected." in desk.texts()
    desk.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is columns.values.table
    desk.press(Qt.Key.Key_Return)
    desk.type("power")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: becomes(desk)["Wizard"] == ("Power user", "chosen"))
    desk.settle()
    assert columns.table.isColumnHidden(NOTE)
    go_on(desk, 2)
    assert {"4 new"} <= set(desk.texts())

    # A stage of the file is taken over, or goes to one of ours.
    drop(desk, "Name;Stage\nAlder;Onboarding\nBirch;Sunset\nCedar;Twilight\n")
    go_on(desk, 2)
    columns = wizard(desk).columns
    # Without a window manager the list of choices keeps the keyboard when it goes.
    desk.window.activateWindow()
    desk.qtbot.waitUntil(columns.table.hasFocus)
    desk.press(Qt.Key.Key_Down)
    assert becomes(desk)["Sunset"] == ("Sunset", "new")
    columns.values.table.setFocus()
    places = {columns.values.model.value(i).text: i for i in range(columns.values.model.rowCount())}
    columns.values.table.setCurrentIndex(columns.values.model.index(places["Twilight"], BECOMES))
    desk.press(Qt.Key.Key_Return)
    desk.type("Farewell")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: becomes(desk)["Twilight"] == ("Farewell", "chosen"))
    desk.settle()
    go_on(desk, 2)
    assert {"3 new"} <= set(desk.texts())


def test_headings_that_were_imported_are_known_again_and_metrics_are_counted_in_points(desk: Desk) -> None:
    desk.open_book()
    drop(desk, "Wer,Wo\nAlder,Rom\n")
    assert not wizard(desk).kind.card(ImportKind.ACCOUNTS).isChecked()
    go_on(desk)
    desk.click(wizard(desk).kind.card(ImportKind.ACCOUNTS))
    desk.settle()
    go_on(desk)
    table = wizard(desk).columns.table
    table.setFocus()
    for name in ("Name", "Region"):
        take(desk, name)
        desk.press(Qt.Key.Key_Down)
    go_on(desk, 2)
    drop(desk, "Wer,Wo\nBirch,Oslo\n", "next.csv")
    go_on(desk)
    kind = wizard(desk).kind
    assert kind.card(ImportKind.ACCOUNTS).isChecked()
    assert kind.mapping.box.currentText() == "As a file with these headings was imported last"
    go_on(desk)
    assert goes_to(desk) == ["Name", "Region"]

    # Metrics by columns are counted in points.
    drop(desk, "account,date,Log-ins,usage\nHalden Freight,2026-10-01,5,7\nNobody,2026-10-01,1,1\n")
    go_on(desk, 2)
    assert goes_to(desk) == ["Account", "Date", "Metric “Log-ins”", "Metric “Usage”"]
    go_on(desk)
    assert any("They come to 2 new, 0 changed and 0 known points." in text for text in desk.texts())
    go_on(desk)
    assert {"2 new", "1 rejected"} <= set(desk.texts())


def test_one_can_cancel_half_way_leave_and_come_back_or_open_another_workspace(desk: Desk) -> None:
    # An import that is cancelled half way leaves nothing.
    workspace = desk.open_book()
    before = stored_names(workspace)
    rows = "".join(f"Account {number};SMB\n" for number in range(15_000))
    drop(desk, f"Name;Segment\n{rows}")
    go_on(desk, 3)
    run = desk.wiring.imports.run
    desk.click(wizard(desk).next)
    desk.qtbot.waitUntil(lambda: "Cancel" in desk.texts(), timeout=30_000)
    with desk.qtbot.waitSignal(run.ended, timeout=30_000):
        desk.click(desk.button("Cancel"))
    desk.settle()
    assert wizard(desk).step is Step.PREVIEW
    assert stored_names(workspace) == before
    assert not desk.program.actions[ActionId.UNDO].isEnabled()

    # One comes back to where one was.
    desk.wiring.show_portfolio()
    drop(desk, ACCOUNTS)
    go_on(desk, 2)
    desk.press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert desk.portfolio.isVisible()
    desk.choose(ActionId.IMPORT)
    assert wizard(desk).step is Step.COLUMNS
    desk.click(wizard(desk).back)
    assert wizard(desk).step is Step.KIND
    desk.click(wizard(desk).start_over)
    assert wizard(desk).step is Step.FILE
    desk.click(wizard(desk).close_button)
    assert desk.portfolio.isVisible()

    # A workspace that is dropped is opened, whatever its name.
    desk.choose(ActionId.IMPORT)
    assert wizard(desk).isVisible()
    other = desk.write_book("table.csv")
    with desk.qtbot.waitSignal(desk.wiring.workspace.opened):
        desk.window.file_dropped.emit(other)
    desk.settle()
    assert not wizard(desk).isVisible()


def test_without_a_workspace_one_is_made_and_leads_to_the_import(desk: Desk) -> None:
    # Nobody goes to the table here, as at this desk otherwise: the window leads on to the import.
    desk.begins_at_home = True
    desk.click(desk.button("Import"))
    assert "New workspace" in desk.texts()
    desk.type("Corvane")
    desk.press(Qt.Key.Key_Return)
    with desk.qtbot.waitSignal(desk.wiring.started, timeout=10_000):
        desk.choose_file(desk.folder / "new.csdesk")
    desk.settle()
    assert wizard(desk).isVisible()
    assert wizard(desk).step is Step.FILE
    path = desk.folder / "crm.csv"
    path.write_text(ACCOUNTS)
    desk.click(wizard(desk).file.choose)
    choose_file(desk, path)
    go_on(desk, 4)
    assert len(stored_names(desk.folder / "new.csdesk")) == 3

    # So does a file that is dropped where no workspace is open.
    desk.choose(ActionId.CLOSE)
    desk.settle()
    desk.window.file_dropped.emit(path)
    desk.settle()
    assert "New workspace" in desk.texts()
    desk.type("Corvane")
    desk.press(Qt.Key.Key_Return)
    with desk.qtbot.waitSignal(desk.wiring.imports.mapping.looked, timeout=10_000):
        desk.choose_file(desk.folder / "second.csdesk")
    desk.settle()
    assert wizard(desk).isVisible()
    go_on(desk, 4)
    assert len(stored_names(desk.folder / "second.csdesk")) == 3

    # And the empty portfolio.
    with desk.qtbot.waitSignal(desk.wiring.started, timeout=10_000):
        desk.wiring.workspace.create(desk.folder / "none.csdesk", "Corvane", "USD", 1)
    desk.settle()
    desk.wiring.show_portfolio()
    desk.click(desk.button("Import accounts"))
    assert wizard(desk).isVisible()
