"""To version 6: scorecards with versions, overrides, pulses, rules of signals; more about metrics."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

from cs_desktop.models.migrations.columns import create, link, number, text

if TYPE_CHECKING:
    from alembic.operations import Operations

_TEXTS = {
    "metric": ("definition", "topic", "derived_from"),
    "point_batch": ("note",),
    "attention_mark": ("outcome",),
}


def to_version_6(operations: "Operations") -> None:
    """Add the columns and tables; nothing that is there changes."""
    _add_columns(operations)
    _add_scorecards(operations)
    _add_judgments(operations)
    _add_signal_rules(operations)


def _add_columns(operations: "Operations") -> None:
    for table, names in _TEXTS.items():
        for name in names:
            column = sa.Column(name, sa.String, nullable=False, server_default=sa.text("''"))
            operations.add_column(table, column)
    lag = sa.Column("lag_days", sa.Integer, nullable=False, server_default=sa.text("'0'"))
    operations.add_column("metric", lag)
    operations.add_column("metric", sa.Column("scale", sa.JSON))
    operations.add_column("attention_mark", sa.Column("marked_on", sa.Date))


def _add_scorecards(operations: "Operations") -> None:
    create(
        operations,
        "scorecard",
        text("name"),
        number("position"),
        number("version"),
        sa.Column("draft", sa.JSON),
        sa.Column("ended_on", sa.Date),
        text("notes"),
    )
    create(
        operations,
        "scorecard_version",
        link("scorecard_id", "scorecard", needed=True),
        number("number"),
        sa.Column("published_on", sa.Date, nullable=False),
        text("made_by"),
        text("note"),
        sa.Column("content", sa.JSON, nullable=False),
    )


def _add_judgments(operations: "Operations") -> None:
    create(
        operations,
        "health_override",
        link("account_id", "account", needed=True),
        sa.Column("score", sa.Double, nullable=False),
        text("reason"),
        text("note"),
        sa.Column("from_day", sa.Date, nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("ended_on", sa.Date),
        link("member_id", "team_member"),
    )
    create(
        operations,
        "pulse",
        link("account_id", "account", needed=True),
        sa.Column("day", sa.Date, nullable=False),
        text("rating"),
        sa.Column("reasons", sa.JSON, nullable=False),
        text("note"),
        link("member_id", "team_member"),
    )


def _add_signal_rules(operations: "Operations") -> None:
    create(
        operations,
        "signal_rule",
        *(text(name) for name in ("key", "name", "feed", "kind", "opens", "unit", "severity")),
        *(text(name) for name in ("title", "why", "notes")),
        *(number(name) for name in ("window_days", "answer_days", "least_points", "position")),
        *(sa.Column(name, sa.Double, nullable=False) for name in ("threshold", "floor")),
        *(sa.Column(name, sa.Boolean, nullable=False) for name in ("once_a_month", "active")),
    )
