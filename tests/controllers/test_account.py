import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cs_desktop.controllers.account import AccountController
from cs_desktop.controllers.drafts import DraftsController
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.portfolio import PortfolioController
from cs_desktop.controllers.typing import TypingController
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.drafts import FieldRef, Typed
from cs_desktop.domain.portfolio_query import Query
from cs_desktop.services.context import Context
from tests.workspaces import NOON, add_account, context, edit_account, new_workspace

LOG = logging.getLogger("cs_desktop.tests")


class Room:
    """Two accounts, and the controllers that serve them."""

    def __init__(self, path: Path) -> None:
        self.context: Context = context(new_workspace(path))
        self.halden = add_account(self.context.workspace, "Halden Freight")
        self.kessel = add_account(self.context.workspace, "Kessel Dental")
        self.jobs, self.hub = Jobs(), ChangeHub()
        self.drafts = DraftsController(self.jobs, NOON)
        self.typing = TypingController(self.jobs, self.drafts, lambda: self.context)
        self.account = AccountController(self.jobs, self.hub, lambda: self.context, self.typing)
        self.portfolio = PortfolioController(self.jobs, self.hub, lambda: self.context)


@pytest.fixture
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Room]:
    request.getfixturevalue("qtbot")
    made = Room(tmp_path / "a.csdesk")
    yield made
    made.jobs.close()
    made.hub.close()
    made.context.workspace.close()


def typed(account_id: int, field: str, base: str, text: str) -> Typed:
    return Typed(FieldRef(Kind.ACCOUNT, account_id, field), f"{field} of Halden Freight", base, text)


def change(*ids: int, kind: Kind = Kind.ACCOUNT) -> Change:
    return Change(1, 99, "Change name", {kind: frozenset(ids)})


def test_showing_an_account(room: Room, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.account.loaded) as told:
        room.account.show(room.halden)
    assert told.args[0].row.name == "Halden Freight"


def test_only_the_account_asked_for_last_is_shown(room: Room, qtbot: QtBot) -> None:
    shown: list[str] = []
    room.account.loaded.connect(lambda page: shown.append(page.row.name))
    room.account.show(room.halden)
    room.account.show(room.kessel)
    qtbot.waitUntil(lambda: not room.jobs.busy)
    assert shown == ["Kessel Dental"]


def test_an_account_that_is_gone_is_said_so(room: Room, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.account.failed) as told:
        room.account.show(12345)
    assert "not in the workspace any more" in str(told.args[0])


def test_an_edit_is_stored_and_the_page_read_anew(room: Room, qtbot: QtBot) -> None:
    room.account.show(room.halden)
    qtbot.waitUntil(lambda: not room.jobs.busy)
    with qtbot.waitSignal(room.account.edited) as edited, qtbot.waitSignal(room.account.loaded) as loaded:
        room.account.edit(typed(room.halden, "region", "", "EMEA"))
    assert edited.args[0].label == "Change region of Halden Freight"
    assert edited.args[0].initiator is room.account
    assert loaded.args[0].fields["region"] == "EMEA"


def test_a_stored_text_typed_again_is_no_change(room: Room, qtbot: QtBot) -> None:
    room.account.show(room.halden)
    with qtbot.assertNotEmitted(room.account.edited):
        room.account.edit(typed(room.halden, "name", "Halden Freight", "Halden Freight"))
        qtbot.waitUntil(lambda: not room.jobs.busy)


def test_a_conflict_is_handed_back(room: Room, qtbot: QtBot) -> None:
    room.account.show(room.halden)
    edit_account(room.context, room.halden, "region", "", "APAC")
    with qtbot.waitSignal(room.account.conflicted) as told:
        room.account.edit(typed(room.halden, "region", "", "EMEA"))
    assert (told.args[0].theirs, told.args[0].mine) == ("APAC", "EMEA")


@pytest.mark.parametrize("of_another", [False, True])
def test_the_page_follows_changes_of_its_own_account_only(room: Room, qtbot: QtBot, of_another: bool) -> None:
    room.account.show(room.halden)
    qtbot.waitUntil(lambda: not room.jobs.busy)
    shown: list[object] = []
    room.account.loaded.connect(shown.append)
    with qtbot.waitSignal(room.portfolio.loaded):
        room.hub.publish(change(room.kessel if of_another else room.halden))
    qtbot.waitUntil(lambda: not room.jobs.busy)
    assert bool(shown) is not of_another


def test_a_page_that_was_left_is_not_read_again(room: Room, qtbot: QtBot) -> None:
    room.account.show(room.halden)
    qtbot.waitUntil(lambda: not room.jobs.busy)
    room.account.leave()
    with qtbot.assertNotEmitted(room.account.loaded), qtbot.waitSignal(room.portfolio.loaded):
        room.hub.publish(change(room.halden))


def test_the_portfolio_comes_with_its_index(room: Room, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.portfolio.loaded) as told:
        room.portfolio.load()
    portfolio, index = told.args
    assert sorted(row.name for row in portfolio.rows) == ["Halden Freight", "Kessel Dental"]
    assert len(index.arrange(Query(), []).positions) == 2


def test_a_portfolio_whose_file_vanished_says_so(room: Room, qtbot: QtBot) -> None:
    room.context.workspace.path.write_bytes(b"")
    room.context.workspace.path.unlink()
    room.context.workspace._readers.dispose()
    with qtbot.waitSignal(room.portfolio.failed) as told:
        room.portfolio.load()
    assert "a.csdesk" in str(told.args[0])
