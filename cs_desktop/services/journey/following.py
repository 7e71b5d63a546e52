"""A map that follows a template: what the newest edition has otherwise, and doing it as one step."""

from collections.abc import Collection

from sqlalchemy import Connection

from cs_desktop.common.errors import KnownError
from cs_desktop.common.language import tr
from cs_desktop.common.text import shortened
from cs_desktop.domain.changes import Change
from cs_desktop.domain.journey.content import MapContent
from cs_desktop.domain.journey.following import Key, Review
from cs_desktop.domain.journey.template_changes import proposals
from cs_desktop.domain.journey.template_following import followed
from cs_desktop.models.queries.journey import map_content
from cs_desktop.models.write import WriteTx
from cs_desktop.services.context import Context
from cs_desktop.services.journey.changing import changeable, perform
from cs_desktop.services.journey.maps import set_days
from cs_desktop.services.journey.own_templates import published


def review(ctx: Context, map_id: int) -> Review:
    """Return what a map's template would change in it.

    Raises:
        KnownError: the map or its template is gone, or no newer edition of it is known.
    """
    return ctx.workspace.read(lambda connection: _review(connection, map_id)[0])


def follow_template(
    ctx: Context, map_id: int, edition: int, chosen: Collection[Key], initiator: object = None
) -> Change:
    """Do what was chosen of a review of an edition, as one step; the map follows that edition from now on.

    Raises:
        InputError: the map would have too many cards.
        KnownError: the map is gone or locked, its template is, or another edition was published meanwhile.
    """

    def work(tx: WriteTx) -> None:
        head = changeable(tx, map_id)
        found, new, mine = _review(tx.session.connection(), map_id)
        if found.edition != edition:
            raise KnownError(tr("Another edition was published meanwhile; look through its changes."))
        gesture = followed(new, mine, [one for one in found.proposals if one.key in chosen])
        set_days(tx, head, perform(tx, head, gesture).values())
        tx.recorder.label = f"Follow template in {shortened(head.name)}"
        head.edition = edition

    change = ctx.workspace.write("Follow template", work, initiator).change
    assert change is not None
    return change


def _review(connection: Connection, map_id: int) -> tuple[Review, MapContent, MapContent]:
    mine = map_content(connection, map_id)
    if mine is None:
        raise KnownError(tr("This map was deleted by someone else; undo the deletion to go on."))
    template_id, follows = mine.head.template_id, mine.head.edition
    template = None if template_id is None else map_content(connection, template_id)
    if template_id is None or template is None:
        raise KnownError(tr("The template of this map is gone; undo its deletion to follow it."))
    edition = template.head.edition
    if edition < follows:
        raise KnownError(
            tr(
                "This map follows edition {follows} of {template}, of which this file knows only {edition}; "
                "bring the template up to date first.",
                follows=follows,
                template=template.head.name,
                edition=edition,
            )
        )
    new = published(connection, template_id, edition)
    if edition == follows or new is None:
        raise KnownError(tr("There is no newer edition of {template}.", template=template.head.name))
    base = published(connection, template_id, follows)
    found = Review(map_id, template.head.name, edition, follows, proposals(base, new, mine))
    return found, new, mine
