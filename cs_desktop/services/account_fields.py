"""The fields of an account that a person edits as text."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from cs_desktop.domain.vocabulary import DATED_ATTRIBUTES
from cs_desktop.models.tables import Account, LifecycleStage, TeamMember
from cs_desktop.models.write import WriteTx
from cs_desktop.services.attributes import set_attributes
from cs_desktop.services.text_fields import TextField, Value, as_day, as_member, as_name, as_stage, as_text

SET_BY_HAND = "Set by hand"


def put(tx: WriteTx, account: Account, name: str, value: Value) -> None:
    """Store a field's new value."""
    put_all(tx, [account], name, value)


def put_all(tx: WriteTx, accounts: Sequence[Account], name: str, value: Value) -> None:
    """Store a field's new value of many accounts; their past is read at once."""
    if name in DATED_ATTRIBUTES:
        assert value is None or isinstance(value, str | int)
        set_attributes(tx, name, [(account, value) for account in accounts])
    else:
        for account in accounts:
            setattr(account, FIELDS[name].column, value)
    if name == "segment":
        for account in accounts:
            # So that the rules leave it alone; the words are stored, so they are not translated.
            account.segment_reason = (account.segment_reason or SET_BY_HAND) if value else ""


FIELDS: Mapping[str, TextField] = MappingProxyType(
    {
        "name": TextField("name", as_name),
        "owner": TextField("owner_id", as_member, TeamMember),
        "lifecycle": TextField("lifecycle_id", as_stage, LifecycleStage),
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
