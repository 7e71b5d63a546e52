"""What is reversed only by a new entry with a reason: a change set that made such an entry is not undone."""

from collections.abc import Sequence

from cs_desktop.common.errors import LastingError
from cs_desktop.common.language import tr
from cs_desktop.domain.plan.ledger import NOT_UNDONE
from cs_desktop.models.tables import Account, Agreement, ValueConfirmation
from cs_desktop.models.tables.log import ChangeRow

_ENTRIES = frozenset({Agreement.__tablename__, ValueConfirmation.__tablename__})


def refuse_lasting(rows: Sequence[ChangeRow]) -> None:
    """Refuse to undo a change set that made an entry of the ledger.

    One that brought a whole account, as an import or the undo of a deletion, may go with the account.

    Raises:
        LastingError: the change set made such an entry.
    """
    made = {row.entity for row in rows if row.op == "insert"}
    if made & _ENTRIES and Account.__tablename__ not in made:
        raise LastingError(tr(NOT_UNDONE))
