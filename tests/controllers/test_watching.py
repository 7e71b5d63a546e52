"""Two openings of one file: what one does, the other's controllers tell."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cs_desktop.controllers import watching
from cs_desktop.controllers.hub import ChangeHub
from cs_desktop.controllers.jobs import Jobs
from cs_desktop.controllers.portfolio import PortfolioController
from cs_desktop.controllers.watching import WatchController
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.portfolio import Portfolio
from cs_desktop.domain.presence import OthersChange, Present
from cs_desktop.models.opening import open_workspace
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.services.context import Context
from cs_desktop.services.watching import first_outlook
from tests.workspaces import NOON, add_account, context, new_workspace


class Pair:
    """Our opening of a file, watched, and that of somebody else."""

    def __init__(self, path: Path) -> None:
        self.mine: Context = context(new_workspace(path))
        self.theirs: WorkspaceFile = open_workspace(path, NOON)
        self.jobs, self.hub = Jobs(), ChangeHub()
        self.watch = WatchController(self.jobs, self.hub, lambda: self.mine)
        self.changes: list[OthersChange] = []
        self.published: list[Change] = []
        self.present: list[tuple[Present, ...] | None] = []
        self.lost: list[str] = []
        self.watch.changed.connect(self.changes.append)
        self.watch.present.connect(self.present.append)
        self.watch.lost.connect(lambda error: self.lost.append(str(error)))
        self.hub.subscribe(self.watch, frozenset(Kind), self.published.append)

    def start(self) -> None:
        self.watch.start(first_outlook(self.mine))


@pytest.fixture
def pair(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pair]:
    request.getfixturevalue("qtbot")
    monkeypatch.setattr(watching, "LOOK_MS", 5)
    made = Pair(tmp_path / "a.csdesk")
    yield made
    made.watch.stop()
    made.jobs.close()
    made.hub.close()
    made.theirs.close()
    made.mine.workspace.close()


def test_what_others_commit_reaches_the_hub_with_their_name(pair: Pair, qtbot: QtBot) -> None:
    pair.start()
    halden = add_account(pair.theirs)
    qtbot.waitUntil(lambda: bool(pair.published))
    assert [change.ids for change in pair.published] == [{Kind.ACCOUNT: frozenset({halden})}]
    (told,) = pair.changes
    assert (told.change.label, bool(told.user), bool(told.host)) == ("Add Halden Freight", True, True)


def test_what_was_committed_before_the_first_look_is_told_too(pair: Pair, qtbot: QtBot) -> None:
    first = first_outlook(pair.mine)
    add_account(pair.theirs)
    pair.watch.start(first)
    qtbot.waitUntil(lambda: bool(pair.published))


def test_our_own_writes_are_not_told_again(pair: Pair, qtbot: QtBot) -> None:
    pair.start()
    add_account(pair.mine.workspace, "Mine")
    add_account(pair.theirs, "Theirs")
    qtbot.waitUntil(lambda: bool(pair.changes))
    assert [other.change.label for other in pair.changes] == ["Add Theirs"]


def test_who_else_has_it_open_is_told_as_they_come_and_go(pair: Pair, qtbot: QtBot) -> None:
    pair.start()
    pair.theirs.presence.announce()
    qtbot.waitUntil(lambda: bool(pair.present))
    with pair.theirs.presence.doing("Importing usage.csv"):
        qtbot.waitUntil(lambda: len(pair.present) == 2)
    qtbot.waitUntil(lambda: len(pair.present) == 3)
    pair.theirs.presence.close()
    qtbot.waitUntil(lambda: len(pair.present) == 4)
    doing = [[p.doing for p in people or ()] for people in pair.present]
    assert doing == [[""], ["Importing usage.csv"], [""], []]


def test_where_nobody_can_be_known_that_is_told(pair: Pair, qtbot: QtBot) -> None:
    path = pair.mine.workspace.path
    path.with_name(path.name + ".d").write_text("in the way")
    pair.start()
    qtbot.waitUntil(lambda: pair.present == [None])


def test_a_file_that_is_gone_is_said_once_and_so_is_that_it_came_back(pair: Pair, qtbot: QtBot) -> None:
    pair.start()
    path = pair.mine.workspace.path
    with qtbot.waitSignal(pair.watch.lost):
        away = path.rename(path.with_suffix(".away"))
    looks = _looks(pair)
    qtbot.waitUntil(lambda: len(looks) > 3)
    assert pair.lost == ["a.csdesk is gone; put it back or open another workspace."]
    with qtbot.waitSignal(pair.watch.lost):
        path.write_bytes(away.read_bytes())
    assert pair.lost[1:] == ["a.csdesk was replaced or removed by another program; open it again."]
    with qtbot.waitSignal(pair.watch.found):
        away.replace(path)
    add_account(pair.theirs)
    qtbot.waitUntil(lambda: bool(pair.changes))


def test_looks_never_pile_up_on_a_slow_disk(
    pair: Pair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once, most, go_on = threading.Semaphore(1), list[int](), threading.Event()
    poll = pair.mine.workspace.poll

    def slowly() -> int | None:
        most.append(at_once.acquire(blocking=False))
        go_on.wait(10)
        at_once.release()
        return poll()

    monkeypatch.setattr(pair.mine.workspace, "poll", slowly)
    pair.start()
    qtbot.waitUntil(lambda: bool(most))
    others = Jobs()
    for _ in range(20):
        # As much event loop as twenty looks would take.
        with qtbot.waitSignal(others.run(lambda _job: None, lambda _none: None, lambda _error: None).ended):
            pass
    assert most == [True]
    others.close()
    go_on.set()
    qtbot.waitUntil(lambda: len(most) > 2)
    assert all(most)


def test_a_refresh_asked_for_while_one_is_under_way_comes_once_after_it(pair: Pair, qtbot: QtBot) -> None:
    portfolio = PortfolioController(pair.jobs, pair.hub, lambda: pair.mine)
    shown = list[int]()

    def count(loaded: Portfolio) -> None:
        if loaded.is_whole:
            shown.append(len(loaded.rows))

    portfolio.loaded.connect(lambda loaded, _index: count(loaded))
    portfolio.load()
    add_account(pair.mine.workspace)
    for pos in range(5):
        portfolio._refresh(Change(1, pos, "Add", {Kind.ACCOUNT: None}))
    qtbot.waitUntil(lambda: not pair.jobs.busy)
    assert len(shown) == 2
    assert shown[-1] == 1


def test_after_stopping_nothing_is_told(pair: Pair, qtbot: QtBot) -> None:
    pair.start()
    pair.theirs.presence.announce()
    qtbot.waitUntil(lambda: bool(pair.present))
    pair.watch.stop()
    assert pair.present[-1] == ()
    add_account(pair.theirs)
    qtbot.waitUntil(lambda: not pair.jobs.busy)
    assert not pair.watch._timer.isActive()
    assert pair.changes == []


def test_a_fault_of_ours_ends_the_watch_instead_of_repeating_every_second(
    pair: Pair, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> int | None:
        raise ZeroDivisionError

    monkeypatch.setattr(pair.mine.workspace, "poll", fail)
    with qtbot.waitSignal(pair.jobs.crashed):
        pair.start()
    qtbot.waitUntil(lambda: not pair.jobs.busy)
    assert not pair.watch._timer.isActive()


def _looks(pair: Pair) -> list[int]:
    """Return a list that grows with each look that begins."""
    looks: list[int] = []
    pair.watch._timer.timeout.connect(lambda: looks.append(1))
    return looks
