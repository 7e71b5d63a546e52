"""To version 5: whole success plans, the ledger of what was agreed and confirmed, reviews and commitments."""

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from cs_desktop.models.migrations.columns import create, link, number, text

if TYPE_CHECKING:
    from alembic.operations import Operations

_TEXTS = {
    "success_plan": ("outcome", "notes", "shared_notes"),
    "objective": ("override", "override_reason", "notes", "shared_notes"),
    "measure": ("definition", "worth_period", "worth_note"),
    "review": ("starts_at", "place", "reason", "shared_notes", "closed_by"),
}
_DAYS = {
    "success_plan": ("starts_on", "ends_on", "checked_on"),
    "objective": ("asked_on", "override_on"),
}
_NUMBERS = {
    "success_plan": ("check_days", "blueprint_id"),
    "measure": ("library_id", "worth_value", "worth_share"),
}
_COUNTS = (("success_plan", "version", 1), ("success_plan", "edition", 0), ("measure", "position", 0))
_DOCUMENTS = (("success_plan", "learning"), ("measure", "scale"), ("measure", "steps"), ("review", "frozen"))


def to_version_5(operations: "Operations") -> None:
    """Add the columns and tables; nothing that is there changes."""
    _add_columns(operations)
    _add_plan_tables(operations)
    _add_ledger(operations)
    _add_review_tables(operations)
    _add_library(operations)


def _add_columns(operations: "Operations") -> None:
    def add(table: str, column: "sa.Column[Any]") -> None:
        operations.add_column(table, column)

    for table, names in _TEXTS.items():
        for name in names:
            add(table, sa.Column(name, sa.String, nullable=False, server_default=sa.text("''")))
    for table, names in _DAYS.items():
        for name in names:
            add(table, sa.Column(name, sa.Date))
    for table, names in _NUMBERS.items():
        for name in names:
            add(table, sa.Column(name, sa.Integer))
    for table, name, count in _COUNTS:
        add(table, sa.Column(name, sa.Integer, nullable=False, server_default=sa.text(f"'{count}'")))
    for table, name in _DOCUMENTS:
        add(table, sa.Column(name, sa.JSON))
    for name in ("began_at", "closed_at"):
        add("review", sa.Column(name, sa.String))
    add("measure", sa.Column("target_high", sa.Double))
    add("workspace", sa.Column("work_days", sa.String, nullable=False, server_default=sa.text("'12345'")))
    # Alembic adds no column with a reference to a table that SQLite has.
    operations.execute(
        "ALTER TABLE review ADD COLUMN host_id INTEGER "
        "CONSTRAINT fk_review_host_id REFERENCES team_member (id)"
    )
    operations.create_index("ix_review_host_id", "review", ["host_id"])


def _add_plan_tables(operations: "Operations") -> None:
    create(
        operations,
        "measure_point",
        link("measure_id", "measure", needed=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("value", sa.Double, nullable=False),
        text("note"),
    )
    create(
        operations,
        "plan_action",
        link("plan_id", "success_plan", needed=True),
        link("objective_id", "objective"),
        link("review_id", "review"),
        text("text"),
        text("party"),
        *_owners(),
        *(sa.Column(name, sa.Date) for name in ("starts_on", "due", "done_on")),
        number("position"),
        text("notes"),
    )
    create(
        operations,
        "plan_dependency",
        link("plan_id", "success_plan", needed=True),
        link("action_id", "plan_action"),
        link("milestone_id", "milestone"),
        link("needs_action_id", "plan_action"),
        link("needs_milestone_id", "milestone"),
        number("lag"),
    )


def _add_ledger(operations: "Operations") -> None:
    create(
        operations,
        "agreement",
        link("account_id", "account", needed=True),
        link("plan_id", "success_plan"),
        link("objective_id", "objective"),
        link("review_id", "review"),
        *_entry(),
        sa.Column("terms", sa.JSON, nullable=False),
    )
    create(
        operations,
        "value_confirmation",
        link("account_id", "account", needed=True),
        link("plan_id", "success_plan"),
        link("objective_id", "objective"),
        link("measure_id", "measure"),
        link("review_id", "review"),
        *_entry(),
        sa.Column("result", sa.JSON, nullable=False),
        sa.Column("worth", sa.Integer),
        link("attachment_id", "attachment"),
        text("sha256"),
    )


def _add_review_tables(operations: "Operations") -> None:
    create(
        operations,
        "review_item",
        _review(),
        text("text"),
        number("minutes"),
        number("position"),
        sa.Column("done", sa.Boolean, nullable=False),
        text("notes"),
    )
    create(
        operations,
        "review_person",
        _review(),
        link("contact_id", "contact"),
        link("member_id", "team_member"),
        text("state"),
    )
    create(operations, "review_decision", _review(), text("text"), number("position"))
    create(
        operations,
        "commitment",
        _review(),
        link("objective_id", "objective", needed=True),
        link("measure_id", "measure"),
        text("text"),
        *(sa.Column(name, sa.Double) for name in ("baseline", "target", "target_high", "result")),
        *(sa.Column(name, sa.Date) for name in ("baseline_on", "due", "result_on")),
        text("unit"),
        *_owners(),
        number("position"),
        sa.Column("came_from_id", sa.Integer),
        link("scored_in_id", "review"),
        *(text(name) for name in ("score", "decision", "notes")),
    )
    create(
        operations,
        "cadence",
        link("account_id", "account"),
        link("touch_model_id", "touch_model"),
        text("kind"),
        number("months"),
        sa.Column("starts_on", sa.Date),
    )


def _add_library(operations: "Operations") -> None:
    create(
        operations,
        "plan_blueprint",
        *(text(name) for name in ("name", "segment", "use_case", "notes")),
        number("edition"),
        sa.Column("published_on", sa.Date),
        sa.Column("content", sa.JSON, nullable=False),
        sa.Column("draft", sa.JSON),
    )
    create(
        operations,
        "library_measure",
        *(text(name) for name in ("name", "definition", "kind", "unit", "use_case")),
        link("metric_id", "metric"),
        number("position"),
    )
    create(
        operations,
        "agenda_template",
        text("name"),
        text("kind"),
        sa.Column("items", sa.JSON, nullable=False),
        number("position"),
    )
    create(operations, "holiday", sa.Column("day", sa.Date, nullable=False), text("name"))


def _owners() -> "tuple[sa.Column[int], ...]":
    return link("owner_id", "team_member"), link("contact_id", "contact")


def _review() -> "sa.Column[int]":
    return link("review_id", "review", needed=True)


def _entry() -> "tuple[sa.Column[Any], ...]":
    return (
        link("contact_id", "contact"),
        text("contact_name"),
        sa.Column("day", sa.Date, nullable=False),
        text("quote"),
        sa.Column("made_at", sa.String, nullable=False),
        text("made_by"),
        sa.Column("revokes_id", sa.Integer),
        text("reason"),
    )
