"""Who of the team sits at this computer: told as soon as a workspace opens, wherever it opens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.me import MeController
from cs_desktop.domain.portfolio import Portfolio, PortfolioRow
from cs_desktop.models.tables import TeamMember
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from tests.workspaces import TODAY, add_account, context, new_workspace


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WorkspaceFile]:
    monkeypatch.setenv("LOGNAME", "nobody.known")
    file = new_workspace(tmp_path / "team.csdesk")
    yield file
    file.close()


def add_member(workspace: WorkspaceFile, name: str) -> int:
    def add(tx: WriteTx) -> int:
        member = TeamMember(id=tx.new_id(), name=name)
        tx.session.add(member)
        return member.id

    return workspace.write("Add", add).value


def told(
    book: Context, qtbot: QtBot, portfolio: Portfolio | None, *, chosen: str = "", sample: bool
) -> list[str]:
    jobs, hub, names = Jobs(), ChangeHub(), list[str]()
    me = MeController(jobs, hub, lambda: book)
    me.told.connect(names.append)
    me.load(chosen, sample=sample)
    qtbot.waitUntil(lambda: not jobs.busy)
    if portfolio is not None:
        me.know(portfolio)
        qtbot.waitUntil(lambda: not jobs.busy)
    jobs.close()
    hub.close()
    return names


def book_of(*accounts: int) -> Portfolio:
    """Return a portfolio of accounts that pay 100, 200 and so on."""
    rows = tuple(PortfolioRow(id=account, arr=100 * place) for place, account in enumerate(accounts, 1))
    return Portfolio("Corvane", "USD", TODAY, rows, (), 1)


def test_in_the_sample_one_looks_around_as_the_busiest_without_having_been_at_home(
    workspace: WorkspaceFile, qtbot: QtBot
) -> None:
    ana, jon = add_member(workspace, "Ana Ruiz"), add_member(workspace, "Jon Field")
    # Ana's two pay 100 + 200, Jon's one pays 400.
    ids = [add_account(workspace, str(owner), owner_id=owner) for owner in (ana, ana)]
    ids += [add_account(workspace, "Other"), add_account(workspace, "Large", owner_id=jon)]
    book = context(workspace)
    assert told(book, qtbot, book_of(*ids), sample=True) == ["", "Jon Field"]
    assert told(book, qtbot, book_of(*ids), chosen="Ana Ruiz", sample=True) == ["Ana Ruiz"]
    assert told(book, qtbot, book_of(*ids), sample=False) == [""]


def test_a_sample_without_owners_knows_nobody(workspace: WorkspaceFile, qtbot: QtBot) -> None:
    account = add_account(workspace, "Alone")
    assert told(context(workspace), qtbot, book_of(account), sample=True) == ["", ""]
