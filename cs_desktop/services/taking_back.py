"""Taking back single things that undoing had left alone, because the user wants them back all the same."""

from collections.abc import Collection

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Kind, Place
from cs_desktop.domain.vocabulary import DATED_ATTRIBUTES
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.belonging import WORKSPACE_WIDE
from cs_desktop.models.deleting import delete_rows, logged_class
from cs_desktop.models.log.lasting import refuse_lasting
from cs_desktop.models.log.old_values import old_text
from cs_desktop.models.log.places import missing, target_of
from cs_desktop.models.log.reverting import changes_of
from cs_desktop.models.log.values import decode
from cs_desktop.models.points import writing as points
from cs_desktop.models.tables import Account, ChangeRow
from cs_desktop.models.write import WriteTx
from cs_desktop.services.attributes import column_of, set_attribute

_ATTRIBUTE_OF = {column_of(name): name for name in DATED_ATTRIBUTES}


def take_back(tx: WriteTx, change_set_id: int, places: Collection[Place]) -> None:
    """Undo what a change set did to these places, whatever was done to them since.

    A field gets the value that it had before; a dated one has it from today on. What was added is deleted
    with everything under it. Points become what they were.

    Raises:
        KnownError: one of the places is gone, or its old value is.
        LastingError: it is reversed by a new entry only.
    """
    rows = changes_of(tx, change_set_id)
    refuse_lasting(tx, rows)
    for kind, item_id, field in places:
        # The last of them is the first that the change set did there: it knows what was before.
        row = next(r for r in reversed(rows) if (r.entity, r.entity_id, r.field) == (kind, item_id, field))
        if field:
            _put_back(tx, row)
        elif kind is Kind.POINT_BATCH:
            points.revert(tx, item_id, "undo", anyway=True)
        elif kind in WORKSPACE_WIDE:
            raise KnownError(tr("This stays, since accounts may need it; take it out of use first."))
        else:
            delete_rows(tx, {kind.value: [item_id]})


def _put_back(tx: WriteTx, row: ChangeRow) -> None:
    cls = logged_class(row.entity)
    assert cls is not None
    item: LoggedBase | None = tx.session.get(cls, row.entity_id)
    if item is None:
        raise KnownError(tr("It was deleted meanwhile; bring it back first."))
    column = cls.__table__.columns[row.field]
    value = decode(column, old_text(tx.session.connection(), row) or "null")
    target = target_of(column)
    if target and isinstance(value, int) and missing(tx.session.connection(), {target: [value]})[target]:
        raise KnownError(tr("What the field pointed at was deleted; bring that back first."))
    attribute = _ATTRIBUTE_OF.get(row.field) if isinstance(item, Account) else None
    if isinstance(item, Account) and attribute is not None:
        assert value is None or isinstance(value, str | int)
        set_attribute(tx, item, attribute, value)
    else:
        setattr(item, row.field, value)
