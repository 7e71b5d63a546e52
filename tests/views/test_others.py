"""Two people on one file: what one of them sees of the other, who is a process of its own."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QScrollArea, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.presence import Present
from cs_desktop.models.presence import STALE_S
from cs_desktop.models.tables import Account, Contact
from cs_desktop.models.write import WriteTx
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.people_here import UNKNOWN, PeopleHere, in_words
from cs_desktop.views.wiring.others import did
from tests.colleague import Colleague
from tests.views.conftest import Desk
from tests.workspaces import TODAY

SOON_MS = 2000
MORNING = datetime(2026, 10, 13, 8, 42, tzinfo=UTC)


@pytest.fixture
def path(desk: Desk) -> Path:
    """Return the small book, open in the window."""
    return desk.open_book()


@pytest.fixture
def mira(path: Path) -> Iterator[Colleague]:
    with Colleague(path) as colleague:
        yield colleague


def account_id(desk: Desk, name: str) -> int:
    model = desk.portfolio.model
    rows = [model.account_at(place) for place in range(model.rowCount())]
    return next(row.id for row in rows if row.name == name)


def others(desk: Desk) -> str:
    people = desk.window.people
    return people.accessibleName() if people.isVisible() else ""


def write(desk: Desk, work: Callable[[WriteTx], None]) -> None:
    """Commit something and tell the window, as its own controllers do."""
    written = desk.wiring.workspace.context().workspace.write("Change", work)
    assert written.change is not None
    desk.wiring.hub.publish(written.change)


# What the other changed


def test_anothers_edit_is_in_the_table_within_two_seconds(desk: Desk, mira: Colleague) -> None:
    kessel = account_id(desk, "Kessel Dental")
    mira.edit(kessel, "name", "Kessel Care")
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown, timeout=SOON_MS):
        pass
    assert "Kessel Care" in desk.shown_names()
    assert "Kessel Dental" not in desk.shown_names()

    # Several selected accounts stay selected.
    table = desk.portfolio.table
    table.selectAll()
    before = table.selected_ids
    mira.add("Newcomer")
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown, timeout=SOON_MS):
        pass
    assert set(table.selected_ids) == set(before)

    # The filter and what is typed in it stay.
    desk.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    desk.type("kes")
    desk.portfolio.search.setCursorPosition(1)
    mira.add("Keswick Rail")
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown, timeout=SOON_MS):
        pass
    assert set(desk.shown_names()) == {"Kessel Care", "Keswick Rail"}
    search = desk.portfolio.search
    assert (search.text(), search.cursorPosition(), search.hasFocus()) == ("kes", 1, True)


def test_anothers_edit_is_on_the_accounts_page_and_told_once_in_a_while(desk: Desk, mira: Colleague) -> None:
    halden, kessel = account_id(desk, "Halden Freight"), account_id(desk, "Kessel Dental")
    desk.open_account()

    def told() -> list[str]:
        return [text for text in desk.texts() if text.startswith("Mira")]

    # What happens elsewhere is not mentioned.
    mira.edit(kessel, "industry", "Care")
    with desk.qtbot.waitSignal(desk.wiring.frame.others.watch.changed):
        pass
    desk.settle()
    assert told() == []

    # What happens here is on the page within two seconds.
    mira.edit(halden, "industry", "Rail")
    with desk.qtbot.waitSignal(desk.wiring.account_shown, timeout=SOON_MS):
        pass
    assert desk.account.fields["industry"].value == "Rail"
    assert told() == ["Mira changed industry of Halden Freight"]

    # Nothing is mentioned twice in a while.
    mira.edit(halden, "tier", "1")
    with desk.qtbot.waitSignal(desk.wiring.frame.others.watch.changed):
        pass
    desk.settle()
    assert told() == ["Mira changed industry of Halden Freight"]


# What stays as it is


def test_selection_and_scroll_position_stay(desk: Desk, mira: Colleague) -> None:
    def many(tx: WriteTx) -> None:
        tx.session.add_all(Account(id=tx.new_id(), name=f"Account {n:03d}") for n in range(0, 200, 2))

    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        write(desk, many)
    table = desk.portfolio.table
    table.select(account_id(desk, "Account 030"))
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() - 100)
    at_top = table.rowAt(0)
    seen = table.model().index(at_top, 0).data()
    offset = table.rowViewportPosition(at_top)
    for name in ("Account 001", "Account 003", "Account 199"):
        mira.add(name)
        with desk.qtbot.waitSignal(desk.wiring.portfolio_shown, timeout=SOON_MS):
            pass
    assert table.selected_id == account_id(desk, "Account 030")
    assert table.selected_ids == (table.selected_id,)
    assert table.model().index(table.rowAt(0), 0).data() == seen
    assert table.rowViewportPosition(table.rowAt(0)) == offset


def test_open_editors_and_the_place_on_the_page_stay(desk: Desk, mira: Colleague) -> None:
    halden = account_id(desk, "Halden Freight")
    desk.open_account()
    desk.window.resize(QSize(1100, 620))
    notes = desk.account.fields["notes"]
    notes.edit()
    desk.type("Call the COO")
    editor = notes.findChild(QTextEdit)
    assert isinstance(editor, QTextEdit)
    cursor = editor.textCursor()
    cursor.setPosition(4)
    editor.setTextCursor(cursor)
    areas = [a for a in desk.account.findChildren(QScrollArea) if a.widget() is not None]
    (area,) = (a for a in areas if a.widget().isAncestorOf(notes))
    desk.qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 100)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum() - 50)
    place = area.verticalScrollBar().value()

    def people(tx: WriteTx) -> None:
        tx.session.add(Contact(id=tx.new_id(), account_id=halden, name="Ines Roth", title="CFO"))

    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        write(desk, people)
    mira.edit(halden, "industry", "Rail")
    with desk.qtbot.waitSignal(desk.wiring.account_shown, timeout=SOON_MS):
        pass
    assert "Ines Roth" in desk.texts()
    assert desk.account.fields["industry"].value == "Rail"
    assert (editor.toPlainText(), editor.textCursor().position()) == ("Call the COO", 4)
    assert editor.hasFocus()
    assert area.verticalScrollBar().value() == place


def test_a_list_of_choices_stays_open(desk: Desk, mira: Colleague) -> None:
    desk.open_account()
    owner = desk.account.fields["owner"]
    owner.edit()
    editor = owner.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.clear()
    desk.type("an")
    completer = editor.completer()
    assert completer.popup().isVisible()
    mira.edit(account_id(desk, "Halden Freight"), "website", "halden.example")
    with desk.qtbot.waitSignal(desk.wiring.portfolio.loaded, timeout=SOON_MS):
        pass
    assert editor.completer() is completer
    assert completer.popup().isVisible()
    assert editor.text() == "an"
    completer.popup().hide()


# Who is here


def test_who_else_is_here_is_shown_until_they_leave(desk: Desk, mira: Colleague, tmp_path: Path) -> None:
    assert others(desk) == ""
    mira.announce()
    desk.qtbot.waitUntil(lambda: others(desk).startswith("Mira on laptop-3, since"), timeout=SOON_MS)

    # A click shows the names.
    desk.click(desk.window.people)
    tips = [
        w for w in QGuiApplication.topLevelWindows() if w.isVisible() and w.type() == Qt.WindowType.ToolTip
    ]
    assert tips
    tips[0].hide()

    # An import says so while it lasts and then fills the table.
    source = tmp_path / "crm.csv"
    source.write_text("name\nNew Freight\n", encoding="utf-8")
    mira.begin_import(source)
    desk.qtbot.waitUntil(lambda: others(desk).endswith(": importing crm.csv"), timeout=SOON_MS)
    assert any(text == "Mira: importing crm.csv" for text in desk.texts())
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        mira.ask("go on")
    assert "New Freight" in desk.shown_names()
    desk.qtbot.waitUntil(lambda: "importing" not in others(desk))

    # What they did is named, until they leave.
    mira.edit(account_id(desk, "Kessel Dental"), "industry", "Care")
    desk.qtbot.waitUntil(lambda: others(desk).endswith(": changed industry of Kessel Dental"))
    mira.leave()
    desk.qtbot.waitUntil(lambda: others(desk) == "", timeout=SOON_MS)


def test_who_was_killed_is_gone_a_minute_later(desk: Desk, mira: Colleague) -> None:
    presence = desk.wiring.workspace.context().workspace.presence
    later = 0.0
    presence._monotonic = lambda: time.monotonic() + later
    mira.announce()
    desk.qtbot.waitUntil(lambda: others(desk).startswith("Mira"))
    mira.kill()
    with desk.qtbot.waitSignal(desk.wiring.portfolio.loaded):
        desk.wiring.portfolio.load()
    assert others(desk).startswith("Mira")
    later = STALE_S
    desk.qtbot.waitUntil(lambda: others(desk) == "", timeout=SOON_MS)


def test_in_the_narrow_window_they_are_shown_too(desk: Desk, mira: Colleague, tmp_path: Path) -> None:
    source = tmp_path / f"{'long ' * 30}.csv"
    source.write_text("name\nNew Freight\n", encoding="utf-8")
    desk.open_account()
    desk.window.resize(desk.window.minimumSize())
    mira.begin_import(source)
    desk.qtbot.waitUntil(lambda: others(desk).startswith("Mira"))
    people = desk.window.people
    right = people.mapTo(desk.window, QPoint(people.width(), 0)).x()
    assert right < desk.window.width()
    assert desk.window.width() == desk.window.minimumWidth()
    assert people._avatars[0].isVisible()


def test_while_another_holds_the_file_the_window_says_that_it_is_still_saving(desk: Desk, path: Path) -> None:
    desk.open_account()
    desk.account.fields["industry"].edit()
    with closing(sqlite3.connect(path, isolation_level=None)) as stranger:
        stranger.execute("BEGIN IMMEDIATE")
        desk.type("Rail")
        desk.press(Qt.Key.Key_Return)
        desk.qtbot.waitUntil(lambda: "Saving…" in desk.texts())
        stranger.execute("COMMIT")
    desk.qtbot.waitUntil(lambda: any(text.startswith("Saved ") for text in desk.texts()))
    assert "Saving…" not in desk.texts()

    # Closing the workspace ends the watch and takes our file away.
    folder = path.with_name(path.name + ".d") / "presence"
    desk.qtbot.waitUntil(lambda: any(folder.glob("*.json")))
    desk.choose(ActionId.CLOSE)
    desk.settle()
    assert not folder.exists()
    assert not desk.wiring.frame.others.watch._timer.isActive()


# A file that is not there any more


def test_a_file_that_is_replaced_is_said_once_and_writing_stops(desk: Desk, path: Path) -> None:
    # One that comes back takes the message away.
    with desk.qtbot.waitSignal(desk.wiring.frame.others.watch.lost):
        away = path.rename(path.with_suffix(".away"))
    assert "is gone; put it back" in desk.window.banner.text
    with desk.qtbot.waitSignal(desk.wiring.frame.others.watch.found):
        away.rename(path)
    assert not desk.window.banner.isVisible()

    # One that is replaced does not.
    desk.open_account()
    with desk.qtbot.waitSignal(desk.wiring.frame.others.watch.lost, timeout=SOON_MS):
        other = path.with_name("Other.csdesk")
        other.write_bytes(path.read_bytes())
        other.replace(path)
    banner = desk.window.banner
    assert "Corvane.csdesk was replaced or removed by another program; open it again." in banner.text
    banner.hide()
    before = path.read_bytes()
    industry = desk.account.fields["industry"]
    industry.edit()
    desk.type("Rail")
    with desk.qtbot.waitSignal(desk.wiring.account.rejected):
        desk.press(Qt.Key.Key_Return)
    assert "was replaced" in industry.message
    assert path.read_bytes() == before
    with desk.qtbot.waitSignal(desk.wiring.frame.others.watch._timer.timeout):
        pass
    desk.settle()
    assert not banner.isVisible(), "dismissed, it stays away"


def test_a_replaced_file_opens_again_with_one_click(desk: Desk, path: Path) -> None:
    with desk.qtbot.waitSignal(desk.wiring.frame.others.watch.lost):
        other = path.with_name("Other.csdesk")
        other.write_bytes(path.read_bytes())
        other.replace(path)
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.click(desk.button("Open it again"))
    desk.settle()
    with Colleague(path) as mira:
        mira.add("Newcomer")
        with desk.qtbot.waitSignal(desk.wiring.portfolio_shown, timeout=SOON_MS):
            pass
    assert "Newcomer" in desk.shown_names()


# The widget and its words


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Change owner of Halden", "changed owner of Halden"),
        ("Import usage from usage.csv", "imported usage from usage.csv"),
        ("Undo: Change owner of Halden", "undid: change owner of Halden"),
        ("Redo: Delete Halden", "redid: delete Halden"),
        ("", ""),
    ],
)
def test_what_somebody_did_reads_as_a_sentence(label: str, words: str) -> None:
    assert did(label) == words


def test_a_crowd_is_counted(theme: Theme, qtbot: QtBot) -> None:
    people = PeopleHere(theme)
    qtbot.addWidget(people)
    crowd = [Present(f"P{i:02d}", "desk", MORNING + timedelta(minutes=i)) for i in range(51)]
    people.show_people(crowd, TODAY)
    assert people.isVisibleTo(people.parentWidget()) or people.isVisible()
    assert people._more.text() == "+48"
    assert people.accessibleName().endswith("; and 31 more")
    people.show_people((), TODAY)
    assert not people.isVisible()
    people.show_people(None, TODAY)
    assert people.accessibleName() == UNKNOWN


def test_names_of_all_kinds_stay_in_their_room_and_are_no_markup(theme: Theme, qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    people = PeopleHere(theme)
    people.setParent(holder)
    doing = "Importing " + "x" * 300 + ".csv"
    people.show_people([Present("<b>株式会社さくら物流</b>" * 3, "شركة", MORNING, doing)], TODAY)
    assert people.sizeHint().width() < 340
    assert "&lt;b&gt;" in people.toolTip()


def test_one_is_told_apart_from_oneself_and_from_yesterday() -> None:
    local = MORNING.astimezone()
    hour = f"{(local.hour - 1) % 12 + 1}:{local.minute:02d} {'AM' if local.hour < 12 else 'PM'}"
    mine = Present("ana", "desk-1", MORNING, mine=True)
    old = Present("Mira", "", MORNING - timedelta(days=2), "Importing usage.csv")
    assert in_words([mine, old], TODAY, ["changed owner of Halden"]) == (
        f"You in another program, since {hour}: changed owner of Halden\n"
        "Mira, since Oct 11, 2026: importing usage.csv"
    )
