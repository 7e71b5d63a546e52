"""Typing on its way into the workspace, and its drafts."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cs_desktop.common.errors import InputError
from cs_desktop.common.paths import PROFILE_VARIABLE, profile_path
from cs_desktop.controllers.drafts import DraftsController
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.typing import TypingController
from cs_desktop.domain.changes import Conflict, Kind
from cs_desktop.domain.drafts import Draft, FieldRef, Typed
from cs_desktop.services.context import Context
from tests.workspaces import NOON, add_account, context, edit_account, new_workspace

LOG = logging.getLogger("cs_desktop.tests")


class Room:
    """One account, and what its fields are typed into."""

    def __init__(self, path: Path) -> None:
        self.context: Context = context(new_workspace(path))
        self.account = add_account(self.context.workspace)
        self.jobs = Jobs()
        self.drafts = DraftsController(self.jobs, NOON)
        self.typing = TypingController(self.jobs, self.drafts, lambda: self.context)
        self.heard: list[object] = []
        self.offered: tuple[Draft, ...] = ()
        self.typing.stored.connect(lambda ref, _change: self.heard.append(ref.field))
        self.typing.rejected.connect(lambda _ref, error: self.heard.append(error))
        self.typing.conflicted.connect(self.heard.append)
        self.drafts.offered.connect(self._take)
        self.drafts.open(self.context)

    def _take(self, drafts: tuple[Draft, ...]) -> None:
        self.offered = drafts

    def ref(self, field: str) -> FieldRef:
        return FieldRef(Kind.ACCOUNT, self.account, field)

    def typed(self, field: str, base: str, text: str) -> Typed:
        return Typed(self.ref(field), f"{field} of Halden Freight", base, text)

    def enter(self, field: str, base: str, text: str) -> None:
        self.typing.edit(self.typed(field, base, text), self)

    def end(self) -> None:
        """End the program as the window does."""
        self.jobs.close()
        self.drafts.shut_down()

    def start_again(self) -> None:
        self.jobs = Jobs()
        self.drafts = DraftsController(self.jobs, NOON)
        self.drafts.offered.connect(self._take)
        self.drafts.open(self.context)


@pytest.fixture
def room(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    request.getfixturevalue("qtbot")
    monkeypatch.setenv(PROFILE_VARIABLE, str(tmp_path / "profile"))
    made = Room(tmp_path / "a.csdesk")
    yield made
    made.end()
    made.context.workspace.close()


def files() -> int:
    return len(list(profile_path().glob("drafts/*/*.json")))


def test_edits_of_a_field_are_stored_in_the_order_of_typing(room: Room, qtbot: QtBot) -> None:
    texts = [f"text {number}" for number in range(12)]
    for base, text in zip(["", *texts], texts, strict=False):
        room.enter("notes", base, text)
    qtbot.waitUntil(lambda: len(room.heard) == 12)
    assert room.heard == ["notes"] * 12
    room.end()
    assert files() == 0


def test_an_edit_after_a_refused_one_begins_where_that_began(room: Room, qtbot: QtBot) -> None:
    room.enter("first_value", "", "soon")
    room.enter("first_value", "soon", "2026-10-01")
    qtbot.waitUntil(lambda: len(room.heard) == 2)
    assert isinstance(room.heard[0], InputError)
    assert room.heard[1] == "first_value"


def test_an_edit_after_a_conflict_is_one_too(room: Room, qtbot: QtBot) -> None:
    edit_account(room.context, room.account, "notes", "", "theirs")
    room.enter("notes", "", "mine")
    room.enter("notes", "mine", "mine and more")
    qtbot.waitUntil(lambda: len(room.heard) == 2)
    conflict = room.heard[1]
    assert isinstance(conflict, Conflict)
    assert (conflict.base, conflict.mine, conflict.theirs) == ("", "mine and more", "theirs")


def test_what_is_refused_stays_a_draft_until_it_is_given_up(room: Room, qtbot: QtBot) -> None:
    room.enter("first_value", "", "soon")
    qtbot.waitUntil(lambda: len(room.heard) == 1)
    qtbot.waitUntil(lambda: files() == 1)
    room.drafts.abandon(room.ref("first_value"))
    qtbot.waitUntil(lambda: files() == 0)


def test_what_was_typed_while_an_edit_was_on_its_way_stays_a_draft(room: Room, qtbot: QtBot) -> None:
    room.enter("notes", "", "one")
    room.drafts.keep(room.typed("notes", "", "one two"))
    qtbot.waitUntil(lambda: len(room.heard) == 1)
    room.end()
    assert files() == 1
    room.start_again()
    qtbot.waitUntil(lambda: len(room.offered) == 1)
    assert room.offered[0].typed == room.typed("notes", "one", "one two")


def test_an_edit_that_ends_with_the_program_leaves_no_draft(room: Room) -> None:
    room.enter("notes", "", "at the last moment")
    room.end()
    assert files() == 0
    assert room.heard == [], "nobody listens any more"


def test_a_draft_that_turns_out_to_be_stored_is_not_offered(room: Room, qtbot: QtBot) -> None:
    room.drafts.keep(room.typed("notes", "", "stored by a program that died then"))
    room.drafts.keep(room.typed("website", "", "halden.example"))
    room.end()
    edit_account(room.context, room.account, "notes", "", "stored by a program that died then")
    room.start_again()
    qtbot.waitUntil(lambda: len(room.offered) == 1)
    assert room.offered[0].typed.ref.field == "website"
    assert files() == 1


def test_typing_back_to_what_is_stored_needs_no_draft(room: Room, qtbot: QtBot) -> None:
    room.drafts.keep(room.typed("notes", "stored", "stored and"))
    qtbot.waitUntil(lambda: files() == 1)
    room.drafts.keep(room.typed("notes", "stored", "stored "))
    qtbot.waitUntil(lambda: files() == 0)


def test_what_no_editor_holds_is_offered_until_it_is_put_in_again(room: Room, qtbot: QtBot) -> None:
    typed = room.typed("notes", "", "left behind")
    room.drafts.keep(typed)
    room.drafts.leave(typed.ref)
    assert [draft.typed for draft in room.offered] == [typed]
    room.enter("notes", "", "left behind")
    assert room.offered == ()
    qtbot.waitUntil(lambda: len(room.heard) == 1)
    room.end()
    assert files() == 0


def test_a_profile_that_refuses_is_said_once_and_typing_goes_on(room: Room, qtbot: QtBot) -> None:
    room.end()
    (profile_path() / "drafts").rmdir()
    (profile_path() / "drafts").write_text("in the way", encoding="utf-8")
    room.jobs = Jobs()
    room.drafts = DraftsController(room.jobs, NOON)
    told: list[object] = []
    room.drafts.failed.connect(told.append)
    with qtbot.waitSignal(room.drafts.failed):
        room.drafts.open(room.context)
    room.drafts.keep(room.typed("notes", "", "one"))
    room.drafts.keep(room.typed("notes", "", "one two"))
    room.end()
    assert len(told) == 1
    (profile_path() / "drafts").unlink()
    assert "not kept as a draft" in str(told[0])


def test_what_waits_for_typing_comes_after_the_last_edit(room: Room, qtbot: QtBot) -> None:
    room.typing.when_stored(lambda: room.heard.append("at once"))
    assert room.heard == ["at once"]
    room.enter("notes", "", "Call Dana")
    room.enter("region", "", "EMEA")
    room.typing.when_stored(lambda: room.heard.append("then"))
    qtbot.waitUntil(lambda: len(room.heard) == 4)
    assert room.heard[1:] == ["notes", "region", "then"]


def test_what_waits_for_typing_never_comes_after_a_refused_edit(room: Room, qtbot: QtBot) -> None:
    room.enter("first_value", "", "soon")
    room.enter("notes", "", "Call Dana")
    room.typing.when_stored(lambda: room.heard.append("then"))
    qtbot.waitUntil(lambda: len(room.heard) == 2)
    room.enter("notes", "Call Dana", "Call Marc")
    qtbot.waitUntil(lambda: len(room.heard) == 3)
    assert "then" not in room.heard
