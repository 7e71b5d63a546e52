"""To version 4: journey maps and templates, milestones, revisions, workshops."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

from cs_desktop.models.migrations.columns import create, link, number, text

if TYPE_CHECKING:
    from alembic.operations import Operations


def to_version_4(operations: "Operations") -> None:
    """Add the tables; nothing that is there changes."""
    _add_maps(operations)
    _add_cards(operations)
    _add_milestones(operations)
    _add_workshops(operations)


def _add_maps(operations: "Operations") -> None:
    create(
        operations,
        "journey_map",
        link("account_id", "account"),
        text("name"),
        text("status"),
        sa.Column("locked", sa.Boolean, nullable=False),
        text("segment"),
        link("owner_id", "team_member"),
        sa.Column("starts_on", sa.Date),
        number("lost_after"),
        sa.Column("template_id", sa.Integer),
        number("edition"),
        text("notes"),
    )
    create(operations, "journey_persona", _map(), text("name"), number("position"), _source())
    create(
        operations,
        "journey_stage",
        _map(),
        text("name"),
        number("position"),
        link("lifecycle_id", "lifecycle_stage"),
        sa.Column("expected_days", sa.Integer),
        sa.Column("starts_on", sa.Date),
        number("width"),
        _source(),
    )
    create(
        operations,
        "journey_lane",
        _map(),
        text("kind"),
        text("name"),
        number("position"),
        number("height"),
        sa.Column("folded", sa.Boolean, nullable=False),
        _source(),
    )


def _add_cards(operations: "Operations") -> None:
    create(
        operations,
        "journey_card",
        _map(),
        link("lane_id", "journey_lane"),
        link("stage_id", "journey_stage"),
        text("kind"),
        *(number(name) for name in ("start", "length", "row")),
        *(text(name) for name in ("title", "notes", "evidence")),
        sa.Column("mood", sa.Integer),
        text("way"),
        text("state"),
        link("owner_id", "team_member"),
        *(sa.Column(name, sa.Date) for name in ("opened_on", "due", "closed_on")),
        link("metric_id", "metric"),
        sa.Column("baseline", sa.Double),
        sa.Column("target", sa.Double),
        _source(),
    )
    create(
        operations,
        "journey_answer",
        link("card_id", "journey_card", needed=True),
        link("map_id", "journey_map"),
        text("question"),
        text("answer"),
        number("position"),
    )
    create(
        operations,
        "journey_emotion",
        _map(),
        link("persona_id", "journey_persona", needed=True),
        link("stage_id", "journey_stage", needed=True),
        sa.Column("value", sa.Double, nullable=False),
        text("word"),
    )
    create(
        operations,
        "journey_link",
        _map(),
        link("source_id", "journey_card", needed=True),
        link("target_id", "journey_card"),
        link("objective_id", "objective"),
    )


def _add_milestones(operations: "Operations") -> None:
    create(
        operations,
        "milestone",
        link("account_id", "account"),
        link("map_id", "journey_map"),
        link("stage_id", "journey_stage"),
        link("plan_id", "success_plan"),
        text("name"),
        text("party"),
        sa.Column("due", sa.Date),
        sa.Column("reached_on", sa.Date),
        sa.Column("after_days", sa.Integer),
        text("notes"),
        _source(),
    )


def _add_workshops(operations: "Operations") -> None:
    create(
        operations,
        "journey_revision",
        _map(),
        number("number"),
        text("name"),
        text("kind"),
        text("made_at"),
        text("made_by"),
    )
    create(
        operations,
        "journey_workshop",
        _map(),
        text("name"),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("agenda", sa.JSON, nullable=False),
        number("step"),
        sa.Column("ended_at", sa.String),
        number("dots"),
    )
    create(
        operations,
        "journey_vote",
        link("workshop_id", "journey_workshop", needed=True),
        link("card_id", "journey_card", needed=True),
        text("voter"),
        number("dots"),
    )


def _map() -> "sa.Column[int]":
    return link("map_id", "journey_map", needed=True)


def _source() -> "sa.Column[int]":
    return sa.Column("source_id", sa.Integer)
