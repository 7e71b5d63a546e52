"""Journey maps on their way into tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from cs_desktop.domain.journey.content import MapContent, MapHead
from cs_desktop.domain.journey.words import MapStatus
from cs_desktop.models.base import LoggedBase
from cs_desktop.models.tables import (
    JourneyAnswer,
    JourneyCard,
    JourneyEmotion,
    JourneyLane,
    JourneyLink,
    JourneyMap,
    JourneyPersona,
    JourneyStage,
    Milestone,
)

Adder = Callable[..., int]
"""Adds a row to a table and returns its id."""
Sources = Mapping[int, int]
"""The ids of rows, by the ids that their parts have in a `MapContent`."""


def write_map(
    add: Adder,
    content: MapContent,
    *,
    name: str,
    account_id: int | None = None,
    origin: tuple[int, int, Sources] | None = None,
    served: Mapping[int, int] | None = None,
    published: bool = False,
    segment: str = "",
) -> tuple[int, Sources]:
    """Write a map, and return its id and those of its parts.

    `origin` is the template that an account's map comes from: its id, edition and parts. `served` gives the
    objectives of bridges, by the bridges' ids in the content. A template may be published and is meant for
    a segment.
    """
    status = (
        MapStatus.ACTIVE if account_id is not None else MapStatus.PUBLISHED if published else MapStatus.DRAFT
    )
    head = _head(content.head)
    head |= {"account_id": account_id, "name": name, "status": status.value, "locked": published}
    head |= {"edition": int(published), "segment": segment}
    if origin is not None:
        head |= {"template_id": origin[0], "edition": origin[1]}
    map_id = add(JourneyMap, **head)
    ids: dict[int, int] = {}
    parts: tuple[tuple[type[LoggedBase], Sequence[Any]], ...] = (
        (JourneyStage, content.stages),
        (JourneyLane, content.lanes),
        (JourneyPersona, content.personas),
        (JourneyCard, content.cards),
        (JourneyAnswer, content.answers),
        (JourneyEmotion, content.emotions),
        (JourneyLink, content.links),
        (Milestone, content.milestones),
    )
    sources = origin[2] if origin is not None else {}
    for table, rows in parts:
        for one in rows:
            values = _values(one, ids) | {"map_id": map_id}
            if "source_id" in values and table is not JourneyLink:
                values["source_id"] = sources.get(one.id)
            if table is Milestone:
                values["account_id"] = account_id
            ids[one.id] = add(table, **values)
    for card_id, objective_id in (served or {}).items():
        add(JourneyLink, map_id=map_id, source_id=ids[card_id], objective_id=objective_id)
    return map_id, ids


_LINKED = frozenset({"stage_id", "lane_id", "persona_id", "target_id", "card_id"})


def _values(part: Any, ids: Mapping[int, int]) -> dict[str, Any]:  # noqa: ANN401 - any of the parts of a map
    values = {one.name: getattr(part, one.name) for one in fields(part) if one.name != "id"}
    is_link = "target_id" in values
    for name, value in values.items():
        if name in _LINKED or (is_link and name == "source_id"):
            values[name] = ids.get(value)
    if "kind" in values:
        values["kind"] = str(values["kind"].value)
    return values


def _head(head: MapHead) -> dict[str, Any]:
    names = ("owner_id", "starts_on", "lost_after", "notes")
    return {name: getattr(head, name) for name in names}
