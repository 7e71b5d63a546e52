"""The fields of an account that a person edits as text: how each is shown, read back and stored."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cs_desktop.common.dates import read_day
from cs_desktop.common.errors import InputError
from cs_desktop.domain.vocabulary import DATED_ATTRIBUTES
from cs_desktop.models.tables import Account, LifecycleStage, TeamMember
from cs_desktop.models.write import WriteTx
from cs_desktop.services.attributes import set_attribute

NAME_LIMIT = 300


@dataclass(frozen=True, slots=True)
class AccountField:
    """One field. `read` turns checked text into the stored value, `show` the stored value into text."""

    label: str
    column: str
    read: Callable[[WriteTx, str], str | int | date | None]
    show: Callable[[Session, Account], str]


def put(tx: WriteTx, account: Account, name: str, text: str) -> None:
    """Store the field's new text.

    Raises:
        InputError: the text is not a value of this field; the message gives an example.
    """
    field = FIELDS[name]
    value = field.read(tx, text.strip())
    if name in DATED_ATTRIBUTES:
        assert not isinstance(value, date)
        set_attribute(tx, account, name, value)
    else:
        setattr(account, field.column, value)


def _as_text(_tx: WriteTx, text: str) -> str:
    return text


def _as_name(_tx: WriteTx, text: str) -> str:
    if not text:
        raise InputError("Enter a name; an account cannot be without one.")
    if len(text) > NAME_LIMIT:
        raise InputError(f"Enter at most {NAME_LIMIT} characters; this name has {len(text)}.")
    return text


def _as_day(_tx: WriteTx, text: str) -> date | None:
    if not text:
        return None
    day = read_day(text)
    if day is None:
        raise InputError("Enter a date such as 2027-01-31.")
    return day


def _as_member(tx: WriteTx, text: str) -> int | None:
    """Return the member of this name; someone new joins the team."""
    if not text:
        return None
    # Compared here: SQLite knows the case of ASCII letters only.
    for known in tx.session.scalars(select(TeamMember).order_by(TeamMember.id)):
        if known.name.casefold() == text.casefold():
            return known.id
    member = TeamMember(id=tx.new_id(), name=text)
    tx.session.add(member)
    tx.session.flush()
    return member.id


def _as_stage(tx: WriteTx, text: str) -> int | None:
    if not text:
        return None
    stages = tx.session.scalars(select(LifecycleStage).order_by(LifecycleStage.position)).all()
    for stage in stages:
        if stage.name.casefold() == text.casefold():
            return stage.id
    names = ", ".join(stage.name for stage in stages)
    raise InputError(f"Enter one of the lifecycle stages: {names}.")


def _member_name(session: Session, account: Account) -> str:
    member = session.get(TeamMember, account.owner_id) if account.owner_id else None
    return member.name if member else ""


def _stage_name(session: Session, account: Account) -> str:
    stage = session.get(LifecycleStage, account.lifecycle_id) if account.lifecycle_id else None
    return stage.name if stage else ""


def _text_field(label: str, column: str) -> AccountField:
    return AccountField(label, column, _as_text, lambda _session, account: str(getattr(account, column)))


def _day_field(label: str, column: str) -> AccountField:
    def show(_session: Session, account: Account) -> str:
        day: date | None = getattr(account, column)
        return day.isoformat() if day else ""

    return AccountField(label, column, _as_day, show)


FIELDS: dict[str, AccountField] = {
    "name": AccountField("name", "name", _as_name, lambda _session, account: account.name),
    "external_id": _text_field("external id", "external_id"),
    "industry": _text_field("industry", "industry"),
    "region": _text_field("region", "region"),
    "segment": _text_field("segment", "segment"),
    "tier": _text_field("tier", "tier"),
    "owner": AccountField("owner", "owner_id", _as_member, _member_name),
    "lifecycle": AccountField("lifecycle stage", "lifecycle_id", _as_stage, _stage_name),
    "customer_since": _day_field("customer since", "customer_since"),
    "first_value": _day_field("first value", "first_value"),
    "website": _text_field("website", "website"),
    "desired_outcome": _text_field("desired outcome", "desired_outcome"),
    "customer_metric": _text_field("customer's own metric", "customer_metric"),
    "notes": _text_field("notes", "notes"),
}
