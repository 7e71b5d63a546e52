"""Taking out for good what only an undo could bring back."""

from collections.abc import Collection

from sqlalchemy import Connection, delete, func, select

from cs_desktop.domain.purging import Purgeable
from cs_desktop.models import attachments
from cs_desktop.models.tables import Account, PointBatch, PointBlock
from cs_desktop.models.tables.log import ChangeRow
from cs_desktop.models.write import WriteTx

SOURCE = "Purged with account "
"""Source of the batch that remembers the points of one account; its id follows."""
_FILES = "Purged files"
_GONE = PointBlock.account_id.not_in(select(Account.id))


def purgeable(connection: Connection) -> Purgeable:
    """Return what a purge would take."""
    size = func.length(PointBlock.days) + func.length(PointBlock.points)
    points = select(
        func.count(PointBlock.account_id.distinct()),
        func.coalesce(func.sum(PointBlock.count), 0),
        func.coalesce(func.sum(size), 0),
    ).where(_GONE)
    accounts, count, points_size = connection.execute(points).one()
    files, files_size = attachments.unreferenced(connection)
    return Purgeable(accounts, count, points_size, files, files_size)


def purge(tx: WriteTx) -> Purgeable:
    """Take it out and return what it was.

    Neither points nor bytes of files are logged. A batch for each account says in the log how many points
    went, so that whoever brings the account back is told.
    """
    connection = tx.session.connection()
    found = purgeable(connection)
    by_account = (
        select(PointBlock.account_id, func.sum(PointBlock.count)).where(_GONE).group_by(PointBlock.account_id)
    )
    for account_id, count in connection.execute(by_account).all():
        tx.session.add(_batch(tx, f"{SOURCE}{account_id}", count))
    if found.files:
        tx.session.add(_batch(tx, _FILES, 0))
    connection.execute(delete(PointBlock).where(_GONE))
    attachments.delete_unreferenced(tx)
    return found


def purged_since(
    connection: Connection, account_ids: Collection[int], position: int
) -> dict[int, tuple[int, int]]:
    """Return for each of these accounts whose points went after a log position: the batch and how many."""
    query = (
        select(PointBatch.id, PointBatch.source, PointBatch.count)
        .join(ChangeRow, ChangeRow.entity_id == PointBatch.id)
        .where(
            ChangeRow.entity == PointBatch.__tablename__,
            ChangeRow.set_pos > position,
            PointBatch.source.startswith(SOURCE),
        )
    )
    rows = connection.execute(query)
    found = {int(source.removeprefix(SOURCE)): (batch_id, count) for batch_id, source, count in rows}
    return {account_id: found[account_id] for account_id in account_ids if account_id in found}


def is_purge(source: str) -> bool:
    """Return whether a batch of points stands for a purge."""
    return source.startswith(SOURCE) or source == _FILES


def free_bytes(connection: Connection) -> int:
    """Return how much of the file is empty and waits for new data."""
    pages = connection.exec_driver_sql("PRAGMA freelist_count").scalar_one()
    return int(pages * connection.exec_driver_sql("PRAGMA page_size").scalar_one())


def _batch(tx: WriteTx, source: str, count: int) -> PointBatch:
    return PointBatch(id=tx.new_id(), source=source, count=count, first_day=None, last_day=None)
