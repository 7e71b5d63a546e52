"""Stored rules of signals, and what people did with signals."""

from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, select

from cs_desktop.domain.attention import Rule
from cs_desktop.domain.figures import Status, Unit
from cs_desktop.domain.signals.rules import Opens
from cs_desktop.domain.signals.rules import SignalRule as Facts
from cs_desktop.domain.signals.shown import SignalMark
from cs_desktop.domain.vocabulary import AttentionState, MetricKind, SignalOutcome
from cs_desktop.models.decoding import stored_values
from cs_desktop.models.tables import AttentionMark, SignalRule


def stored_rules(connection: Connection) -> tuple[Facts, ...]:
    """Return the rules that somebody stored."""
    names = [field.name for field in fields(Facts)]
    query = select(*(SignalRule.__table__.columns[name] for name in names))
    with stored_values():
        return tuple(_rule(dict(zip(names, row, strict=True))) for row in connection.execute(query))


def _rule(row: dict[str, Any]) -> Facts:
    words = {
        "kind": MetricKind(str(row["kind"])),
        "opens": Opens(str(row["opens"])),
        "severity": Status(str(row["severity"])),
        "unit": Unit(str(row["unit"] or Unit.NUMBER.value)),
    }
    return Facts(**{**row, **words})


def signal_marks(connection: Connection, account_id: int | None = None) -> tuple[SignalMark, ...]:
    """Return everything that was done with signals, of all accounts or of one, by occasion."""
    names = [field.name for field in fields(SignalMark)]
    query = (
        select(*(AttentionMark.__table__.columns[name] for name in names))
        .where(AttentionMark.rule.startswith(f"{Rule.SIGNAL.value}:"))
        .order_by(AttentionMark.occasion, AttentionMark.id)
    )
    if account_id is not None:
        query = query.where(AttentionMark.account_id == account_id)
    with stored_values():
        return tuple(_mark(dict(zip(names, row, strict=True))) for row in connection.execute(query))


def _mark(row: dict[str, Any]) -> SignalMark:
    words = {
        "state": AttentionState(str(row["state"])),
        "outcome": SignalOutcome(str(row["outcome"])) if row["outcome"] else None,
    }
    return SignalMark(**{**row, **words})
