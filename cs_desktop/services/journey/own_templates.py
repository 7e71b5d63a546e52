"""A workspace's own templates: made of maps, published in editions, and maps started from them."""

from sqlalchemy import Connection, select

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.journey.calendar import stage_days
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.shown import Starts
from cs_desktop.domain.journey.templating import as_template
from cs_desktop.domain.journey.words import RevisionKind
from cs_desktop.models.queries.journey import account_life, map_entries
from cs_desktop.models.queries.journey_past import kept_at, past_contents, revision_rows
from cs_desktop.models.tables import SegmentRule
from cs_desktop.models.write import WriteTx, Written
from cs_desktop.services.context import Context
from cs_desktop.services.journey.changing import changeable
from cs_desktop.services.journey.maps import free_name, read_map, start_map
from cs_desktop.services.journey.templates import shipped_templates


def read_starts(ctx: Context) -> Starts:
    """Return everything that a map can be started from."""
    return ctx.workspace.read(starts)


def starts(connection: Connection) -> Starts:
    """Return everything that a map can be started from."""
    segments = connection.scalars(select(SegmentRule.segment).distinct().order_by(SegmentRule.segment))
    own = tuple(map_entries(connection, None))
    return Starts(shipped_templates(), own, tuple(name for name in segments if name))


def save_as_template(ctx: Context, map_id: int, name: str, initiator: object = None) -> Written[int]:
    """Make a template of a map, without what holds for its account only; returns the template's id.

    Raises:
        InputError: the name is empty or too long.
        KnownError: the map is gone, or the file refuses.
    """
    content = read_map(ctx, map_id)
    account_id = content.head.account_id
    since = None
    if account_id is not None:
        since = ctx.workspace.read(lambda connection: account_life(connection, account_id)).customer_since
    days = stage_days(content.stages, content.head.starts_on or since)
    return start_map(ctx, None, name, as_template(content, days), initiator)


def start_from_own(ctx: Context, account_id: int, template_id: int, initiator: object = None) -> Written[int]:
    """Make a map for an account from the newest edition of a template, or as it is while it has none.

    Raises:
        KnownError: the template or the account is gone, or the file refuses.
    """
    now = read_map(ctx, template_id)
    source = edition_of(ctx, template_id, now.head.edition) or now
    return start_map(ctx, account_id, free_name(ctx, account_id, tr("Journey")), source, initiator)


def edition_of(ctx: Context, template_id: int, edition: int) -> MapContent | None:
    """Return a template as it was published; None where it was not, or the log does not know it any more."""
    if edition <= 0:
        return None
    return ctx.workspace.read(lambda connection: published(connection, template_id, edition))


def published(connection: Connection, template_id: int, edition: int) -> MapContent | None:
    """Return an edition of a template, see `edition_of`."""
    revisions = [
        row.id for row in revision_rows(connection, template_id) if row.kind is RevisionKind.PUBLISHED
    ]
    places = kept_at(connection, revisions).values()
    for _place, content in past_contents(connection, template_id, sorted(set(places))):
        if content is not None and content.head.edition == edition:
            return content
    return None


def set_segment(ctx: Context, map_id: int, segment: str, initiator: object = None) -> Change | None:
    """Say for which segment a template is meant, empty for any; None where it says so already.

    Raises:
        KnownError: it is gone, locked, or an account's map.
    """

    def work(tx: WriteTx) -> None:
        head = changeable(tx, map_id)
        if head.account_id is not None:
            raise KnownError(tr("Only a template is meant for a segment; a map is one account's."))
        tx.recorder.label = f"Change template {shortened(head.name)}"
        head.segment = segment

    return ctx.workspace.write("Change template", work, initiator).change
