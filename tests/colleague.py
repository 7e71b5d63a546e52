"""Somebody else with the same file open: a process of its own that does what it is told."""

from collections.abc import Callable
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import select

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.import_request import ImportRequest
from cs_desktop.domain.importing import ImportKind
from cs_desktop.domain.journey.outlining import renamed
from cs_desktop.models import opening
from cs_desktop.models.tables import Account
from cs_desktop.models.write import Author
from cs_desktop.services.context import Context
from cs_desktop.services.importing import run_import
from cs_desktop.services.importing.run import WRITING
from cs_desktop.services.journey.changing import do_gesture
from tests.hands import start
from tests.workspaces import NOON, add_account, context, edit_account

MIDWAY = "in the middle"


class Colleague:
    """Opens a workspace in another process, under another name."""

    def __init__(self, path: Path, user: str = "Mira", host: str = "laptop-3") -> None:
        self._process, self._pipe = start(_work, path, user, host)
        self.hear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def announce(self) -> None:
        """Appear."""
        self.ask("announce")

    def edit(self, account_id: int, field: str, new: str) -> None:
        """Change a text of an account; back once it is committed."""
        self.ask("edit", account_id, field, new)

    def write_card(self, map_id: int, card_id: int, title: str) -> None:
        """Change the title of a card of a journey map."""
        self.ask("write card", map_id, card_id, title)

    def add(self, name: str) -> None:
        """Add an account."""
        self.ask("add", name)

    def begin_import(self, source: Path) -> None:
        """Import accounts, but stop in the middle until told to `ask("go on")`."""
        self.ask("import", source)

    def leave(self) -> None:
        """Close the file and end."""
        self.ask("leave")
        self._process.join()

    def kill(self) -> None:
        """End at once, without a word (kill -9)."""
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def ask(self, *words: object) -> None:
        """Have something done, and wait until it is."""
        self._pipe.send(words)
        self.hear()

    def hear(self) -> None:
        """Wait for an answer."""
        assert self._pipe.poll(30), "no answer"
        self._pipe.recv()


def _work(pipe: Connection, path: Path, user: str, host: str) -> None:
    opening.current_author = lambda: Author(user, host)
    with closing(opening.open_workspace(path, NOON)) as workspace:
        desk = _Desk(pipe, context(workspace))
        does: dict[str, Callable[..., object]] = {
            "announce": workspace.presence.announce,
            "edit": desk.edit,
            "add": lambda name: add_account(workspace, name),
            "write card": desk.write_card,
            "import": desk.import_slowly,
        }
        pipe.send("here")
        while (words := pipe.recv())[0] != "leave":
            does[words[0]](*words[1:])
            pipe.send("done")
    pipe.send("gone")


class _Desk:
    def __init__(self, pipe: Connection, ctx: Context) -> None:
        self._pipe, self._context = pipe, ctx

    def edit(self, account_id: int, field: str, new: str) -> None:
        query = select(Account.__table__.columns[field]).where(Account.id == account_id)
        base = self._context.workspace.read(lambda connection: connection.execute(query).scalar_one())
        edit_account(self._context, account_id, field, base, new)

    def write_card(self, map_id: int, card_id: int, title: str) -> None:
        do_gesture(self._context, map_id, renamed(Kind.JOURNEY_CARD, card_id, title))

    def import_slowly(self, source: Path) -> None:
        stops = [WRITING]

        def stop(_done: int, _total: int | None, phase: str) -> None:
            if phase in stops:
                stops.remove(phase)
                self._pipe.send(MIDWAY)
                self._pipe.recv()

        run_import(self._context, ImportRequest(ImportKind.ACCOUNTS, source), stop)
