"""Setting one field of many accounts at once: one change set, one undo."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
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
from cs_desktop.services.bulk_forecast import Counted, put_forecasts
from cs_desktop.services.context import Context
from cs_desktop.services.text_fields import TextField

FORECAST = "forecast"
BULK_FIELDS = ("owner", "segment", "touch", "lifecycle", "industry", "region", "tier", FORECAST)
"""The fields that can be set for many accounts; the forecast is that of the next renewal."""


@dataclass(frozen=True, slots=True)
class BulkEdited:
    """How many accounts were changed, had the value already, or have nothing that could have it."""

    change: Change | None
    """None where all had it."""
    count: int
    unchanged: int
    left_out: int = 0


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
        **{name: account_fields.FIELDS[name] for name in BULK_FIELDS if name not in ("touch", FORECAST)},
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
    label = _label(field)

    def work(tx: WriteTx) -> Counted:
        query = select(Account).where(Account.id.in_(among(account_ids))).order_by(Account.id)
        accounts = tx.session.scalars(query).all()
        if not accounts:
            raise KnownError(tr("These accounts were deleted; choose others."))
        put = put_forecasts if field == FORECAST else partial(_put, field=field)
        counted = put(tx, accounts, text.strip())
        tx.recorder.label = f"Change {label} of {plural(counted.changed, 'account')}"
        return counted

    written = ctx.workspace.write(f"Change {label}", work, initiator)
    counted = written.value
    return BulkEdited(written.change, counted.changed, counted.unchanged, counted.left_out)


def _label(field: str) -> str:
    """Return what history calls a field."""
    if field == FORECAST:
        return field_label(Kind.RENEWAL, "forecast").text
    return field_label(Kind.ACCOUNT, _FIELDS[field].column).text


def _put(tx: WriteTx, accounts: Sequence[Account], text: str, *, field: str) -> Counted:
    edited = _FIELDS[field]
    value = edited.read(tx, text)
    changed = [account for account in accounts if getattr(account, edited.column) != value]
    if field in account_fields.FIELDS:
        account_fields.put_all(tx, changed, field, value)
    else:
        for account in changed:
            setattr(account, edited.column, value)
            account.touch_model_reason = account_fields.SET_BY_HAND if value else ""
    return Counted(len(changed), len(accounts) - len(changed), 0)
