"""To version 7: decks with slides and frozen states, a brand of each client, the roadmap."""

from typing import TYPE_CHECKING

import sqlalchemy as sa

from cs_desktop.models.migrations.columns import create, link, number, text

if TYPE_CHECKING:
    from alembic.operations import Operations


def to_version_7(operations: "Operations") -> None:
    """Add the column and the tables; nothing that is there changes."""
    typeface = sa.Column("typeface", sa.String, nullable=False, server_default=sa.text("''"))
    operations.add_column("workspace", typeface)
    _add_decks(operations)
    _add_brand(operations)
    _add_roadmap(operations)


def _add_decks(operations: "Operations") -> None:
    create(
        operations,
        "deck",
        link("account_id", "account"),
        *(text(name) for name in ("name", "template", "audience", "period")),
        sa.Column("made_on", sa.Date, nullable=False),
        *(sa.Column(name, sa.JSON, nullable=False) for name in ("released", "every_page")),
        sa.Column("snapshot_id", sa.Integer),
    )
    create(
        operations,
        "deck_slide",
        link("deck_id", "deck", needed=True),
        *(text(name) for name in ("key", "title", "title_basis", "notes")),
        number("position"),
        sa.Column("included", sa.Boolean, nullable=False),
        *(sa.Column(name, sa.JSON, nullable=False) for name in ("texts", "options")),
    )
    create(
        operations,
        "deck_snapshot",
        link("deck_id", "deck", needed=True),
        sa.Column("taken_at", sa.String, nullable=False),
        *(text(name) for name in ("made_by", "note", "sha256")),
        link("attachment_id", "attachment"),
    )


def _add_brand(operations: "Operations") -> None:
    names = ("company", "accent", "footer", "confidentiality", "typeface")
    create(
        operations,
        "brand",
        link("account_id", "account", needed=True),
        *(text(name) for name in names),
    )


def _add_roadmap(operations: "Operations") -> None:
    create(
        operations,
        "roadmap_item",
        *(text(name) for name in ("name", "description", "state", "notes")),
        sa.Column("due", sa.Date),
        sa.Column("shared", sa.Boolean, nullable=False),
        number("position"),
    )
    create(
        operations,
        "roadmap_interest",
        link("roadmap_item_id", "roadmap_item", needed=True),
        link("account_id", "account", needed=True),
        text("why"),
        number("position"),
    )
