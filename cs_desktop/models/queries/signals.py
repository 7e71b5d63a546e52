"""Stored rules of signals, and what people did with signals."""

from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import Connection, select

from cs_desktop.domain.attention import Rule
from cs_desktop.domain.figures import Status, Unit
from cs_desktop.domain.signals.rules import Opens
from cs_desktop.domain.signals.rules import SignalRule as Facts
from cs_desktop.domain.vocabulary import MetricKind
from cs_desktop.models.decoding import stored_values
from cs_desktop.models.tables import AttentionMark, SignalRule


def stored_rules(connection: Connection) -> tuple[Facts, ...]:
    """Return the rules that somebody stored."""
    names = [field.name for field in fields(Facts)]
    query = select(*(SignalRule.__table__.columns[name] for name in names))
    with stored_values():
        return tuple(_rule(dict(zip(names, row, strict=True))) for row in connection.execute(query))


def _rule(row: dict[str, object]) -> Facts:
    words = {
        "kind": MetricKind(str(row["kind"])),
        "opens": Opens(str(row["opens"])),
        "severity": Status(str(row["severity"])),
        "unit": Unit(str(row["unit"] or Unit.NUMBER.value)),
    }
    return Facts(**{**row, **words})  # type: ignore[arg-type] - the columns are those of the fields


@dataclass(frozen=True, slots=True)
class SignalMark:
    """What somebody did with a signal on one of its occasions."""

    id: int
    account_id: int | None
    rule: str
    occasion: date
    state: str
    until: date | None
    outcome: str
    marked_on: date | None
    note: str


def signal_marks(connection: Connection) -> tuple[SignalMark, ...]:
    """Return everything that was done with signals."""
    columns = [AttentionMark.__table__.columns[field.name] for field in fields(SignalMark)]
    query = select(*columns).where(AttentionMark.rule.startswith(f"{Rule.SIGNAL.value}:"))
    return tuple(SignalMark(*row) for row in connection.execute(query))
