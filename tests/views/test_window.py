"""The window as a person uses it: keys, clicks, real files."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from cs_desktop.common.settings import ThemeChoice
from cs_desktop.common.settings_file import load_settings
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Merged
from cs_desktop.services.workspaces import open_
from cs_desktop.views.charts.panel import ChartPanel
from cs_desktop.views.geometry import first_size
from cs_desktop.views.theme.tokens import DARK, LIGHT
from tests.views.book import ARABIC, JAPANESE, LONG, MARKUP, NAMES
from tests.views.conftest import Desk
from tests.workspaces import NOON, edit_account

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


# Opening


def test_the_welcome_page_forgets_what_vanished_and_opens_the_sample_workspace(desk: Desk) -> None:
    # The keys of places do nothing before a workspace is open.
    desk.press(Qt.Key.Key_2, CTRL)
    assert desk.window.shown is desk.program.welcome

    # A file that vanished is said so, and can be forgotten.
    gone = desk.folder / "Gone.csdesk"
    desk.program.preferences.remember(gone)
    with desk.qtbot.waitSignal(desk.wiring.workspace.failed):
        desk.click(desk.button("Open Gone"))
    assert desk.window.banner.isVisible()
    assert "Gone.csdesk" in desk.window.banner.text
    desk.click(desk.button("Remove from the list"))
    assert load_settings().recent == ()
    assert not desk.window.banner.isVisible()

    # The sample workspace opens.
    assert desk.window.shown is desk.program.welcome
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown, timeout=60_000):
        desk.click(desk.button("Open the sample workspace"))
    desk.settle()
    assert desk.portfolio.model.rowCount() == 40
    assert load_settings().recent == (), "a throw-away copy is not offered again"

    # More charts of an account come when asked for.
    largest = max(
        (desk.portfolio.model.account_at(place) for place in range(desk.portfolio.model.rowCount())),
        key=lambda row: row.arr,
    )
    desk.open_account(largest.name)
    shown = [panel for panel in desk.account.findChildren(ChartPanel) if panel.isVisible()]
    assert len(shown) == 4
    (more,) = (b for b in desk.window.findChildren(QAbstractButton) if "more charts" in b.text())
    desk.click(more)
    assert len([panel for panel in desk.account.findChildren(ChartPanel) if panel.isVisible()]) > 4


def test_a_recent_workspace_is_opened_and_a_new_one_made(desk: Desk) -> None:
    # One that was open before is opened with one click.
    desk.program.preferences.remember(desk.write_book("Earlier.csdesk"))
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.click(desk.button("Open Earlier"))
    assert desk.portfolio.model.rowCount() == len(NAMES)
    desk.settle()
    desk.choose(ActionId.CLOSE)
    desk.settle()

    # A new one asks what it needs, and starts empty.
    desk.choose(ActionId.NEW)
    desk.type("Corvane & Sons")
    currency = desk.program.welcome.form.findChildren(QLineEdit)[1]
    currency.setText("dollars")
    desk.click(desk.button("Choose where to save"))
    assert any("dollars" in text and "EUR" in text for text in desk.texts())
    currency.setText("eur")
    desk.click(desk.button("Choose where to save"))
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.choose_file(desk.folder / "Mine.csdesk")
    assert "No accounts yet" in desk.texts()
    assert desk.window.windowTitle() == "Corvane & Sons – CS Desktop"
    assert (desk.folder / "Mine.csdesk").exists()


# The portfolio


def test_a_dropped_file_is_shown_filtered_and_sorted(desk: Desk) -> None:
    path = desk.open_book()
    assert set(desk.shown_names()) == set(NAMES)
    assert desk.window.windowTitle() == "Corvane – CS Desktop"
    # 64 + 54 + 44 + 34 + 24 = 220, in ten thousands of dollars.
    assert {"6 accounts", "in view · $2.2M ARR"} <= set(desk.texts())
    assert load_settings().recent == (str(path),)

    # Filter and empty the filter.
    desk.press(Qt.Key.Key_F, CTRL)
    assert QApplication.focusWidget() is desk.portfolio.search
    desk.type("kess")
    assert desk.shown_names() == ["Kessel Dental"]
    assert {"1 account", "in view · $540K ARR"} <= set(desk.texts())
    desk.press(Qt.Key.Key_Escape)
    assert len(desk.shown_names()) == len(NAMES)

    # A filter that nothing fits offers all accounts.
    desk.qtbot.keyClicks(desk.portfolio.search, "zzz")
    assert "No account matches" in desk.texts()
    desk.click(desk.button("Show all accounts"))
    assert len(desk.shown_names()) == len(NAMES)

    # Sort by a heading.
    head = desk.portfolio.table.horizontalHeader()
    where = QPoint(head.sectionViewportPosition(1) + 10, 10)
    for expected in ([LONG.strip(), MARKUP], ["Halden Freight", "Kessel Dental"]):
        desk.qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert desk.shown_names()[:2] == expected

    # Ready-made selections count and choose.
    # Five subscriptions end on Jan 31, 2027: 110 days after Oct 13, 2026.
    desk.click(desk.button("Renewing in 180 days  5"))
    assert len(desk.shown_names()) == 5
    desk.click(desk.button("Overdue  0"))
    assert "No account matches" in desk.texts()
    desk.click(desk.button("Show all accounts"))
    assert len(desk.shown_names()) == len(NAMES)

    # A file of another kind leaves the open workspace alone.
    other = desk.folder / "notes.csdesk"
    other.write_text("not a workspace", encoding="utf-8")
    with desk.qtbot.waitSignal(desk.wiring.workspace.failed):
        desk.window.file_dropped.emit(other)
    assert "notes.csdesk" in desk.window.banner.text
    assert desk.window.shown is desk.portfolio
    assert desk.portfolio.model.rowCount() == len(NAMES)


# The account


def test_accounts_are_opened_and_left_and_the_workspace_is_closed(desk: Desk) -> None:
    desk.open_book()

    # Enter opens an account, and Alt+Left comes back to its row.
    desk.open_account("Kessel")
    assert desk.window.shown is desk.account
    assert desk.account.header_name == "Kessel Dental"
    assert "ARR $540K" in desk.texts()
    assert "Renews Jan 31, 2027 · 110 days" in desk.texts()
    desk.press(Qt.Key.Key_Left, ALT)
    assert desk.window.shown is desk.portfolio
    table = desk.portfolio.table
    assert table.selected_id == desk.portfolio.model.account_at(table.currentIndex().row()).id
    assert desk.shown_names()[table.currentIndex().row()] == "Kessel Dental"

    # An account without money speaks of none; names of any kind are shown as they are.
    for name in (MARKUP, JAPANESE, ARABIC, LONG.strip()):
        desk.portfolio.search.clear()
        desk.open_account(name)
        assert desk.account.header_name == name
        if name == LONG.strip():
            texts = desk.texts()
            assert "Nothing is measured yet. Usage comes with the next import." in texts
            assert not {"ARR history", "ARR"} & set(texts)
        desk.press(Qt.Key.Key_Left, ALT)
        assert desk.window.shown is desk.portfolio

    # The page tells what the workspace knows.
    desk.open_account()
    texts = desk.texts()
    assert {"ARR history", "Usage", "Dana Ford", "COO · Sponsor", "Ana Ruiz", "Apr 1, 2025"} <= set(texts)
    assert "1 running" in texts

    # The keys of places lead away from it now that a workspace is open.
    desk.press(Qt.Key.Key_2, CTRL)
    assert desk.window.shown is desk.portfolio

    # Closing the workspace goes back to the welcome page, and lets the file go.
    desk.open_account()
    desk.choose(ActionId.CLOSE)
    assert desk.window.shown is desk.program.welcome
    assert not desk.program.actions[ActionId.EXPORT_DECK].isEnabled()
    desk.settle()
    open_(desk.folder / "Corvane.csdesk", NOON).close()


def test_what_is_typed_is_given_back_or_kept(desk: Desk) -> None:
    path = desk.open_book()
    desk.open_account()

    # A bad date is given back with an example.
    field = desk.account.fields["customer_since"]
    desk.click(desk.button("Customer since, Apr 1, 2025, edit"))
    desk.type("next spring")
    with desk.qtbot.waitSignal(desk.wiring.account.rejected):
        desk.press(Qt.Key.Key_Return)
    assert field.message == "Enter a date such as 2027-01-31."
    assert field.editing
    desk.press(Qt.Key.Key_Escape)
    assert not field.editing
    assert "Apr 1, 2025" in desk.texts()
    assert not desk.program.actions[ActionId.UNDO].isEnabled()

    # Escape restores and writes nothing.
    desk.click(desk.button("Region, empty, edit"))
    desk.type("EMEA")
    with desk.qtbot.assertNotEmitted(desk.account.edit_requested):
        desk.press(Qt.Key.Key_Escape)
    assert "Add region" in desk.texts()

    # Tab keeps the text and moves on.
    desk.click(desk.button("Segment, Enterprise, edit"))
    desk.type("SMB")
    with desk.qtbot.waitSignal(desk.wiring.account.edited):
        desk.press(Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert focus.accessibleName().startswith("Tier")
    desk.settle()
    # The platform without a display gives the keyboard back to nobody when the suggestions close.
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)

    # Leaving the page keeps what was typed.
    desk.click(desk.button("Notes, empty, edit"))
    desk.type("Budget round in May")
    with desk.qtbot.waitSignal(desk.wiring.account.edited):
        desk.choose(ActionId.BACK)
    with desk.qtbot.waitSignal(desk.wiring.account_shown):
        desk.press(Qt.Key.Key_Return)
    assert desk.account.fields["notes"].value == "Budget round in May"
    desk.settle()

    # Closing the window keeps it too.
    desk.click(desk.button("Website, empty, edit"))
    desk.type("halden.example")
    desk.window.close()
    workspace = open_(path, NOON)
    stored = workspace.read(
        lambda c: c.exec_driver_sql("SELECT website FROM account WHERE name = 'Halden Freight'").scalar_one()
    )
    workspace.close()
    assert stored == "halden.example"


def test_edits_are_undone_and_meet_those_of_others(desk: Desk) -> None:
    desk.open_book()
    desk.open_account()

    # Undo from the message.
    change_field(desk, "Industry, Freight, edit", "Rail")
    with desk.qtbot.waitSignals([desk.wiring.undo.reverted, desk.wiring.account_shown]):
        desk.click(desk.button("Undo"))
    assert desk.account.fields["industry"].value == "Freight"
    desk.settle()

    # A change elsewhere never replaces an open editor.
    change_field(desk, "Website, empty, edit", "first.example")
    desk.click(desk.button("Website, first.example, edit"))
    desk.type("second")
    with desk.qtbot.waitSignals([desk.wiring.undo.reverted, desk.wiring.account_shown]):
        desk.wiring.undo.undo()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "second"
    desk.press(Qt.Key.Key_Escape)
    desk.settle()

    # Someone else's edit of the same field is shown beside mine.
    field = desk.account.fields["website"]
    desk.click(desk.button("Website, empty, edit"))
    desk.type("mine.example")
    account_id = desk.wiring.account.account_id
    assert account_id is not None
    theirs = edit_account(desk.wiring.workspace.context(), account_id, "website", "", "theirs.example")
    assert isinstance(theirs, Merged)
    with desk.qtbot.waitSignal(desk.wiring.account.conflicted):
        desk.press(Qt.Key.Key_Return)
    assert field.conflict_bar is not None
    assert field.conflict_bar.title.endswith("while you typed.")
    with desk.qtbot.waitSignal(desk.wiring.account.edited):
        desk.click(desk.button("Keep mine"))
    desk.settle()
    assert field.value == "mine.example"

    # An edit is kept and undone, and the table shows both.
    desk.portfolio.search.clear()
    desk.button("Name, Halden Freight, edit").setFocus()
    desk.press(Qt.Key.Key_F2)
    desk.type("Halden Rail")
    with desk.qtbot.waitSignals([desk.wiring.account.edited, desk.wiring.portfolio.loaded]):
        desk.press(Qt.Key.Key_Return)
    assert "Changed name of Halden Freight" in desk.texts()
    assert "Saved 12:00 PM" in desk.texts()
    desk.qtbot.waitUntil(lambda: desk.account.header_name == "Halden Rail")
    desk.choose(ActionId.BACK)
    assert "Halden Rail" in desk.shown_names()
    with desk.qtbot.waitSignals([desk.wiring.undo.reverted, desk.wiring.portfolio.loaded]):
        desk.press(Qt.Key.Key_Z, CTRL)
    assert "Halden Freight" in desk.shown_names()
    assert desk.shown_names()[desk.portfolio.table.currentIndex().row()] == "Halden Freight"
    with desk.qtbot.waitSignals([desk.wiring.undo.reverted, desk.wiring.portfolio.loaded]):
        desk.press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert "Halden Rail" in desk.shown_names()


def test_a_read_only_file_says_so_and_refuses_edits(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.write_book()
    # Root may write everything, so the test takes the permission away where it is asked for.
    path.chmod(0o444)
    monkeypatch.setattr("os.access", lambda *_args, **_kwargs: False)
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(path)
    assert "Read only" in desk.texts()
    assert not desk.program.actions[ActionId.NEW_ACCOUNT].isEnabled()
    desk.open_account()
    why = "This workspace is read only, so nothing can be changed."
    region = desk.account.fields["region"]
    desk.click(desk.button("Region, empty, edit"))
    assert (region.editing, region.message) == (False, why)
    desk.press(Qt.Key.Key_Tab)
    assert region.message == ""
    for key, loaded in (
        (Qt.Key.Key_6, desk.wiring.recorded.contacts.loaded),
        (Qt.Key.Key_7, desk.wiring.recorded.entries.loaded),
    ):
        with desk.qtbot.waitSignal(loaded):
            desk.press(key, ALT)
        desk.settle()
        offered = [b for b in desk.account.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
        words = {b.accessibleName() or b.text().strip() for b in offered}
        assert words
        assert not {"New task", "Quick entry"} & words
    steps = desk.wiring.recorded.people.view.gaps.findChildren(QAbstractButton)
    assert steps
    assert not any(step.isEnabled() for step in steps)
    people = desk.wiring.recorded.people.view.table
    desk.press(Qt.Key.Key_6, ALT)
    desk.settle()
    for table, key in (
        (people, Qt.Key.Key_F2),
        (people, Qt.Key.Key_Delete),
        (desk.portfolio.table, Qt.Key.Key_F2),
    ):
        if table is desk.portfolio.table:
            desk.wiring.show_portfolio()
        desk.window.toasts.clear()
        table.setFocus()
        desk.press(key)
        assert why in desk.texts()
        assert not table.findChildren(QLineEdit)


# Around


def test_the_window_around_the_screens(desk: Desk) -> None:
    # Every control says what it is, here and wherever this story goes.
    assert _nameless(desk) == []
    desk.open_book()

    # F6 goes from region to region.
    table = desk.portfolio.table
    assert QApplication.focusWidget() is table
    desk.press(Qt.Key.Key_F6)
    assert desk.window.sidebar.isAncestorOf(QApplication.focusWidget())
    desk.press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is desk.button("Search or run a command")
    desk.press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is table

    # Alt alone shows the menus.
    assert not desk.window.menuBar().isVisible()
    desk.press(Qt.Key.Key_Alt)
    assert desk.window.menuBar().isVisible()
    desk.press(Qt.Key.Key_Alt)
    assert not desk.window.menuBar().isVisible()

    # The theme changes at once and is remembered.
    desk.choose(ActionId.THEME_DARK)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.palette().window().color().name().upper() == DARK.surface
    assert load_settings().theme is ThemeChoice.DARK
    desk.choose(ActionId.THEME_LIGHT)
    assert application.palette().window().color().name().upper() == LIGHT.surface

    # A narrow window gives the sidebar up for a rail.
    assert "Portfolio" in [label for label in desk.texts() if label == "Portfolio"]
    full = desk.window.sidebar.width()
    desk.window.resize(1024, 600)
    assert desk.window.sidebar.width() < full
    desk.window.resize(1440, 900)

    # Nameless is nothing either with a filter, in an editor, and in a form.
    desk.portfolio.search.setText("h")
    assert _nameless(desk) == []
    desk.portfolio.search.clear()
    desk.open_account()
    desk.click(desk.button("Website, empty, edit"))
    assert _nameless(desk) == []
    desk.choose(ActionId.NEW)
    assert _nameless(desk) == []


def _nameless(desk: Desk) -> list[QWidget]:
    controls = [*desk.window.findChildren(QAbstractButton), *desk.window.findChildren(QLineEdit)]
    seen = [c for c in controls if c.isVisible()]
    assert len(seen) > 5
    return [c for c in seen if not c.accessibleName() and not c.text()]


def change_field(desk: Desk, button: str, text: str) -> None:
    """Edit a field and wait until it is stored and the page shows it."""
    desk.click(desk.button(button))
    desk.type(text)
    with desk.qtbot.waitSignals([desk.wiring.account.edited, desk.wiring.account_shown]):
        desk.press(Qt.Key.Key_Return)
    desk.settle()
    # The platform without a display gives the keyboard back to nobody when the suggestions close.
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)


@pytest.mark.parametrize(("room", "size"), [((1440, 860), (1392, 812)), ((2560, 1440), (1440, 900))])
def test_a_new_window_fits_the_screen_with_its_frame(room, size):
    assert first_size(QSize(*room)) == QSize(*size)
