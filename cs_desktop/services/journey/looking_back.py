"""Reading a map's revisions for the window: what changed from one to the next, and states to compare."""

from collections.abc import Mapping

from sqlalchemy import Connection

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.domain.journey.ancestry import template_as_map
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.revisions import (
    NOW,
    TEMPLATE,
    MapState,
    RevisionRow,
    Revisions,
    Tally,
    steps_between,
    tally,
)
from cs_desktop.models.queries.journey import account_life, map_content
from cs_desktop.models.queries.journey_past import kept_at, past_content, past_contents, revision_rows
from cs_desktop.services.context import Context

Tallies = Mapping[tuple[int, int], Tally]


def load_revisions(ctx: Context, map_id: int, known: Tallies) -> Revisions:
    """Return the revisions of a map with what changed from each to the next, and since the newest.

    What is `known` of earlier steps is taken over: of a revision nothing changes any more.
    """
    return ctx.workspace.read(lambda connection: _load(connection, map_id, known))


def _load(connection: Connection, map_id: int, known: Tallies) -> Revisions:
    rows = revision_rows(connection, map_id)
    steps = steps_between(rows)
    fresh = [step for step in steps if NOW in step or step not in known]
    contents = _contents(connection, map_id, {one for step in fresh for one in step if one != NOW})
    now = map_content(connection, map_id)
    if now is not None:
        contents[NOW] = now
    found = {
        (new, old): tally(contents[old], contents[new])
        for new, old in fresh
        if old in contents and new in contents
    }
    tallies = {step: known[step] for step in steps if step in known} | found
    template = None if now is None else _template(connection, now)
    return Revisions(map_id, rows, tallies, "" if template is None else template.head.name)


def _template(connection: Connection, content: MapContent) -> MapContent | None:
    template_id = content.head.template_id
    return None if template_id is None else map_content(connection, template_id)


def _contents(connection: Connection, map_id: int, revisions: set[int]) -> dict[int, MapContent]:
    """Return what a map held at revisions, of those of which the log can be read."""
    places = kept_at(connection, revisions)
    by_place: dict[int, list[int]] = {}
    for revision_id, place in places.items():
        by_place.setdefault(place, []).append(revision_id)
    found: dict[int, MapContent] = {}
    try:
        for place, content in past_contents(connection, map_id, list(by_place)):
            if content is not None:
                found |= dict.fromkeys(by_place[place], content)
    except KnownError:
        # Those that are newer are read by now; the list still shows the others, without numbers.
        pass
    return found


def load_state(ctx: Context, map_id: int, revision_id: int) -> MapState:
    """Return a map as it was at a revision, or as it is where that is NOW.

    Raises:
        KnownError: the map or the revision is gone.
    """
    return ctx.workspace.read(lambda connection: _state(connection, map_id, revision_id))


def load_states(ctx: Context, map_id: int, old: int, new: int) -> tuple[MapState, MapState]:
    """Return two states of a map as of one moment.

    Raises:
        KnownError: the map or a revision is gone.
    """
    return ctx.workspace.read(
        lambda connection: (_state(connection, map_id, old), _state(connection, map_id, new))
    )


def _state(connection: Connection, map_id: int, revision_id: int) -> MapState:
    row: RevisionRow | None = None
    name = ""
    if revision_id == NOW:
        content = map_content(connection, map_id)
    elif revision_id == TEMPLATE:
        content, name = _told_template(connection, map_id)
    else:
        row = next((one for one in revision_rows(connection, map_id) if one.id == revision_id), None)
        place = kept_at(connection, [revision_id]).get(revision_id)
        content = None if row is None or place is None else past_content(connection, map_id, place)
    if content is None:
        raise KnownError(tr("This revision is not there any more; choose another one."))
    begins = content.head.starts_on
    if begins is None and content.head.account_id is not None:
        begins = account_life(connection, content.head.account_id).customer_since
    return MapState(row, content, begins, name)


def _told_template(connection: Connection, map_id: int) -> tuple[MapContent | None, str]:
    """Return the template that a map came from, told in the map's ids, and what it is called."""
    content = map_content(connection, map_id)
    template = None if content is None else _template(connection, content)
    if content is None or template is None:
        return None, ""
    return template_as_map(template, content), template.head.name
