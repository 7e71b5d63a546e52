"""The fields of an account that a person edits as text."""

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import select

from cs_desktop.common.errors import InputError
from cs_desktop.common.language import tr
from cs_desktop.domain.vocabulary import DATED_ATTRIBUTES
from cs_desktop.models.tables import Account, LifecycleStage, TeamMember
from cs_desktop.models.write import WriteTx
from cs_desktop.services.attributes import set_attribute
from cs_desktop.services.text_fields import TextField, Value, as_day, as_member, as_name, as_text

SET_BY_HAND = "Set by hand"


def put(tx: WriteTx, account: Account, name: str, value: Value) -> None:
    """Store a field's new value."""
    if name in DATED_ATTRIBUTES:
        assert value is None or isinstance(value, str | int)
        set_attribute(tx, account, name, value)
        if name == "segment":
            # So that the rules leave it alone; the words are stored, so they are not translated.
            account.segment_reason = (account.segment_reason or SET_BY_HAND) if value else ""
    else:
        setattr(account, FIELDS[name].column, value)


def _as_stage(tx: WriteTx, text: str) -> int | None:
    if not text:
        return None
    stages = tx.session.scalars(select(LifecycleStage).order_by(LifecycleStage.position)).all()
    for stage in stages:
        if stage.name.casefold() == text.casefold():
            return stage.id
    names = ", ".join(stage.name for stage in stages)
    raise InputError(tr("Enter one of the lifecycle stages: {names}.", names=names))


FIELDS: Mapping[str, TextField] = MappingProxyType(
    {
        "name": TextField("name", as_name),
        "owner": TextField("owner_id", as_member, TeamMember),
        "lifecycle": TextField("lifecycle_id", _as_stage, LifecycleStage),
        **{column: TextField(column, as_day) for column in ("customer_since", "first_value")},
        **{
            column: TextField(column, as_text)
            for column in (
                *("external_id", "industry", "region", "segment", "tier", "website"),
                *("desired_outcome", "customer_metric", "notes"),
            )
        },
    }
)
"""By the name that a field has on screen."""
