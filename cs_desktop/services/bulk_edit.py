"""Setting one field of many accounts at once: one change set, one undo."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import select

from cs_desktop.common.errors import InputError, KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.changes import Change, Kind
from cs_desktop.domain.field_labels import field_label
from cs_desktop.domain.figures import plural
from cs_desktop.models.id_lists import among
from cs_desktop.models.tables import Account, TouchModel
from cs_desktop.models.write import WriteTx
from cs_desktop.services import account_fields
from cs_desktop.services.context import Context
from cs_desktop.services.text_fields import TextField

BULK_FIELDS = ("owner", "segment", "touch", "lifecycle", "industry", "region", "tier")
"""The fields that can be set for many accounts."""


@dataclass(frozen=True, slots=True)
class BulkEdited:
    """How many accounts were changed, and how many had the value already."""

    change: Change | None
    """None where all had it."""
    count: int
    unchanged: int


def _as_touch_model(tx: WriteTx, text: str) -> int | None:
    """Return the touch model of this name; none where the rule by ARR is to hold."""
    if not text:
        return None
    models = tx.session.scalars(select(TouchModel).order_by(TouchModel.arr_from.desc())).all()
    for model in models:
        if model.name.casefold() == text.casefold():
            return model.id
    names = ", ".join(model.name for model in models)
    raise InputError(tr("Enter one of the touch models: {names}.", names=names))


_FIELDS: Mapping[str, TextField] = MappingProxyType(
    {
        **{name: account_fields.FIELDS[name] for name in BULK_FIELDS if name != "touch"},
        "touch": TextField("touch_model_id", _as_touch_model),
    }
)


def bulk_edit(
    ctx: Context, account_ids: Collection[int], field: str, text: str, initiator: object = None
) -> BulkEdited:
    """Set a field of several accounts to what the user typed; empty text takes the value away.

    Nothing was typed over, so whatever the accounts have now is replaced. Accounts that are gone are
    left out.

    Raises:
        InputError: the text is no value of the field.
        KnownError: none of the accounts is there any more.
    """
    edited = _FIELDS[field]
    label = field_label(Kind.ACCOUNT, edited.column).text

    def work(tx: WriteTx) -> tuple[int, int]:
        query = select(Account).where(Account.id.in_(among(account_ids))).order_by(Account.id)
        accounts = tx.session.scalars(query).all()
        if not accounts:
            raise KnownError(tr("These accounts were deleted; choose others."))
        value = edited.read(tx, text.strip())
        changed = [account for account in accounts if getattr(account, edited.column) != value]
        for account in changed:
            if field in account_fields.FIELDS:
                account_fields.put(tx, account, field, value)
            else:
                setattr(account, edited.column, value)
                account.touch_model_reason = account_fields.SET_BY_HAND if value else ""
        tx.recorder.label = f"Change {label} of {plural(len(changed), 'account')}"
        return len(changed), len(accounts) - len(changed)

    written = ctx.workspace.write(f"Change {label}", work, initiator)
    return BulkEdited(written.change, *written.value)
