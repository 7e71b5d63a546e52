"""The template that a map came from, told in the map's own ids, so that the two can be compared."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from cs_desktop.domain.journey.content import Answer, MapContent
from cs_desktop.domain.journey.copying import OF_THE_ACCOUNT

_ENDS = ("stage_id", "lane_id", "persona_id", "card_id", "target_id")
"""What a part may point at, besides the source of a link."""


def template_as_map(template: MapContent, content: MapContent) -> MapContent:
    """Return a template as a map was when it was made from it.

    A part from which one of the map came has that one's id, and what holds for an account alone is the
    map's, since a template says nothing of it. The other parts keep their ids: they went since, or came to
    the template later.
    """
    known: dict[int, Any] = {}
    for parts in (content.stages, content.lanes, content.cards, content.personas, content.milestones):
        for part in parts:
            if part.source_id is not None:
                known.setdefault(part.source_id, part)
    ids = {source: part.id for source, part in known.items()}
    return MapContent(
        content.head,
        stages=_told(template.stages, known, ids),
        lanes=_told(template.lanes, known, ids),
        cards=_told(template.cards, known, ids),
        personas=_told(template.personas, known, ids),
        emotions=_told(template.emotions, {}, ids),
        links=tuple(
            replace(
                link, source_id=ids.get(link.source_id, link.source_id), target_id=_of(ids, link.target_id)
            )
            for link in template.links
        ),
        milestones=_told(template.milestones, known, ids),
        answers=_answers(_told(template.answers, {}, ids), content),
    )


def _told(parts: Sequence[Any], known: Mapping[int, Any], ids: Mapping[int, int]) -> tuple[Any, ...]:
    found = []
    for part in parts:
        names = {one.name for one in fields(part)}
        values = {name: _of(ids, getattr(part, name)) for name in _ENDS if name in names}
        mine = known.get(part.id)
        if mine is not None:
            values |= {name: getattr(mine, name) for name in OF_THE_ACCOUNT if name in names}
            values["id"] = mine.id
        found.append(replace(part, **values))
    return tuple(found)


def _of(ids: Mapping[int, int], part_id: int | None) -> int | None:
    return None if part_id is None else ids.get(part_id, part_id)


def _answers(asked: Sequence[Answer], content: MapContent) -> tuple[Answer, ...]:
    """Return a template's questions as those of the map that are the same, with what was answered there."""
    mine = {(answer.card_id, answer.question): answer for answer in content.answers}
    return tuple(
        replace(one, id=same.id, answer=same.answer)
        if (same := mine.get((one.card_id, one.question)))
        else one
        for one in asked
    )
