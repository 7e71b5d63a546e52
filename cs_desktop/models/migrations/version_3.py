"""To version 3: segment rules, saved views, marks on things to do, plans, reviews and promises."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

from cs_desktop.models.migrations.columns import create, link, number, text

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
    create(
        operations,
        "segment_rule",
        number("position"),
        text("segment"),
        sa.Column("arr_from", sa.Integer),
        sa.Column("arr_below", sa.Integer),
        text("industry"),
        text("region"),
    )
    create(
        operations,
        "saved_view",
        text("place"),
        text("name"),
        number("position"),
        text("query"),
        sa.Column("layout", sa.JSON, nullable=False),
    )


def _add_plans(operations: "Operations") -> None:
    create(
        operations,
        "success_plan",
        link("account_id", "account", needed=True),
        text("name"),
        text("status"),
        sa.Column("next_review", sa.Date),
    )
    create(
        operations,
        "objective",
        link("plan_id", "success_plan", needed=True),
        text("text"),
        text("category"),
        text("state"),
        number("position"),
        link("owner_id", "team_member"),
        link("contact_id", "contact"),
    )
    create(
        operations,
        "measure",
        link("objective_id", "objective", needed=True),
        text("name"),
        text("kind"),
        text("unit"),
        link("metric_id", "metric"),
        sa.Column("baseline", sa.Double),
        sa.Column("baseline_on", sa.Date),
        sa.Column("target", sa.Double),
        sa.Column("current", sa.Double),
        sa.Column("current_on", sa.Date),
        sa.Column("due", sa.Date),
    )


def _add_account_tables(operations: "Operations") -> None:
    create(
        operations,
        "attention_mark",
        link("account_id", "account"),
        text("rule"),
        text("about_kind"),
        number("about_id"),
        sa.Column("occasion", sa.Date, nullable=False),
        text("state"),
        sa.Column("until", sa.Date),
        text("note"),
    )
    create(
        operations,
        "review",
        link("account_id", "account", needed=True),
        text("kind"),
        text("title"),
        sa.Column("day", sa.Date, nullable=False),
        text("status"),
        text("notes"),
    )
    operations.create_index("ix_review_day", "review", ["day"])
    create(
        operations,
        "promise",
        link("account_id", "account", needed=True),
        text("text"),
        sa.Column("made_on", sa.Date),
        sa.Column("due", sa.Date),
        link("owner_id", "team_member"),
        text("outcome"),
        sa.Column("settled_on", sa.Date),
    )
