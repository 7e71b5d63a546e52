"""What of a journey map a customer is shown: what is shared, and what of it was released."""

from dataclasses import replace

from cs_desktop.domain.deck.sharing import Released, ShareItem, ShareKind
from cs_desktop.domain.journey.content import Card, MapContent, Persona
from cs_desktop.domain.journey.sharing import for_client
from cs_desktop.domain.journey.shown import JourneyShown
from cs_desktop.domain.journey.ties import bridges_of, open_gaps

_TARGETS = frozenset({"target", "goal", "ziel", "zielkurve"})
"""What a persona is called whose curve says how the stages are to feel."""


def target_persona(content: MapContent) -> Persona | None:
    """Return the persona whose curve is the one aimed at, told by its name; None where there is none."""
    return next((one for one in content.personas if one.name.strip().casefold() in _TARGETS), None)


def journey_for_client(shown: JourneyShown, released: Released) -> JourneyShown:
    """Return the journey without what is internal, and of what is shareable only what was released."""
    content = None if shown.content is None else _content(shown.content, released)
    return replace(
        shown, content=content, heard={}, readings={}, objectives=(), owners={}, own=(), maps=(), metrics={}
    )


def _content(content: MapContent, released: Released) -> MapContent:
    shared = for_client(content)
    gaps = [card for card in open_gaps(content) if ShareItem(ShareKind.GAP, card.id) in released]
    bridges = {one.id: one for gap in gaps for one in bridges_of(content, gap.id)}
    kept = {*(gap.id for gap in gaps), *bridges}
    aimed = target_persona(content)
    first = [one for one in content.personas if one is not aimed][:1]
    told = [*first, *([aimed] if aimed is not None else [])]
    emotions = tuple(
        one
        for one in content.emotions
        if any(one.persona_id == persona.id for persona in told)
        and ShareItem(ShareKind.EMOTION, one.stage_id) in released
    )
    return replace(
        shared,
        cards=(*shared.cards, *map(_told, (*gaps, *bridges.values()))),
        links=tuple(
            link
            for link in content.links
            if link.source_id in kept and (link.target_id is None or link.target_id in kept)
        ),
        # Who feels so is not told, but that a curve is the one aimed at.
        personas=tuple(one if one is aimed else replace(one, name="") for one in told) if emotions else (),
        emotions=emotions,
    )


def _told(card: Card) -> Card:
    """Return a gap or bridge without what we noted of it."""
    return replace(card, notes="", mood=None, evidence="assumed", baseline=None, owner_id=None)
