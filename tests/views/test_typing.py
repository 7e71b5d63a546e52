"""Typing in the window: stored as it pauses, kept as a draft until then, and never lost to anybody else."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cs_desktop.common.clock import FixedClock
from cs_desktop.common.paths import profile_path
from cs_desktop.controllers.actions import ActionId
from cs_desktop.domain.changes import Change, Merged
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.deleting import delete_accounts
from cs_desktop.services.workspaces import open_
from cs_desktop.views.theme.theme import Theme
from cs_desktop.views.widgets.field import InlineField
from cs_desktop.views.widgets.note_editor import NoteEditor
from cs_desktop.views.widgets.typing import Pace
from tests.views.conftest import Desk
from tests.workspaces import context, edit_account

LATER = FixedClock(datetime(2026, 10, 13, 12, 30, tzinfo=UTC))
QUICK = Pace(draft=20, idle=60, longest=200)


class Colleague:
    """Somebody else at another desk: another opening of the same file."""

    def __init__(self, desk: Desk) -> None:
        self.workspace: WorkspaceFile = open_(desk.folder / "Corvane.csdesk", LATER)
        self.context = context(self.workspace, LATER)

    def edit(self, account_id: int, field: str, base: str, new: str) -> Change:
        written = edit_account(self.context, account_id, field, base, new)
        assert isinstance(written, Merged)
        assert written.change is not None
        return written.change

    def delete(self, account_id: int) -> None:
        delete_accounts(self.context, [account_id])


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> InlineField:
    made = InlineField(theme, "Notes", lines=4, pace=QUICK)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.set_value("Sponsor left.")
    made.edit()
    # Whoever types here begins anew.
    editor(made).selectAll()
    return made


def editor(field: InlineField) -> QPlainTextEdit | NoteEditor:
    assert isinstance(field.editor, QPlainTextEdit | NoteEditor)
    return field.editor


def stored(desk: Desk, column: str) -> str:
    workspace = desk.wiring.workspace.context().workspace
    sql = f"SELECT {column} FROM account WHERE id = {here(desk)}"
    return str(workspace.read(lambda c: c.exec_driver_sql(sql).scalar_one()))


def here(desk: Desk) -> int:
    account_id = desk.wiring.account.account_id
    assert account_id is not None
    return account_id


def open_notes(desk: Desk) -> InlineField:
    desk.open_book()
    desk.open_account()
    desk.click(desk.button("Notes, empty, edit"))
    return desk.account.fields["notes"]


def kept() -> list[str]:
    return sorted(path.name for path in profile_path().glob("drafts/*/*.json"))


# Undo beside an open editor


def test_undo_beside_an_editor_knows_what_stands_in_it(desk: Desk) -> None:
    # The undo of a message takes back what the message names.
    field = open_notes(desk)
    desk.type("Sponsor left")
    with desk.qtbot.waitSignal(desk.wiring.account.edited):
        desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    undo = desk.button("Undo")
    desk.click(desk.button("Region, empty, edit"))
    desk.type("EMEA")
    with desk.qtbot.waitSignal(desk.wiring.account.edited):
        desk.press(Qt.Key.Key_Return)
    with desk.qtbot.waitSignal(desk.wiring.undo.reverted):
        desk.click(undo)
    desk.qtbot.waitUntil(lambda: field.value == "")
    assert (stored(desk, "notes"), stored(desk, "region")) == ("", "EMEA")

    # Undo in the menus takes back what stands in an open editor.
    desk.click(desk.button("Notes, empty, edit"))
    desk.type("Sponsor left")
    with desk.qtbot.waitSignal(desk.wiring.account.edited):
        desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.click(desk.button("Notes, Sponsor left, edit"))
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.type("Sponsor is back")
    with desk.qtbot.waitSignal(desk.wiring.undo.reverted):
        desk.choose(ActionId.UNDO)
    desk.qtbot.waitUntil(lambda: field.value == "Sponsor left")
    assert not field.editing
    assert stored(desk, "notes") == "Sponsor left"
    with desk.qtbot.waitSignal(desk.wiring.undo.reverted):
        desk.choose(ActionId.REDO)
    desk.qtbot.waitUntil(lambda: field.value == "Sponsor is back")

    # Undo in the editor is the editor's own.
    desk.click(desk.button("Notes, Sponsor is back, edit"))
    desk.press(Qt.Key.Key_End)
    desk.type("!")
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor(field).toPlainText() == "Sponsor is back"
    assert field.editing
    assert desk.wiring.undo.undo_text == "Change notes of Halden Freight"
    desk.press(Qt.Key.Key_Escape)
    assert stored(desk, "notes") == "Sponsor is back"


def test_undo_waits_for_what_stands_in_an_editor(desk: Desk) -> None:
    # Right after Enter it waits for the edit.
    field = open_notes(desk)
    desk.click(desk.button("Region, empty, edit"))
    desk.type("EMEA")
    with desk.qtbot.waitSignal(desk.wiring.account.edited):
        desk.press(Qt.Key.Key_Return)
    desk.click(desk.button("Notes, empty, edit"))
    desk.type("Sponsor left")
    with desk.qtbot.waitSignal(desk.wiring.undo.reverted):
        desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: field.value == "")
    assert (stored(desk, "notes"), stored(desk, "region")) == ("", "EMEA")

    # Beside an editor that meets a conflict it takes nothing back.
    desk.click(desk.button("Notes, empty, edit"))
    desk.type("Mine")
    colleague = Colleague(desk)
    colleague.edit(here(desk), "notes", "", "Theirs")
    with desk.qtbot.waitSignal(desk.wiring.account.conflicted):
        desk.choose(ActionId.UNDO)
    desk.settle()
    assert field.conflict_bar is not None
    assert (stored(desk, "notes"), stored(desk, "region")) == ("Theirs", "EMEA")
    colleague.workspace.close()


# When it is stored


def test_a_pause_stores_the_text_and_leaves_the_editor_as_it_is(qtbot: QtBot, field: InlineField) -> None:
    cursor = editor(field).textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    editor(field).setTextCursor(cursor)
    with qtbot.waitSignal(field.entered) as entered:
        qtbot.keyClicks(editor(field), " Call Dana.")
        qtbot.keyClick(editor(field), Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert entered.args == ["Sponsor left.", "Sponsor left. Call Dana."]
    assert field.editing
    assert editor(field).hasFocus()
    assert editor(field).textCursor().selectedText() == "."
    field.accept()
    with qtbot.waitSignal(field.entered) as entered:
        qtbot.keyClicks(editor(field), "!")
    assert entered.args == ["Sponsor left. Call Dana.", "Sponsor left. Call Dana!"]


def test_typing_without_a_pause_is_stored_too(qtbot: QtBot, field: InlineField) -> None:
    keys = QTimer(field)
    keys.timeout.connect(lambda: qtbot.keyClicks(editor(field), "x"))
    with qtbot.waitSignal(field.entered) as entered:
        # Faster than the pause, so that only the longest time can end it.
        keys.start(15)
    keys.stop()
    assert set(entered.args[1]) == {"x"}


def test_a_draft_is_due_while_one_goes_on_typing(qtbot: QtBot, field: InlineField) -> None:
    with qtbot.waitSignal(field.typed) as typed:
        qtbot.keyClicks(editor(field), "Budget")
    assert typed.args == ["Sponsor left.", "Budget"]


def test_half_a_word_of_an_input_method_is_not_stored_but_drafted(qtbot: QtBot, field: InlineField) -> None:
    entered: list[tuple[str, str]] = []
    field.entered.connect(lambda *texts: entered.append(texts))
    editor(field).clear()
    drafts: list[str] = []
    field.typed.connect(lambda _base, text: drafts.append(text))
    with qtbot.waitSignals([field._clock._idle.timeout, field._clock._longest.timeout]):
        compose(field, "さく")
    assert drafts[0] == "さく"
    assert entered == []
    with qtbot.waitSignal(field.entered):
        compose(field, "", "桜")
    assert entered == [("Sponsor left.", "桜")]


def compose(field: InlineField, half: str, whole: str = "") -> None:
    event = QInputMethodEvent(half, [])
    event.setCommitString(whole)
    QApplication.sendEvent(editor(field), event)


def test_escape_after_a_pause_writes_the_first_text_back(qtbot: QtBot, field: InlineField) -> None:
    with qtbot.waitSignal(field.entered):
        qtbot.keyClicks(editor(field), "Budget")
    field.accept()
    with qtbot.waitSignal(field.entered) as entered:
        qtbot.keyClick(editor(field), Qt.Key.Key_Escape)
    assert entered.args == ["Budget", "Sponsor left."]
    assert not field.editing


def test_escape_before_anything_was_stored_is_no_edit(qtbot: QtBot, field: InlineField) -> None:
    with qtbot.assertNotEmitted(field.entered), qtbot.waitSignal(field.abandoned):
        qtbot.keyClicks(editor(field), "B")
        qtbot.keyClick(editor(field), Qt.Key.Key_Escape)
    assert field.value == "Sponsor left."


def test_five_seconds_without_a_key_store_and_say_so_quietly(desk: Desk) -> None:
    field = open_notes(desk)
    with desk.qtbot.waitSignal(desk.wiring.account.edited, timeout=8_000):
        desk.type("Budget round in May")
    assert field.editing
    assert stored(desk, "notes") == "Budget round in May"
    assert "Saved 12:00 PM" in desk.texts()
    assert "Changed notes of Halden Freight" not in desk.texts()
    desk.settle()
    assert kept() == []
    desk.press(Qt.Key.Key_Escape)
    desk.settle()
    assert stored(desk, "notes") == ""
    desk.choose(ActionId.UNDO)
    desk.qtbot.waitUntil(lambda: stored(desk, "notes") == "Budget round in May")
    desk.settle()

    # Half a date is told off only when one leaves.
    desk.click(desk.button("Customer since, Apr 1, 2025, edit"))
    field = desk.account.fields["customer_since"]
    with desk.qtbot.waitSignal(desk.wiring.account.rejected, timeout=8_000):
        desk.type("2026-0")
    assert (field.editing, field.message) == (True, "")
    with desk.qtbot.waitSignal(desk.wiring.account.rejected):
        desk.press(Qt.Key.Key_Return)
    assert field.message == "Enter a date such as 2027-01-31."
    desk.press(Qt.Key.Key_Escape)


# Somebody else


def colleague_name(colleague: Colleague) -> str:
    query = "SELECT user FROM actor JOIN change_set ON actor_id = actor.id ORDER BY pos DESC LIMIT 1"
    return str(colleague.workspace.read(lambda c: c.exec_driver_sql(query).scalar_one()))


def retype(desk: Desk, field: InlineField, text: str) -> None:
    """Open a field that may hold something, and type another text into it."""
    desk.click(field.button)
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.type(text)


def test_what_somebody_else_does_to_a_field_nobody_finished_is_told(desk: Desk) -> None:
    # Different fields of one account merge silently.
    field = open_notes(desk)
    desk.type("Budget round in May")
    colleague = Colleague(desk)
    colleague.edit(here(desk), "region", "", "EMEA")
    with desk.qtbot.waitSignal(desk.wiring.account.edited):
        desk.press(Qt.Key.Key_Tab)
    assert field.conflict_bar is None
    assert (stored(desk, "notes"), stored(desk, "region")) == ("Budget round in May", "EMEA")
    desk.settle()

    # An editor that nobody typed in leaves theirs alone.
    desk.click(field.button)
    colleague.edit(here(desk), "notes", "Budget round in May", "Theirs")
    desk.qtbot.waitUntil(lambda: "“Theirs”" in field.message)
    with desk.qtbot.assertNotEmitted(desk.account.edit_requested):
        desk.press(Qt.Key.Key_Tab)
    assert field.value == "Theirs"

    # While one types their change is hinted at and touches nothing.
    retype(desk, field, "Mine")
    colleague.edit(here(desk), "notes", "Theirs", "Others")
    desk.qtbot.waitUntil(
        lambda: field.message.startswith(f"{colleague_name(colleague)} changed this on Oct 13")
    )
    assert "“Others”" in field.message
    text = QApplication.focusWidget()
    assert isinstance(text, NoteEditor)
    assert text.toPlainText() == "Mine"
    # The other thinks better of it: the hint goes.
    colleague.edit(here(desk), "notes", "Others", "Theirs")
    desk.qtbot.waitUntil(lambda: field.message == "")
    colleague.workspace.close()
    desk.settle()


def test_the_same_field_shows_both_texts_and_all_three_ways_out(desk: Desk) -> None:
    desk.window.resize(1440, 700)
    theirs = " ".join(["Theirs"] * 40)
    field = open_notes(desk)
    desk.type("Mine")
    colleague = Colleague(desk)
    colleague.edit(here(desk), "notes", "", theirs)
    with desk.qtbot.waitSignal(desk.wiring.account.conflicted) as told:
        desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (told.args[0].by, told.args[0].at) == (colleague_name(colleague), LATER.moment)
    bar = field.conflict_bar
    assert bar is not None
    assert bar.title.startswith(colleague_name(colleague))
    texts = [part.toPlainText() for part in bar.findChildren(QPlainTextEdit)]
    assert texts == ["Mine", theirs, "nothing"]
    assert QApplication.focusWidget() is bar.keep

    def whole(button: QWidget) -> bool:
        return button.visibleRegion().boundingRect() == button.rect()

    # Below the edge it is scrolled to, with all of its buttons.
    desk.qtbot.waitUntil(lambda: all(whole(button) for button in (bar.keep, bar.take, bar.both)))
    desk.click(bar.both)
    assert field.editing
    text = QApplication.focusWidget()
    assert isinstance(text, NoteEditor)
    assert text.toPlainText() == f"Mine\n{theirs}"
    with desk.qtbot.waitSignal(desk.wiring.account.edited):
        desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stored(desk, "notes") == f"Mine\n{theirs}"
    desk.settle()
    assert kept() == []

    # Taking theirs writes nothing and can be taken back.
    mine = "A long text of mine that took a while to think of and to type"
    retype(desk, field, mine)
    colleague.edit(here(desk), "notes", f"Mine\n{theirs}", "Theirs")
    with desk.qtbot.waitSignal(desk.wiring.account.conflicted):
        desk.press(Qt.Key.Key_Tab)
    desk.settle()
    assert field.conflict_bar is not None
    assert len(kept()) == 1, "not decided yet"
    desk.click(field.conflict_bar.take)
    assert field.value == "Theirs"
    assert "Restored Notes of Halden Freight" in desk.texts()
    with desk.qtbot.waitSignal(desk.wiring.account.conflicted):
        desk.click(desk.button("Put my text in"))
    assert field.conflict_bar is not None
    with desk.qtbot.waitSignal(desk.wiring.account.edited):
        desk.click(field.conflict_bar.keep)
    assert stored(desk, "notes") == mine
    desk.settle()

    # A value of one line is edited with both side by side.
    desk.click(desk.button("Website, empty, edit"))
    desk.type("mine.example")
    colleague.edit(here(desk), "website", "", "theirs.example")
    colleague.workspace.close()
    with desk.qtbot.waitSignal(desk.wiring.account.conflicted):
        desk.press(Qt.Key.Key_Return)
    desk.click(desk.button("Edit both"))
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == "mine.example / theirs.example"
    desk.press(Qt.Key.Key_Escape)
    assert desk.account.fields["website"].value == "theirs.example"
    desk.settle()


def test_typing_into_an_account_that_somebody_deletes_is_kept_and_can_be_copied(desk: Desk) -> None:
    open_notes(desk)
    desk.type("Too good to lose")
    colleague = Colleague(desk)
    colleague.delete(here(desk))
    colleague.workspace.close()
    with desk.qtbot.waitSignal(desk.wiring.account.rejected):
        desk.press(Qt.Key.Key_Tab)
    assert "undo the deletion" in desk.account.fields["notes"].message
    # At once: the window leaves by itself as soon as it hears of the deletion.
    with desk.qtbot.waitSignal(desk.wiring.account.rejected):
        desk.choose(ActionId.BACK)
    desk.settle()
    assert desk.wiring.drafted.offer.isVisible()
    desk.click(desk.wiring.drafted.offer.show_all)
    desk.click(desk.button("Copy: Notes of Halden Freight"))
    assert QGuiApplication.clipboard().text() == "Too good to lose"
    desk.settle()


# Drafts


def test_a_text_that_the_file_refuses_stays_in_the_editor_and_as_a_draft(desk: Desk) -> None:
    field = open_notes(desk)
    path = desk.folder / "Corvane.csdesk"
    moved = path.rename(desk.folder / "Moved.csdesk")
    desk.type("Written on a plane")
    with desk.qtbot.waitSignal(desk.wiring.account.rejected):
        desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Your text is kept as a draft." in field.message
    text = QApplication.focusWidget()
    assert isinstance(text, NoteEditor)
    assert text.toPlainText() == "Written on a plane"
    desk.qtbot.waitUntil(lambda: len(kept()) == 1)
    moved.rename(path)
    with desk.qtbot.waitSignal(desk.wiring.account.edited):
        desk.click(desk.button("Try again"))
    assert stored(desk, "notes") == "Written on a plane"
    desk.settle()
    desk.qtbot.waitUntil(lambda: kept() == [])

    # Opening another workspace stores what is typed in the first.
    retype(desk, field, "At the last moment")
    other = desk.write_book("Other.csdesk")
    with desk.qtbot.waitSignal(desk.wiring.portfolio_shown):
        desk.window.file_dropped.emit(other)
    desk.settle()
    first = open_(desk.folder / "Corvane.csdesk", LATER)
    sql = "SELECT notes FROM account WHERE name = 'Halden Freight'"
    assert first.read(lambda c: c.exec_driver_sql(sql).scalar_one()) == "At the last moment"
    first.close()
    desk.qtbot.waitUntil(lambda: kept() == [])


def test_what_is_left_is_offered_until_it_is_put_in(desk: Desk) -> None:
    # Somebody else has stored something there meanwhile.
    open_notes(desk)
    desk.type("Mine")
    colleague = Colleague(desk)
    colleague.edit(here(desk), "notes", "", "Theirs")
    colleague.workspace.close()
    with desk.qtbot.waitSignal(desk.wiring.account.conflicted):
        desk.press(Qt.Key.Key_Tab)

    # A discarded draft can be brought back.
    desk.settle()
    desk.wiring.account_screen.fields.leave()
    offer = desk.wiring.drafted.offer
    desk.click(offer.discard)
    assert not offer.isVisible()
    desk.qtbot.waitUntil(lambda: kept() == [])
    desk.click(desk.button("Bring it back"))
    assert offer.isVisible()
    desk.qtbot.waitUntil(lambda: len(kept()) == 1)

    # What is left at closing is offered at the next opening.
    desk.choose(ActionId.CLOSE)
    desk.settle()
    with desk.qtbot.waitSignals([desk.wiring.portfolio_shown, desk.wiring.drafts.offered]):
        desk.window.file_dropped.emit(desk.folder / "Corvane.csdesk")
    desk.qtbot.waitUntil(desk.wiring.drafted.offer.isVisible)
    assert desk.wiring.drafted.offer.text == "Unsaved typing from 12:00 PM: Notes of Halden Freight"
    with desk.qtbot.waitSignal(desk.wiring.account.conflicted):
        desk.click(desk.wiring.drafted.offer.put_in)
    bar = desk.account.fields["notes"].conflict_bar
    assert bar is not None
    assert stored(desk, "notes") == "Theirs", "putting in overwrites nothing"
    assert not desk.wiring.drafted.offer.isVisible()
    with desk.qtbot.waitSignal(desk.wiring.account.edited):
        desk.click(bar.keep)
    assert stored(desk, "notes") == "Mine"
    desk.settle()
    desk.qtbot.waitUntil(lambda: kept() == [])
