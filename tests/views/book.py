"""A small book of accounts for the window's tests, made once and copied."""

import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from cs_desktop.models.tables import Activity, Contact, Renewal, TeamMember
from cs_desktop.models.workspace_file import WorkspaceFile
from cs_desktop.models.write import Author, WriteTx
from tests.workspaces import (
    NOON,
    add_account,
    add_metric,
    add_points,
    add_product,
    add_subscription,
    new_workspace,
)

JAPANESE = "株式会社さくら物流"
ARABIC = "شركة النقل السريع"
MARKUP = "<b>Bold</b> & Sons"
LONG = "Long " * 60
NAMES = ("Halden Freight", "Kessel Dental", JAPANESE, ARABIC, MARKUP, LONG.strip())


def write_book(path: Path) -> None:
    """Put a copy of the book at a path."""
    path.write_bytes(_template())


@cache
def _template() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.csdesk"
        new_workspace(path).close()
        # A colleague made it: the window that opens it has nothing of its own to undo.
        workspace = WorkspaceFile(path, NOON, Author("ana.ruiz", "elsewhere"))
        _fill(workspace)
        workspace.close()
        return path.read_bytes()


def _fill(workspace: WorkspaceFile) -> None:
    product, metric = add_product(workspace, "Corvane Plan"), add_metric(workspace, "usage")

    def owners(tx: WriteTx) -> int:
        member = TeamMember(id=tx.new_id(), name="Ana Ruiz")
        tx.session.add(member)
        return member.id

    owner = workspace.write("Add owner", owners).value
    for place, name in enumerate(NAMES):
        account = add_account(
            workspace,
            name,
            external_id=f"A-{place}",
            industry="Freight",
            segment="Enterprise",
            owner_id=owner,
            customer_since=date(2025, 4, 1),
        )
        # Halden pays $640K, the next $540K, and so on; the last pays nothing.
        if place < len(NAMES) - 1:
            arr = 64_000_000 - place * 10_000_000
            add_subscription(
                workspace, account, product, ("new", date(2025, 4, 1), arr), term_end=date(2027, 1, 31)
            )
        if place == 0:
            add_points(workspace, account, metric, {date(2026, 9, day): float(day) for day in range(1, 29)})
            workspace.write("Add people", lambda tx, account=account: _people(tx, account))


def _people(tx: WriteTx, account: int) -> None:
    tx.session.add(Contact(id=tx.new_id(), account_id=account, name="Dana Ford", title="COO", role="sponsor"))
    tx.session.add(
        Activity(id=tx.new_id(), account_id=account, kind="call", day=date(2026, 10, 7), minutes=30)
    )
    tx.session.add(Renewal(id=tx.new_id(), account_id=account, due=date(2027, 1, 31), forecast="likely"))
