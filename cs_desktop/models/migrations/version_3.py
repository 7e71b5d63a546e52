"""To version 3: segment rules, saved views, marks on things to do, plans, reviews and promises."""

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations

_TEXTS = (
    ("account", "segment_reason"),
    ("contact", "phone"),
    ("contact", "notes"),
    ("activity", "title"),
    ("task", "kind"),
    ("task", "notes"),
)
_NUMBERS = (
    ("team_member", "proactive_target"),
    ("team_member", "reactive_target"),
    ("touch_model", "review_days"),
    ("touch_model", "contact_days"),
)


def to_version_3(operations: "Operations") -> None:
    """Add the columns and tables; nothing that is there changes."""
    for table, column in _TEXTS:
        operations.add_column(
            table, sa.Column(column, sa.String, nullable=False, server_default=sa.text("''"))
        )
    for table, column in _NUMBERS:
        operations.add_column(table, sa.Column(column, sa.Integer))
    _add_workspace_tables(operations)
    _add_plans(operations)
    _add_account_tables(operations)


def _add_workspace_tables(operations: "Operations") -> None:
    _create(
        operations,
        "segment_rule",
        _number("position"),
        _text("segment"),
        sa.Column("arr_from", sa.Integer),
        sa.Column("arr_below", sa.Integer),
        _text("industry"),
        _text("region"),
    )
    _create(
        operations,
        "saved_view",
        _text("place"),
        _text("name"),
        _number("position"),
        _text("query"),
        sa.Column("layout", sa.JSON, nullable=False),
    )


def _add_plans(operations: "Operations") -> None:
    _create(
        operations,
        "success_plan",
        _link("account_id", "account", needed=True),
        _text("name"),
        _text("status"),
        sa.Column("next_review", sa.Date),
    )
    _create(
        operations,
        "objective",
        _link("plan_id", "success_plan", needed=True),
        _text("text"),
        _text("category"),
        _text("state"),
        _number("position"),
        _link("owner_id", "team_member"),
        _link("contact_id", "contact"),
    )
    _create(
        operations,
        "measure",
        _link("objective_id", "objective", needed=True),
        _text("name"),
        _text("kind"),
        _text("unit"),
        _link("metric_id", "metric"),
        sa.Column("baseline", sa.Double),
        sa.Column("baseline_on", sa.Date),
        sa.Column("target", sa.Double),
        sa.Column("current", sa.Double),
        sa.Column("current_on", sa.Date),
        sa.Column("due", sa.Date),
    )


def _add_account_tables(operations: "Operations") -> None:
    _create(
        operations,
        "attention_mark",
        _link("account_id", "account"),
        _text("rule"),
        _text("about_kind"),
        _number("about_id"),
        sa.Column("occasion", sa.Date, nullable=False),
        _text("state"),
        sa.Column("until", sa.Date),
        _text("note"),
    )
    _create(
        operations,
        "review",
        _link("account_id", "account", needed=True),
        _text("kind"),
        _text("title"),
        sa.Column("day", sa.Date, nullable=False),
        _text("status"),
        _text("notes"),
    )
    operations.create_index("ix_review_day", "review", ["day"])
    _create(
        operations,
        "promise",
        _link("account_id", "account", needed=True),
        _text("text"),
        sa.Column("made_on", sa.Date),
        sa.Column("due", sa.Date),
        _link("owner_id", "team_member"),
        _text("outcome"),
        sa.Column("settled_on", sa.Date),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _link(name: str, target: str, *, needed: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{target}.id"), nullable=not needed)


def _create(operations: "Operations", table: str, *columns: "sa.Column[Any]") -> None:
    """Make a table with an id of ours, and an index on each of its links."""
    links = [column.name for column in columns if column.foreign_keys]
    for column in columns:
        for key in column.foreign_keys:
            key.name = f"fk_{table}_{column.name}"
    operations.create_table(
        table,
        *columns,
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
    for name in links:
        operations.create_index(f"ix_{table}_{name}", table, [name])
