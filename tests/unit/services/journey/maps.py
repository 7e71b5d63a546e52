"""A small map to work on."""

from cs_desktop.domain.changes import Kind
from cs_desktop.domain.gestures import GestureBuilder
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.revisions import RevisionRow
from cs_desktop.models.queries.journey import map_content
from cs_desktop.models.queries.journey_past import revision_rows
from cs_desktop.models.tables import JourneyMap
from cs_desktop.services.context import Context
from cs_desktop.services.journey.changing import do_gesture
from cs_desktop.services.journey.looking_back import load_state


def add_map(ctx: Context, account_id: int | None = None, name: str = "Journey") -> int:
    """Add an empty map, and return its id."""

    def work(tx):
        tx.session.add(made := JourneyMap(id=tx.new_id(), account_id=account_id, name=name))
        return made.id

    return ctx.workspace.write("Add map", work).value


def fill_map(ctx: Context, map_id: int) -> MapContent:
    """Add two stages, lanes for touchpoints and gaps, a persona, a gap with its bridge, and a feeling."""
    builder = GestureBuilder("Fill")
    buy, live = (
        builder.add(Kind.JOURNEY_STAGE, name=name, position=place)
        for place, name in enumerate(("Buy", "Onboard"))
    )
    touch, gaps = (
        builder.add(Kind.JOURNEY_LANE, kind=kind, name=kind, position=place)
        for place, kind in enumerate(("touchpoints", "gaps"))
    )
    persona = builder.add(Kind.JOURNEY_PERSONA, name="Planner")
    builder.add(Kind.JOURNEY_CARD, kind="touchpoint", title="Kickoff call", lane_id=touch, stage_id=live)
    gap = builder.add(
        Kind.JOURNEY_CARD, kind="gap", title="Never trained", lane_id=gaps, stage_id=live, state="open"
    )
    bridge = builder.add(Kind.JOURNEY_CARD, kind="bridge", title="Clinic", lane_id=gaps, stage_id=live, row=1)
    builder.add(Kind.JOURNEY_LINK, source_id=gap, target_id=bridge)
    builder.add(Kind.JOURNEY_EMOTION, persona_id=persona, stage_id=buy, value=1.0, word="Hopeful")
    do_gesture(ctx, map_id, builder.made())
    return read_map(ctx, map_id)


def read_map(ctx: Context, map_id: int) -> MapContent:
    """Return a map that must be there."""
    content = ctx.workspace.read(lambda connection: map_content(connection, map_id))
    assert content is not None
    return content


def revisions(ctx: Context, map_id: int) -> tuple[RevisionRow, ...]:
    """Return the revisions of a map, the newest first."""
    return ctx.workspace.read(lambda connection: revision_rows(connection, map_id))


def content_of(ctx: Context, map_id: int, revision_id: int) -> MapContent:
    """Return a map as it was when a revision was kept."""
    return load_state(ctx, map_id, revision_id).content
