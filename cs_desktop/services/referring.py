"""What a new row refers to may be gone by the time it is written: someone else, or an undo, was faster."""

from cs_desktop.common.errors import KnownError
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.write import WriteTx


def require(tx: WriteTx, table: type[LoggedBase], row_id: int | None, gone: str) -> None:
    """Refuse to go on where a row that is referred to is not there; None refers to nothing.

    Raises:
        KnownError: with the words of `gone`.
    """
    if row_id is not None and tx.session.get(table, row_id) is None:
        raise KnownError(gone)
