"""What people say of accounts against or beside the score: overrides and pulses."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from cs_desktop.domain.health.overrides import Override
from cs_desktop.domain.health.pulses import MOST_REASONS, Pulse
from cs_desktop.domain.vocabulary import OverrideReason, PulseRating, PulseReason
from cs_desktop.models.decoding import stored_values
from cs_desktop.models.tables import HealthOverride, TeamMember
from cs_desktop.models.tables import Pulse as Stored


def overrides(connection: Connection, account_id: int | None = None) -> Mapping[int, Sequence[Override]]:
    """Return the overrides of all accounts or of one by account, in the order in which they were set.

    Raises:
        DamagedValueError: a reason is none that there is.
    """
    table = HealthOverride
    query = (
        select(
            *(table.account_id, table.score, table.reason, table.note, table.from_day, table.until),
            *(table.ended_on, TeamMember.name, table.id),
        )
        .outerjoin(TeamMember, TeamMember.id == table.member_id)
        .order_by(table.account_id, table.from_day, table.id)
    )
    if account_id is not None:
        query = query.where(table.account_id == account_id)
    found: dict[int, list[Override]] = {}
    for account, score, reason, note, from_day, until, ended_on, name, row_id in connection.execute(query):
        made = Override(score, OverrideReason(reason), note, from_day, until, ended_on, name or "", row_id)
        found.setdefault(account, []).append(made)
    return found


def pulses(connection: Connection, account_id: int | None = None) -> tuple[Pulse, ...]:
    """Return the pulses of all accounts or of one, the oldest first.

    Raises:
        DamagedValueError: a rating or a reason is none that there is.
    """
    table = Stored
    query = (
        select(
            *(table.id, table.account_id, table.day, table.rating, table.reasons, table.note),
            TeamMember.name,
        )
        .outerjoin(TeamMember, TeamMember.id == table.member_id)
        .order_by(table.day, table.id)
    )
    if account_id is not None:
        query = query.where(table.account_id == account_id)
    return tuple(map(_pulse, connection.execute(query)))


def _pulse(row: Row[*tuple[Any, ...]]) -> Pulse:
    pulse_id, account_id, day, rating, reasons, note, name = row
    with stored_values():
        codes = tuple(PulseReason(code) for code in reasons.get("codes", ()))[:MOST_REASONS]
    return Pulse(pulse_id, account_id, day, PulseRating(rating), codes, note, name or "")
